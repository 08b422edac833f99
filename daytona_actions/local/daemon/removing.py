"""Removes a file, or a folder of any depth."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

from .commands import run_program

if TYPE_CHECKING:
    from .tree import Place

REMOVE = ("/bin/rm", "-rf", "--")


def remove(place: Place) -> None:
    """Remove what is there; a link goes, not what it leads to. Raises OSError."""
    if not stat.S_ISDIR(place.stat().st_mode):
        os.unlink(place.name, dir_fd=place.folder)
        return
    # Python's own way has a limit to the depth, and leaves half of a deeper one.
    done = run_program(
        [*REMOVE, f"./{place.name}"],
        folder=path_of(place.folder),
        environment={},
        time_limit=0,
        inherited=(place.folder,),
    )
    if done.exit_code:
        number = _number_of(done.output.rstrip().rpartition(": ")[2])
        raise OSError(number, os.strerror(number), place.path)


def path_of(folder: int) -> str:
    """Return the path of an open folder: nobody can put a link in its place."""
    return f"/proc/self/fd/{folder}" if sys.platform == "linux" else f"/dev/fd/{folder}"


def _number_of(reason: str) -> int:
    return next((each for each in errno.errorcode if os.strerror(each) == reason), errno.EIO)
