"""Creating exactly once: what a lost answer hides is found by its name, and never made twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import FailureKind
from tests.actions.answers import ID, refusal, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

NOW = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)  # by the server's clock, years from this machine's
DATE = {"date": format_datetime(NOW, usegmt=True)}
NOT_FOUND = refusal(404, "Sandbox with ID or name mine not found")
TAKEN = refusal(409, "Sandbox with name mine already exists")

unclear = pytest.mark.parametrize(
    "details",
    [
        {"error": httpx.ReadError("reset")},
        {"error": httpx.ReadTimeout("")},
        {"error": httpx.RemoteProtocolError("cut")},
        {"status": 502, "content": b"<html>"},
        {"status": 504, "json": refusal(504, "later")},
        {"status": 500, "json": refusal(500, "oops")},
        {"status": 200, "content": b'{"id": "1111'},
        {"status": 200, "content": b""},
    ],
    ids=["reset", "time-out", "cut", "502", "504", "500", "truncated", "empty"],
)


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client with the default settings: it repeats and waits, for which no time is lost."""
    return connect()


def made(seconds_ago: float = 1, **changes: Any) -> dict[str, Any]:
    """A sandbox that the server created so many seconds ago."""
    created_at = (NOW - timedelta(seconds=seconds_ago)).isoformat().replace("+00:00", "Z")
    return sandbox(**{"createdAt": created_at} | changes)


@unclear
def test_found_by_its_name(
    daytona: DaytonaActions, server: FakeServer, details: dict[str, Any]
) -> None:
    """A sandbox whose answer was lost is taken over, without a second request to create it."""
    server.answer(**details)
    server.answer(json=made(), headers=DATE)
    assert ID == daytona.create_sandbox(name="mine").unwrap().sandbox.id  # type: ignore[union-attr]
    assert ["POST /api/sandbox", "GET /api/sandbox/mine"] == server.calls


@unclear
def test_nameless_is_not_repeated(
    daytona: DaytonaActions, server: FakeServer, details: dict[str, Any]
) -> None:
    """Without a name nothing is repeated, and the hint says what may exist and how to find it."""
    server.answer(**details)
    failure = daytona.create_sandbox().failure
    assert failure is not None
    assert (1, False) == (len(server.requests), failure.retryable)
    assert "may have been created: look with list_sandboxes" in failure.hint
    assert failure.hint.endswith("With a name given, this is settled for you.")


@pytest.mark.parametrize(
    ("details", "attempts"),
    [
        ({"error": httpx.ReadError("reset")}, 2),
        ({"status": 503, "json": refusal(503, "later")}, 2),
    ],
    ids=["reset", "503"],
)
def test_not_there(
    daytona: DaytonaActions, server: FakeServer, details: dict[str, Any], attempts: int
) -> None:
    """A sandbox that a failing try has not made is asked for again, by the same name."""
    server.answer(**details)
    server.answer(404, json=NOT_FOUND)
    server.answer(json=made())
    assert ID == daytona.create_sandbox(name="mine").unwrap().sandbox.id  # type: ignore[union-attr]
    assert ["mine"] * attempts == [server.sent(index)["name"] for index in (0, 2)]


def test_three_tries_in_all(daytona: DaytonaActions, server: FakeServer) -> None:
    """A create that never gets through is tried three times, with a look-up after each."""
    for _ in range(3):
        server.answer(error=httpx.ReadError("reset"))
        server.answer(404, json=NOT_FOUND)
    failure = daytona.create_sandbox(name="mine").failure
    assert failure is not None
    assert (FailureKind.CONNECTION, 3) == (failure.kind, failure.attempts)


def test_answered_in_the_meantime(daytona: DaytonaActions, server: FakeServer) -> None:
    """A try that finds the name taken has been overtaken by the one before: it is taken over."""
    server.answer(error=httpx.ReadTimeout(""))
    server.answer(404, json=NOT_FOUND)
    server.answer(409, json=TAKEN)
    server.answer(json=made(), headers=DATE)
    assert ID == daytona.create_sandbox(name="mine").unwrap().sandbox.id  # type: ignore[union-attr]


