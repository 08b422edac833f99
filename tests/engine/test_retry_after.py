"""The wait that a server asks for, in the headers in which a Daytona says it.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from daytona_actions.engine.replies import retry_after
from tests.actions.answers import failed, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that asks once and waits for nothing: a single answer's meaning."""
    return connect(max_retries=0, wait_timeout=0)


def _in(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"Retry-After-Authenticated": "13"}, 13.0),
        ({"retry-after-anonymous": "3", "retry-after-sandbox-create": "60"}, 60.0),
        ({"retry-after": " 7 "}, 7.0),
        ({"retry-after": "9" * 400}, None),
        ({"retry-after": "soon", "retry-after-authenticated": "2"}, 2.0),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "1.5"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": _in(-60)}, 0.0),
        ({"retry-after": "Mon, 01 Jan 2024 00:00:00"}, 0.0),
        ({"retry-after": "Mon, 01 Jan 2024 00:00:00 +99999999999"}, None),
        ({"retry-after": "Mon, 01 Jan 2024 99999999999:00:00 GMT"}, None),
        ({"x-ratelimit-reset": "9"}, None),
    ],
)
def test_retry_after(
    daytona: DaytonaActions, server: FakeServer, headers: dict[str, str], expected: float | None
) -> None:
    """The wait that the server asks for is read from the headers that a Daytona sends."""
    server.answer(429, json=refusal(429, "Slow down"), headers=headers)
    failure = failed(daytona.get_sandbox("mine"))
    assert ("rate_limit", expected) == (failure.kind, failure.retry_after)


def test_retry_after_as_a_date() -> None:
    """A moment is turned into the seconds until then."""
    wait = retry_after({"Retry-After": _in(100)})
    assert wait is not None
    assert 90 < wait <= 100
