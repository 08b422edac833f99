"""Resize, recover, fork: what they send, wait for and report; built by hand from the description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

LOOK = f"GET /api/sandbox/{ID}"
MISSING = refusal(404, f"Sandbox with ID or name {ID} not found")
CALLS: dict[str, Callable[[DaytonaActions], Any]] = {
    "resize": lambda daytona: daytona.resize_sandbox(ID, cpu=2),
    "recover": lambda daytona: daytona.recover_sandbox(ID),
    "fork": lambda daytona: daytona.fork_sandbox(ID, "fork"),
}
each_of_them = pytest.mark.parametrize("name", CALLS)


@pytest.fixture
def patient(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that waits."""
    return connect(max_retries=0, wait_timeout=5)


@each_of_them
def test_switched_off(daytona: DaytonaActions, server: FakeServer, name: str) -> None:
    """`Cannot POST` about a sandbox that is there is no wrong address, and nothing is missing."""
    server.answer(404, json=refusal(404, f"Cannot POST /api/sandbox/{ID}/{name}"))
    server.answer(json=sandbox())
    failure = failed(CALLS[name](daytona))
    assert ("unsupported", 404, False) == (failure.kind, failure.status_code, failure.retryable)
    assert "switched off" in failure.message
    assert [f"POST /api/sandbox/{ID}/{name}", LOOK] == server.calls


@each_of_them
@pytest.mark.parametrize(
    ("message", "kind"),
    [("Cannot GET /sandbox/x", "response"), (MISSING["message"], "not_found")],
)
def test_wrong_address_or_sandbox(
    daytona: DaytonaActions, server: FakeServer, name: str, message: str, kind: str
) -> None:
    """Where the sandbox is not found either, that is told."""
    server.answer(404, json=refusal(404, f"Cannot POST /api/sandbox/{ID}/{name}"))
    server.answer(404, json=refusal(404, message))
    failure = failed(CALLS[name](daytona))
    assert (kind, message) == (failure.kind, failure.message)


@each_of_them
def test_other_kind_of_sandbox(daytona: DaytonaActions, server: FakeServer, name: str) -> None:
    """What a sandbox cannot do is unsupported, and nobody looks twice."""
    server.answer(422, json=refusal(422, "Forking is not supported for this sandbox"))
    failure = failed(CALLS[name](daytona))
    assert ("unsupported", 422, False) == (failure.kind, failure.status_code, failure.retryable)
    assert "no retry helps" in failure.hint


def test_resize(patient: DaytonaActions, server: FakeServer) -> None:
    """Only what is given is sent; the sandbox is looked at until it has it."""
    server.answer(json=sandbox(state="resizing", cpu=1))
    server.answer(503)
    server.answer(json=sandbox(state="stopped", cpu=1, disk=9))
    resized = seen(patient.resize_sandbox(ID, disk=9).unwrap())
    assert ("stopped", 9) == (resized.state, resized.disk)
    assert {"disk": 9} == server.sent(0)
    assert [f"POST /api/sandbox/{ID}/resize", LOOK, LOOK] == server.calls


def test_resize_that_fails(patient: DaytonaActions, server: FakeServer) -> None:
    """An error ends it with the server's reason; running out of time shows how it stands."""
    server.answer(json=sandbox(state="resizing"))
    server.answer(json=sandbox(state="error", errorReason="no room"))
    result = patient.resize_sandbox(ID, cpu=2)
    assert ("sandbox_failed", "no room") == (failed(result).kind, result.error)
    assert "error" == seen(result).state
    server.always(json=sandbox(state="resizing"))
    late = patient.resize_sandbox(ID, cpu=2)
    assert ("wait_timeout", "resizing") == (failed(late).kind, seen(late).state)


@pytest.mark.parametrize("given", [{}, {"cpu": 0}, {"memory": -1}, {"disk": 2**31}])
@pytest.mark.usefixtures("server")
def test_resize_to_nothing(daytona: DaytonaActions, given: dict[str, int]) -> None:
    """What cannot be meant is refused before any request."""
    assert "invalid_request" == failed(daytona.resize_sandbox(ID, **given)).kind


