"""Snapshots: what the server takes, refuses or keeps without a word; built by hand after recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from daytona_actions.results import ActionResult
    from tests.actions.fake_server import FakeServer

    Call = Callable[[DaytonaActions], ActionResult]

LOOK = "GET /api/snapshots/slim"
MISSING = refusal(404, "Snapshot with name slim not found")
SNAPSHOT_IT = f"POST /api/sandbox/{ID}/snapshot"


def snapshot(state: str | None = "active", **more: Any) -> dict[str, Any]:
    """A snapshot as the control plane describes it."""
    return {"id": ID, "name": "slim", "state": state, "imageName": "a:1", "mem": 1} | more


@pytest.fixture
def patient(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that waits."""
    return connect(max_retries=0, wait_timeout=5)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (
            lambda d: d.create_snapshot("slim"),
            "create_snapshot needs either an image or a dockerfile",
        ),
        (
            lambda d: d.create_snapshot("slim", dockerfile=" \n"),
            "dockerfile is empty: give the content of a Dockerfile",
        ),
        (
            lambda d: d.create_snapshot("slim", "a:1", "FROM a:1"),
            "image and dockerfile exclude each other: give one of them",
        ),
        (
            lambda d: d.create_snapshot("slim", dockerfile="FROM a:1", entrypoint=["sh"]),
            "entrypoint goes with an image: a dockerfile has its own ENTRYPOINT",
        ),
        (
            lambda d: d.create_snapshot("", "a:1"),
            "name must be the ID or name of a snapshot, not ''",
        ),
        (lambda d: d.get_snapshot(".."), "snapshot must be the ID or name of a snapshot, not '..'"),
        (
            lambda d: d.snapshot_sandbox(ID, "."),
            "name must be the ID or name of a snapshot, not '.'",
        ),
    ],
)
def test_wrong_arguments(daytona: DaytonaActions, call: Call, expected: str) -> None:
    """What cannot work is refused before any request."""
    failure = failed(call(daytona))
    assert ("invalid_request", expected) == (failure.kind, failure.message)


def test_everything_that_was_given(daytona: DaytonaActions, server: FakeServer) -> None:
    """Every argument is sent under its name in the API, and nothing else."""
    server.always(json=snapshot())
    daytona.create_snapshot("slim", "a:1", None, ["sh", "-c"], 1, 2, 3, "eu").unwrap()
    assert {
        "name": "slim",
        "imageName": "a:1",
        "entrypoint": ["sh", "-c"],
        "cpu": 1,
        "memory": 2,
        "disk": 3,
        "regionId": "eu",
    } == server.sent()
    daytona.create_snapshot("slim", dockerfile="FROM a:1").unwrap()
    assert {"name": "slim", "buildInfo": {"dockerfileContent": "FROM a:1"}} == server.sent()


@pytest.mark.parametrize(
    ("state", "reason", "expected"),
    [
        ("error", "manifest unknown", ("invalid_request", "manifest unknown")),
        (
            "build_failed",
            None,
            ("invalid_request", "Snapshot slim could not be made: it is build_failed"),
        ),
        (
            "building",
            None,
            ("wait_timeout", "Snapshot slim is still building after waiting 5 s (wait_timeout)"),
        ),
    ],
)
def test_snapshot_that_is_not_active(
    patient: DaytonaActions,
    server: FakeServer,
    state: str,
    reason: str | None,
    expected: tuple[str, str],
) -> None:
    """A snapshot that failed, or is late, is in the result, with the reason."""
    server.answer(json=snapshot("pending"))
    server.always(json=snapshot(state, errorReason=reason))
    result = patient.create_snapshot("slim", "a:1")
    assert expected == (failed(result).kind, result.error)
    assert result.snapshot is not None
    assert state == result.snapshot.state


def test_snapshot_by_its_name(daytona: DaytonaActions, server: FakeServer) -> None:
    """It is shown as the server describes it."""
    server.answer(json=snapshot())
    found = daytona.get_snapshot("slim").unwrap().snapshot
    assert found
    assert ("slim", "active", [LOOK]) == (found.name, found.state, server.calls)


def test_answer_that_is_no_snapshot(daytona: DaytonaActions, server: FakeServer) -> None:
    """An answer that names no snapshot is none; and a 404 of something else is not about any."""
    server.answer(json={"state": "active"})
    assert "response" == failed(daytona.get_snapshot("slim")).kind
    server.answer(404, json=refusal(404, "Cannot GET /snapshots/slim"))
    assert "response" == failed(daytona.get_snapshot("slim")).kind


