"""The synchronous connections to one host: HTTP/1.1 by h11, each used again while it can be.

It stands in for httpcore's pool inside httpx's transport (docs/transport.md says why). A thread takes
the connection that was used last, and holds no lock while it waits. Every system call gives Python's
interpreter lock away until another thread waits: so the sockets never block, and a small call is
four system calls, not nine. `Exchange` is what the connections of tasks (pool.py) have, too.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Self

import h11
import httpcore

from daytona_actions.engine.http.address import SCHEMES, SECURED, refuse_scheme
from daytona_actions.engine.http.limits import KEPT_SECONDS, MOST_AWAITED, MOST_CONNECTIONS
from daytona_actions.engine.http.readiness import NOT_YET, asking, asking_for
from daytona_actions.engine.http.thread_body import RestOfBody
from daytona_actions.engine.http.turns import Turns

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

SENT_ALONE, READ_AT_ONCE = 16 * 1024, 256 * 1024  # bytes
_LONGEST_HEAD = 100 * 1024  # bytes, as httpcore has it
_LONGEST_WAIT = 2_000_000.0  # seconds: poll() counts milliseconds in 32 bits
_SWITCHES = 101  # the last word in HTTP on a connection

SECONDS: ContextVar[float | None] = ContextVar("seconds", default=None)
"""The seconds for the whole of the current request, or None."""
ENDS_AT: ContextVar[float | None] = ContextVar("ends_at", default=None)
"""When the current request ends, by the monotonic clock; waiting for a turn does not count."""


def time_left(limit: float | None, expired: type[Exception]) -> float:
    """Return the seconds that a wait may take: its own limit, or what is left of the whole."""
    wait = _LONGEST_WAIT if limit is None else min(limit, _LONGEST_WAIT)
    if (whole := SECONDS.get()) is None:
        return wait
    now = time.monotonic()
    if (end := ENDS_AT.get()) is None:
        ENDS_AT.set(end := now + whole)
    if end <= now:
        raise expired
    return min(end - now, wait)


class Exchange:
    """Where HTTP stands on one connection to an origin; it moves no bytes itself."""

    def __init__(self, origin: httpcore.Origin) -> None:
        self.origin = origin
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
        self._free_since = 0.0

    @property
    def is_fresh(self) -> bool:
        """Whether it was used not long ago."""
        return time.monotonic() - self._free_since < KEPT_SECONDS

    def end_exchange(self) -> bool:
        """End an exchange; return whether the connection can be used for another."""
        if {self._http.our_state, self._http.their_state} != {h11.DONE}:
            return False
        if self._http.trailing_data[0]:  # it would answer the next request
            return False
        self._http.start_next_cycle()
        self._free_since = time.monotonic()
        return True

    def head(self, request: httpcore.Request) -> bytes:
        """Return the bytes that begin a request; raises httpcore.LocalProtocolError."""
        details = {"method": request.method, "target": request.url.target}
        return self.encoded(h11.Request, headers=request.headers, **details)

    def encoded(self, event: type[h11.Event], **details: Any) -> bytes:
        """Return the bytes of an event; raises httpcore.LocalProtocolError."""
        try:
            return self._http.send(event(**details)) or b""
        except h11.LocalProtocolError as problem:
            raise httpcore.LocalProtocolError(str(problem)) from problem

    def next_event(self) -> Any:
        """Return what h11 makes of what has come, if it is enough; raises RemoteProtocolError."""
        try:
            event = self._http.next_event()
        except h11.RemoteProtocolError as problem:
            raise httpcore.RemoteProtocolError(str(problem)) from problem
        return None if event is h11.NEED_DATA else event

    def take(self, received: bytes) -> None:
        """Take the bytes that have come; none are the end."""
        if not received and self._http.their_state is h11.SEND_RESPONSE:
            raise httpcore.RemoteProtocolError("Server disconnected without an answer.")
        self._http.receive_data(received)


def is_head(event: Any) -> bool:
    """Tell whether an event is the head of the answer, and no word before it."""
    return isinstance(event, h11.Response) or event.status_code == _SWITCHES


def is_small(answer: Any, most: int) -> bool:
    """Tell whether an answer announces so many bytes at most, and as they are."""
    head = dict(answer.headers)
    return b"content-encoding" not in head and int(head.get(b"content-length", most + 1)) <= most


def response_to(answer: Any, content: Any) -> httpcore.Response:
    """Make the answer that httpx's transport takes, of its head and its body."""
    said = {"http_version": b"HTTP/" + answer.http_version, "reason_phrase": bytes(answer.reason)}
    head = {"headers": answer.headers.raw_items(), "extensions": said}
    return httpcore.Response(answer.status_code, content=content, **head)


