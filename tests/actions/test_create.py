"""create_sandbox: what is sent, how long is waited, and that nothing created is lost.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]


def test_nothing_is_sent_that_was_not_given(daytona: DaytonaActions, server: FakeServer) -> None:
    """What is None, or left out, is left out of the request."""
    server.answer(json=sandbox())
    daytona.create_sandbox(name=None)
    assert (["POST /api/sandbox"], {}) == (server.calls, server.sent())


def test_everything_is_sent_that_was_given(daytona: DaytonaActions, server: FakeServer) -> None:
    """Every argument is sent under its name in the API, zero and false too."""
    server.answer(json=sandbox())
    daytona.create_sandbox(
        snapshot="small",
        name="mine",
        target="eu",
        user="daytona",
        env={"A": "1"},
        labels={"b": "2"},
        cpu=2,
        memory=4,
        disk=8,
        auto_stop_interval=0,
        auto_archive_interval=0,
        auto_delete_interval=-1,
        public=False,
    )
    expected = {
        "snapshot": "small",
        "name": "mine",
        "target": "eu",
        "user": "daytona",
        "env": {"A": "1"},
        "labels": {"b": "2"},
        "cpu": 2,
        "memory": 4,
        "disk": 8,
        "autoStopInterval": 0,
        "autoArchiveInterval": 0,
        "autoDeleteInterval": -1,
        "public": False,
    }
    assert expected == server.sent()


def test_arguments_by_position(daytona: DaytonaActions, server: FakeServer) -> None:
    """Arguments can be given in their documented order."""
    server.answer(json=sandbox())
    daytona.create_sandbox("small", "mine", "eu")
    assert {"snapshot": "small", "name": "mine", "target": "eu"} == server.sent()


def test_empty_snapshot_is_the_default(daytona: DaytonaActions, server: FakeServer) -> None:
    """An empty snapshot means the default one, which is asked for by leaving it out."""
    server.answer(json=sandbox())
    daytona.create_sandbox(snapshot="")
    assert {} == server.sent()


def test_summary(daytona: DaytonaActions, server: FakeServer) -> None:
    """The documented fields of the sandbox are reported; fractions of a number are rounded up."""
    details = {
        "snapshot": "small",
        "target": "us",
        "cpu": 1.2,
        "gpu": 0,
        "memory": 4,
        "disk": 8.0,
        "labels": {"a": "1", "b": 2},
        "public": True,
        "errorReason": None,
        "autoStopInterval": 15,
        "createdAt": "2026-11-22T20:00:00.000Z",
        "updatedAt": "2026-11-22T20:00:01.000Z",
        "brandNew": {"unheard": "of"},
    }
    server.answer(json=sandbox(**details))
    result = daytona.create_sandbox().unwrap()
    expected = {
        "id": ID,
        "name": "mine",
        "state": "started",
        "snapshot": "small",
        "target": "us",
        "cpu": 2,
        "gpu": 0,
        "memory": 4,
        "disk": 8,
        "labels": {"a": "1", "b": 2},
        "public": True,
        "error_reason": None,
        "auto_stop_interval": 15,
        "created_at": "2026-11-22T20:00:00.000Z",
        "updated_at": "2026-11-22T20:00:01.000Z",
    }
    assert expected == seen(result).model_dump()


def test_wait_until_started(connect: Connect, server: FakeServer, clock: Clock) -> None:
    """The sandbox is asked for by its ID until it is started, ever less often."""
    server.answer(json=sandbox(state="creating"))
    for state in ["creating", "pulling_snapshot", "something new", "", "starting", "started"]:
        server.answer(json=sandbox(state=state))
    result = connect().create_sandbox().unwrap()
    assert "started" == seen(result).state
    assert [f"GET /api/sandbox/{ID}"] * 6 == server.calls[1:]
    assert sorted(clock.pauses) == clock.pauses
    assert clock.pauses[0] < 0.5
    assert clock.pauses[-1] <= 2


@pytest.mark.parametrize(("took", "first"), [(0, 0.01), (0.03, 0.03), (5, 0.1)])
@pytest.mark.parametrize("name", ["create_sandbox", "start_sandbox"])
def test_a_server_that_is_near_is_asked_sooner(
    connect: Connect, server: FakeServer, clock: Clock, name: str, took: float, first: float
) -> None:
    """The first pause is as long as the request took, within limits."""
    server.answer(json=sandbox(state="starting"), before=lambda: clock.wait(took))
    server.answer(json=sandbox(state="started"))
    arguments = [] if name == "create_sandbox" else [ID]
    assert getattr(connect(), name)(*arguments).success
    assert first == pytest.approx(clock.pauses[-1])


@pytest.mark.parametrize("name", ["create_sandbox", "start_sandbox"])
def test_toolbox_that_a_poll_names(connect: Connect, server: FakeServer, name: str) -> None:
    """A toolbox that is named only while a sandbox is waited for need not be looked up."""
    server.answer(json={"id": ID, "name": "mine", "state": "starting"})
    server.answer(json=sandbox())
    daytona = connect()
    getattr(daytona, name)("mine").unwrap()
    server.answer(json={"exitCode": 0, "result": "hi"})
    daytona.execute_command("mine", "echo hi")
    assert f"POST /toolbox/{ID}/process/execute" == server.calls[2]


def test_no_wait_at_all(connect: Connect, server: FakeServer, clock: Clock) -> None:
    """With a wait_timeout of zero the answer is reported as it is."""
    server.answer(json=sandbox(state="creating"))
    result = connect(wait_timeout=0).create_sandbox().unwrap()
    assert "creating" == seen(result).state
    assert [] == clock.pauses


@pytest.mark.parametrize(
    "answer", [{"id": ID}, {"id": ID, "state": None}, {"name": "mine", "state": "creating"}]
)
def test_what_says_too_little_is_waited_for(
    connect: Connect, server: FakeServer, answer: dict[str, Any]
) -> None:
    """A sandbox without a state, or without an ID to ask for, is asked for too."""
    server.answer(json=answer)
    server.answer(json=sandbox())
    assert "started" == seen(connect().create_sandbox().unwrap()).state


def test_poll_that_says_too_little(connect: Connect, server: FakeServer) -> None:
    """A poll without a state doesn't end the wait, and one without an ID doesn't lose it."""
    server.answer(json=sandbox(state="creating"))
    server.answer(json={"name": "mine"})
    server.answer(json={"name": "mine", "state": "started"})
    result = connect().create_sandbox().unwrap()
    assert (ID, "started") == (seen(result).id, seen(result).state)


def test_state_that_is_never_said(connect: Connect, server: FakeServer) -> None:
    """A sandbox whose state nobody says is no started one when time runs out."""
    server.always(json={"id": ID})
    result = connect(wait_timeout=1).create_sandbox()
    assert "wait_timeout" == failed(result).kind
    assert str(result.error).startswith(f"Sandbox {ID} is still in no known state after waiting")
    assert ID == seen(result).id


@pytest.mark.parametrize(
    ("state", "expected_kind"),
    [
        ("error", "sandbox_failed"),
        ("build_failed", "sandbox_failed"),
        ("destroyed", "sandbox_failed"),
        ("destroying", "sandbox_failed"),
        ("stopped", "sandbox_not_started"),
        ("archived", "sandbox_not_started"),
    ],
)
@pytest.mark.parametrize(
    ("reason", "expected"),
    [("out of disk", "out of disk"), (None, f"Sandbox {ID} is {{}} instead of started")],
)
def test_wait_that_ends_badly(  # the sandbox exists all the same
    connect: Connect,
    server: FakeServer,
    state: str,
    expected_kind: str,
    reason: str | None,
    expected: str,
) -> None:
    """A state that leads nowhere ends the wait with the server's reason, and the sandbox."""
    server.answer(json=sandbox(state="creating"))
    server.answer(json=sandbox(state=state, errorReason=reason))
    result = connect().create_sandbox()
    assert (expected_kind, expected.format(state)) == (failed(result).kind, result.error)
    assert (ID, state) == (seen(result).id, seen(result).state)


