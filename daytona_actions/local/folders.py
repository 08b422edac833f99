"""Removes and searches folders of any depth, and writes files that a crash cannot tear."""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import stat
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)

# The links that code in a sandbox has made lead nowhere.
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it; what cannot be removed is logged.

    Each folder below is moved to the top and emptied there: however deep they are nested, no path
    becomes too long and no more than two are open.
    """
    try:
        folder.chmod(stat.S_IRWXU)
        with _opened(folder) as top:
            _empty(top)
        folder.rmdir()
    except FileNotFoundError:
        return
    except OSError as error:
        logger.warning("%s could not be removed entirely: remove it by hand (%s)", folder, error)


def remove_files(folder: Path, names: re.Pattern[str]) -> None:
    """Remove the files in a folder and below whose names fit.

    What cannot be read, or has a path that the system does not take, is passed over.
    """
    pending = ["."]
    with contextlib.suppress(OSError), _opened(folder) as top:
        while pending:
            path = pending.pop()
            with contextlib.suppress(OSError), _opened(path, top) as here:
                for name in _listed(here):
                    if _is_folder(name, here):
                        pending.append(f"{path}/{name}")
                    elif names.match(name):
                        os.unlink(name, dir_fd=here)


def write_whole(path: Path, text: str, *, to_disk: bool) -> None:
    """Write a file for its owner alone: the whole of it or nothing. Raises OSError.

    With ``to_disk`` that holds also if the machine crashes, and takes as long as the disk.
    """
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        if to_disk:
            os.fsync(descriptor)
    beside.replace(path)
    if to_disk:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have what a folder lists survive a crash of the machine."""
    with _opened(folder) as descriptor:
        os.fsync(descriptor)


@contextlib.contextmanager
def _opened(path: str | Path, folder: int | None = None) -> Iterator[int]:
    descriptor = os.open(path, FOLDER, dir_fd=folder)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _empty(top: int) -> None:
    moved = (f".{uuid4().hex}-{number}" for number in itertools.count())
    kept: set[str] = set()
    while names := set(_listed(top)) - kept:
        for name in names:
            try:
                _remove(name, top, moved)
            except OSError:
                kept.add(name)


def _remove(name: str, top: int, moved: Iterator[str]) -> None:
    if not _is_folder(name, top):
        os.unlink(name, dir_fd=top)
        return
    _unlock(name, top)
    with _opened(name, top) as here:
        for inner in _listed(here):
            with contextlib.suppress(OSError):
                if _is_folder(inner, here):
                    _unlock(inner, here)
                    os.rename(inner, next(moved), src_dir_fd=here, dst_dir_fd=top)
                else:
                    os.unlink(inner, dir_fd=here)
    os.rmdir(name, dir_fd=top)


def _listed(folder: int) -> list[str]:
    return os.listdir(folder)


def _unlock(name: str, folder: int) -> None:
    """Take back the rights that code in the sandbox took away."""
    os.chmod(name, stat.S_IRWXU, dir_fd=folder)


def _is_folder(name: str, folder: int) -> bool:
    return stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
