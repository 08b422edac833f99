"""The network streams of a synchronous client: they keep the deadline, and closing wakes them.

httpx's read limit starts anew with every byte, so a server that sends one a second could hold a
call forever: each read, write and connection attempt gets no more than what is left of the whole.
And closing httpcore's pool leaves alone what is still connecting, and threads that wait in a read.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections import deque
from typing import TYPE_CHECKING, Any

import httpcore

from daytona_actions.engine.http import private
from daytona_actions.engine.http.thread_pool import READ_AT_ONCE, SECONDS, SENT_ALONE, time_left

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    import httpx


class Streams:
    """The network streams of one client: they keep the deadline of their request."""

    def __init__(self) -> None:
        self._open: set[Stream] = set()
        self._closed = False
        self._lock = threading.Lock()

    def network(self) -> Backend:
        """Return what makes streams of these."""
        return Backend(httpcore.SyncBackend(), self)

    def watch(self, client: httpx.Client) -> None:
        """Take over the connections of a client that are httpcore's: those through proxies."""
        private.wrap_network(client, lambda backend: Backend(backend, self))

    def close(self) -> None:
        """Wake every thread that waits in a stream, and let no new one be made."""
        with self._lock:
            self._closed = True
            streams = list(self._open)
        for stream in streams:
            stream.close()

    def add(self, stream: Stream) -> Stream:
        """Keep an open stream; raises httpcore's ConnectError if it comes too late."""
        with self._lock:
            if not self._closed:
                self._open.add(stream)
                return stream
        stream.close()
        raise httpcore.ConnectError("the client was closed while it connected")

    def discard(self, stream: Stream) -> None:
        """Forget a stream that is closed, or that another one has taken the place of."""
        with self._lock:
            self._open.discard(stream)


class Backend(httpcore.NetworkBackend):
    """Connects, each of a host's addresses with its share of the time."""

    def __init__(self, inner: httpcore.NetworkBackend, streams: Streams) -> None:
        self._inner = inner
        self._streams = streams

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Stream:
        addresses = _addresses(host, port)
        while True:
            # Each address gets its share of what is left, or a dead one would use all of it up.
            share = time_left(timeout, httpcore.ConnectTimeout) / len(addresses)
            address, place = addresses.popleft()
            try:
                made = self._inner.connect_tcp(address, place, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if not addresses:
                    raise
            else:
                return self._streams.add(Stream(made, self._streams))


def _addresses(host: str, port: int) -> deque[tuple[str, int]]:
    """Look a host up; there is one address at least."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise httpcore.ConnectError(str(problem)) from problem
    return deque(dict.fromkeys((str(address[0]), int(address[1])) for *_, address in found))


class Stream(httpcore.NetworkStream):
    """A stream that keeps the deadline, and that another thread may close.

    Attributes:
        lock: guards what follows.
        is_used: whether a thread is in it, which then closes it if it is to be closed meanwhile:
            its number may be another's a moment later.
        is_closed: whether it is closed, or is to be.
    """

    def __init__(self, inner: httpcore.NetworkStream, streams: Streams) -> None:
        self._inner = inner
        self._streams = streams
        self._unsent = b""
        self._write_limit: float | None = None
        self.lock = threading.Lock()
        self.is_used = self.is_closed = False
        self.get_extra_info = inner.get_extra_info  # type: ignore[method-assign]

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._enter(httpcore.ReadError)
        try:
            if self._unsent:
                # A server may answer, and hang up, before it has read all: that is the answer.
                with contextlib.suppress(httpcore.WriteError):
                    self._send()
            limit = time_left(timeout, httpcore.ReadTimeout)
            return self._inner.read(max(max_bytes, READ_AT_ONCE), limit)
        finally:
            self._leave()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._write_limit = timeout
        if len(buffer) < SENT_ALONE:
            # httpcore writes head and body apart; together they are one system call, one packet.
            self._unsent += buffer
            return
        self._enter(httpcore.WriteError)
        try:
            self._send()
            # In pieces where there is an end for all of them. Views, because what is left after
            # each system call would be copied otherwise.
            size = len(buffer) if SECONDS.get() is None else SENT_ALONE
            for start in range(0, len(buffer), size):
                piece: Any = memoryview(buffer)[start : start + size]
                self._inner.write(piece, time_left(timeout, httpcore.WriteTimeout))
        finally:
            self._leave()

    def _send(self) -> None:
        unsent, self._unsent = self._unsent, b""
        if unsent:
            self._inner.write(unsent, time_left(self._write_limit, httpcore.WriteTimeout))

    def _enter(self, problem: type[Exception]) -> None:
        """Keep the socket open for as long as this thread is in it: its number may be another's."""
        with self.lock:
            if self.is_closed:
                raise problem("the connection was closed")
            self.is_used = True

    def _leave(self) -> None:
        with self.lock:
            self.is_used, is_closed = False, self.is_closed
        if is_closed:
            self._inner.close()

    def close(self) -> None:
        self._streams.discard(self)
        with self.lock:
            is_used, self.is_closed = self.is_used, True
        if is_used:
            self.shut_down()  # the thread that is in it closes it
        else:
            self._inner.close()

    def shut_down(self) -> None:
        """Wake the thread that waits here, which then closes: to close would not wake it.

        By the method of a plain socket, because that of a TLS socket takes it apart in mid-read.
        """
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._inner.get_extra_info("socket"), socket.SHUT_RDWR)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Stream:
        left = time_left(timeout, httpcore.ConnectTimeout)
        self._streams.discard(self)
        secured = self._inner.start_tls(ssl_context, server_hostname, left)
        return self._streams.add(Stream(secured, self._streams))
