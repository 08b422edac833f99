"""The routes that look at and change files: list, info, folder, move, permissions, delete."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, Any

from .exchange import Answer, Request, rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .tree import Place, Tree

LARGEST_MODE = 0o7777
# A system folder is read-only here; on the real machine the user has no right to write there.
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
MISSING = 404
DENIED = 403
REFUSED = 400
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


def status_of(error: OSError) -> int:
    """Return the status for an error of the file system; its answer has no body."""
    if error.errno in FORBIDDEN:
        return DENIED
    return MISSING if error.errno == errno.ENOENT else REFUSED


def list_files(request: Request, tree: Tree) -> Answer:
    """Answer the entries of a folder, links shown as what they point to."""
    path = request.query.get("path") or tree.absolute(".")
    with tree.locate(path) as place, opened(place, os.O_RDONLY | os.O_DIRECTORY) as folder:
        names = sorted(os.listdir(folder), key=os.fsencode)
        entries = [_entry(tree, folder, place.path, name) for name in names]
    return Answer.of_json([entry for entry in entries if entry is not None])


def file_info(request: Request, tree: Tree) -> Answer:
    """Answer what list_files says of one file."""
    with tree.locate(_required(request, "path")) as place:
        return Answer.of_json(describe(os.path.basename(place.path), place.stat()))


def create_folder(request: Request, tree: Tree) -> Answer:
    """Make a folder with a mode, and its missing parents."""
    path, mode = _required(request, "path"), _mode(_required(request, "mode"))
    tree.make_folders(path)
    with tree.locate(path) as place, opened(place, os.O_RDONLY) as folder:
        os.fchmod(folder, mode)
    return Answer(201)


def move_file(request: Request, tree: Tree) -> Answer:
    """Rename or move a file or folder."""
    source, destination = _required(request, "source"), _required(request, "destination")
    with (
        tree.locate(source, follow=False) as old,
        tree.locate(destination, follow=False) as new,
    ):
        tree.check_removable(old.path)
        tree.check_removable(new.path)
        try:
            os.rename(old.name, new.name, src_dir_fd=old.folder, dst_dir_fd=new.folder)
        except OSError as error:
            # Home and /tmp are two mounts under bubblewrap, where the kernel keeps us inside.
            if error.errno != errno.EXDEV or request.settings.confined:
                raise
            _move_across(old, new)
    return Answer()


def _move_across(old: Place, new: Place) -> None:
    """Copy beside the destination, put that in its place, and remove the source."""
    import shutil

    source = f"/proc/self/fd/{old.folder}/{old.name}"
    beside = f".daytona-{os.urandom(8).hex()}.part"
    target = f"/proc/self/fd/{new.folder}/{beside}"
    is_folder = stat.S_ISDIR(old.stat().st_mode)
    try:
        if is_folder:
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy2(source, target, follow_symlinks=False)
        os.rename(beside, new.name, src_dir_fd=new.folder, dst_dir_fd=new.folder)
    except (OSError, shutil.Error) as error:
        with contextlib.suppress(OSError):
            (shutil.rmtree if is_folder else os.unlink)(target)
        if isinstance(error, shutil.Error):
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
        raise
    (shutil.rmtree if is_folder else os.unlink)(source)


def set_permissions(request: Request, tree: Tree) -> Answer:
    """Change mode, owner or group of a file."""
    with tree.locate(_required(request, "path")) as place:
        tree.check_writable(place.path)
        with opened(place, os.O_RDONLY | os.O_NONBLOCK) as descriptor:
            if mode := request.query.get("mode"):
                os.fchmod(descriptor, _mode(mode))
            owner, group = request.query.get("owner"), request.query.get("group")
            if owner or group:
                os.fchown(descriptor, _number(owner), _number(group))
    return Answer()


def delete_file(request: Request, tree: Tree) -> Answer:
    """Delete a file, or with ``recursive=true`` a folder and what is in it."""
    with tree.locate(_required(request, "path"), follow=False) as place:
        tree.check_removable(place.path)
        if not stat.S_ISDIR(place.stat().st_mode):
            os.unlink(place.name, dir_fd=place.folder)
        elif request.query.get("recursive") == "true":
            import shutil

            shutil.rmtree(place.name, dir_fd=place.folder)
        else:
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), place.path)
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
    return os.fsencode(name).decode("utf-8", "replace")


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
            return None
    return describe(name, status)


def _required(request: Request, name: str) -> str:
    value = request.query.get(name)
    if not value:
        raise OSError(errno.EINVAL, f"the query parameter {name} is missing")
    return value


def _mode(text: str) -> int:
    try:
        mode = int(text, 8)
    except ValueError:
        mode = -1
    if not 0 <= mode <= LARGEST_MODE:
        raise OSError(errno.EINVAL, f"not an octal mode: {text}")
    return mode


def _number(text: str | None) -> int:
    if not text:
        return -1
    if not text.isascii() or not text.isdigit():
        raise OSError(errno.EINVAL, f"not a numeric owner or group: {text}")
    return int(text)
