"""The route that replaces a text in files."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Any

from .exchange import Answer, Request
from .fields import read_fields
from .files import opened
from .os_errors import in_words
from .transfer import replace

if TYPE_CHECKING:
    from .tree import Tree

# Larger files are data, not text.
LARGEST_FILE = 16 << 20
LARGEST_RESULT = 4 * LARGEST_FILE


def replace_in_files(request: Request, tree: Tree) -> Answer:
    """Replace a text in each of several files and answer how it went, file by file."""
    fields = read_fields(
        request.body,
        "ReplaceRequest",
        {"files": list, "pattern": str, "newValue": str},
        ("files", "pattern"),
        _refusal,
    )
    if "newValue" not in fields:
        raise _refusal("newValue is missing")
    old, new = fields["pattern"].encode(), fields["newValue"].encode()
    to_disk = request.settings.to_disk
    answers = [_replace(tree, path, old, new, to_disk=to_disk) for path in fields["files"]]
    return Answer.of_json(answers)


def _refusal(reason: str) -> OSError:
    """Return what is answered without a body (recorded: file_replace)."""
    return OSError(errno.EINVAL, reason)


def _replace(tree: Tree, path: str, old: bytes, new: bytes, *, to_disk: bool) -> dict[str, Any]:
    attempt = "open"
    try:
        with tree.locate(path) as place:
            # Not blocked by a pipe that nobody writes to.
            with opened(place, os.O_RDONLY | os.O_NONBLOCK) as descriptor:
                status = os.fstat(descriptor)
                attempt = "read" if stat.S_ISDIR(status.st_mode) else "open"
                _check_text(status.st_mode, status.st_size, LARGEST_FILE)
                content = _read_all(descriptor)
            size = len(content) + content.count(old) * (len(new) - len(old))
            _check_text(status.st_mode, size, LARGEST_RESULT)
            tree.check_writable(place.path)
            # Also if nothing changes, so that a file which cannot be written is told.
            replace(place, [content.replace(old, new)], to_disk=to_disk)
    except OSError as error:
        reason = f"{attempt} {path}: {in_words(error)}"
        return {"file": path, "success": False, "error": reason}
    return {"file": path, "success": True}


def _check_text(mode: int, size: int, largest: int) -> None:
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if size > largest:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))


def _read_all(descriptor: int) -> bytes:
    with open(descriptor, "rb", closefd=False) as file:
        return file.read()
