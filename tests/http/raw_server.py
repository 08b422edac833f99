"""A TCP server whose behaviour is a plain function of a connection: for what HTTP servers don't do."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from typing import TYPE_CHECKING, Any, Self

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable


class RawServer:
    """Hands each connection to a function, in a thread of its own.

    Args:
        behave: what to do with a connection; it is closed afterwards.
    """

    def __init__(self, behave: Callable[[Connection], object]) -> None:
        self._behave = behave
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self.ended = threading.Event()
        self.connections = 0
        self._arrived = threading.Condition()
        self.hung_up = threading.Event()
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self.api_url = f"http://{self.address}/api"

    def __enter__(self) -> Self:
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._accepting.join()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def wait_for(self, connections: int) -> None:
        """Wait until so many connections have been made."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: self.connections >= connections, PATIENCE)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with self._arrived:
                self.connections += 1
                self._arrived.notify_all()
            self._open.add(connection)
            thread = threading.Thread(target=self._serve, args=[connection])
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._behave(Connection(self, connection))
        self._open.discard(connection)


class Connection:
    """One connection, as a behaviour sees it."""

    def __init__(self, server: RawServer, connection: socket.socket) -> None:
        self.socket = connection
        self._server = server
        self._read = b""

    def request(self) -> bytes | None:
        """Read a request, and return its head; None when the client has hung up."""
        while b"\r\n\r\n" not in self._read:
            if not self._more():
                return None
        head, _, self._read = self._read.partition(b"\r\n\r\n")
        length = _content_length(head)
        while len(self._read) < length:
            if not self._more():
                return None
        self._read = self._read[length:]
        return head

    def send(self, content: bytes) -> None:
        """Send bytes as they are."""
        self.socket.sendall(content)

    def answer(self, body: Any, status: int = 200, *headers: str, in_two: bool = False) -> None:
        """Send a whole answer with a JSON body; or the body when the head is likely to be read."""
        content = json.dumps(body).encode()
        head = _head(status, len(content), *headers)
        if in_two:
            self.send(head)
            time.sleep(0.01)
            head = b""
        self.send(head + content)

    def trickle(self, content: bytes, seconds: float) -> None:
        """Send a byte at a time, with pauses, until the client hangs up."""
        for byte in content:
            if self._server.ended.wait(seconds):
                return
            self.send(bytes([byte]))

    def hang(self) -> None:
        """Keep the connection open without a word, until the client hangs up."""
        while self._more():
            pass
        self._server.hung_up.set()

    def _more(self) -> bool:
        piece = self.socket.recv(65536)
        self._read += piece
        return bool(piece)


def answer_by_name(connection: Connection) -> None:
    """Answer every request with a sandbox of the name that was asked for."""
    while head := connection.request():
        name = head.split(b" ")[1].split(b"/")[-1].decode()
        connection.answer({"id": name, "name": name, "exitCode": 0})


def answer_once(has_ended: threading.Event) -> Callable[[Connection], None]:
    """Return what answers one request with a sandbox, hangs up, and says so."""

    def answer(connection: Connection) -> None:
        connection.request()
        connection.answer({"id": "mine", "name": "mine"})
        connection.socket.shutdown(socket.SHUT_RDWR)
        has_ended.set()

    return answer


def _head(status: int, length: int, *headers: str) -> bytes:
    lines = [
        f"HTTP/1.1 {status} Said",
        "Content-Type: application/json",
        f"Content-Length: {length}",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0
