"""The route that answers several files as the parts of one multipart body."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING

from .exchange import Answer, Request, RouteError
from .fields import read_fields
from .os_errors import FORBIDDEN, in_words
from .transfer import file_names, open_file, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import Tree

BOUNDARY = "DAYTONA-FILE-BOUNDARY"
WANTED = {"error": 'request body must be {"paths": [ ... ]} and non-empty'}
# Files such as /proc/version say that they have no bytes (recorded: file_bulk_download_special).
ANY_SIZE = 1 << 62


def bulk_download(request: Request, tree: Tree) -> Answer:
    """Answer a part for each path: the file's bytes, or an error (recorded: file_bulk_download)."""
    try:
        fields = read_fields(request.body, "", {"paths": list}, ("paths",), ValueError)
    except ValueError:
        content = json.dumps(WANTED, separators=(",", ":")).encode()
        headers = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(content))}
        return Answer(400, headers, [content])
    if not fields["paths"]:
        return Answer.of_json(WANTED, 400)
    headers = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
    return Answer(200, headers, _parts(tree, fields["paths"]))


def _parts(tree: Tree, paths: list[str]) -> Iterator[bytes]:
    for path in paths:
        try:
            with tree.locate(path) as place:
                descriptor, status = open_file(place)
        except OSError as error:
            body = b"".join(_error(path, error).answer("POST", path).body)
            yield _head("error", path, "application/json; charset=utf-8") + body + b"\r\n"
            continue
        yield _head("file", path, _media_type(path), status.st_size)
        yield from read(descriptor, 0, status.st_size or ANY_SIZE)
        yield b"\r\n"
    yield f"--{BOUNDARY}--\r\n".encode()


def _head(name: str, path: str, media_type: str, size: int | None = None) -> bytes:
    names = file_names(path)
    length = "" if size is None else f"Content-Length: {size}\r\n"
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; {names}\r\n'
        f"{length}Content-Type: {media_type}\r\n\r\n"
    ).encode()


def _error(path: str, error: OSError) -> RouteError:
    """Return what is told of a file (recorded: file_bulk_download_special)."""
    if error.errno == errno.ENOENT:
        return RouteError(404, "FILE_NOT_FOUND", f"file not found: {path}")
    if error.errno in FORBIDDEN:
        return RouteError(403, "FILE_ACCESS_DENIED", f"permission denied: {path}")
    if error.errno == errno.EISDIR:
        message = f"invalid file path: path points to a directory: {path}"
        return RouteError(400, "INVALID_FILE_PATH", message)
    message = f"failed to open file: open {path}: {in_words(error)}"
    return RouteError(500, "FILE_READ_FAILED", message)


def _media_type(path: str) -> str:
    import mimetypes

    found = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
