"""Lets one run at a time change a project, and clears what a killed one has left."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sys
from typing import TYPE_CHECKING

from regeneration import trees

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def taken(root: Path, *, writing: bool) -> Iterator[None]:
    """Wait until no other run changes the project, and let none change it meanwhile.

    Args:
        root: the project.
        writing: whether it is going to be changed; those that only read can run at once.
    """
    # The system lets go of the folder whatever ends the process.
    folder = os.open(root, os.O_RDONLY)
    try:
        _wait(folder, fcntl.LOCK_EX if writing or trees.leftovers(root) else fcntl.LOCK_SH)
        if trees.leftovers(root):
            _wait(folder, fcntl.LOCK_EX)
            if trees.recover(root):
                sys.stderr.write(
                    "regenerate: an earlier run was killed while it replaced files: "
                    "they are what they were before it\n"
                )
        yield
    finally:
        os.close(folder)


def _wait(folder: int, lock: int) -> None:
    try:
        fcntl.flock(folder, lock | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stderr.write("regenerate: another run is at work in this project: waiting for it\n")
        fcntl.flock(folder, lock)
