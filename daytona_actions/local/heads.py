"""The HTTP connections of a server: how long a request's head may take, and how many may wait."""

from __future__ import annotations

import resource
import socket
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

HEAD_SECONDS = 20.0
# Of the files that this process may open: each call needs one more, and so does each sandbox.
SHARE = 3
FEWEST = 64
# So few connections are taken at once that each is read from before it has to go for others.
AT_ONCE = 8
MOST_PENDING = 1024
# Set in the scope of a request that showed the key.
ADMITTED = "daytona_actions.admitted"


class Listener(socket.socket):
    """A listening socket; asyncio takes as many connections at once as it would let wait."""

    def listen(self, _backlog: int = MOST_PENDING, /) -> None:
        """Listen, and let many connections wait however few are taken at once."""
        super().listen(MOST_PENDING)


class WaitingRoom:
    """The connections without a request, the one that waits longest first.

    Whoever is without a key may connect too, code in a sandbox for one: past the limit that one
    is closed, so that others can connect; those that have shown the key are the last to go.
    """

    def __init__(self, most: int) -> None:
        """Take how many connections may be open while one of them waits."""
        self._most = most
        self._strangers: dict[HeadProtocol, None] = {}
        self._admitted: dict[HeadProtocol, None] = {}

    def enter(self, connection: HeadProtocol, opened: int) -> None:
        """Note a connection that waits; ``opened`` is how many there are in all."""
        (self._admitted if connection.is_admitted else self._strangers).setdefault(connection)
        if opened > self._most:
            longest = next(iter(self._strangers or self._admitted))
            self.leave(longest)
            longest.transport.close()

    def leave(self, connection: HeadProtocol) -> None:
        """Note that a connection has a request, or is closed."""
        self._strangers.pop(connection, None)
        self._admitted.pop(connection, None)


class HeadProtocol(H11Protocol):
    """Uvicorn's protocol, with a limit in time from a head's first moment to its end."""

    def __init__(self, *arguments: Any, room: WaitingRoom, **options: Any) -> None:
        """Take what uvicorn gives, and where connections wait."""
        super().__init__(*arguments, **options)
        self._room = room
        self._limit: asyncio.TimerHandle | None = None
        self.is_admitted = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first head."""
        super().connection_made(transport)
        self._expect_head()

    def data_received(self, data: bytes) -> None:
        """Take up the request if its head is complete now."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._expect_head()
        else:
            self._set_limit(None)
            self._room.leave(self)

    def on_response_complete(self) -> None:
        """Wait for the next request; how long without a byte of it, is uvicorn's to say."""
        self.is_admitted |= ADMITTED in self.scope
        super().on_response_complete()
        self._room.enter(self, len(self.connections))

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        super().connection_lost(exc)
        self._set_limit(None)
        self._room.leave(self)

    def _expect_head(self) -> None:
        self._room.enter(self, len(self.connections))
        if self._limit is None:
            self._set_limit(self.loop.call_later(HEAD_SECONDS, self.transport.close))

    def _set_limit(self, limit: asyncio.TimerHandle | None) -> None:
        if self._limit:
            self._limit.cancel()
        self._limit = limit


def protocol_maker() -> Callable[..., asyncio.Protocol]:
    """Return what makes the protocols of one server."""
    limit, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    room = WaitingRoom(max(FEWEST, limit // SHARE))

    def make(*arguments: Any, **options: Any) -> asyncio.Protocol:
        return HeadProtocol(*arguments, room=room, **options)

    return make
