"""The route that changes who may do what with a file."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from .exchange import Answer, Request
from .files import opened
from .os_errors import changing
from .queries import permissions, required

if TYPE_CHECKING:
    from .tree import Place, Tree

USER = "daytona"
# Whoever may change a mode need not have the right to read the file; macOS has no O_PATH.
FOR_ITS_MODE = getattr(os, "O_PATH", os.O_RDONLY | os.O_NONBLOCK)


def set_permissions(request: Request, tree: Tree) -> Answer:
    """Change mode, owner or group of a file; the only owner that it can be given is the user."""
    with tree.locate(required(request, "path")) as place:
        place.stat()
        with changing():
            tree.check_writable(place.path)
            if mode := request.query.get("mode"):
                _change_mode(place, permissions(mode))
            owner = _own(request.query.get("owner"), os.geteuid())
            group = _own(request.query.get("group"), os.getegid())
            os.chown(place.name, owner, group, dir_fd=place.folder, follow_symlinks=False)
    return Answer()


def _change_mode(place: Place, mode: int) -> None:
    with opened(place, FOR_ITS_MODE) as descriptor:
        itself = f"/proc/self/fd/{descriptor}" if sys.platform == "linux" else descriptor
        os.chmod(itself, mode)


def _own(name: str | None, number: int) -> int:
    """Return the user's own number, -1 for no change."""
    if not name:
        return -1
    if name not in {USER, str(number)}:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM), name)
    return number
