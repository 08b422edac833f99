"""A server that goes away while something is waited for: no success is claimed; answers by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, TOOLBOX, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

    Act = Callable[[DaytonaActions], Any]

MISSING = refusal(404, "Snapshot with name slim not found")
PREVIEW = {"url": "https://8000-a.example", "token": "made-up"}


def named(name: str, state: str) -> dict[str, Any]:
    """A volume or a snapshot as the control plane describes it."""
    return {"id": ID, "name": name, "state": state}


WAITS: dict[str, tuple[Act, list[tuple[int, Any]], list[Any], str, dict[str, Any]]] = {
    "create": (
        lambda client: client.create_sandbox(name="mine"),
        [(200, sandbox(state="creating"))],
        [sandbox()],
        f"Sandbox {ID} was creating",
        {"sandbox": "creating"},
    ),
    "start": (
        lambda client: client.start_sandbox(ID),
        [(200, sandbox(state="restoring"))],
        [sandbox()],
        f"Sandbox {ID} was restoring",
        {"sandbox": "restoring"},
    ),
    "archive": (
        lambda client: client.archive_sandbox("mine"),
        [(200, sandbox(state="archiving"))],
        [sandbox(state="archived")],
        f"Sandbox {ID} was archiving",
        {"sandbox": "archiving"},
    ),
    "wait": (
        lambda client: client.wait_for_sandbox("mine", "stopped"),
        [(200, sandbox(state="stopping"))],
        [sandbox(state="stopped")],
        f"Sandbox {ID} was stopping",
        {"sandbox": "stopping", "reached": False},
    ),
    "resize": (
        lambda client: client.resize_sandbox("mine", cpu=2),
        [(200, sandbox(state="resizing"))],
        [sandbox()],
        f"Sandbox {ID} was resizing",
        {"sandbox": "resizing"},
    ),
    "build": (
        lambda client: client.create_snapshot("slim", image="a:1"),
        [(200, named("slim", "pulling"))],
        [named("slim", "active")],
        "Snapshot slim was pulling",
        {"snapshot": "pulling"},
    ),
    "keep": (
        lambda client: client.snapshot_sandbox("mine", "slim"),
        [(404, MISSING), (200, sandbox(state="snapshotting"))],
        [sandbox(), named("slim", "active")],
        f"Sandbox {ID} was snapshotting",
        {"sandbox": "snapshotting", "snapshot": None},
    ),
    "volume": (
        lambda client: client.create_volume("data"),
        [(200, named("data", "pending_create"))],
        [named("data", "ready")],
        "Volume data was pending_create",
        {"volume": "pending_create"},
    ),
    "port": (
        lambda client: client.get_preview_url(ID, 8000, wait_timeout=5),
        [(200, PREVIEW), (200, {"ports": []})],
        [{"ports": [8000]}],
        f"Port 8000 of sandbox {ID} was without a listener",
        {"url": "https://8000-a.example", "listening": None},
    ),
}


@pytest.fixture
def patient(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client of either kind that waits, and asks once."""
    return connect(max_retries=0, wait_timeout=5, toolbox_url=TOOLBOX)


@pytest.mark.parametrize("wait", WAITS)
def test_server_that_goes(
    patient: DaytonaActions, server: FakeServer, clock: Clock, wait: str
) -> None:
    """Time is let run out; then it is a failure that says so, with what was last seen."""
    act, answers, _, told, partial = WAITS[wait]
    for status, body in answers:
        server.answer(status, json=body)
    server.always(error=httpx.ConnectError("[Errno 111] Connection refused"))
    result = act(patient)
    failure = failed(result)
    assert ("wait_timeout", True) == (failure.kind, failure.retryable)
    assert failure.message.startswith(f"{told} when last seen; since then: No connection to ")
    assert "can be reached from here" in failure.hint
    assert pytest.approx(5) == sum(clock.pauses)
    assert partial == {
        field: getattr(getattr(result, field), "state", getattr(result, field)) for field in partial
    }


@pytest.mark.parametrize("wait", WAITS)
def test_server_that_comes_back(patient: DaytonaActions, server: FakeServer, wait: str) -> None:
    """One look that fails changes nothing."""
    act, answers, end, _, _ = WAITS[wait]
    for status, body in answers:
        server.answer(status, json=body)
    server.answer(error=httpx.ConnectError("[Errno 111] Connection refused"))
    for body in end:
        server.answer(json=body)
    act(patient).unwrap()


def test_server_that_goes_before_the_snapshot_is_seen(
    patient: DaytonaActions, server: FakeServer
) -> None:
    """Of a sandbox that is back nobody knows whether its snapshot was made; the sandbox is told."""
    server.answer(404, json=MISSING)
    server.answer(json=sandbox())
    server.always(error=httpx.ConnectError("[Errno 111] Connection refused"))
    result = patient.snapshot_sandbox("mine", "slim")
    assert "connection" == failed(result).kind
    assert "started" == seen(result).state
