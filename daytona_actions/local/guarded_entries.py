"""Opens what code in a sandbox may change meanwhile, and follows no link of its."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from daytona_actions.local.folders import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

# Whoever may change a mode need not have the right to read the file; macOS has no O_PATH.
FOR_ITS_MODE = getattr(os, "O_PATH", None)


@contextlib.contextmanager
def below(top: Path, names: tuple[str, ...]) -> Iterator[int]:
    """Open a folder by the names that lead there: no link on the way is followed."""
    folder = os.open(top, FOLDER)
    try:
        for name in names:
            entered = _open(name, FOLDER, folder)
            os.close(folder)
            folder = entered
        yield folder
    finally:
        os.close(folder)


@contextlib.contextmanager
def opened_entry(name: str, flags: int, folder: int) -> Iterator[int]:
    """Open a file of a folder, also one that its own user has closed to itself."""
    descriptor = _open(name, flags | os.O_NOFOLLOW | os.O_CLOEXEC, folder)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _open(name: str, flags: int, folder: int) -> int:
    try:
        return os.open(name, flags, 0o600, dir_fd=folder)
    except PermissionError:
        if FOR_ITS_MODE is None:
            raise
    # The user's own, closed even to the user: open it for a moment.
    with itself(name, folder) as closed:
        mode = stat.S_IMODE(os.fstat(closed).st_mode)
        change_mode(closed, mode | stat.S_IRUSR)
        try:
            return os.open(name, flags, dir_fd=folder)
        finally:
            change_mode(closed, mode)


@contextlib.contextmanager
def itself(name: str, folder: int) -> Iterator[int]:
    """Open what has a name, whether or not it may be read."""
    flags = FOR_ITS_MODE or os.O_RDONLY | os.O_NONBLOCK
    entry = os.open(name, flags | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    try:
        yield entry
    finally:
        os.close(entry)


def change_mode(entry: int, mode: int) -> None:
    """Change the mode of what itself has opened."""
    if FOR_ITS_MODE is None:
        os.fchmod(entry, mode)
    else:
        Path(f"/proc/self/fd/{entry}").chmod(mode)
