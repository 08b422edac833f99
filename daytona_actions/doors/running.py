"""Where the service that runs on this machine is reached: told by who runs it, found by the rest."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daytona_actions.doors import service

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def announced(settings: dict[str, Any]) -> Iterator[Path]:
    """Keep the settings that reach the service in a file that only this user can read.

    Args:
        settings: of a client that is to reach it, the key among them.
    """
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"process": os.getpid(), "settings": settings}, file)
    beside.replace(path)
    try:
        yield path
    finally:
        if _told().get("process") == os.getpid():
            path.unlink()


def running_here() -> dict[str, Any] | None:
    """Return the settings that reach the running service, None if none runs."""
    told = _told()
    try:
        os.kill(told["process"], 0)
    except (KeyError, OSError):
        return None
    settings: dict[str, Any] = told["settings"]
    return settings


def _told() -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(_path().read_text())
    except (OSError, ValueError):
        return {}
    return found


def _path() -> Path:
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / service.COMMAND / "local.json"
