"""The route that moves files and folders, also from one mount to another."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING

from .exchange import Answer, Request
from .os_errors import changing, in_words
from .queries import required
from .removing import path_of, remove

if TYPE_CHECKING:
    from .tree import Place, Tree

HALF_DONE = "file copied successfully but source could not be deleted"


def move_file(request: Request, tree: Tree) -> Answer:
    """Give a file or folder a path that nothing has yet (recorded: file_move).

    What could be copied and not removed is answered 200 all the same, with the reason.
    """
    source, destination = required(request, "source"), required(request, "destination")
    tree.stat(source)
    with (
        tree.locate(source, follow=False) as old,
        tree.locate(destination, follow=False) as new,
    ):
        if _exists(tree, destination):
            return Answer(409, {"content-length": "0"})
        with changing():
            return _move(old, new, tree, confined=request.settings.confined)


def _exists(tree: Tree, path: str) -> bool:
    try:
        tree.stat(path)
    except OSError:
        return False
    return True


def _move(old: Place, new: Place, tree: Tree, *, confined: bool) -> Answer:
    # v0.190.0 copies a folder into itself until no path is long enough
    # (recorded: file_move_into_itself_fills_the_disk).
    if new.path.startswith(f"{old.path}/"):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), new.path)
    tree.check_removable(old.path)
    tree.check_removable(new.path)
    try:
        os.rename(old.name, new.name, src_dir_fd=old.folder, dst_dir_fd=new.folder)
    except OSError:
        # Home and /tmp are two mounts under bubblewrap, where the kernel keeps us inside.
        if confined:
            raise
        return _move_across(old, new)
    return Answer()


def _move_across(old: Place, new: Place) -> Answer:
    """Copy beside the destination, put that in its place, and remove the source."""
    import shutil

    beside = type(new)(new.folder, f".daytona-{os.urandom(8).hex()}.part", new.path)
    source, target = (f"{path_of(place.folder)}/{place.name}" for place in (old, beside))
    try:
        if stat.S_ISDIR(old.stat().st_mode):
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy2(source, target, follow_symlinks=False)
        os.rename(beside.name, new.name, src_dir_fd=new.folder, dst_dir_fd=new.folder)
    except (OSError, shutil.Error, RecursionError) as error:
        with contextlib.suppress(OSError):
            remove(beside)
        if not isinstance(error, OSError) or isinstance(error, shutil.Error):
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
        raise
    try:
        remove(old)
    except OSError as error:
        reason = f"failed to delete source: unlinkat {old.path}: {in_words(error)}"
        return Answer.of_json({"error": reason, "message": HALF_DONE})
    return Answer()
