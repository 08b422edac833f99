"""A client whose call never ends, for what cancels it."""

from __future__ import annotations

import asyncio


class Waiting:
    """A client whose action never ends, and that tells when it began and when it was cancelled."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.cancelled = asyncio.Event()

    async def get_sandbox(self, sandbox_id: str) -> None:
        """Begin, and never end."""
        assert sandbox_id
        self.begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
