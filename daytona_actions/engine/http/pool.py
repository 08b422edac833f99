"""The asynchronous connections to one host: HTTP/1.1 by h11, each used again while it can be.

It stands in for httpcore's pool inside httpx's transport, which goes through all of its connections
for each request, asks every time which event loop library runs, and sends head and body apart: a
call cost two to four times as much (docs/benchmark.md).
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import TYPE_CHECKING, Any, Self

import h11
import httpcore

from daytona_actions.engine.http.address import SCHEMES, SECURED, refuse_scheme
from daytona_actions.engine.http.limits import MOST_CONNECTIONS
from daytona_actions.engine.http.tcp import connect
from daytona_actions.engine.http.thread_pool import (
    SENT_ALONE,
    Exchange,
    is_head,
    response_to,
)

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Callable

    from daytona_actions.engine.http.tcp import TcpStream

_WRITTEN_AT_ONCE = 256 * 1024  # bytes


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
        if request.url.scheme not in SCHEMES:
            refuse_scheme(request.url.scheme)
        limits = request.extensions.get("timeout", {})
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
        return response_to(answer, _Body(connection, limits.get("read"), self._give_back))

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
            if connection.is_fresh and connection.stream.is_quiet and connection.origin == origin:
                return connection
            self._drop(connection)
        return None

    async def _connect(self, request: httpcore.Request) -> _Connection:
        origin = request.url.origin
        certificates = self._certificates if origin.scheme in SECURED else None
        limit = request.extensions.get("timeout", {}).get("connect")
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


async def _trace_nothing(_event: str, _details: object) -> None:
    """Stand in where nobody listens."""


class _Connection(Exchange):
    """One connection, which one task at a time uses."""

    def __init__(self, origin: httpcore.Origin, stream: TcpStream) -> None:
        super().__init__(origin)
        self.stream = stream

    async def exchange(self, request: httpcore.Request) -> Any:
        """Send a request and return the head of its answer."""
        limits = request.extensions.get("timeout", {})
        # A server may answer, and hang up, before it has read all: then that is the answer.
        with contextlib.suppress(httpcore.WriteError):
            await self._send(request, limits.get("write"))
        while True:
            event = await self.event(limits.get("read"))
            if is_head(event):
                return event

    async def _send(self, request: httpcore.Request, seconds: float | None) -> None:
        pending = self.head(request)
        async for chunk in request.stream:  # type: ignore[union-attr]
            body = self.encoded(h11.Data, data=chunk)
            if len(body) < SENT_ALONE:
                pending += body
                continue
            await self.stream.write(pending, seconds)
            pending = b""
            # In pieces, because asyncio keeps a copy of what the other side does not take at once.
            for start in range(0, len(body), _WRITTEN_AT_ONCE):
                await self.stream.write(memoryview(body)[start : start + _WRITTEN_AT_ONCE], seconds)
        await self.stream.write(pending + self.encoded(h11.EndOfMessage), seconds)

    async def event(self, seconds: float | None) -> Any:
        """Return what h11 makes of the bytes that come next."""
        while (event := self.next_event()) is None:
            self.take(await self.stream.read(seconds))
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

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while isinstance(event := await self._connection.event(self._seconds), h11.Data):
            yield bytes(event.data)

    async def aclose(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._give_back(self._connection)