def test_name_of_another(daytona: DaytonaActions, server: FakeServer) -> None:
    """A name that is taken at the first try is a conflict: nothing is taken over."""
    server.answer(409, json=TAKEN)
    result = daytona.create_sandbox(name="mine")
    assert result.failure is not None
    assert (FailureKind.CONFLICT, None) == (result.failure.kind, result.sandbox)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, {"seconds_ago": 10}),
        ({}, {"createdAt": "2031-05-01 11:59:50.1 +0000 UTC"}),
        ({}, {"createdAt": "whenever"}),
        ({}, {"createdAt": None}),
        ({"snapshot": "one"}, {"snapshot": "two"}),
        ({"snapshot": "one"}, {}),
        ({"labels": {"a": "1"}}, {"labels": {"a": "2"}}),
        ({"labels": {"a": "1"}}, {"labels": {"a": "1", "b": "2"}}),
        ({"labels": {"a": "1"}}, {}),
        ({}, {"labels": {"b": "2"}}),
        ({"env": {"a": "1"}}, {"env": {"a": "2"}}),
        ({"env": {"a": "1"}}, {}),
        ({}, {"env": {"b": "2"}}),
    ],
    ids=str,
)
def test_not_the_one_asked_for(
    daytona: DaytonaActions, server: FakeServer, wanted: dict[str, Any], found: dict[str, Any]
) -> None:
    """A sandbox that is older or other than the one asked for is a conflict."""
    server.answer(error=httpx.ReadError("reset"))
    server.answer(json=made(**{"seconds_ago": 1} | found), headers=DATE)
    result = daytona.create_sandbox(name="mine", **wanted)
    assert result.failure is not None
    assert (FailureKind.CONFLICT, None) == (result.failure.kind, result.sandbox)
    assert "A sandbox named mine exists, but not the one asked for" in result.failure.message


def test_the_one_asked_for(daytona: DaytonaActions, server: FakeServer) -> None:
    """Values of labels and env are compared as they were sent: as texts."""
    server.answer(error=httpx.ReadError("reset"))
    server.answer(json=made(snapshot="one", labels={"a": "1"}, env={"b": "true"}), headers=DATE)
    created = daytona.create_sandbox(name="mine", snapshot="one", labels={"a": 1}, env={"b": True})
    assert created.success


@pytest.mark.parametrize(
    "created_at",
    ["2031-05-01 11:59:59.1 +0000 UTC", "2031-05-01T11:59:59.123456789Z", "2031-05-01T11:59:59"],
)
def test_times_as_servers_write_them(
    daytona: DaytonaActions, server: FakeServer, created_at: str
) -> None:
    """A time of creation is read as all times are, also as Go writes it (answers made by hand)."""
    server.answer(error=httpx.ReadError("reset"))
    server.answer(json=made(createdAt=created_at), headers=DATE)
    assert daytona.create_sandbox(name="mine").success


def test_since_the_first_try(daytona: DaytonaActions, server: FakeServer, clock: Clock) -> None:
    """The time of the tries counts: what the first one made, the second one takes over."""
    server.answer(error=httpx.ReadTimeout(""), before=lambda: clock.wait(15))
    server.answer(404, json=NOT_FOUND)
    server.answer(409, json=TAKEN)
    server.answer(json=made(seconds_ago=14), headers=DATE)
    assert daytona.create_sandbox(name="mine").success


