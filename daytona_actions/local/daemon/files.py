"""The routes that look at files, make folders, and delete."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, Any

from .exchange import Answer, Request, rfc3339
from .os_errors import changing
from .queries import permissions, required
from .removing import remove
from .text import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .tree import Place, Tree

USUAL_MODE = "755"
# https://pkg.go.dev/io/fs#FileMode in the order of its String (recorded: file_info_special).
KINDS: dict[str, Callable[[int], object]] = {
    "d": stat.S_ISDIR,
    "L": stat.S_ISLNK,
    "D": lambda mode: stat.S_ISCHR(mode) or stat.S_ISBLK(mode),
    "p": stat.S_ISFIFO,
    "S": stat.S_ISSOCK,
    "u": lambda mode: mode & stat.S_ISUID,
    "g": lambda mode: mode & stat.S_ISGID,
    "c": stat.S_ISCHR,
    "t": lambda mode: mode & stat.S_ISVTX,
}


def list_files(request: Request, tree: Tree) -> Answer:
    """Answer the entries of a folder, links shown as what they point to."""
    path = request.query.get("path") or tree.absolute(".")
    with tree.locate(path) as place, opened(place, os.O_RDONLY | os.O_DIRECTORY) as folder:
        names = sorted(os.listdir(folder), key=os.fsencode)
        entries = [_entry(tree, folder, place.path, name) for name in names]
    return Answer.of_json([entry for entry in entries if entry is not None])


def file_info(request: Request, tree: Tree) -> Answer:
    """Answer what list_files says of one file, by the name that it was asked for."""
    path = required(request, "path")
    return Answer.of_json(describe(os.path.basename(path.rstrip("/")), tree.stat(path)))


def create_folder(request: Request, tree: Tree) -> Answer:
    """Make a folder and its missing parents; one that is there stays as it is."""
    path, mode = required(request, "path"), request.query.get("mode") or USUAL_MODE
    with changing():
        tree.make_folders(path, permissions(mode))
        if not stat.S_ISDIR(tree.stat(path).st_mode):
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
    return Answer(201)


def delete_file(request: Request, tree: Tree) -> Answer:
    """Delete a file or a link, or with ``recursive=true`` a folder and what is in it."""
    path = required(request, "path")
    is_folder = stat.S_ISDIR(tree.stat(path).st_mode)
    with changing():
        if is_folder and request.query.get("recursive") != "true":
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        with tree.locate(path, follow=False) as place:
            tree.check_removable(place.path)
            remove(place)
    return Answer(204)


def describe(name: str, status: os.stat_result) -> dict[str, Any]:
    """Return the FileInfo of a file, field by field as v0.190.0 answers it."""
    modified = rfc3339(status.st_mtime_ns)
    return {
        "name": printable(name),
        "size": status.st_size,
        "mode": _mode_in_go(status.st_mode),
        "modTime": modified.replace("T", " ").replace("Z", " +0000 UTC"),
        "modifiedAt": modified,
        "isDir": stat.S_ISDIR(status.st_mode),
        "owner": str(status.st_uid),
        "group": str(status.st_gid),
        "permissions": f"{status.st_mode & 0o777:04o}",
    }


def _mode_in_go(mode: int) -> str:
    """Return a mode as Go writes it: a letter for each kind and bit, then the permissions."""
    kinds = "".join(letter for letter, fits in KINDS.items() if fits(mode))
    return (kinds or "-") + stat.filemode(mode & 0o777)[1:]


def printable(name: str) -> str:
    """Return a file's name as text that JSON can carry."""
    return shown(os.fsencode(name))


@contextlib.contextmanager
def opened(place: Place, flags: int) -> Iterator[int]:
    """Open a place for the length of a with statement."""
    descriptor = place.open(flags)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _entry(tree: Tree, folder: int, path: str, name: str) -> dict[str, Any] | None:
    status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(status.st_mode):
        try:
            with tree.locate(f"{path.rstrip('/')}/{name}") as target:
                status = target.stat()
        except OSError:
            return _of_process(folder, path, name)
    return describe(name, status)


def _of_process(folder: int, path: str, name: str) -> dict[str, Any] | None:
    """Return what a link such as /proc/self/exe leads to: its path need not be one to go."""
    with contextlib.suppress(OSError):
        if path.startswith("/proc/"):
            return describe(name, os.stat(name, dir_fd=folder))
    return None
