"""Carries out what brings a sandbox to another state, and keeps the state that it has come to."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from daytona_actions.local.answers import ControlPlaneError
from daytona_actions.local.sandbox import CHANGING, Sandbox

if TYPE_CHECKING:
    from daytona_actions.local.clock import Clock

logger = logging.getLogger(__name__)

# More than a start takes on a busy machine.
MOMENT_SECONDS = 2.0
Change = Callable[[Sandbox, datetime], Coroutine[Any, Any, None]]
"""Brings a sandbox to its next state, not before a moment."""


class Transitions:
    """What is on its way for all sandboxes of a server; used from its event loop only.

    ``changed`` is set whenever a state or a property is another one.
    """

    def __init__(self, clock: Clock, seconds: float, save: Callable[[Sandbox], None]) -> None:
        """Take the time, how long a change lasts at least, and what writes a sandbox to disk."""
        self.changed = asyncio.Event()
        self._clock = clock
        self._seconds = seconds
        self._save = save
        # What brings a sandbox to its next state; only its deletion may come on top of that.
        self._work: dict[str, asyncio.Task[None]] = {}
        # Of one sandbox one write after another: the last one is what stays.
        self._writing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def work(self, sandbox: Sandbox) -> asyncio.Task[None] | None:
        """Return what brings a sandbox to its next state now."""
        return self._work.get(sandbox.id)

    def is_changing(self, sandbox: Sandbox) -> bool:
        """Tell whether a sandbox is on its way to another state."""
        # An archived sandbox that is to start shows so only later.
        return sandbox.state in CHANGING or sandbox.id in self._work

    def refuse_if_changing(self, sandbox: Sandbox) -> None:
        """Raise the 409 of a sandbox that is on its way."""
        if self.is_changing(sandbox):
            raise ControlPlaneError(409, "Sandbox state change in progress")

    async def give_a_moment(self, sandbox: Sandbox) -> None:
        """Wait a moment for a sandbox to arrive: newest SDKs ask only once a second."""
        work = self._work.get(sandbox.id)
        if work and not self._seconds:
            await asyncio.wait([work], timeout=MOMENT_SECONDS)

    def begin(self, sandbox: Sandbox, change: Change) -> asyncio.Task[None]:
        """Bring a sandbox to its next state in the background."""
        work = self._carry_out(sandbox, change, self.end())
        task = asyncio.get_running_loop().create_task(work)
        self._work[sandbox.id] = task
        return task

    def end(self) -> datetime:
        """Return the moment before which a change that begins now is not over."""
        return self._clock.now() + timedelta(seconds=self._seconds)

    def set(self, sandbox: Sandbox, state: str, **values: object) -> None:
        """Change to a state on the way to another.

        It is not kept: after a restart a sandbox is in the state that it had come to before.
        """
        self._show(sandbox, self._now({**values, "state": state}))

    async def arrive(self, sandbox: Sandbox, state: str, **values: object) -> None:
        """Change to a state that stays; one that cannot be kept on disk is logged.

        It is written first, so that nothing is shown that a crash could undo. A sandbox that is
        deleted meanwhile arrives nowhere.
        """
        changed = self._now({**values, "state": state})
        with contextlib.suppress(ControlPlaneError):
            await self.keep(sandbox, changed)
        if sandbox.state != "destroying":
            self._show(sandbox, changed)

    async def change(self, sandbox: Sandbox, **values: object) -> None:
        """Change properties; what cannot be kept on disk is not shown, but a 500 raised."""
        changed = self._now(values)
        await self.keep(sandbox, changed)
        self._show(sandbox, changed)

    async def keep(
        self,
        sandbox: Sandbox,
        values: dict[str, Any] | None = None,
        write: Callable[[Sandbox], None] | None = None,
    ) -> None:
        """Write a sandbox to disk, with other values of its fields, beside the event loop.

        Raises the 500 of a disk that takes nothing.
        """
        async with self._writing[sandbox.id]:
            changed = replace(sandbox, **(values or {}))
            try:
                await asyncio.to_thread(write or self._save, changed)
            except OSError as error:
                message = f"Sandbox {sandbox.name} cannot be kept on disk: {error.strerror}"
                logger.error("%s: %s", message, error.filename)  # noqa: TRY400 - no traceback needed
                raise ControlPlaneError(500, message) from error

    def forget(self, sandbox: Sandbox) -> None:
        """Forget a sandbox that is gone."""
        self._writing.pop(sandbox.id, None)
        self.changed.set()

    def _now(self, values: dict[str, Any]) -> dict[str, Any]:
        return {**values, "updated_at": self._clock.now()}

    def _show(self, sandbox: Sandbox, values: dict[str, Any]) -> None:
        for name, value in values.items():
            setattr(sandbox, name, value)
        self.changed.set()

    async def cancel(self) -> None:
        """End all that is on its way."""
        work = list(self._work.values())
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)

    async def _carry_out(self, sandbox: Sandbox, change: Change, not_before: datetime) -> None:
        try:
            await change(sandbox, not_before)
        except Exception as error:
            # Nobody waits for this, and a sandbox on its way forever could not even be deleted.
            logger.exception("a change of state of sandbox %s failed", sandbox.name)
            await self.arrive(sandbox, "error", error_reason=f"{type(error).__name__}: {error}")
        finally:
            # Here, not in a callback: whoever sees the state that was reached may act on it.
            self._work.pop(sandbox.id, None)
