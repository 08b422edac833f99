"""Fixtures of the actions' tests: a server at the wire, and a clock that does not wait.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.actions.clock import Clock, real_sleep, stopped
from tests.actions.fake_server import FakeServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions import DaytonaActions


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    """A server in place of the network; each answer must be used, each request answered."""
    fake = FakeServer()

    def handle_request(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        request.read()
        return fake.handle(request)

    async def handle_async_request(
        _: httpx.AsyncHTTPTransport, request: httpx.Request
    ) -> httpx.Response:
        await request.aread()
        answer = fake.handle(request)
        await real_sleep(0)  # lets other tasks run, as a network would
        return answer

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle_request)
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", handle_async_request)
    yield fake
    assert [] == fake.unanswered, "requests without an answer"
    assert [] == list(fake.waiting), "answers that nothing asked for"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time as the facade sees it; `pauses` are the waits so far, in seconds."""
    return stopped(monkeypatch)


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client of either kind that asks once and waits for nothing: a single answer's meaning."""
    return connect(max_retries=0, wait_timeout=0)