def test_bad_state_at_once(connect: Connect, server: FakeServer) -> None:
    """A state that leads nowhere needs no poll."""
    server.answer(json=sandbox(state="error"))
    assert not connect().create_sandbox().success


def test_out_of_time(connect: Connect, server: FakeServer, clock: Clock) -> None:
    """A sandbox that does not start in time is a failure that reports it."""
    server.always(json=sandbox(state="creating"))
    result = connect(wait_timeout=5).create_sandbox()
    assert "wait_timeout" == failed(result).kind
    assert f"Sandbox {ID} is still creating after waiting 5 s (wait_timeout)" == result.error
    assert ID == seen(result).id
    assert pytest.approx(5) == sum(clock.pauses)


@pytest.mark.parametrize(
    "failing",
    [
        {"status": 503},
        {"status": 404, "json": refusal(404, "Sandbox not found")},
        {"status": 401, "json": refusal(401, "No.")},
        {"content": b"<html>"},
        {"error": httpx.ReadTimeout("made up")},
    ],
)
def test_failing_poll(connect: Connect, server: FakeServer, failing: dict[str, Any]) -> None:
    """A poll that fails does not turn an accepted create into a failure."""
    server.answer(json=sandbox(state="creating"))
    for _ in range(2):
        server.answer(**failing)
        server.answer(**failing)
        server.answer(json=sandbox(state="starting"))
    server.answer(json=sandbox(state="started"))
    result = connect().create_sandbox().unwrap()
    assert "started" == seen(result).state


