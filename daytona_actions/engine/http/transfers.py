"""Notice of each piece of a body that is sent or received, of how many bytes in all."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

logger = logging.getLogger(__name__.partition(".")[0])

OnTransfer: TypeAlias = Callable[[str, int, int], object]
"""Called with `sent` or `received`, how many bytes just went, and of how many (0: unknown)."""


def watch_sending(request: httpx.Request, on_transfer: OnTransfer) -> None:
    """Notify of each piece of a request's body as it is sent."""
    request.stream = _Watched(request.stream, "sent", _size(request.headers), on_transfer)


def watch_receiving(response: httpx.Response, on_transfer: OnTransfer) -> None:
    """Notify of each piece of an answer's body as it comes."""
    response.stream = _Watched(response.stream, "received", _size(response.headers), on_transfer)


def _ignore(_way: str, _moved: int, _size: int) -> None:
    """Take the place of a function that raised."""


def _size(headers: httpx.Headers) -> int:
    announced = headers.get("content-length", "")
    return int(announced) if announced.isdecimal() else 0


class _Watched(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that says of each piece how long it was."""

    def __init__(self, stream: Any, way: str, size: int, on_transfer: OnTransfer) -> None:
        self._stream = stream
        self._way = way
        self._size = size
        self._on_transfer = on_transfer

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            yield piece
            self._notify(len(piece))

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            yield piece
            self._notify(len(piece))

    def _notify(self, moved: int) -> None:
        try:
            self._on_transfer(self._way, moved, self._size)
        except Exception as problem:  # noqa: BLE001 - of the caller's: it must not break a transfer
            name = type(problem).__name__
            logger.warning("on_transfer raised %s: not notified of the rest of this body", name)
            self._on_transfer = _ignore

    def close(self) -> None:
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()
