"""The rest of an answer's body that came in more than one piece, as threads read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import h11

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class RestOfBody:
    """The rest of an answer's body: its connection is given back when it is closed."""

    def __init__(
        self,
        pieces: list[bytes],
        connection: Any,
        seconds: float | None,
        give_back: Callable[[Any], None],
    ) -> None:
        self._pieces = pieces
        self._connection = connection
        self._seconds = seconds
        self._give_back = give_back
        self._is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces
        while True:
            with self._connection:
                event = self._connection.event(self._seconds)
            if not isinstance(event, h11.Data):
                return
            yield bytes(event.data)

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._give_back(self._connection)
