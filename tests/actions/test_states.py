"""Goal states: what is there already, or on its way, succeeds; what is changing is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import FailureKind
from tests.actions.answers import ID, RAN, refusal, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

CHANGING = refusal(409, "Sandbox state change in progress")
NOT_STOPPABLE = refusal(400, "Sandbox is not in a stoppable state")
AT_REST = refusal(400, "bad request: no IP address found. Is the Sandbox started?")
GONE = refusal(404, "Sandbox with ID or name mine not found")

changes = pytest.mark.parametrize(
    ("ask", "goal"),
    [
        (lambda daytona: daytona.start_sandbox(ID), "started"),
        (lambda daytona: daytona.stop_sandbox(ID), "stopped"),
        (lambda daytona: daytona.stop_sandbox(ID), "stopping"),
        (lambda daytona: daytona.delete_sandbox(ID), "destroying"),
    ],
    ids=["started", "stopped", "stopping", "destroying"],
)


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client with the default settings: it repeats and waits, for which no time is lost."""
    return connect()


def test_start_of_a_started(daytona: DaytonaActions, server: FakeServer) -> None:
    """Starting a started sandbox changes nothing and succeeds."""
    server.answer(json=sandbox())
    assert "started" == daytona.start_sandbox(ID).unwrap().sandbox.state  # type: ignore[union-attr]


def test_stop_of_a_stopped(daytona: DaytonaActions, server: FakeServer) -> None:
    """Stopping a stopped sandbox, which the server refuses, succeeds."""
    server.answer(400, json=NOT_STOPPABLE)
    server.answer(json=sandbox(state="stopped"))
    assert "stopped" == daytona.stop_sandbox(ID).unwrap().sandbox.state  # type: ignore[union-attr]


def test_stop_of_a_broken(daytona: DaytonaActions, server: FakeServer) -> None:
    """A sandbox that cannot be stopped, and is not, fails in the server's words."""
    server.answer(400, json=NOT_STOPPABLE)
    server.answer(json=sandbox(state="error"))
    assert "Sandbox is not in a stoppable state" == daytona.stop_sandbox(ID).error


def test_stop_of_a_deleted(daytona: DaytonaActions, server: FakeServer) -> None:
    """Stopping a sandbox that is gone by then fails in the words of the first answer."""
    server.answer(400, json=NOT_STOPPABLE)
    server.answer(404, json=GONE)
    assert "Sandbox is not in a stoppable state" == daytona.stop_sandbox(ID).error


@changes
def test_on_its_way(
    daytona: DaytonaActions, server: FakeServer, ask: Callable[..., Any], goal: str
) -> None:
    """A change that is refused because the same one is under way succeeds."""
    server.answer(409, json=CHANGING)
    server.answer(json=sandbox(state=goal))
    assert goal == ask(daytona).unwrap().sandbox.state


@changes
def test_another_change(
    daytona: DaytonaActions,
    server: FakeServer,
    clock: Clock,
    ask: Callable[..., Any],
    goal: str,
) -> None:
    """Another change that is under way is waited for, and this one then asked for again."""
    for _ in range(2):
        server.answer(409, json=CHANGING)
        server.answer(json=sandbox(state="resizing"))
    server.answer(json=sandbox(state=goal))
    assert goal == ask(daytona).unwrap().sandbox.state
    assert [0.5, 0.5] == clock.pauses


@changes
def test_never_ready(
    connect: Callable[..., DaytonaActions],
    server: FakeServer,
    clock: Clock,
    ask: Callable[..., Any],
    goal: str,
) -> None:
    """A change that lasts longer than wait_timeout is given up, as a conflict that may pass."""
    del goal
    for _ in range(4):
        server.answer(409, json=CHANGING)
        server.answer(json=sandbox(state="resizing"))
    failure = ask(connect(wait_timeout=1.2)).failure
    assert (FailureKind.CONFLICT, True) == (failure.kind, failure.retryable)
    assert 1.2 == pytest.approx(sum(clock.pauses))


@changes
def test_not_waiting_at_all(
    connect: Callable[..., DaytonaActions], server: FakeServer, ask: Callable[..., Any], goal: str
) -> None:
    """With wait_timeout=0 a refusal is passed on as it came, also on the way to the goal."""
    del goal
    server.answer(409, json=CHANGING)
    assert FailureKind.CONFLICT is ask(connect(wait_timeout=0)).failure.kind


