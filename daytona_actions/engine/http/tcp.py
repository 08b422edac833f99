"""One TCP or TLS connection for asyncio: bytes in and out, each wait with an end."""

from __future__ import annotations

import asyncio
import select
import socket
from collections import deque
from typing import TYPE_CHECKING

import aiohappyeyeballs
import httpcore

if TYPE_CHECKING:
    import ssl

_HEAD_START = 0.25  # seconds for one address before the next is tried beside it (RFC 8305)
_MOST_UNREAD = 4  # pieces, of at most 256 KiB each, that wait for their reader


async def connect(
    host: str, port: int, certificates: ssl.SSLContext | None, seconds: float | None
) -> TcpStream:
    """Connect to a host, over TLS where there are certificates to trust.

    Raises:
        httpcore.ConnectTimeout: it took longer than so many seconds.
        httpcore.ConnectError: there is no way to it, or it is not to be trusted.
    """
    loop = asyncio.get_running_loop()
    name = None if certificates is None else host
    try:
        async with asyncio.timeout(seconds):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            # asyncio's own race leaves a socket open if it is cancelled as it is won (CPython 3.11
            # to 3.13), and uvloop has none.
            made = await aiohappyeyeballs.start_connection(found, happy_eyeballs_delay=_HEAD_START)
            try:
                _, stream = await loop.create_connection(
                    TcpStream, sock=made, ssl=certificates, server_hostname=name
                )
            except BaseException:
                made.close()
                raise
            stream.socket = made
    except TimeoutError as problem:
        raise httpcore.ConnectTimeout(str(problem)) from problem
    except (OSError, UnicodeError) as problem:
        raise httpcore.ConnectError(str(problem)) from problem
    return stream


class TcpStream(asyncio.Protocol):
    """A connection as one task at a time reads from it and writes to it."""

    socket: socket.socket
    _transport: asyncio.Transport

    def __init__(self) -> None:
        self._unread: deque[bytes] = deque()
        self._is_over = False
        self._is_lost = False
        self._problem: Exception | None = None
        self._is_full = False
        self._change: asyncio.Future[None] | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether it is open and nothing has come that nobody asked for."""
        return not self._is_over and not self._unread and not self._has_news()

    def _has_news(self) -> bool:
        """Tell whether bytes, or the end, have come that the event loop has not looked at yet.

        Without asking, a request that must not be sent twice is lost on a connection that its
        server has closed just before.
        """
        file = self._transport.get_extra_info("socket").fileno()
        if not hasattr(select, "poll"):  # Windows
            return bool(select.select([file], [], [], 0)[0])
        waiting = select.poll()
        waiting.register(file, select.POLLIN)
        return bool(waiting.poll(0))

    async def read(self, seconds: float | None) -> bytes:
        """Return what has come, or what comes within so many seconds; b"" at the end.

        Raises:
            httpcore.ReadTimeout: nothing came.
            httpcore.ReadError: the connection broke.
        """
        while not self._unread:
            if self._problem is not None:
                raise httpcore.ReadError(str(self._problem)) from self._problem
            if self._is_over:
                return b""
            await self._next_change(seconds, httpcore.ReadTimeout)
        if len(self._unread) == _MOST_UNREAD and not self._is_over:
            self._transport.resume_reading()
        return self._unread.popleft()

    async def write(self, content: bytes | memoryview, seconds: float | None) -> None:
        """Send bytes, and wait until the other side has taken nearly all of them.

        Raises:
            httpcore.WriteTimeout: it did not take them within so many seconds.
            httpcore.WriteError: the connection broke.
        """
        if not self._is_over and self._has_news():
            await asyncio.sleep(0)  # an early answer is read before a reset takes it away
        if not self._is_over:
            self._transport.write(content)
        while self._is_full and not self._is_over:
            await self._progress(seconds)
        if self._is_over or self._transport.is_closing():
            raise httpcore.WriteError(str(self._problem or "the server closed the connection"))

    async def _progress(self, seconds: float | None) -> None:
        """Wait until the other side has taken enough; bytes that it takes meanwhile extend that."""
        waiting = self._transport.get_write_buffer_size()
        try:
            await self._next_change(seconds, httpcore.WriteTimeout)
        except httpcore.WriteTimeout:
            if self._transport.get_write_buffer_size() >= waiting:
                raise

    def close(self) -> None:
        """Close at once: whoever waits here is woken, and what was not sent stays unsent."""
        if self._is_lost:  # CPython 3.11 to 3.13 may raise AttributeError if it is
            return
        try:
            self._transport.abort()
        except RuntimeError:  # its event loop was closed, and closed none of its connections
            self.socket.close()

    async def _next_change(self, seconds: float | None, expired: type[Exception]) -> None:
        self._change = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await self._change
        except TimeoutError as problem:
            raise expired(str(problem)) from problem

    def _changed(self) -> None:
        if self._change is not None and not self._change.done():
            self._change.set_result(None)

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        self._unread.append(data)
        if len(self._unread) == _MOST_UNREAD:
            self._transport.pause_reading()
        self._changed()

    def eof_received(self) -> None:
        self._is_over = True
        self._changed()

    def connection_lost(self, problem: Exception | None) -> None:
        self._is_over = self._is_lost = True
        self._problem = problem
        self._changed()

    def pause_writing(self) -> None:
        self._is_full = True

    def resume_writing(self) -> None:
        self._is_full = False
        self._changed()
