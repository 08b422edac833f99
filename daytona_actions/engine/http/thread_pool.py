"""The synchronous connections to one host: HTTP/1.1 by h11, each used again while it can be.

It stands in for httpcore's pool inside httpx's transport, which goes through all of its connections
for each request, with one lock held, and asks the system of each of them whether it still lives:
with 32 threads a call cost half as much again (docs/benchmark.md). Here a thread takes the
connection that was used last, and holds no lock while it waits for anything.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, Self

import httpcore

from daytona_actions.engine.http.exchange import (
    SECURED,
    SENT_ALONE,
    Exchange,
    check_scheme,
    content_of,
    is_head,
    limits_of,
    response_to,
)
from daytona_actions.engine.http.limits import MOST_CONNECTIONS
from daytona_actions.engine.http.wire import Wire

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

    from daytona_actions.engine.http.streams import Backend


class ThreadPool:
    """Takes the place of an httpcore.ConnectionPool, and raises what that raises.

    Args:
        certificates: whom to trust where a host speaks TLS.
        network: makes the streams.
    """

    def __init__(self, certificates: ssl.SSLContext, network: Backend) -> None:
        certificates.set_alpn_protocols(["http/1.1"])
        self._certificates = certificates
        self._network = network
        self._turns = _Turns(MOST_CONNECTIONS)
        self._lock = threading.Lock()
        self._free: deque[_Connection] = deque()  # the one that was used last is at the end
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request; when the answer's stream is closed its connection is free again."""
        check_scheme(request.url.scheme)
        limits = limits_of(request)
        trace = request.extensions.get("trace") or _trace_nothing
        self._turns.take(limits.get("pool"))
        connection = None
        try:
            connection = self._take_free(request.url.origin) or self._connect(request)
            # Of the events that httpcore traces this one is listened for.
            trace("http11.send_request_headers.started", {})
            answer = connection.exchange(request)
        except BaseException:
            self._give_back(connection)
            raise
        return response_to(answer, _Body(connection, limits.get("read"), self._give_back))

    def close(self) -> None:
        """Close the free connections; those in use are their streams' to close."""
        with self._lock:
            self._is_closed = True
            free, self._free = self._free, deque()
        for connection in free:
            connection.wire.close()

    def _take_free(self, origin: httpcore.Origin) -> _Connection | None:
        while True:
            with self._lock:
                connection = self._free.pop() if self._free else None
            if connection is None:
                return None
            if connection.origin == origin and connection.is_fresh and connection.wire.is_quiet:
                return connection
            connection.wire.close()

    def _connect(self, request: httpcore.Request) -> _Connection:
        origin, seconds = request.url.origin, limits_of(request).get("connect")
        host = origin.host.decode("ascii")
        stream = self._network.connect_tcp(host, origin.port, seconds)
        if origin.scheme in SECURED:
            stream = stream.start_tls(self._certificates, host, seconds)
        return _Connection(origin, Wire(stream))

    def _give_back(self, connection: _Connection | None) -> None:
        dropped = []
        if connection is not None:
            is_kept = connection.end_exchange()
            with self._lock:
                if is_kept and not self._is_closed:
                    self._free.append(connection)
                else:
                    dropped.append(connection)
                while self._free and not self._free[0].is_fresh:
                    dropped.append(self._free.popleft())
        self._turns.give()
        for old in dropped:
            old.wire.close()


def _trace_nothing(_event: str, _details: object) -> None:
    """Stand in where nobody listens."""


class _Turns:
    """So many at once, and the others in the order in which they came.

    Python's semaphores let those go first that come just as a turn is given.
    """

    def __init__(self, number: int) -> None:
        self._left = number
        self._lock = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()

    def take(self, seconds: float | None) -> None:
        """Wait for a turn; raises httpcore.PoolTimeout if none is given within so many seconds."""
        with self._lock:
            if self._left:
                self._left -= 1
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        longest = -1 if seconds is None else min(seconds, threading.TIMEOUT_MAX)
        try:
            is_given = turn.acquire(timeout=longest) or self._was_given(turn)
        except BaseException:
            if self._was_given(turn):
                self.give()
            raise
        if not is_given:
            raise httpcore.PoolTimeout

    def _was_given(self, turn: threading.Lock) -> bool:
        """Tell whether a turn was given just now; it is waited for no longer."""
        with self._lock:
            if turn not in self._waiting:
                return True
            self._waiting.remove(turn)
        return False

    def give(self) -> None:
        """Give a turn to whoever has waited longest."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._left += 1


class _Connection(Exchange):
    """One connection, which one thread at a time uses."""

    def __init__(self, origin: httpcore.Origin, wire: Wire) -> None:
        super().__init__(origin)
        self.wire = wire

    def exchange(self, request: httpcore.Request) -> Any:
        """Send a request and return the head of its answer."""
        limits = limits_of(request)
        # A server may answer, and hang up, before it has read all: then that is the answer.
        with contextlib.suppress(httpcore.WriteError):
            self._send(request, limits.get("write"))
        while True:
            event = self.event(limits.get("read"))
            if is_head(event):
                return event

    def _send(self, request: httpcore.Request, seconds: float | None) -> None:
        pending = self.head(request)
        for chunk in request.stream:  # type: ignore[union-attr]
            body = self.piece(chunk)
            if len(body) < SENT_ALONE:
                pending += body
                continue
            self.wire.write(pending, seconds)
            pending = b""
            self.wire.write(body, seconds)
        self.wire.write(pending + self.end(), seconds)

    def event(self, seconds: float | None) -> Any:
        """Return what h11 makes of the bytes that come next."""
        while (event := self.next_event()) is None:
            self.take(self.wire.read(seconds))
        return event


class _Body:
    """The body of an answer: its connection is given back when it is closed."""

    def __init__(
        self,
        connection: _Connection,
        seconds: float | None,
        give_back: Callable[[_Connection], None],
    ) -> None:
        self._connection = connection
        self._seconds = seconds
        self._give_back = give_back
        self._is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        while (content := content_of(self._connection.event(self._seconds))) is not None:
            yield content

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._give_back(self._connection)
