"""A TCP proxy between a client and a server that does to one request what networks do."""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
from enum import StrEnum
from typing import Self

from tests.patience import PATIENCE

_LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:\s*chunked", re.IGNORECASE)
_GARBAGE = b"\x16\x03\x01\x00\xa5 this is not HTTP \x00\xff\r\n\r\n" * 8


class Fault(StrEnum):
    """What happens to a request; the value says it to readers."""

    REFUSE = "nobody listens: the connection is refused"
    RESET_BEFORE = "the connection is reset before the request reaches the server"
    RESET_AFTER = "the request reaches the server, then the connection is reset"
    RESET_BODY = "the connection is reset in the middle of the answer's body"
    CUT_BODY = "the connection is closed, properly, in the middle of the answer's body"
    HALF_CLOSED = "the request reaches the server, whose side is closed without an answer"
    GARBAGE = "the answer is not HTTP"
    STALL = "the request reaches the server, the answer never comes"
    SLOW = "the answer comes, a byte at a time"


class FaultProxy:
    """Relays requests to a server, until one is to be broken.

    Args:
        upstream: the server's address.

    Attributes:
        delivered: how many of the requests to be broken the server has got in full.
    """

    SLOW_SECONDS = 4.0

    def __init__(self, upstream: tuple[str, int]) -> None:
        self._upstream = upstream
        self._fault: Fault | None = None
        self._target = b""
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self._ended = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.address = self._listening.getsockname()
        self.api_url = f"http://127.0.0.1:{self.address[1]}/api"
        self.delivered = 0
        self._under_way = 0
        self._settled = threading.Condition()

    def __enter__(self) -> Self:
        self._accept()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop_listening()
        for thread in self._threads:
            thread.join(PATIENCE)
        left = sum(thread.is_alive() for thread in self._threads)
        self._ended.set()
        self._hang_up()
        for thread in self._threads:
            thread.join()
        assert not left, f"the client left {left} connections open"

    def arm(self, fault: Fault, target: str) -> None:
        """Break every request whose first line begins so, until `heal`."""
        self.delivered, self._target = 0, target.encode()
        self._fault = fault
        if fault is Fault.REFUSE:
            self._hang_up()

    def heal(self) -> None:
        """Relay everything again."""
        refused, self._fault = self._fault is Fault.REFUSE, None
        if refused:
            self._listening = socket.create_server(self.address, backlog=128)
            self._accept()

    def settle(self) -> None:
        """Wait for what is under way to the server, although the client may have given it up."""
        with self._settled:
            assert self._settled.wait_for(lambda: not self._under_way, PATIENCE)

    def _stop_listening(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _hang_up(self) -> None:
        self._stop_listening()
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        self._start(self._accept_all, self._listening)

    def _start(self, work: object, argument: socket.socket) -> None:
        thread = threading.Thread(target=work, args=[argument])  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept_all(self, listening: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listening.accept()
                with self._lock:
                    self._open.add(connection)
                self._start(self._serve, connection)

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            while request := _message(client):
                fault = self._fault if request.startswith(self._target) else None
                if fault is Fault.RESET_BEFORE:
                    _reset(client)
                    return
                if fault is None:
                    client.sendall(self._forward(request))
                    continue
                self._break(fault, client, self._deliver(request))
                return
        with self._lock:
            self._open.discard(client)

    def _forward(self, request: bytes) -> bytes:
        with socket.create_connection(self._upstream) as server:
            server.sendall(request)
            return _message(server)

    def _deliver(self, request: bytes) -> bytes:
        with self._settled:
            self._under_way += 1
        delivered = 0
        try:
            answer = self._forward(request)
            delivered = 1
        finally:
            with self._settled:
                self.delivered += delivered
                self._under_way -= 1
                self._settled.notify_all()
        return answer

    def _break(self, fault: Fault, client: socket.socket, answer: bytes) -> None:
        head, _, body = answer.partition(b"\r\n\r\n")
        half = len(answer) - (len(body) + 1) // 2 if body else len(head) // 2
        if fault in {Fault.RESET_BODY, Fault.CUT_BODY}:
            client.sendall(answer[:half])
        elif fault is Fault.GARBAGE:
            client.sendall(_GARBAGE)
        elif fault is Fault.SLOW:
            for byte in answer:
                self._ended.wait(self.SLOW_SECONDS / len(answer))
                client.sendall(bytes([byte]))
        elif fault is Fault.STALL:
            client.recv(1)  # until the client hangs up
        elif fault is Fault.HALF_CLOSED:
            client.shutdown(socket.SHUT_WR)
            client.recv(1)
        if fault in {Fault.RESET_AFTER, Fault.RESET_BODY}:
            _reset(client)


def _message(connection: socket.socket) -> bytes:
    """Read a whole request or answer; nothing if the other side has hung up before it."""
    content = b""
    while b"\r\n\r\n" not in content:
        piece = connection.recv(65536)
        if not piece:
            return b""
        content += piece
    head, _, body = content.partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    chunked = _CHUNKED.search(head)
    pieces, size = [content], len(body)
    while size < int(length[1]) if length else chunked and not pieces[-1].endswith(b"0\r\n\r\n"):
        piece = connection.recv(1 << 20)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _reset(connection: socket.socket) -> None:
    """Close with a reset instead of a proper end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
