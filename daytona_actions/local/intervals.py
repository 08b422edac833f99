"""Stops, archives and deletes sandboxes when their intervals are over."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from daytona_actions.local.answers import ControlPlaneError

if TYPE_CHECKING:
    from daytona_actions.local.lifecycle import Lifecycle
    from daytona_actions.local.sandbox import Sandbox

# An auto-archive interval of 0 means the longest one (GET /config: maxAutoArchiveInterval).
LONGEST_ARCHIVE_INTERVAL = 43200
BUSY_LOOK = timedelta(minutes=1)


async def keep_intervals(lifecycle: Lifecycle) -> None:
    """Carry out what is due, then wait for the next moment or for a change; without end."""
    while True:
        lifecycle.changed.clear()
        now = lifecycle.clock.now()
        for sandbox in list(lifecycle.sandboxes.values()):
            step = next_step(sandbox, now)
            if step and step[0] <= now:
                with contextlib.suppress(ControlPlaneError):
                    getattr(lifecycle, step[1])(sandbox)
        steps = [next_step(sandbox, now) for sandbox in lifecycle.sandboxes.values()]
        earliest = min((step[0] for step in steps if step), default=None)
        await lifecycle.clock.wait(lifecycle.changed, earliest)


def next_step(sandbox: Sandbox, now: datetime) -> tuple[datetime, str] | None:
    """Return when something happens to a sandbox if nobody uses it, and what."""
    if sandbox.state == "started" and sandbox.auto_stop_interval > 0:
        if sandbox.calls:
            return now + BUSY_LOOK, "stop"
        return sandbox.last_activity_at + timedelta(minutes=sandbox.auto_stop_interval), "stop"
    steps = []
    if sandbox.state in {"stopped", "archived"} and _is_deleted(sandbox):
        minutes = timedelta(minutes=sandbox.auto_delete_interval)
        steps.append((sandbox.updated_at + minutes, "destroy"))
    if sandbox.state == "stopped":
        minutes = timedelta(minutes=sandbox.auto_archive_interval or LONGEST_ARCHIVE_INTERVAL)
        steps.append((sandbox.updated_at + minutes, "archive"))
    return min(steps, default=None)


def _is_deleted(sandbox: Sandbox) -> bool:
    # Negative numbers are never; 0 is at once, when it was stopped and not merely found so.
    minutes = sandbox.auto_delete_interval
    return minutes > 0 or (minutes == 0 and not sandbox.stopped_by_restart)
