"""Fixtures for trying again, waiting and giving up: a server at the wire, a clock that jumps.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import asyncio
import types
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import _flow
from daytona_actions.actions import _creating, _repeating, _states, _waiting
from tests.facade.conftest import Clock, server

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions

__all__ = ["server"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time as actions see it; `pauses` are the waits so far, in seconds."""
    fake = Clock()

    async def sleep(seconds: float, result: Any = None) -> Any:
        fake.wait(seconds)
        return result

    time = types.SimpleNamespace(sleep=fake.wait, monotonic=lambda: fake.now)
    for module in (_flow, _creating, _repeating, _states, _waiting):
        monkeypatch.setattr(module, "time", time)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    return fake


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions], clock: Clock) -> DaytonaActions:
    """A client with the default settings, for which no time is lost in waiting."""
    assert not clock.pauses
    return connect()
