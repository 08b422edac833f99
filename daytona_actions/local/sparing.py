"""Keeps the log bounded, whatever code without a key or an exhausted system makes happen."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

logger = logging.getLogger(__name__)

SECONDS = 60.0
MOST_LINES = 20


class Sparing:
    """Writes a few lines a minute about what can happen often, then only how often it did."""

    def __init__(self) -> None:
        """Begin the first minute."""
        self._begin = time.monotonic()
        self._lines = 0

    def log(self, level: int, text: str, *values: object, **options: Any) -> None:
        """Write a line, unless there were enough in this minute."""
        now = time.monotonic()
        if now - self._begin >= SECONDS:
            if self._lines > MOST_LINES:
                logger.warning("%s more lines of this kind", self._lines - MOST_LINES)
            self._begin, self._lines = now, 0
        self._lines += 1
        if self._lines <= MOST_LINES:
            logger.log(level, text, *values, **options)


class LoopErrors:
    """What an event loop calls when something fails in it, as accepting connections may."""

    def __init__(self) -> None:
        """Begin to count."""
        self._sparing = Sparing()

    def __call__(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Write what failed, with its reason and without a traceback of the loop's own."""
        reason = context.get("exception")
        self._sparing.log(logging.ERROR, "%s: %r", context["message"], reason)
