"""The framing between server and toolbox daemon: four bytes of length, then that many bytes.

A request is one JSON frame, body frames and an empty frame; so is an answer.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

LENGTH = struct.Struct("!I")
LARGEST_FRAME = 1 << 20


class BrokenFrameError(ConnectionError):
    """The other side ended in the middle of a frame, or announced one that is too large."""


def receive_frame(connection: socket.socket) -> bytes:
    """Return the next frame's content; empty means that the message is complete."""
    (length,) = LENGTH.unpack(_receive_exactly(connection, LENGTH.size))
    if length > LARGEST_FRAME:
        message = f"a frame of {length} bytes is larger than {LARGEST_FRAME}"
        raise BrokenFrameError(message)
    return _receive_exactly(connection, length)


def receive_body(connection: socket.socket) -> Iterator[bytes]:
    """Yield the body's frames until the empty one."""
    while content := receive_frame(connection):
        yield content


def send_frame(connection: socket.socket, content: bytes) -> None:
    """Send one frame."""
    connection.sendall(LENGTH.pack(len(content)) + content)


def send_body(connection: socket.socket, content: bytes) -> None:
    """Send content of any size as frames, without the closing empty one."""
    for start in range(0, len(content), LARGEST_FRAME):
        send_frame(connection, content[start : start + LARGEST_FRAME])


def receive_json(connection: socket.socket) -> dict[str, Any]:
    """Return the next frame as a JSON object."""
    received: dict[str, Any] = json.loads(receive_frame(connection))
    return received


def send_json(connection: socket.socket, value: object) -> None:
    """Send a value as one JSON frame."""
    send_frame(connection, json.dumps(value).encode())


def _receive_exactly(connection: socket.socket, size: int) -> bytes:
    chunks: list[bytes] = []
    while size:
        chunk = connection.recv(min(size, 1 << 16))
        if not chunk:
            message = "the connection ended in the middle of a message"
            raise BrokenFrameError(message)
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)
