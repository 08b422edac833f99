"""A client whose transfers can be watched: how many bytes went up or came down, of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import httpx

from daytona_actions._session import Session
from daytona_actions.client import DaytonaActions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions.config import Settings

    Watch: TypeAlias = Callable[[str, int, int], None]
    """Told `sent` or `received`, how many bytes just went, and of how many in all."""


class WatchedActions(DaytonaActions):
    """A client that tells somebody of every piece that it sends or receives."""

    def __init__(self, watch: Watch, **settings: Any) -> None:
        """Take the client's own settings, and whom to tell."""
        super().__init__(**settings)
        self._session = _WatchedSession(self._session.settings, watch)


class _WatchedSession(Session):
    def __init__(self, settings: Settings, watch: Watch) -> None:
        super().__init__(settings, asynchronous=False)
        self._watch = watch

    def _connection_options(self, base_url: str) -> dict[str, Any]:
        hooks = {"request": [self._send], "response": [self._receive]}
        return super()._connection_options(base_url) | {"event_hooks": hooks}

    def _send(self, request: httpx.Request) -> None:
        request.stream = _Watched(request.stream, "sent", _size(request.headers), self._watch)

    def _receive(self, response: httpx.Response) -> None:
        size = _size(response.headers)
        response.stream = _Watched(response.stream, "received", size, self._watch)


def _size(headers: httpx.Headers) -> int:
    announced = headers.get("content-length", "")
    return int(announced) if announced.isdecimal() else 0


class _Watched(httpx.SyncByteStream):
    """A body that says of each piece how long it was."""

    def __init__(self, stream: Any, way: str, size: int, watch: Watch) -> None:
        self._stream = stream
        self._way = way
        self._size = size
        self._watch = watch

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            yield piece
            self._watch(self._way, len(piece), self._size)

    def close(self) -> None:
        """Close the body underneath."""
        self._stream.close()
