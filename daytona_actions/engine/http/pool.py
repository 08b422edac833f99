"""The asynchronous connections to one host: HTTP/1.1 by h11, each used again while it can be.

It stands in for httpcore's pool inside httpx's transport, which goes through all of its connections
for each request, asks every time which event loop library runs, and sends head and body apart: a
call cost two to four times as much (docs/benchmark.md).
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from typing import TYPE_CHECKING, Any, Self

import h11
import httpcore

from daytona_actions.engine.http.limits import KEPT_SECONDS, MOST_CONNECTIONS
from daytona_actions.engine.http.tcp import connect

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Callable

    from daytona_actions.engine.http.tcp import TcpStream

_LONGEST_HEAD = 100 * 1024  # bytes, as httpcore has it
_SECURED = {b"https", b"wss"}
_SWITCHES = 101  # the last word in HTTP on a connection
_SENT_ALONE, _WRITTEN_AT_ONCE = 16 * 1024, 256 * 1024  # bytes


class Pool:
    """Takes the place of an httpcore.AsyncConnectionPool, and raises what that raises.

    Args:
        certificates: whom to trust where a host speaks TLS.
    """

    def __init__(self, certificates: ssl.SSLContext) -> None:
        certificates.set_alpn_protocols(["http/1.1"])
        self._certificates = certificates
        self._turns = asyncio.Semaphore(MOST_CONNECTIONS)
        self._open: set[_Connection] = set()
        self._free: deque[_Connection] = deque()  # the one that was used last is at the end
        self._is_closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request; when the answer's stream is closed its connection is free again."""
        _check_scheme(request.url.scheme)
        limits = _limits(request)
        trace = request.extensions.get("trace") or _trace_nothing
        await self._take_turn(limits.get("pool"))
        connection = None
        try:
            # Of the events that httpcore traces these two are listened for.
            await trace("connection.acquired", {})
            connection = self._take_free(request.url.origin) or await self._connect(request)
            await trace("http11.send_request_headers.started", {})
            answer = await connection.exchange(request)
        except BaseException:
            self._give_back(connection)
            raise
        return httpcore.Response(
            answer.status_code,
            headers=answer.headers.raw_items(),
            content=_Body(connection, limits.get("read"), self._give_back),
            extensions={
                "http_version": b"HTTP/" + answer.http_version,
                "reason_phrase": bytes(answer.reason),
            },
        )

    def close(self) -> None:
        """Close all connections; the calls that use them fail."""
        self._is_closed = True
        for connection in self._open:
            connection.stream.close()

    async def aclose(self) -> None:
        """Close all connections, as httpcore's pool is asked to."""
        self.close()

    async def _take_turn(self, seconds: float | None) -> None:
        if not self._turns.locked():
            await self._turns.acquire()
            return
        try:
            async with asyncio.timeout(seconds):
                await self._turns.acquire()
        except TimeoutError as problem:
            raise httpcore.PoolTimeout(str(problem)) from problem

    def _take_free(self, origin: httpcore.Origin) -> _Connection | None:
        while self._free:
            connection = self._free.pop()
            if connection.is_usable and connection.origin == origin:
                return connection
            self._drop(connection)
        return None

    async def _connect(self, request: httpcore.Request) -> _Connection:
        origin = request.url.origin
        certificates = self._certificates if origin.scheme in _SECURED else None
        limit = _limits(request).get("connect")
        stream = await connect(origin.host.decode("ascii"), origin.port, certificates, limit)
        connection = _Connection(origin, stream)
        if self._is_closed:
            stream.close()
            raise httpcore.ConnectError("the client was closed")
        self._open.add(connection)
        return connection

    def _give_back(self, connection: _Connection | None) -> None:
        self._turns.release()
        if connection is None:
            return
        if connection.end_exchange():
            self._free.append(connection)
        else:
            self._drop(connection)
        while self._free and not self._free[0].is_fresh:
            self._drop(self._free.popleft())

    def _drop(self, connection: _Connection) -> None:
        self._open.discard(connection)
        connection.stream.close()


def _check_scheme(scheme: bytes) -> None:
    if scheme not in {b"http", b"ws", *_SECURED}:
        text = f"no request can be sent by {scheme.decode()}://" if scheme else "it has no scheme"
        raise httpcore.UnsupportedProtocol(text)


def _limits(request: httpcore.Request) -> dict[str, float | None]:
    limits: dict[str, float | None] = request.extensions.get("timeout", {})
    return limits


async def _trace_nothing(_event: str, _details: object) -> None:
    """Stand in where nobody listens."""


class _Connection:
    """One connection, and where HTTP stands on it."""

    def __init__(self, origin: httpcore.Origin, stream: TcpStream) -> None:
        self.origin = origin
        self.stream = stream
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
        self._free_since = 0.0

    @property
    def is_fresh(self) -> bool:
        """Whether it was used not long ago."""
        return time.monotonic() - self._free_since < KEPT_SECONDS

    @property
    def is_usable(self) -> bool:
        """Whether the next request may go here: bytes that nobody asked for would answer it."""
        return self.is_fresh and self.stream.is_quiet

    def end_exchange(self) -> bool:
        """End an exchange; return whether the connection can be used for another."""
        if {self._http.our_state, self._http.their_state} != {h11.DONE}:
            return False
        if self._http.trailing_data[0]:
            return False
        self._http.start_next_cycle()
        self._free_since = time.monotonic()
        return True

    async def exchange(self, request: httpcore.Request) -> Any:
        """Send a request and return the head of its answer."""
        limits = _limits(request)
        # A server may answer, and hang up, before it has read all: then that is the answer.
        with contextlib.suppress(httpcore.WriteError):
            await self._send(request, limits.get("write"))
        while True:
            event = await self.event(limits.get("read"))
            if isinstance(event, h11.Response) or event.status_code == _SWITCHES:
                return event

    async def _send(self, request: httpcore.Request, seconds: float | None) -> None:
        pending = self._encode(
            h11.Request, method=request.method, target=request.url.target, headers=request.headers
        )
        async for chunk in request.stream:  # type: ignore[union-attr]
            body = self._encode(h11.Data, data=chunk)
            if len(body) < _SENT_ALONE:
                pending += body
                continue
            await self.stream.write(pending, seconds)
            pending = b""
            # In pieces, because asyncio keeps a copy of what the other side does not take at once.
            for start in range(0, len(body), _WRITTEN_AT_ONCE):
                await self.stream.write(memoryview(body)[start : start + _WRITTEN_AT_ONCE], seconds)
        await self.stream.write(pending + self._encode(h11.EndOfMessage), seconds)

    def _encode(self, event: type[h11.Event], **details: Any) -> bytes:
        try:
            return self._http.send(event(**details)) or b""
        except h11.LocalProtocolError as problem:
            raise httpcore.LocalProtocolError(str(problem)) from problem

    async def event(self, seconds: float | None) -> Any:
        """Return what h11 makes of the bytes that come next."""
        while True:
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as problem:
                raise httpcore.RemoteProtocolError(str(problem)) from problem
            if event is not h11.NEED_DATA:
                return event
            received = await self.stream.read(seconds)
            if not received and self._http.their_state is h11.SEND_RESPONSE:
                raise httpcore.RemoteProtocolError("Server disconnected without an answer.")
            self._http.receive_data(received)


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

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while isinstance(event := await self._connection.event(self._seconds), h11.Data):
            yield bytes(event.data)

    async def aclose(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._give_back(self._connection)
