"""A Daytona that answers at once: what is left of a call's time is the client's own.

Run by itself it prints its port. It also counts the connections that were made to it.
"""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

SANDBOX = "11111111-1111-1111-1111-111111111111"
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_NAMED = re.compile(rb"/([0-9]+)\.bin")
_PIECE = b"y" * (1024 * 1024)
_MOST_IN_MEMORY = 64 * 1024

_FILE = {
    "size": 1234,
    "mode": "-rw-r--r--",
    "modTime": "2026-11-22 18:00:00 +0000 UTC",
    "modifiedAt": "2026-11-22T18:00:00.123456789Z",
    "isDir": False,
    "owner": "1000",
    "group": "1000",
    "permissions": "0644",
}


def listing(count: int = 10_000) -> bytes:
    """Return the body that answers a listing of so many files."""
    return json.dumps([{"name": f"file-{index}.txt", **_FILE} for index in range(count)]).encode()


def sandbox(port: int, index: int = 1) -> dict[str, Any]:
    """Describe a sandbox with all the fields that any of the clients insists on."""
    return {
        "id": SANDBOX if index == 1 else SANDBOX[:-4] + f"{index:04}",
        "organizationId": SANDBOX,
        "name": f"sandbox-{index}",
        "snapshot": "daytonaio/sandbox:0.5.0-slim",
        "user": "daytona",
        "env": {},
        "labels": {"purpose": "benchmark"},
        "public": False,
        "networkBlockAll": False,
        "kvm": False,
        "target": "us",
        "cpu": 1,
        "gpu": 0,
        "memory": 1,
        "disk": 3,
        "state": "started",
        "desiredState": "started",
        "autoStopInterval": 15,
        "autoArchiveInterval": 10080,
        "autoDeleteInterval": -1,
        "volumes": [],
        "createdAt": "2026-11-22T18:00:00.000Z",
        "updatedAt": "2026-11-22T18:00:00.000Z",
        "class": "small",
        "runnerId": SANDBOX,
        "toolboxProxyUrl": f"http://127.0.0.1:{port}/toolbox",
    }


class Answers:
    """The answers of one server, made once."""

    def __init__(self, port: int) -> None:
        items = [sandbox(port, index) for index in range(1, 201)]
        self._sandbox = _json(sandbox(port))
        self._fixed = {
            b"/process/execute": _json({"exitCode": 0, "result": "hi\n"}),
            b"/files": _HEAD % (b"application/json", len(listing())) + listing(),
            b"/toolbox-proxy-url": _json({"url": f"http://127.0.0.1:{port}/toolbox"}),
            b"/sandbox": _json({"items": items, "nextCursor": None, "total": len(items)}),
        }

    def to(self, target: bytes, named: bytes) -> list[bytes]:
        """Return the pieces of the answer to a request, whose body may name a size."""
        path, _, query = target.partition(b"?")
        if path.endswith(b"/files/download"):
            asked = _NAMED.search(query.replace(b"%2F", b"/"))
            return _file(int(asked[1]) if asked else 0)
        if path.endswith(b"/files/bulk-download"):
            return _parts(int(named))
        if path.endswith(b"/files/bulk-upload"):
            return [_json({"files": [{"path": "/a", "bytes": int(named)}]})]
        for ending, answer in self._fixed.items():
            if path.endswith(ending):
                return [answer]
        return [self._sandbox]


def _json(body: object) -> bytes:
    content = json.dumps(body).encode()
    return _HEAD % (b"application/json", len(content)) + content


def _file(size: int) -> list[bytes]:
    return [_HEAD % (b"application/octet-stream", size), *_pieces(size)]


def _parts(size: int) -> list[bytes]:
    """Answer a bulk download as a real Daytona does: one file, as multipart."""
    kind = b"multipart/form-data; boundary=DAYTONA-FILE-BOUNDARY"
    before = (
        b'--DAYTONA-FILE-BOUNDARY\r\nContent-Disposition: form-data; name="file"; '
        b'filename="/tmp/%d.bin"\r\nContent-Length: %d\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n" % (size, size)
    )
    after = b"\r\n--DAYTONA-FILE-BOUNDARY--\r\n"
    length = len(before) + size + len(after)
    return [_HEAD % (kind, length) + before, *_pieces(size), after]


def _pieces(size: int) -> list[bytes]:
    whole, rest = divmod(size, len(_PIECE))
    return [*[_PIECE] * whole, _PIECE[:rest]]


class _Connection(asyncio.Protocol):
    made = 0
    answers: Answers

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        type(self).made += 1
        self._transport: Any = transport
        self._writable = asyncio.Event()
        self._writable.set()
        self._received = b""
        self._left = 0
        self._target, self._named = b"", b"0"
        self._answering: set[asyncio.Task[None]] = set()

    def data_received(self, data: bytes) -> None:
        if self._left:
            self._body(data)
            return
        self._received += data
        head, separator, rest = self._received.partition(b"\r\n\r\n")
        if separator:
            self._received = b""
            self._target = head.split(b" ", 2)[1]
            length = _LENGTH.search(head)
            self._left = int(length[1]) if length else 0
            self._body(rest)

    def _body(self, data: bytes) -> None:
        """Look for the name of a file, which says its size, and drop the rest."""
        if found := _NAMED.search(data[:_MOST_IN_MEMORY]):
            self._named = found[1]
        self._left -= len(data)
        if self._left > 0:
            return
        if self._target == b"/connections":
            self._transport.write(_json(_Connection.made))
            return
        pieces = self.answers.to(self._target, self._named)
        if len(pieces) == 1:
            self._transport.write(pieces[0])
        else:
            task = asyncio.ensure_future(self._send(pieces))
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)

    async def _send(self, pieces: list[bytes]) -> None:
        for piece in pieces:
            await self._writable.wait()
            self._transport.write(piece)

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()


async def main() -> None:
    """Serve until the process ends."""
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    _Connection.answers = Answers(port)
    print(port, flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
