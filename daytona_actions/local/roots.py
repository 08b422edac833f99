"""Takes a root folder for one server, and removes those of servers that were killed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
import tempfile
import threading
import time
from pathlib import Path

from daytona_actions.local.folders import remove_folder

PREFIX = "daytona-local-"
LOCK = "lock"
SANDBOXES = "sandboxes"

# Seconds. A killed server is not gone at once, nor is what it was just starting, which shares its lock.
_ENDING_SECONDS = 2.0


class UnusableRootError(OSError):
    """The root folder cannot be used; the message says why and what to do."""


class Root:
    """A folder that belongs to one server at a time."""

    def __init__(self, chosen: str | os.PathLike[str] | None) -> None:
        """Take a folder, made if needed; None makes a temporary one that close removes.

        Raises UnusableRootError if it cannot be written or belongs to a running server.
        """
        self.is_temporary = chosen is None
        try:
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX) if chosen is None else chosen)
            self.path = self.path.resolve()
            self.sandboxes = self.path / SANDBOXES
            self.sandboxes.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A temporary root has its lock's name only once it is locked: see remove_abandoned.
            lock = self.path / (f"{LOCK}.new" if self.is_temporary else LOCK)
            self._lock = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            message = f"root folder {chosen} cannot be used: {error.strerror}; choose another"
            raise UnusableRootError(message) from error
        if not _lock_soon(self._lock):
            os.close(self._lock)
            message = f"root folder {chosen} is in use by another local Daytona: choose another"
            raise UnusableRootError(message)
        if self.is_temporary:
            lock.rename(self.path / LOCK)
            beside = self.path.parent
            # What killed servers left may be large: nobody waits for it.
            threading.Thread(target=remove_abandoned, args=(beside,), daemon=True).start()

    def close(self) -> None:
        """Give the folder back; a temporary one is removed."""
        if self.is_temporary:
            _remove_root(self.path)
        os.close(self._lock)


def remove_abandoned(folder: Path) -> None:
    """Remove the temporary roots in a folder whose servers were killed: nobody locks them."""
    for root in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            status = root.lstat()
            if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
                continue
            lock = os.open(root / LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                if _lock_file(lock):
                    _remove_root(root)
            finally:
                os.close(lock)


def _lock_soon(descriptor: int) -> bool:
    """Lock a file for this process; False if another keeps its lock, and is not about to end."""
    last = time.monotonic() + _ENDING_SECONDS
    while not (locked := _lock_file(descriptor)) and time.monotonic() < last:
        time.sleep(0.02)
    return locked


def _lock_file(descriptor: int) -> bool:
    """Lock a file for this process; False if another has done so."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove_root(root: Path) -> None:
    # The lock goes last: a removal that is interrupted is taken up by the next server.
    remove_folder(root / SANDBOXES)
    remove_folder(root)
