"""Lets the type checker say which actions do not fit a client that is not in its place yet."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from regeneration.layout import Layout

_MOST_SECONDS = 600
_ERROR = re.compile(r"^(?P<place>.+?:\d+): error: (?P<text>.*?)(?:\s+\[[\w-]+\])?$")
_MOST_SHOWN = 10
_FAILS = "mypy cannot check the actions: {}; nothing was changed"


def problems(layout: Layout, client: Path, workspace: Path) -> list[str]:
    """Return what mypy says of the actions when they use another client.

    Args:
        layout: where things lie.
        client: the folder of the other client.
        workspace: a folder for what mypy keeps and reads.
    """
    if not any(layout.actions.glob("**/*.py")):
        return []
    command = [sys.executable, "-m", "mypy", "--explicit-package-bases", "--hide-error-context"]
    command += ["--no-error-summary", "--no-pretty", "--no-color-output", "--show-error-codes"]
    folder = _alone(layout, client, workspace)
    # Not that of another client: what was missing there would be missing here.
    command += ["--cache-dir", str(folder / "mypy"), "--namespace-packages"]
    # With the modules beside the actions, of which the session reads answers too.
    checked = [layout.actions, *layout.actions.parent.glob("*.py")]
    command += [str(path.relative_to(layout.root)) for path in checked]
    # Before what is installed, which mypy would find otherwise.
    first = os.pathsep.join([str(folder), str(layout.root)])
    surroundings = {**os.environ, "MYPYPATH": first}
    try:
        done = subprocess.run(
            command,
            cwd=layout.root,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
            timeout=_MOST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        reason = f"it takes more than {_MOST_SECONDS} seconds"
        raise RefusalError(_FAILS.format(reason)) from None
    found = [match for match in map(_ERROR.match, done.stdout.splitlines()) if match]
    if done.returncode and not found:
        lines = (done.stderr or done.stdout).splitlines() or [f"it ends with {done.returncode}"]
        raise RefusalError(_FAILS.format(lines[-1]))
    ours = f"{layout.actions.parent.relative_to(layout.root)}{os.sep}"
    errors = [match for match in found if match["place"].startswith(ours)]
    return [f"{error['place']}: {error['text']}" for error in errors]


def _alone(layout: Layout, client: Path, workspace: Path) -> Path:
    """Return a folder with a copy of a client beside which mypy finds nothing of the present one."""
    folder = Path(tempfile.mkdtemp(dir=workspace))
    shutil.copytree(client, folder / client.name)
    for path in layout.client.rglob("*.py"):
        # A module that is gone would be looked for wherever else there is a package of this name.
        module = folder / client.name / path.relative_to(layout.client)
        module.parent.mkdir(parents=True, exist_ok=True)
        module.touch()
    return folder


def check(errors: Iterable[str], remaining: Iterable[str]) -> list[str]:
    """Refuse what the type checker found, but for what follows from what was accepted.

    Args:
        errors: what it found.
        remaining: what it finds where all that was accepted is as it was.

    Returns:
        What is to be adapted.
    """
    places = {error.partition(": ")[0] for error in errors}
    # By place: what two changes lead to at once has another text without one of them.
    surprising = [error for error in remaining if error.partition(": ")[0] in places]
    if surprising:
        more = len(surprising) - _MOST_SHOWN
        shown = surprising[:_MOST_SHOWN] + ([f"and {more} more"] if more > 0 else [])
        raise RefusalError(
            f"actions would no longer pass the type check: {'; '.join(shown)} (for what you will "
            "adapt: --accept and the name under Changes that it follows from); nothing was changed"
        )
    return list(errors)
