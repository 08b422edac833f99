"""Reads multipart uploads as they arrive, without holding or spooling a file."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.responses import JSONResponse, Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request

FIELD = re.compile(r"files\[(\d+)\]\.(path|file)\Z")
LONGEST_PATH = 4096
# What Go's strings.TrimSpace takes off a path's ends (recorded: file_name_with_joiner); Python's own
# strip also takes four control characters.
SPACE = "".join(
    character
    for character in map(chr, range(0x3001))
    if character.isspace() and not "\x1c" <= character <= "\x1f"
)


@dataclass
class Upload:
    """A file on its way into a sandbox."""

    path: str
    content: AsyncIterator[bytes]


Write: TypeAlias = "Callable[[Upload], Awaitable[tuple[int, bytes]]]"
"""Writes a file, and says the status and body of its answer."""


class Part:
    """One part of the body: its field name, and its content as it arrives."""

    def __init__(self, name: str, content: AsyncIterator[bytes]) -> None:
        """Take an iterator that must be used up before the next part is asked for."""
        self.name = name
        self.content = content


class NotMultipartError(ValueError):
    """The body is not what a multipart form is."""


async def receive_uploads(request: Request, write: Write) -> Response:
    """Write each file of a bulk upload; a file's path must come before the file itself."""
    paths: dict[str, str] = {}
    files: list[Any] = []
    errors: list[str] = []
    begun = ""
    try:
        async for part in read_parts(request):
            field = FIELD.match(part.name)
            if field is None:
                await _skip(part)
            elif field[2] == "path":
                paths[field[1]] = (await _text(part)).strip(SPACE)
                if not paths[field[1]]:
                    errors.append(f"path[{field[1]}]: empty path")
            elif path := paths.get(field[1]):
                begun = path
                status, answer = await write(Upload(path, part.content))
                begun = ""
                decoded = json.loads(answer)
                if status == 200:  # noqa: PLR2004
                    files.append(decoded)
                else:
                    errors.append(decoded["error"])
            else:
                await _skip(part)
                errors.append(f"file[{field[1]}]: missing .path metadata")
    except NotMultipartError:
        if not begun:
            return _json({"errors": ["invalid multipart form"]}, 400)
        errors.append(f"{begun}: the body ended inside this file, of which nothing was kept")
    if errors:
        return _json({"errors": errors, "files": files or None}, 400)
    return _json({"files": files}, 200)


async def single_upload(request: Request, write: Write) -> Response:
    """Write the form's field ``file`` to the query's path; answers have no body."""
    path, status = request.query_params.get("path"), 400
    try:
        async for part in read_parts(request):
            if part.name == "file" and path:
                status, _answer = await write(Upload(path, part.content))
            else:
                await _skip(part)
    except NotMultipartError:
        status = 400
    return Response(status_code=status)


async def read_parts(request: Request) -> AsyncIterator[Part]:
    """Yield the parts of a multipart body. Raises NotMultipartError."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise NotMultipartError
    events = _events(request, options[b"boundary"])
    # What lies between one beginning and the next is used up by the part's reader.
    async for _begin, field in events:
        yield Part(field.decode("utf-8", "replace"), _content(events))


async def _content(events: AsyncIterator[tuple[str, bytes]]) -> AsyncIterator[bytes]:
    async for name, value in events:
        if name == "end":
            return
        yield value


async def _events(request: Request, boundary: bytes) -> AsyncIterator[tuple[str, bytes]]:
    """Yield ("begin", field name), ("data", bytes) and ("end", b"") as the body arrives."""
    parsed = _Parsed()
    parser = MultipartParser(boundary, parsed.callbacks())  # type: ignore[arg-type]
    try:
        async for piece in request.stream():
            parser.write(piece)
            while parsed.events:
                yield parsed.events.popleft()
        parser.finalize()
    except FormParserError as error:
        raise NotMultipartError(str(error)) from error
    if not parsed.complete:
        raise NotMultipartError("the body ended before its last boundary")


class _Parsed:
    """Collects what the parser calls back."""

    def __init__(self) -> None:
        self.events: deque[tuple[str, bytes]] = deque()
        self.complete = False
        self._field = b""
        self._header = b""
        self._value = b""

    def callbacks(self) -> dict[str, Callable[..., None]]:
        return {
            "on_header_field": self._on_header_field,
            "on_header_value": self._on_header_value,
            "on_header_end": self._on_header_end,
            "on_headers_finished": lambda: self.events.append(("begin", self._field)),
            "on_part_data": lambda data, start, end: self.events.append(("data", data[start:end])),
            "on_end": self._on_end,
            "on_part_end": lambda: self.events.append(("end", b"")),
        }

    def _on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._field = parse_options_header(self._value)[1].get(b"name", b"")
        self._header = self._value = b""

    def _on_end(self) -> None:
        self.complete = True


async def _text(part: Part) -> str:
    collected = b""
    async for piece in part.content:
        collected += piece[: LONGEST_PATH + 1 - len(collected)]
    return collected.decode("utf-8", "surrogateescape")


async def _skip(part: Part) -> None:
    async for _piece in part.content:
        pass


def _json(body: object, status: int) -> Response:
    return JSONResponse(body, status, {"content-type": "application/json; charset=utf-8"})
