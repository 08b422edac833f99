"""A clock that does not wait: what the facade takes for the time."""

from __future__ import annotations

import asyncio
import math
import threading
import types
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from daytona_actions import session
from daytona_actions.actions import lifecycle, sandboxes
from daytona_actions.engine import create_once, flow, retry, waiting

if TYPE_CHECKING:
    import pytest

real_sleep = asyncio.sleep


@dataclass
class Clock:
    """A time that moves only when somebody waits."""

    now: float = 1000.0
    pauses: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """Let time pass at once."""
        self.pauses.append(seconds)
        # A pause that is lost in rounding is one too: real time always moves.
        self.now = max(self.now + seconds, math.nextafter(self.now, math.inf))


def stopped(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Put a clock that does not wait under the facade, for as long as the test runs."""
    clock = Clock()
    thread = threading.current_thread()

    async def sleep(seconds: float, result: Any = None) -> Any:
        # Servers that tests share run in this process too, in threads of their own: without real
        # pauses their event loops would never rest.
        if threading.current_thread() is not thread:
            return await real_sleep(seconds, result)
        clock.wait(seconds)
        return result

    time = types.SimpleNamespace(sleep=clock.wait, monotonic=lambda: clock.now)
    for module in (flow, retry, create_once, lifecycle, sandboxes, session, waiting):
        monkeypatch.setattr(module, "time", time)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    return clock
