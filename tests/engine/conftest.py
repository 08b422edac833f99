"""Fixtures of what the engine does for any action: a server at the wire, a clock that jumps.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.clock import Clock, stopped
from tests.actions.conftest import server

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions

__all__ = ["server"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time as actions see it; `pauses` are the waits so far, in seconds."""
    return stopped(monkeypatch)


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions], clock: Clock) -> DaytonaActions:
    """A client with the default settings, for which no time is lost in waiting."""
    assert not clock.pauses
    return connect()