def test_recover(patient: DaytonaActions, server: FakeServer) -> None:
    """It is at rest first, and waited for until it is started."""
    server.answer(json=sandbox(state="stopped", desiredState="started"))
    server.answer(json=sandbox(state="starting"))
    server.answer(json=sandbox())
    assert "started" == seen(patient.recover_sandbox(ID).unwrap()).state
    server.answer(json=sandbox(state="error", errorReason="no space left"))
    result = patient.recover_sandbox(ID)
    assert ("sandbox_failed", "no space left") == (failed(result).kind, result.error)


def test_recover_of_what_cannot_be_mended(daytona: DaytonaActions, server: FakeServer) -> None:
    """The hint says what starts a sandbox that is merely stopped."""
    server.answer(400, json=refusal(400, "Sandbox is not in a recoverable state"))
    failure = failed(daytona.recover_sandbox(ID))
    assert "Sandbox is not in a recoverable state" in failure.message
    assert "start_sandbox starts others" in failure.hint


@pytest.mark.parametrize("name", ["fork", None])
def test_fork(patient: DaytonaActions, server: FakeServer, name: str | None) -> None:
    """The new sandbox is waited for, under its own ID."""
    other = "22222222-2222-3333-4444-555555555555"
    server.answer(json=sandbox(id=other, name="fork", state="creating"))
    server.answer(json=sandbox(id=other, name="fork"))
    assert other == seen(patient.fork_sandbox(ID, name).unwrap()).id
    assert ({} if name is None else {"name": name}) == server.sent(0)
    assert f"GET /api/sandbox/{other}" == server.calls[1]


def test_fork_whose_answer_was_lost(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """It is found by its name, and not made twice; without a name the hint says where to look."""
    client = connect(max_retries=2, wait_timeout=5)
    now = {"date": "Wed, 25 Nov 2026 09:00:00 GMT"}
    made = sandbox(name="fork", createdAt="2026-11-25T09:00:00.000Z")
    server.answer(error=httpx.ReadError("lost"))
    server.answer(json=made, headers=now)
    assert "fork" == seen(client.fork_sandbox(ID, "fork").unwrap()).name
    assert [f"POST /api/sandbox/{ID}/fork", "GET /api/sandbox/fork"] == server.calls
    server.answer(error=httpx.ReadError("lost"))
    failure = failed(client.fork_sandbox(ID))
    assert (False, True) == (failure.retryable, "get_sandbox_family" in failure.hint)


def test_fork_of_a_name_that_is_older(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """A sandbox that was there before, or whose age nobody knows, is not taken for the fork."""
    client = connect(max_retries=2, wait_timeout=5)
    for created in ("2026-11-25T08:00:00Z", None):
        server.answer(error=httpx.ReadError("lost"))
        now = {"date": "Wed, 25 Nov 2026 09:00:00 GMT"}
        server.answer(json=sandbox(name="fork", createdAt=created), headers=now)
        assert "conflict" == failed(client.fork_sandbox(ID, "fork")).kind


def test_snapshot_build_logs(daytona: DaytonaActions, server: FakeServer) -> None:
    """They are asked for by ID, since only that is taken; a snapshot that was not built has none."""
    server.answer(json={"id": ID, "name": "slim"})
    server.answer(content=b"Step 1/1\n")
    found = daytona.get_snapshot_build_logs("slim").unwrap()
    assert ("Step 1/1\n", False) == (found.logs, found.truncated)
    server.answer(json={"id": ID, "name": "slim"})
    server.answer(404, json=refusal(404, f"Snapshot with ID {ID} has no build info"))
    result = daytona.get_snapshot_build_logs("slim")
    expected = ("not_found", f"Snapshot with ID {ID} has no build info")
    assert expected == (failed(result).kind, result.error)
    assert ["GET /api/snapshots/slim", f"GET /api/snapshots/{ID}/build-logs"] * 2 == server.calls