class ThreadPool:
    """Takes the place of an httpcore.ConnectionPool, and raises what that raises.

    Args:
        certificates: whom to trust where a host speaks TLS.
        network: makes the streams, which stay its own to close.
    """

    def __init__(self, certificates: ssl.SSLContext, network: httpcore.NetworkBackend) -> None:
        certificates.set_alpn_protocols(["http/1.1"])
        self._certificates = certificates
        self._network = network
        self._turns = Turns(MOST_CONNECTIONS)
        self._free: deque[_Connection] = deque()  # the one that was used last is at the end
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request; when the answer is read or closed its connection is free again."""
        if request.url.scheme not in SCHEMES:
            refuse_scheme(request.url.scheme)
        limits, trace = request.extensions.get("timeout", {}), request.extensions.get("trace")
        origin, connection = request.url.origin, None
        with self._turns.lock:
            is_turn = self._turns.left > 0
            self._turns.left -= is_turn
        if not is_turn:
            self._turns.wait(limits.get("pool"))
        try:
            connection = self._take_free(origin) or self._connect(origin, limits.get("connect"))
            if trace is not None:  # of the events that httpcore traces this one is listened for
                trace("http11.send_request_headers.started", {})
            answer, pieces, is_whole = connection.exchange(request)
        except BaseException:
            self._give_back(connection)
            raise
        if is_whole:
            self._give_back(connection)
        else:
            pieces = RestOfBody(pieces, connection, limits.get("read"), self._give_back)
        return response_to(answer, pieces)

    def close(self) -> None:
        """Close the free connections; the streams of the others are closed by their maker."""
        with self._turns.lock:
            self._is_closed = True
            free, self._free = self._free, deque()
        for connection in free:
            connection.stream.close()

    def _take_free(self, origin: httpcore.Origin) -> _Connection | None:
        while True:
            with self._turns.lock:
                connection = self._free.pop() if self._free else None
            if connection is None:
                return None
            if connection.origin == origin and connection.is_fresh and connection.is_quiet:
                return connection
            connection.stream.close()

    def _connect(self, origin: httpcore.Origin, seconds: float | None) -> _Connection:
        host = origin.host.decode("ascii")
        stream = self._network.connect_tcp(host, origin.port, seconds)
        if origin.scheme in SECURED:
            stream = stream.start_tls(self._certificates, host, seconds)
        return _Connection(origin, stream)

    def _give_back(self, connection: _Connection | None) -> None:
        is_kept = connection is not None and connection.end_exchange()
        dropped: list[_Connection] = []
        with self._turns.lock:
            if connection is not None:
                (self._free if is_kept and not self._is_closed else dropped).append(connection)
            while self._free and not self._free[0].is_fresh:
                dropped.append(self._free.popleft())
            is_waited_for = bool(self._turns.waiting)
            self._turns.left += not is_waited_for
        if is_waited_for:
            self._turns.give()
        for old in dropped:
            old.stream.close()


class _Connection(Exchange):
    """One connection, which one thread at a time uses: `with` it, so that its socket stays open."""

    def __init__(self, origin: httpcore.Origin, stream: Any) -> None:
        super().__init__(origin)
        self.stream = stream
        with self:  # its client may be closed by another thread just now
            self._socket = stream.get_extra_info("socket")
            self._socket.settimeout(0)
            self._pending: Callable[[], int] = getattr(self._socket, "pending", int)  # 0: no TLS
            self._ask_to_read = asking(self._socket, to_read=True)

    def __enter__(self) -> None:
        with self.stream.lock:
            if self.stream.is_closed:
                raise httpcore.ReadError("the connection was closed")
            self.stream.is_used = True

    def __exit__(self, *_: object) -> None:
        with self.stream.lock:
            self.stream.is_used = False
        if self.stream.is_closed:
            self.stream.close()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has come that nobody asked for, which the end of it would be, too."""
        return not self._pending() and not self._ask_to_read(0)

    def exchange(self, request: httpcore.Request) -> tuple[Any, Any, bool]:
        """Send a request; return the head of its answer, what is read of it, and whether that is all."""
        limits = request.extensions.get("timeout", {})
        with self:
            # A server may answer, and hang up, before it has read all: then that is the answer.
            with contextlib.suppress(httpcore.WriteError):
                self._send(request, limits.get("write"))
            while not is_head(answer := self.event(limits.get("read"))):
                pass
            pieces = []
            while isinstance(event := self.next_event(), h11.Data):
                pieces.append(bytes(event.data))
            if event is None and is_small(answer, request.extensions.get(MOST_AWAITED, 0)):
                while isinstance(event := self.event(limits.get("read")), h11.Data):
                    pieces.append(bytes(event.data))
        return answer, pieces, isinstance(event, h11.EndOfMessage)

    def _send(self, request: httpcore.Request, seconds: float | None) -> None:
        pending = self.head(request)
        for chunk in request.stream:  # type: ignore[union-attr]
            body = self.encoded(h11.Data, data=chunk)
            if len(body) < SENT_ALONE:
                pending += body
                continue
            self._write(pending, seconds)
            pending = b""
            self._write(body, seconds)
        self._write(pending + self.encoded(h11.EndOfMessage), seconds)

    def event(self, seconds: float | None) -> Any:
        """Return what h11 makes of the bytes that come next."""
        while (event := self.next_event()) is None:
            self.take(self._read(seconds))
        return event

    def _read(self, seconds: float | None) -> bytes:
        ask = self._ask_to_read
        while True:
            is_due = self._pending() and ask is self._ask_to_read
            if not is_due and not ask(time_left(seconds, httpcore.ReadTimeout) * 1000):
                raise httpcore.ReadTimeout
            try:
                received: bytes = self._socket.recv(READ_AT_ONCE)
            except NOT_YET as problem:
                ask = asking_for(problem, self._socket, to_read=True)
            except OSError as problem:
                raise httpcore.ReadError(str(problem)) from problem
            else:
                return received

    def _write(self, content: bytes, seconds: float | None) -> None:
        left: Any = memoryview(content)  # what is left after each system call is not copied
        while left:
            time_left(seconds, httpcore.WriteTimeout)
            try:
                left = left[self._socket.send(left) :]
            except NOT_YET as problem:
                ask = asking_for(problem, self._socket, to_read=False)
                if not ask(time_left(seconds, httpcore.WriteTimeout) * 1000):
                    raise httpcore.WriteTimeout from None
            except OSError as problem:
                raise httpcore.WriteError(str(problem)) from problem
