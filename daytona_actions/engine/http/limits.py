"""What a connection, an answer and a client's pools may use: numbers, and the body that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import httpx

from daytona_actions.engine.http import private

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

DEADLINE = "deadline"
"""Request extension: seconds for the whole exchange, in place of the client's own; or None."""

MAX_BYTES = "max_bytes"
"""Request extension: the longest body in bytes that is read, in place of `MOST_BYTES`."""

RECEIVER = "receiver"
"""Request extension: a `Receiver` of a successful body in place of the answer, or None."""

MOST_BYTES = 100 * 1024 * 1024
"""The longest body in bytes that is read: no answer may fill this memory."""

MOST_CONNECTIONS = 100
"""How many connections a client has to one service at most; further calls wait for a free one.

All of them are kept: httpx keeps 20 and closes the others after each call, so that more threads
than that connect anew all the time.
"""

KEPT_SECONDS = 5.0
"""How long an unused connection is kept: servers and gateways close theirs some time later."""

_MOST_COMPRESSED = 64 * 1024  # an error page; its true size is up to a thousand times that


class Receiver(Protocol):
    """Takes a body piece by piece."""

    def clear(self) -> None: ...
    def take(self, piece: bytes) -> None: ...


class TooLargeError(Exception):
    """The answer has, or announces, more bytes than its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")


class CompressedError(Exception):
    """The answer is compressed although that was refused, so its true size cannot be limited."""


def connection_limits() -> httpx.Limits:
    """Return the limits of a client's connections in httpx's terms."""
    return httpx.Limits(
        max_connections=MOST_CONNECTIONS,
        max_keepalive_connections=MOST_CONNECTIONS,
        keepalive_expiry=KEPT_SECONDS,
    )


def limit_body(response: httpx.Response) -> None:
    """Hold an answer to its limit, which counts bytes as sent: so success must be uncompressed.

    Raises:
        TooLargeError: it announces more bytes.
        CompressedError: it is compressed.
    """
    limit = response.request.extensions.get(MAX_BYTES, MOST_BYTES)
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        if response.is_success:
            raise CompressedError
        limit = _MOST_COMPRESSED
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise TooLargeError(limit)
    receiver = response.request.extensions.get(RECEIVER) if response.is_success else None
    if receiver is not None:
        receiver.clear()  # of what an earlier try, which broke off, has left
    response.stream = _LimitedStream(response.stream, limit, receiver)


class _LimitedStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that stops at its limit instead of filling the memory, and goes to its receiver."""

    def __init__(self, stream: Any, limit: int, receiver: Receiver | None) -> None:
        self._stream = stream
        self._limit = limit
        self._receiver = receiver
        self._seen = 0

    def _count(self, chunk: bytes) -> bytes:
        self._seen += len(chunk)
        if self._seen > self._limit:
            raise TooLargeError(self._limit)
        if self._receiver is None:
            return chunk
        self._receiver.take(chunk)
        return b""

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            yield self._count(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            yield self._count(chunk)

    def close(self) -> None:
        private.close_after_surplus(self._stream)
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()