def test_delete_of_a_deleted(daytona: DaytonaActions, server: FakeServer) -> None:
    """Deleting a sandbox that is gone by the time it is looked at succeeds."""
    server.answer(409, json=CHANGING)
    server.answer(404, json=GONE)
    assert daytona.delete_sandbox("mine").success


def test_delete_of_an_unknown(daytona: DaytonaActions, server: FakeServer) -> None:
    """Deleting what never existed fails: the name may be a mistake."""
    server.answer(404, json=GONE)
    failure = daytona.delete_sandbox("mine").failure
    assert failure is not None
    assert FailureKind.NOT_FOUND is failure.kind


def test_delete_whose_answer_was_lost(daytona: DaytonaActions, server: FakeServer) -> None:
    """A repeated deletion that finds nothing was done by the try before."""
    server.answer(503, json=refusal(503, "later"))
    server.answer(404, json=GONE)
    assert daytona.delete_sandbox("mine").success


def test_hint_of_a_stopped_sandbox(daytona: DaytonaActions, server: FakeServer) -> None:
    """A command for a stopped sandbox fails, and the hint says how it would not."""
    server.answer(json=sandbox(state="stopped"))
    server.answer(400, json=AT_REST)
    failure = daytona.execute_command("mine", "echo hi").failure
    assert failure is not None
    assert FailureKind.SANDBOX_NOT_STARTED is failure.kind
    assert "start_sandbox" in failure.hint
    assert "auto_start=True" in failure.hint


@pytest.mark.usefixtures("clock")  # nothing is waited for in earnest
@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda daytona: daytona.execute_command("mine", "echo hi"), RAN),
        (lambda daytona: daytona.run_code("mine", "1", "python"), RAN),
        (lambda daytona: daytona.list_files("mine"), []),
        (lambda daytona: daytona.download_file("mine", "a"), {}),
        (
            lambda daytona: daytona.upload_file("mine", "a", "aGk="),
            {"files": [{"path": "a", "bytes": 2}]},
        ),
        (lambda daytona: daytona.git_clone("mine", "https://example.com/a", "a"), {}),
    ],
    ids=["execute", "run", "list", "download", "upload", "clone"],
)
@pytest.mark.parametrize(
    "said", [AT_REST["message"], f"failed to get runner info: Sandbox with ID {ID} not found"]
)
def test_auto_start(
    connect: Callable[..., DaytonaActions],
    server: FakeServer,
    ask: Callable[..., Any],
    answer: Any,
    said: str,
) -> None:
    """With auto_start=True a stopped sandbox is started, and the call made again."""
    server.answer(json=sandbox(state="stopped"))
    server.answer(400, json=refusal(400, said))
    server.answer(json=sandbox(state="starting"))
    server.answer(json=sandbox())
    server.answer(json=answer)
    assert ask(connect(auto_start=True)).success
    assert f"POST /api/sandbox/{ID}/start" == server.calls[2]
    assert server.calls[1] == server.calls[4]


def test_auto_start_once(connect: Callable[..., DaytonaActions], server: FakeServer) -> None:
    """A sandbox that stops again at once is not started again and again."""
    server.answer(json=sandbox(state="stopped"))
    server.answer(400, json=AT_REST)
    server.answer(json=sandbox())
    server.answer(400, json=AT_REST)
    failure = connect(auto_start=True).execute_command("mine", "echo hi").failure
    assert failure is not None
    assert FailureKind.SANDBOX_NOT_STARTED is failure.kind


def test_auto_start_that_fails(connect: Callable[..., DaytonaActions], server: FakeServer) -> None:
    """A sandbox that cannot be started fails the call with the reason."""
    server.answer(json=sandbox(state="stopped"))
    server.answer(400, json=AT_REST)
    server.answer(400, json=refusal(400, "Sandbox failed to start: no runner"))
    result = connect(auto_start=True).execute_command("mine", "echo hi")
    assert "Sandbox failed to start: no runner" == result.error


@pytest.mark.parametrize(
    "name", ["Is the Sandbox started?", "limit exceeded", "x: permission denied", ": dial tcp "]
)
def test_words_of_a_name(daytona: DaytonaActions, server: FakeServer, name: str) -> None:
    """A name that reads like another failure does not change the kind of this one."""
    server.answer(404, json=refusal(404, f"Sandbox with ID or name {name} not found"))
    failure = daytona.get_sandbox(name).failure
    assert failure is not None
    assert FailureKind.NOT_FOUND is failure.kind
