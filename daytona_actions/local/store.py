"""Keeps sandboxes in folders, so that all of them are found again after any kind of end."""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import os
import re
import shutil
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from daytona_actions.local.reading import read_json
from daytona_actions.local.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from types import TracebackType

logger = logging.getLogger(__name__)

METADATA = "metadata.json"
# As the daemon names them: daemon/transfer.py.
UNFINISHED = re.compile(r"\.daytona-[0-9a-f]{16}\.part\Z")
# What a sandbox that was on its way somewhere is after the server is gone.
STATE_AFTER_RESTART = {
    "started": "stopped",
    "creating": "stopped",
    "starting": "stopped",
    "stopping": "stopped",
    "archiving": "stopped",
    "restoring": "archived",
    "pending_build": "build_failed",
    "building_snapshot": "build_failed",
}


class UnusableRootError(OSError):
    """The root folder cannot be used; the message says why and what to do."""


class Store:
    """A root folder with one folder for each sandbox."""

    def __init__(self, root: str | os.PathLike[str] | None) -> None:
        """Take a folder, made if needed; None makes a temporary one that close removes.

        Raises UnusableRootError if it cannot be written or belongs to a running server.
        """
        self._temporary = root is None
        try:
            path = tempfile.mkdtemp(prefix="daytona-local-") if root is None else root
            self.root = Path(path).resolve()
            self._sandboxes = self.root / "sandboxes"
            self._sandboxes.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = os.open(self.root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            message = f"root folder {root} cannot be used: {error.strerror}; choose another"
            raise UnusableRootError(message) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._lock)
            message = f"root folder {root} is in use by another local Daytona: choose another"
            raise UnusableRootError(message) from error

    def folder(self, sandbox: Sandbox) -> Path:
        """Return the folder with a sandbox's files."""
        return self._sandboxes / sandbox.id / "files"

    def save(self, sandbox: Sandbox) -> None:
        """Write a sandbox's data: the whole of it or nothing. Raises OSError."""
        folder = self._sandboxes / sandbox.id
        folder.mkdir(mode=0o700, exist_ok=True)
        beside = folder / f"{METADATA}.new"
        beside.write_text(json.dumps(sandbox.to_json()), encoding="utf-8")
        beside.replace(folder / METADATA)

    def load(self, now: datetime) -> list[Sandbox]:
        """Return the sandboxes of an earlier server, none of them running.

        Those that its end stopped are stopped since now: intervals count from here.
        """
        found = []
        for folder in sorted(self._sandboxes.iterdir()):
            try:
                kept = read_json((folder / METADATA).read_text(encoding="utf-8"))
                sandbox = Sandbox.from_json(kept)
            except (OSError, ValueError, TypeError, KeyError) as error:
                # Nothing is deleted that may still be of use.
                logger.warning("%s is no sandbox and left alone: %s", folder, error)
                continue
            if sandbox.state == "destroying":
                self._remove(folder)
                continue
            if after := STATE_AFTER_RESTART.get(sandbox.state):
                self._arrive(sandbox, after, now)
            found.append(sandbox)
        return found

    def delete(self, sandbox: Sandbox) -> None:
        """Remove a sandbox's files and data."""
        self._remove(self._sandboxes / sandbox.id)

    def close(self) -> None:
        """Give the root folder back; a temporary one is removed."""
        if self._temporary:
            self._remove(self.root)
        os.close(self._lock)

    def _arrive(self, sandbox: Sandbox, state: str, now: datetime) -> None:
        sandbox.state, sandbox.updated_at = state, now
        _remove_unfinished(self.folder(sandbox))
        if state == "stopped":
            sandbox.desired_state, sandbox.stopped_by_restart = state, True
        try:
            self.save(sandbox)
        except OSError as error:
            logger.warning("the state of sandbox %s cannot be kept: %s", sandbox.name, error)

    def _remove(self, folder: Path) -> None:
        shutil.rmtree(folder, onerror=_open_up)
        if folder.exists():
            logger.warning("%s could not be removed entirely: remove it by hand", folder)


def _open_up(
    function: Callable[..., object],
    path: str,
    _error: tuple[type[BaseException], BaseException, TracebackType],
) -> None:
    """Try again after giving ourselves the rights that code in the sandbox took away."""
    with contextlib.suppress(OSError):
        for locked in (Path(path).parent, Path(path)):
            if stat.S_ISDIR(locked.lstat().st_mode):
                locked.chmod(stat.S_IRWXU)
        if function is os.unlink or function is os.rmdir:
            function(path)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _remove_unfinished(folder: Path) -> None:
    """Remove what uploads had written beside their files when the server was killed."""
    for _path, _folders, files, descriptor in os.fwalk(folder):
        for name in filter(UNFINISHED.match, files):
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=descriptor)
