"""The drivers: interruption passes through them, and leaves nothing open or untold.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import ActionError, AsyncDaytonaActions
from daytona_actions.engine.flow import arun, pause, run
from tests.actions.answers import ID, TOOLBOX, sandbox
from tests.actions.test_never_raises import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from daytona_actions.engine.flow import Flow
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

INTERRUPTIONS = [KeyboardInterrupt, SystemExit, asyncio.CancelledError]

every_interruption = pytest.mark.parametrize("interruption", INTERRUPTIONS)

CREATED = f"create_sandbox was interrupted: sandbox {ID} may exist and be running"


def logged(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    """Return the level and the words of each line that was logged."""
    return [(record.levelno, record.getMessage()) for record in caplog.records]


@pytest.mark.parametrize("name", ARGUMENTS)
@every_interruption
def test_interruption_passes_through(
    connect: Connect, server: FakeServer, name: str, interruption: type[BaseException]
) -> None:
    """Ctrl-C, exit and cancellation are not turned into a result."""
    server.answer(error=interruption())
    with pytest.raises(interruption):
        getattr(connect(toolbox_url=TOOLBOX), name)(*ARGUMENTS[name])


@every_interruption
def test_interruption_between_requests(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    """An interruption also passes where it hits the action itself."""

    def interrupt() -> None:
        raise interruption

    client = connect()
    monkeypatch.setattr(client._session, "check_usable", interrupt)
    with pytest.raises(interruption):
        client.get_sandbox("mine")


@every_interruption
def test_created_sandbox_is_logged(
    connect: Connect,
    server: FakeServer,
    caplog: pytest.LogCaptureFixture,
    interruption: type[BaseException],
) -> None:
    """A sandbox that was created by the time of an interruption is logged with its ID."""
    server.answer(json=sandbox(state="creating"))
    server.answer(error=interruption())
    with pytest.raises(interruption):
        connect().create_sandbox()
    assert [(logging.WARNING, CREATED)] == logged(caplog)


def test_created_sandbox_is_logged_by_an_interrupted_action(
    connect: Connect,
    server: FakeServer,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A sandbox is logged also where Ctrl-C hits the action itself, between two requests."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("daytona_actions.actions.sandboxes.learn", interrupt)
    server.answer(json=sandbox(state="creating"))
    with pytest.raises(KeyboardInterrupt):
        connect().create_sandbox()
    assert [(logging.WARNING, CREATED)] == logged(caplog)


@pytest.mark.parametrize(
    ("name", "expected"), [("mine", "a sandbox named mine"), (None, "a sandbox")]
)
@every_interruption
def test_sandbox_that_may_exist_is_logged(  # the request was sent, the answer did not come
    connect: Connect,
    server: FakeServer,
    caplog: pytest.LogCaptureFixture,
    interruption: type[BaseException],
    name: str | None,
    expected: str,
) -> None:
    """A request that was interrupted may have created a sandbox: that is logged too."""
    server.answer(error=interruption())
    with pytest.raises(interruption):
        connect().create_sandbox(name=name)
    [message] = caplog.messages
    assert f"create_sandbox was interrupted: {expected} may exist and be running" == message


def test_interruption_of_a_wait(
    connect: Connect,
    server: FakeServer,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A wait can be interrupted like a request."""

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(clock, "wait", interrupt)
    monkeypatch.setattr("daytona_actions.engine.flow.time.sleep", interrupt)
    server.answer(json=sandbox(state="creating"))
    with pytest.raises(KeyboardInterrupt):
        connect().create_sandbox()
    assert ID in caplog.text


def test_cancelled_task(server: FakeServer, caplog: pytest.LogCaptureFixture) -> None:
    """A task that creates a sandbox can be cancelled, and the sandbox is logged."""

    async def create() -> None:
        task = asyncio.current_task()
        assert task is not None
        server.answer(json=sandbox(state="creating"))
        server.answer(json=sandbox(state="creating"), before=task.cancel)
        server.always(json=sandbox(state="creating"))
        async with AsyncDaytonaActions("made-up-api-key") as daytona:
            await daytona.create_sandbox()

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(create())
    assert f"sandbox {ID} may exist" in caplog.text


class _Boom:
    """An effect that fails."""

    def __init__(self, problem: BaseException) -> None:
        self.problem = problem

    def run(self) -> None:
        raise self.problem

    async def arun(self) -> None:
        raise self.problem

    def is_repeated_after(self, _outcome: object, /) -> bool:
        return False


def _flow(problem: BaseException, told: list[str]) -> Flow[str]:
    try:
        yield _Boom(problem)
    except ActionError as explained:
        told.append(explained.failure.message)
        yield from pause(0)
        return "recovered"
    finally:
        told.append("closed")
    return "never"  # pragma: no cover - the effect above always fails


def _drive(kind: str, flow: Flow[str]) -> str:
    session: Any = None  # only what is repeated needs one
    return run(flow, session) if kind == "sync" else asyncio.run(arun(flow, session))


def test_flow_is_told_what_an_exception_means(kind: str) -> None:
    """What an effect raises is explained, then raised where the flow waits for the outcome."""
    told: list[str] = []
    outcome = _drive(kind, _flow(httpx.ReadTimeout("x"), told))
    message = "No answer from the server within its limit (the HTTP limit); whether the request"
    assert ("recovered", "closed") == (outcome, told[1])
    assert told[0].startswith(message)


def test_flow_is_closed_on_interruption(kind: str) -> None:
    """A flow is closed when its driver is interrupted, so that it can tidy up."""
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _drive(kind, _flow(KeyboardInterrupt(), told))
    assert ["closed"] == told


def test_pause(kind: str, clock: Clock) -> None:
    """A pause lets time pass, in the way of its driver."""

    def wait() -> Flow[Any]:
        yield from pause(1.5)
        return "done"

    assert "done" == _drive(kind, wait())
    assert [1.5] == clock.pauses
