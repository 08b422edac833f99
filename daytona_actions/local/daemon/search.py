"""The routes that search files and replace text in them."""

from __future__ import annotations

import errno
import fnmatch
import os
import re
import stat
from typing import TYPE_CHECKING, Any

from .exchange import Answer, Request, RouteError
from .fields import read_fields
from .files import opened, printable
from .transfer import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import Tree

# Larger files are data, not text to search; the real daemon skips binary files too.
LARGEST_SEARCHED = 16 << 20
LARGEST_RESULT = 4 * LARGEST_SEARCHED


def find_in_files(request: Request, tree: Tree) -> Answer:
    """Answer each line below a path that contains a text."""
    path, pattern = _wanted(request)
    found: list[dict[str, Any]] = []
    for file_path in _files_below(tree, path):
        content = _text(tree, file_path)
        if content is None or pattern not in content:
            continue
        found += [
            {"file": printable(file_path), "line": number, "content": line}
            for number, line in enumerate(content.split("\n"), start=1)
            if pattern in line
        ]
    return Answer.of_json(found)


def search_files(request: Request, tree: Tree) -> Answer:
    """Answer the paths below a folder whose name fits a pattern such as ``*.txt``."""
    path, pattern = _wanted(request)
    fits = re.compile(fnmatch.translate(pattern.replace("[^", "[!"))).match
    names = [
        printable(found) for found in _entries_below(tree, path) if fits(os.path.basename(found))
    ]
    return Answer.of_json({"files": names})


def replace_in_files(request: Request, tree: Tree) -> Answer:
    """Replace a text in each of several files and answer how it went, file by file."""
    fields = read_fields(
        request.body,
        "ReplaceRequest",
        {"files": list, "pattern": str, "newValue": str},
        ("files", "pattern"),
        RouteError.invalid_body,
    )
    old, new = fields["pattern"].encode(), fields.get("newValue", "").encode()
    to_disk = request.settings.to_disk
    answers = [_replace(tree, path, old, new, to_disk=to_disk) for path in fields["files"]]
    return Answer.of_json(answers)


def _replace(tree: Tree, path: str, old: bytes, new: bytes, *, to_disk: bool) -> dict[str, Any]:
    try:
        with tree.locate(path) as place:
            tree.check_writable(place.path)
            # Not blocked by a pipe that nobody writes to.
            with opened(place, os.O_RDONLY | os.O_NONBLOCK) as descriptor:
                status = os.fstat(descriptor)
                _check_text(status.st_mode, status.st_size, LARGEST_SEARCHED)
                content = _read_all(descriptor)
            size = len(content) + content.count(old) * (len(new) - len(old))
            _check_text(status.st_mode, size, LARGEST_RESULT)
            changed = content.replace(old, new)
            if changed != content:
                replace(place, [changed], to_disk=to_disk)
    except OSError as error:
        reason = f"open {path}: {os.strerror(error.errno or errno.EIO).lower()}"
        return {"file": path, "success": False, "error": reason}
    return {"file": path, "success": True}


def _check_text(mode: int, size: int, largest: int) -> None:
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if size > largest:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))


def _wanted(request: Request) -> tuple[str, str]:
    path, pattern = request.query.get("path"), request.query.get("pattern")
    if not path or not pattern:
        raise OSError(errno.EINVAL, "the query parameters path and pattern are needed")
    return path, pattern


def _files_below(tree: Tree, path: str) -> Iterator[str]:
    for found in _entries_below(tree, path):
        with tree.locate(found, follow=False) as place:
            status = place.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST_SEARCHED:
            yield found


def _entries_below(tree: Tree, path: str) -> Iterator[str]:
    """Yield a path and all that is below it, in the order of the names; links are not followed."""
    with tree.locate(path, follow=False) as place:
        is_folder = stat.S_ISDIR(place.stat().st_mode)
        names: list[str] = []
        if is_folder:
            try:
                with opened(place, os.O_RDONLY | os.O_DIRECTORY) as folder:
                    names = sorted(os.listdir(folder), key=os.fsencode)
            except PermissionError:
                return
    yield path
    for name in names:
        try:
            yield from _entries_below(tree, f"{path.rstrip('/')}/{name}")
        except FileNotFoundError:
            continue


def _text(tree: Tree, path: str) -> str | None:
    try:
        with tree.locate(path, follow=False) as place, opened(place, os.O_RDONLY) as descriptor:
            return _read_all(descriptor).decode()
    except (OSError, UnicodeDecodeError):
        return None


def _read_all(descriptor: int) -> bytes:
    with open(descriptor, "rb", closefd=False) as file:
        return file.read()