CHANGES: list[tuple[str, str, str, str]] = [
    ("activate_snapshot", f"POST /api/snapshots/{ID}/activate", "inactive", "active"),
    ("deactivate_snapshot", f"POST /api/snapshots/{ID}/deactivate", "active", "inactive"),
    ("delete_snapshot", f"DELETE /api/snapshots/{ID}", "active", "removing"),
]


@pytest.mark.parametrize(("name", "after"), [(name, after) for name, _, _, after in CHANGES])
def test_snapshot_that_is_so_already(
    daytona: DaytonaActions, server: FakeServer, name: str, after: str
) -> None:
    """What is as it shall be is not asked for again."""
    server.answer(json=snapshot(after))
    result = getattr(daytona, name)("slim")
    assert (True, after, [LOOK]) == (result.success, result.snapshot.state, server.calls)


@pytest.mark.parametrize(("name", "route", "before", "after"), CHANGES)
@pytest.mark.parametrize("refused", [False, True], ids=["accepted", "by an earlier try"])
def test_changed_snapshot(
    daytona: DaytonaActions,
    server: FakeServer,
    name: str,
    route: str,
    before: str,
    after: str,
    refused: bool,
) -> None:
    """The ID is looked up; a refusal counts only if the snapshot is not as it shall be."""
    server.answer(json=snapshot(before))
    server.answer(*([400] if refused else []), json=refusal(400, "Snapshot x is already active"))
    server.answer(json=snapshot(after))
    result = getattr(daytona, name)("slim")
    assert (True, after) == (result.success, result.snapshot.state)
    assert [LOOK, route, LOOK] == server.calls


@pytest.mark.parametrize(
    ("name", "before", "after"), [(name, before, after) for name, _, before, after in CHANGES]
)
def test_snapshot_that_cannot_be_seen_afterwards(
    daytona: DaytonaActions, server: FakeServer, name: str, before: str, after: str
) -> None:
    """What was accepted is a success, as it must be by then; what was refused is a failure."""
    server.answer(json=snapshot(before))
    server.answer(204)
    server.answer(404, json=MISSING)
    result = getattr(daytona, name)("slim")
    expected = "pending" if name == "activate_snapshot" else after
    assert (True, expected) == (result.success, result.snapshot.state)
    server.answer(json=snapshot(before))
    server.answer(400, json=refusal(400, "Snapshot x cannot be activated - it is in error state"))
    server.answer(500)
    result = getattr(daytona, name)("slim")
    assert ("conflict", False) == (failed(result).kind, failed(result).retryable)
    assert before == result.snapshot.state


def test_activation_is_waited_for(patient: DaytonaActions, server: FakeServer) -> None:
    """A snapshot that is on its way is looked at until it is active."""
    for body in ("inactive", "pending", "pulling", "active"):
        server.answer(json=snapshot(body))
    found = patient.activate_snapshot("slim").unwrap().snapshot
    assert found is not None
    assert "active" == found.state


def test_snapshot_of_a_sandbox(patient: DaytonaActions, server: FakeServer) -> None:
    """The name is looked up first, and the sandbox waited for."""
    server.answer(404, json=MISSING)
    server.answer(json=sandbox(state="snapshotting"))
    server.answer(json=sandbox(state="snapshotting"))
    server.answer(json=sandbox())
    server.answer(json=snapshot(entrypoint=["sh"], regionIds=["us"]))
    result = patient.snapshot_sandbox(ID, "slim").unwrap()
    assert result.snapshot is not None
    assert (["sh"], ["us"]) == (result.snapshot.entrypoint, result.snapshot.regions)
    assert "started" == seen(result).state
    look = f"GET /api/sandbox/{ID}"
    assert [LOOK, SNAPSHOT_IT, look, look, LOOK] == server.calls


def test_name_that_is_taken(daytona: DaytonaActions, server: FakeServer) -> None:
    """The server would confirm, and keep the old one: nothing is sent."""
    server.answer(json=snapshot())
    failure = failed(daytona.snapshot_sandbox(ID, "slim"))
    expected = ("conflict", "There is a snapshot slim already: nothing was made")
    assert expected == (failure.kind, failure.message)
    assert [LOOK] == server.calls


