"""The time by which sandboxes stop and are deleted; tests can move it."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta


class Clock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the moment in UTC."""
        return datetime.now(UTC)

    async def wait(self, changed: asyncio.Event, until: datetime | None) -> None:
        """Wait for an event, at most until a moment; None waits without end."""
        seconds = None if until is None else max(0.0, (until - self.now()).total_seconds())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await changed.wait()

    async def wait_until(self, moment: datetime) -> None:
        """Wait until a moment, also where the time is moved."""
        moved = asyncio.Event()
        while self.now() < moment:
            moved.clear()
            await self.wait(moved, moment)


class MovableClock(Clock):
    """The machine's time plus what a test has added, to see intervals pass without waiting."""

    def __init__(self) -> None:
        """Start at the machine's time."""
        self._added = timedelta()
        self._waiting: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}

    def now(self) -> datetime:
        """Return the machine's time and all that was added."""
        return super().now() + self._added

    def advance(self, seconds: float) -> None:
        """Move on by a number of seconds, from any thread; who waits looks at the time again."""
        self._added += timedelta(seconds=seconds)
        for event, loop in list(self._waiting.items()):
            loop.call_soon_threadsafe(event.set)

    async def wait(self, changed: asyncio.Event, until: datetime | None) -> None:
        """Wait as Clock does, and end early when the time is moved."""
        self._waiting[changed] = asyncio.get_running_loop()
        try:
            await super().wait(changed, until)
        finally:
            del self._waiting[changed]
