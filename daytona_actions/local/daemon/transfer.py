"""The routes that bring files into the sandbox and out of it, a piece at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from typing import TYPE_CHECKING

from .exchange import Answer, Request
from .os_errors import DENIED, MISSING, in_words
from .queries import required
from .tree import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .tree import Place, Tree

PIECE = 1 << 18
# Recorded (file_name_with_joiner): what is left as it is, beside letters, digits and "-_.~".
UNESCAPED = "$&+=:@#"
OF_PROCESS = re.compile(r"/proc/\d+/")
RANGE = re.compile(r"bytes=(\d+)-(\d*)\Z")


def download_file(request: Request, tree: Tree) -> Answer:
    """Answer the bytes of a file."""
    path = required(request, "path")
    name = os.path.basename(path.rstrip("/"))
    headers = {
        "content-description": "File Transfer",
        "content-disposition": f"attachment; {file_names(name)}",
        "content-transfer-encoding": "binary",
        "expires": "0",
        "pragma": "public",
    }
    try:
        with tree.locate(path) as place:
            status = place.stat()
            if stat.S_ISSOCK(status.st_mode):
                return _plain(MISSING, headers, b"404 page not found\n")
            if _says_nothing(place.path, status):
                descriptor = os.open(os.devnull, os.O_RDONLY)
            else:
                descriptor, status = open_file(place)
    except UnreadableError:
        return _plain(DENIED, headers, b"403 Forbidden\n")
    modified = time.gmtime(status.st_mtime)
    headers |= {
        "accept-ranges": "bytes",
        "cache-control": "must-revalidate",
        "content-type": "application/octet-stream",
        "last-modified": time.strftime("%a, %d %b %Y %H:%M:%S GMT", modified),
    }
    return _bytes_of(descriptor, status.st_size, request.headers.get("range", ""), headers)


def _says_nothing(path: str, status: os.stat_result) -> bool:
    """Tell whether a file is one of a process, of which v0.190.0 sends nothing.

    They say that they have no bytes (recorded: download_file_special). They are not opened: the
    daemon's own are closed to itself, which no real one's are.
    """
    mode = status.st_mode
    own = stat.S_ISREG(mode) and mode & stat.S_IRUSR and not status.st_size
    return bool(own and OF_PROCESS.match(path))


def _plain(status: int, headers: dict[str, str], text: bytes) -> Answer:
    """Return the answer of Go's file server to a file that is there and cannot be opened."""
    kind = {"content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff"}
    return Answer(status, headers | kind, [text])


def write_file(request: Request, tree: Tree) -> Answer:
    """Write the body to a path, whole or not at all, and answer the number of bytes.

    The answer to a file that cannot be written is an error in Go's words, for the route that
    called to pass on (recorded: upload_file_permission_denied, upload_file_onto_directory).
    """
    path = request.query["path"]
    parent = os.path.dirname(path)
    try:
        tree.make_folders(parent)
    except OSError as error:
        failed = f"mkdir {error.filename or parent}"
        return _refusal(f"{path}: mkdir {parent}: {failed}", error)
    try:
        with tree.locate(path) as place:
            if path.endswith("/") or _is_folder(place):
                raise _is_a_folder(path)
            if place.path != os.devnull:
                tree.check_writable(place.path)
            size = replace(place, request.body, to_disk=request.settings.to_disk)
    except ConnectionError:
        raise
    except OSError as error:
        return _refusal(f"{path}: create: open {path}", error)
    return Answer.of_json({"path": path, "bytes": size})


def _refusal(attempt: str, error: OSError) -> Answer:
    return Answer.of_json({"error": f"{attempt}: {in_words(error)}"}, 400)


def replace(place: Place, body: Iterable[bytes], *, to_disk: bool) -> int:
    """Write beside the file and put it in its place, so that nobody ever sees half a file.

    With ``to_disk`` a crash of the machine does not leave half of one either.
    """
    mode = None
    with contextlib.suppress(FileNotFoundError):
        mode = place.stat().st_mode
    if mode is not None and not (stat.S_ISREG(mode) and _writable(place)):
        return _write(place.open(os.O_WRONLY | os.O_NONBLOCK), body)
    beside = type(place)(place.folder, f".daytona-{os.urandom(8).hex()}.part", place.path)
    descriptor = beside.open(os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        if mode is not None:
            os.fchmod(descriptor, stat.S_IMODE(mode))
        size = _write(descriptor, body, to_disk=to_disk)
        os.rename(beside.name, place.name, src_dir_fd=place.folder, dst_dir_fd=place.folder)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside.name, dir_fd=place.folder)
        raise
    return size


def _writable(place: Place) -> bool:
    return os.access(place.name, os.W_OK, dir_fd=place.folder)


def _write(descriptor: int, body: Iterable[bytes], *, to_disk: bool = False) -> int:
    size = 0
    with open(descriptor, "wb", buffering=0) as file:
        for piece in body:
            rest = memoryview(piece)
            while rest:
                rest = rest[file.write(rest) :]
            size += len(piece)
        if to_disk:
            os.fsync(descriptor)
    return size


def open_file(place: Place) -> tuple[int, os.stat_result]:
    """Open a regular file; a folder is refused as such, whether it may be read or not."""
    try:
        descriptor = place.open(os.O_RDONLY | os.O_NONBLOCK)
    except PermissionError as error:
        if _is_folder(place):
            raise _not_a_file(place) from None
        raise UnreadableError(*error.args) from error
    status = os.fstat(descriptor)
    if not (stat.S_ISREG(status.st_mode) or place.path == os.devnull):
        os.close(descriptor)
        raise _not_a_file(place)
    return descriptor, status


def _is_folder(place: Place) -> bool:
    try:
        return stat.S_ISDIR(place.stat().st_mode)
    except FileNotFoundError:
        return False


def _is_a_folder(path: str) -> OSError:
    return OSError(errno.EISDIR, os.strerror(errno.EISDIR), path)


def _not_a_file(place: Place) -> OSError:
    if _is_folder(place):
        return _is_a_folder(place.path)
    return OSError(errno.EINVAL, os.strerror(errno.EINVAL), place.path)


def _bytes_of(descriptor: int, size: int, wanted: str, headers: dict[str, str]) -> Answer:
    start, end, status = 0, size, 200
    if (found := RANGE.match(wanted)) and int(found[1]) < size:
        start, status = int(found[1]), 206
        end = min(size, int(found[2]) + 1) if found[2] else size
        headers["content-range"] = f"bytes {start}-{end - 1}/{size}"
    headers["content-length"] = str(max(0, end - start))
    return Answer(status, headers, read(descriptor, start, end))


def read(descriptor: int, start: int, end: int) -> Iterator[bytes]:
    """Read an open file from one place to another, or to its end, and close it."""
    with open(descriptor, "rb", buffering=0) as file:
        file.seek(start)
        while start < end and (piece := file.read(min(PIECE, end - start))):
            start += len(piece)
            yield piece


def file_names(name: str) -> str:
    """Return a name as a header has it: in ASCII for old clients, and whole."""
    # Imported when needed: every sandbox has a daemon, few of them are asked for files.
    from urllib.parse import quote

    plain = re.sub(r"[^ -~]", "_", re.sub(r"[\r\n]", "", name))
    plain = re.sub(r'(["\\])', r"\\\1", plain)
    return f"filename=\"{plain}\"; filename*=utf-8''{quote(name, UNESCAPED, errors='replace')}"
