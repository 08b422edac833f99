"""An end for a whole request, which its pauses don't extend.

httpx's read limit starts anew with every byte, so a server that sends one a second could hold a
call forever. Asynchronously `asyncio.timeout` ends that; synchronously each read, write and
connection attempt gets no more than what is left (streams.py).
"""

from __future__ import annotations

import contextlib
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_WAIT = 2_000_000.0  # seconds: poll() counts milliseconds in 32 bits


class _Limit:
    """So many seconds from the first look at them: waiting for a free connection is not counted."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: float | None = None

    def left(self) -> float:
        now = time.monotonic()
        if self._until is None:
            self._until = now + self._seconds
        return self._until - now


_deadline: ContextVar[_Limit | None] = ContextVar("deadline", default=None)


@contextlib.contextmanager
def deadline(seconds: float | None) -> Iterator[None]:
    """Let everything that the streams do inside the block end within so many seconds."""
    token = _deadline.set(None if seconds is None else _Limit(seconds))
    try:
        yield
    finally:
        _deadline.reset(token)


def is_limited() -> bool:
    """Tell whether the current request has an end."""
    return _deadline.get() is not None


def time_left(limit: float | None, expired: type[Exception]) -> float:
    """Return the seconds that a wait may take: its own limit, or what is left of the whole."""
    whole = _deadline.get()
    left = _LONGEST_WAIT if whole is None else whole.left()
    if left <= 0:
        raise expired
    return min(left, _LONGEST_WAIT if limit is None else limit)
