"""After a newer description was taken over, the tests pass without an edit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.regenerate import newer
from tests.regenerate.conftest import PROJECT, write
from tests.thorough import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS = ("cassettes", "daytona_actions", "docs", "generated", "openapi", "scripts", "tests")
SHORT = ("tests/wire", "tests/cassettes/test_recordings.py", "-k", "not async")
WHOLE = ("tests/generated", "tests/regenerate", "tests/wire", "tests/cassettes")
# What takes minutes, and each change by itself, is for the thorough run.
CASES = {"everything": (newer.CHANGES, WHOLE if THOROUGH else SHORT)}
if THOROUGH:
    CASES |= {change.__name__: ((change,), SHORT) for change in newer.CHANGES}


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("changes", "gate"), CASES.values(), ids=CASES)
def test_the_gate_is_green(
    changes: tuple[Callable[[newer.Document], None], ...], gate: tuple[str, ...], tmp_path: Path
) -> None:
    """What no action needs may come and go: nothing has to be edited."""
    root = tmp_path / "project"
    for name in FOLDERS:
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (path for path in PROJECT.iterdir() if path.is_file()):
        shutil.copy(path, root)
    source = write(tmp_path, newer.newer(*changes))
    taken = _run(root, "scripts/regenerate.py", "--source", source)
    assert 0 == taken.returncode, taken.stderr
    itself = f"--ignore={root / 'tests/regenerate' / Path(__file__).name}"
    tests = ("tests/scenarios/test_on_cassettes.py", *gate)
    done = _run(root, "-m", "pytest", "-q", "-p", "no:cacheprovider", itself, *tests)
    assert 0 == done.returncode, done.stdout[-5000:]


def _run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'generated'}"}
    environment.pop("HYPOTHESIS_PROFILE", None)
    return subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