def test_look_up_fails_too(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where the look-up fails too, the failure is that of the create, and says what may exist."""
    server.answer(502, content=b"")
    server.always(error=httpx.ReadError("reset"))
    failure = daytona.create_sandbox(name="mine").failure
    assert failure is not None
    assert (502, 1) == (failure.status_code, failure.attempts)
    assert failure.hint.startswith("A sandbox may have been created: look with list_sandboxes")
    assert "name given" not in failure.hint


def test_not_offered(daytona: DaytonaActions, server: FakeServer) -> None:
    """A 501 says that nothing was done: nothing is looked for, and the hint is that of its kind."""
    server.answer(501, content=b"")
    failure = daytona.create_sandbox(name="mine").failure
    assert failure is not None
    assert ("unsupported", 1) == (failure.kind, len(server.requests))
    assert "no retry helps" in failure.hint


def test_look_up_is_patient(daytona: DaytonaActions, server: FakeServer) -> None:
    """The look-up itself is repeated: the network that lost the answer may lose this one too."""
    server.answer(error=httpx.ReadError("reset"))
    server.answer(error=httpx.ReadError("reset"))
    server.answer(json=made(), headers=DATE)
    assert daytona.create_sandbox(name="mine").success


@pytest.mark.parametrize("name", [None, "mine"])
@pytest.mark.parametrize(
    "details",
    [
        {"status": 429, "json": refusal(429, "later")},
        {"error": httpx.ConnectError("refused")},
        {"error": httpx.PoolTimeout("")},
    ],
    ids=["429", "refused", "pool"],
)
def test_certainly_not_created(
    daytona: DaytonaActions, server: FakeServer, details: dict[str, Any], name: str | None
) -> None:
    """What cannot have created anything is repeated, with a name or without."""
    server.answer(**details)
    server.answer(json=made())
    assert daytona.create_sandbox(name=name).success
    assert ["POST /api/sandbox"] * 2 == server.calls


def test_refused_for_a_reason(daytona: DaytonaActions, server: FakeServer) -> None:
    """A refusal is passed on: neither repeated nor looked up."""
    server.answer(400, json=refusal(400, "Snapshot nope not found"))
    failure = daytona.create_sandbox(name="mine", snapshot="nope").failure
    assert failure is not None
    assert (FailureKind.NOT_FOUND, 1) == (failure.kind, len(server.requests))


def test_left_in_an_error(daytona: DaytonaActions, server: FakeServer) -> None:
    """A sandbox that was made but failed to start is reported, with the server's own words."""
    told = "Sandbox failed to start: bad env"
    server.answer(400, json=refusal(400, told))
    server.answer(json=made(state="error"), headers=DATE)
    result = daytona.create_sandbox(name="mine")
    assert result.failure is not None
    assert result.sandbox is not None
    assert (FailureKind.SANDBOX_FAILED, told) == (result.failure.kind, result.error)
    assert (ID, "error") == (result.sandbox.id, result.sandbox.state)


def test_retries_off(connect: Callable[..., DaytonaActions], server: FakeServer) -> None:
    """With max_retries=0 nothing is taken over, but what is there is reported."""
    server.answer(error=httpx.ReadError("reset"))
    server.answer(json=made(), headers=DATE)
    result = connect(max_retries=0).create_sandbox(name="mine")
    assert result.failure is not None
    assert result.sandbox is not None
    assert (FailureKind.CONNECTION, ID) == (result.failure.kind, result.sandbox.id)


@pytest.mark.parametrize("date", ["Mon, 01 Jan 0001 00:00:00 GMT", "soon", ""])
def test_unreadable_clock(daytona: DaytonaActions, server: FakeServer, date: str) -> None:
    """Without a readable clock of the server's, this machine's tells what is new enough."""
    server.answer(error=httpx.ReadError("reset"))
    created_at = datetime.now(UTC).isoformat()
    server.answer(json=sandbox(createdAt=created_at), headers={"date": date})
    assert daytona.create_sandbox(name="mine").success


@pytest.mark.parametrize("labels", [None, {"mine": "yes"}])
def test_label(
    connect: Callable[..., DaytonaActions], server: FakeServer, labels: dict[str, str] | None
) -> None:
    """With label_created=True a sandbox carries the label of this package besides its own."""
    server.answer(json=made())
    connect(label_created=True).create_sandbox(labels=labels)
    assert (labels or {}) | {"managed-by": "daytona-actions"} == server.sent()["labels"]


def test_no_label(daytona: DaytonaActions, server: FakeServer) -> None:
    """Unless it is asked for, nothing is labelled."""
    server.answer(json=made())
    daytona.create_sandbox()
    assert {} == server.sent()