def test_polls_that_keep_failing(connect: Connect, server: FakeServer, clock: Clock) -> None:
    """Polls that fail in passing go on until time is up; the sandbox is reported as last seen."""
    server.answer(json=sandbox(state="creating"))
    server.always(502)
    result = connect(wait_timeout=9).create_sandbox()
    assert "wait_timeout" == failed(result).kind
    assert ("creating", pytest.approx(9)) == (seen(result).state, sum(clock.pauses))


def test_polls_that_are_refused(connect: Connect, server: FakeServer) -> None:
    """After three polls in a row were refused for good, the sandbox is reported as last seen."""
    server.answer(json=sandbox(state="creating"))
    for _ in range(3):
        server.answer(403, json=refusal(403, "No."))
    result = connect().create_sandbox()
    message = f"Sandbox {ID} was creating when last seen; since then: No."
    assert ("permission", message) == (failed(result).kind, result.error)
    assert "creating" == seen(result).state


@pytest.mark.parametrize(("wait", "longest"), [(5, 4.99), (60, 30)])
def test_poll_ends_with_the_wait(
    connect: Connect, server: FakeServer, wait: float, longest: float
) -> None:
    """A poll may not take longer than is left of the wait, nor than any request."""
    server.answer(json=sandbox(state="creating"))
    server.answer(json=sandbox(state="started"))
    assert connect(wait_timeout=wait).create_sandbox().success
    assert longest == pytest.approx(server.requests[-1].extensions["deadline"])


@pytest.mark.parametrize("identity", ["", None])
def test_sandbox_without_an_id_is_polled_by_its_name(
    connect: Connect, server: FakeServer, identity: str | None
) -> None:
    """A sandbox that only has a name is asked for by it, and reported as it is."""
    server.answer(json=sandbox(id=identity, state="creating"))
    server.answer(json=sandbox(id=identity))
    reported = seen(connect().create_sandbox().unwrap())
    assert (None, "mine", "started") == (reported.id, reported.name, reported.state)
    assert "GET /api/sandbox/mine" == server.calls[1]


def test_poll_that_comes_too_often(connect: Connect, server: FakeServer, clock: Clock) -> None:
    """A wait that the server asks for is kept between polls."""
    server.answer(json=sandbox(state="creating"))
    server.answer(429, headers={"retry-after-authenticated": "11"})
    server.answer(json=sandbox(state="started"))
    assert connect().create_sandbox().success
    assert 11 == clock.pauses[-1]
