"""Where the service that runs on this machine is reached: told by who runs it, found by the rest."""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daytona_actions.doors import service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 3.0
"""Seconds to wait where nothing is announced: it may have been started in the same breath."""

_LONGEST_START = 30.0
_PAUSE = 0.05


@contextmanager
def announced() -> Iterator[Callable[[dict[str, Any]], Path]]:
    """Say that the service starts, and by the function that this gives, how it is reached.

    The function takes the settings of a client that is to reach it, the key among them. They stand
    in a file of this process, which only this user can read and which goes with it.
    """
    path = _folder() / f"local-{os.getpid()}.json"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def tell(settings: dict[str, Any] | None) -> Path:
        beside = path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump({"process": os.getpid(), "settings": settings}, file)
        return beside.replace(path)

    tell(None)
    try:
        yield tell
    finally:
        path.unlink(missing_ok=True)


def running_here(*, patience: float | None = None) -> dict[str, Any] | None:
    """Return the settings that reach the running service, None if none runs.

    Of several it is the newest that counts; one that is about to run is waited for.

    Args:
        patience: seconds to wait for a first sign of one; default: 3.
    """
    begun = time.monotonic()
    longest = PATIENCE if patience is None else patience
    while True:
        newest = next(_living(), None)
        if newest is not None:
            if newest["settings"] is not None:
                return dict(newest["settings"])
            longest = _LONGEST_START
        if time.monotonic() - begun >= longest:
            return None
        time.sleep(_PAUSE)


def _living() -> Iterator[dict[str, Any]]:
    """Give what the processes that still live have announced, the newest first."""
    paths = [*_folder().glob("local-*.json")]
    for _, path in sorted(((_changed(path), path) for path in paths), reverse=True):
        found = _read(path)
        try:
            os.kill(found["process"], 0)
        except (KeyError, OSError):
            continue
        yield found


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # its process has just ended
        return 0


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found


def _folder() -> Path:
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / service.COMMAND
