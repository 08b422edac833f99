"""Stops, archives and deletes sandboxes when their intervals are over."""

from __future__ import annotations

import contextlib
import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from daytona_actions.local.answers import ControlPlaneError

if TYPE_CHECKING:
    from daytona_actions.local.lifecycle import Lifecycle
    from daytona_actions.local.sandbox import Sandbox

logger = logging.getLogger(__name__)

BUSY_LOOK = timedelta(minutes=1)


async def keep_intervals(lifecycle: Lifecycle) -> None:
    """Carry out what is due, then wait for the next moment or for a change; without end."""
    while True:
        lifecycle.transitions.changed.clear()
        now = lifecycle.clock.now()
        sandboxes = list(lifecycle.sandboxes.values())
        moments = [await _carry_out(lifecycle, sandbox, now) for sandbox in sandboxes]
        earliest = min((moment for moment in moments if moment), default=None)
        await lifecycle.clock.wait(lifecycle.transitions.changed, earliest)


async def _carry_out(lifecycle: Lifecycle, sandbox: Sandbox, now: datetime) -> datetime | None:
    """Do what is due for one sandbox and return when to look again."""
    try:
        step = next_step(sandbox, now)
        if step and step[0] <= now:
            with contextlib.suppress(ControlPlaneError):
                await getattr(lifecycle, step[1])(sandbox)
            step = next_step(sandbox, now)
    except Exception as error:  # noqa: BLE001 - one sandbox's trouble must not end all intervals
        logger.error("intervals of sandbox %s are not kept: %r", sandbox.id, error)  # noqa: TRY400 - once a look
        return None
    return step[0] if step else None


def next_step(sandbox: Sandbox, now: datetime) -> tuple[datetime, str] | None:
    """Return when something happens to a sandbox if nobody uses it, and what."""
    if sandbox.state == "started" and sandbox.auto_stop_interval > 0:
        if sandbox.calls:
            return now + BUSY_LOOK, "stop_started"
        return sandbox.last_activity_at + timedelta(
            minutes=sandbox.auto_stop_interval
        ), "stop_started"
    steps = []
    if sandbox.state in {"stopped", "archived"} and _is_deleted(sandbox):
        minutes = timedelta(minutes=sandbox.auto_delete_interval)
        steps.append((sandbox.updated_at + minutes, "destroy"))
    if sandbox.state == "stopped":
        minutes = timedelta(minutes=sandbox.auto_archive_interval)
        steps.append((sandbox.updated_at + minutes, "archive"))
    return min(steps, default=None)


def _is_deleted(sandbox: Sandbox) -> bool:
    # Negative numbers are never; 0 is at once, when it was stopped and not merely found so.
    minutes = sandbox.auto_delete_interval
    return minutes > 0 or (minutes == 0 and not sandbox.stopped_by_restart)