def test_name_that_nobody_can_look_up(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where the look-up fails nothing is sent: the name may be taken."""
    server.answer(500)
    assert "server" == failed(daytona.snapshot_sandbox(ID, "slim")).kind
    assert [LOOK] == server.calls


def test_snapshot_that_was_not_made(patient: DaytonaActions, server: FakeServer) -> None:
    """A sandbox that is back without its snapshot is a failure; one that is late is told."""
    server.answer(404, json=MISSING)
    server.answer(json=sandbox(state="started"))
    server.answer(404, json=MISSING)
    result = patient.snapshot_sandbox(ID, "slim")
    assert ("not_found", "There is no snapshot slim") == (failed(result).kind, result.error)
    assert "started" == seen(result).state
    server.answer(404, json=MISSING)
    server.always(json=sandbox(state="snapshotting"))
    result = patient.snapshot_sandbox(ID, "slim")
    assert ("wait_timeout", "snapshotting") == (failed(result).kind, seen(result).state)


@pytest.mark.parametrize("status", [404, 500])
def test_impatient_client(daytona: DaytonaActions, server: FakeServer, status: int) -> None:
    """With a wait_timeout of 0 what was accepted is a success, seen or not."""
    server.answer(404, json=MISSING)
    server.answer(json=sandbox(state="snapshotting"))
    server.answer(status, json=refusal(status, "Snapshot with name slim not found"))
    result = daytona.snapshot_sandbox(ID, "slim").unwrap()
    assert (None, "snapshotting") == (result.snapshot, seen(result).state)


@pytest.mark.parametrize(
    ("given", "found", "expected"),
    [
        ({"image": "a:1"}, {"imageName": "a:1"}, None),
        ({"image": "a:1"}, {"imageName": "a:2"}, "conflict"),
        ({"dockerfile": "FROM a:1"}, {"buildInfo": {"dockerfileContent": "FROM a:1"}}, None),
        ({"dockerfile": "FROM a:1"}, {"imageName": "a:1"}, "conflict"),
        ({"image": "a:1"}, {"imageName": "a:1", "createdAt": "2026-11-25T08:00:00Z"}, "conflict"),
    ],
)
def test_lost_answer(
    connect: Callable[..., DaytonaActions],
    server: FakeServer,
    given: dict[str, str],
    found: dict[str, Any],
    expected: str | None,
) -> None:
    """A snapshot is not created twice: what was asked for, and made since, is the one."""
    server.answer(error=httpx.ReadError("made up"))
    made = {"createdAt": "2026-11-25T09:00:00Z"} | found
    server.answer(json=snapshot(**made), headers={"date": "Wed, 25 Nov 2026 09:00:00 GMT"})
    result = connect(max_retries=2, wait_timeout=5).create_snapshot("slim", **given)
    assert expected == (result.failure and result.failure.kind)
    assert ["POST /api/snapshots", LOOK] == server.calls


@pytest.mark.parametrize("state", ["snapshotting", "started"])
def test_lost_answer_of_a_sandbox_s_snapshot(
    connect: Callable[..., DaytonaActions], server: FakeServer, state: str
) -> None:
    """One that is on its way, or there, is not made twice."""
    server.answer(404, json=MISSING)
    server.answer(error=httpx.ReadError("made up"))
    server.answer(json=sandbox(state=state))
    server.answer(json=sandbox() if state == "snapshotting" else snapshot())
    server.answer(json=snapshot())
    result = connect(max_retries=2, wait_timeout=5).snapshot_sandbox(ID, "slim").unwrap()
    assert result.snapshot is not None
    assert 1 == server.calls.count(SNAPSHOT_IT)


def test_snapshot_of_a_sandbox_that_never_began(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """Where neither the sandbox nor the name shows it, it is asked for again."""
    server.answer(404, json=MISSING)
    server.answer(503)
    server.answer(json=sandbox())
    server.answer(404, json=MISSING)
    server.answer(json=sandbox(state="snapshotting"))
    server.answer(json=sandbox())
    server.answer(json=snapshot())
    connect(max_retries=2, wait_timeout=5).snapshot_sandbox(ID, "slim").unwrap()
    assert 2 == server.calls.count(SNAPSHOT_IT)


def test_activation_too_soon(daytona: DaytonaActions, server: FakeServer) -> None:
    """Right after a deactivation the hint says how long it may take, and a retry may help."""
    message = "Snapshot deactivation is still in progress. Please try again in a few minutes."
    server.answer(json=snapshot("inactive"))
    server.answer(400, json=refusal(400, message))
    server.answer(json=snapshot("inactive"))
    failure = failed(daytona.activate_snapshot("slim"))
    assert ("conflict", True, True) == (failure.kind, failure.retryable, "ten" in failure.hint)
