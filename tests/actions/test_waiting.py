"""Notice of waiting: what a client's `on_wait` is called with; answers are built by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.answers import ID, refusal, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions, WaitProgress
    from tests.actions.fake_server import FakeServer

    Call = Callable[[DaytonaActions], Any]
    Connect = Callable[..., DaytonaActions]

MISSING = refusal(404, "Snapshot with name slim not found")
IN_PROGRESS = refusal(409, "Sandbox state change in progress")


def named(name: str, state: str) -> dict[str, Any]:
    """A volume or a snapshot as the control plane describes it."""
    return {"id": ID, "name": name, "state": state}


WAITS: list[tuple[Call, list[tuple[int, Any]], str, list[str | None]]] = [
    (
        lambda client: client.create_sandbox(name="mine"),
        [(200, sandbox(state="creating")), (200, sandbox(state="starting")), (200, sandbox())],
        "Sandbox mine",
        ["creating", "starting", "started"],
    ),
    (
        lambda client: client.start_sandbox(ID),
        [(200, sandbox(state="restoring")), (200, sandbox())],
        "Sandbox mine",
        ["restoring", "started"],
    ),
    (
        lambda client: client.stop_sandbox("mine"),
        [(409, IN_PROGRESS), (200, sandbox(state="starting")), (200, sandbox(state="stopping"))],
        "Sandbox mine",
        ["starting", "starting"],
    ),
    (
        lambda client: client.archive_sandbox("mine"),
        [(200, sandbox(state="archiving")), (200, sandbox(state="archived"))],
        "Sandbox mine",
        ["archiving", "archived"],
    ),
    (
        lambda client: client.wait_for_sandbox("mine", "stopped"),
        [(200, sandbox(state="stopping")), (200, sandbox(state="stopped"))],
        "Sandbox mine",
        ["stopping", "stopped"],
    ),
    (
        lambda client: client.resize_sandbox("mine", cpu=2),
        [(200, sandbox(state="resizing")), (200, sandbox())],
        "Sandbox mine",
        ["resizing", "started"],
    ),
    (
        lambda client: client.create_snapshot("slim", image="a:1"),
        [(200, named("slim", "pulling")), (200, named("slim", "active"))],
        "Snapshot slim",
        ["pulling", "active"],
    ),
    (
        lambda client: client.snapshot_sandbox("mine", "slim"),
        [
            (404, MISSING),
            (200, sandbox(state="snapshotting")),
            (200, sandbox()),
            (200, named("slim", "active")),
        ],
        "Sandbox mine",
        ["snapshotting", "started"],
    ),
    (
        lambda client: client.create_volume("data"),
        [(200, named("data", "pending_create")), (200, named("data", "ready"))],
        "Volume data",
        ["pending_create", "ready"],
    ),
    (
        lambda client: client.get_preview_url(ID, 8000, wait_timeout=5),
        [
            (200, {"url": "https://8000-a.example", "token": "made-up"}),
            (200, sandbox()),
            (200, {"ports": []}),
            (200, {"ports": [8000]}),
        ],
        f"Port 8000 of sandbox {ID}",
        [None, None],
    ),
]


@pytest.mark.parametrize(
    ("act", "answers", "thing", "states"),
    WAITS,
    ids=["create", "start", "stop", "archive", "wait", "resize", "build", "keep", "volume", "port"],
)
def test_every_wait_is_told(
    connect: Connect,
    server: FakeServer,
    act: Call,
    answers: list[tuple[int, Any]],
    thing: str,
    states: list[str | None],
) -> None:
    """What is waited for and its state, before each pause and at the end."""
    told: list[WaitProgress] = []
    for status, body in answers:
        server.answer(status, json=body)
    act(connect(on_wait=told.append)).unwrap()
    assert [thing] * len(states) == [each.thing for each in told]
    assert states == [each.state for each in told]
    assert [*[False] * (len(states) - 1), True] == [each.is_over for each in told]
    assert 0 == told[0].seconds < told[-1].seconds


def test_nothing_to_wait_for(connect: Connect, server: FakeServer) -> None:
    """Where nothing is waited for nobody is called."""
    told: list[WaitProgress] = []
    server.answer(json=sandbox())
    connect(on_wait=told.append).start_sandbox(ID).unwrap()
    assert [] == told


def test_end_of_a_wait_that_failed(connect: Connect, server: FakeServer) -> None:
    """The end is told too where it is a bad one."""
    told: list[WaitProgress] = []
    server.answer(json=sandbox(state="starting"))
    server.answer(json=sandbox(state="error"))
    assert not connect(on_wait=told.append).start_sandbox(ID).success
    assert [("starting", False), ("error", True)] == [(each.state, each.is_over) for each in told]


def test_a_function_that_raises(
    connect: Connect, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    """It breaks no wait, is told once in the log, and is not called again for that wait."""
    calls: list[WaitProgress] = []

    def fail(progress: WaitProgress) -> None:
        calls.append(progress)
        raise RuntimeError("mine")

    for state in ("starting", "starting", "started"):
        server.answer(json=sandbox(state=state))
    assert connect(on_wait=fail).start_sandbox(ID).success
    assert 1 == len(calls)
    assert "on_wait raised RuntimeError" in caplog.text
    assert "mine" not in caplog.text
