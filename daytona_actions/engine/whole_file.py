"""A local file is written whole or not at all, and stays what it was: a link, a device, its mode."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path


def write_whole(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write a file and return its path.

    A regular file is written beside its place and renamed, so that an interruption leaves no half
    file; a link's target takes the content, and a file that was there keeps its mode. A device, a
    pipe and what stands for an open file (`/dev/stdout`) are written into.

    Raises:
        OSError: it cannot be written there.
    """
    if not os.fspath(path):
        raise FileNotFoundError("the path is empty: name a file, or . for the current directory")
    target = Path(os.path.realpath(path))
    try:
        old = os.stat(path)  # noqa: PTH116 - also of what stands for an open file
    except FileNotFoundError:
        old = None
    if old is not None and (not stat.S_ISREG(old.st_mode) or _is_open_file(path)):
        Path(path).write_bytes(content)
        return Path(path)
    if not target.parent.is_dir():  # named as it was given, not by the file beside it
        raise FileNotFoundError(f"there is no directory {target.parent}")
    beside = target.with_name(f".{target.name[:32]}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            if old is not None:
                beside.chmod(stat.S_IMODE(old.st_mode))
            file.write(content)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return Path(path)


def _is_open_file(path: str | os.PathLike[str]) -> bool:
    # Not all of /dev: what lies in /dev/shm is a file like any other.
    return os.fspath(path).startswith(("/dev/std", "/dev/fd/", "/proc/"))
