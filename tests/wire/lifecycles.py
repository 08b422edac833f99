"""Sandboxes on their way between states, as no action leads them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection

if TYPE_CHECKING:
    from tests.scenarios.model import Stage
    from tests.wire.calls import Calls

LIFECYCLES = Collection(generated=True)
about = LIFECYCLES.about


@about("wire", needs=preparation.sandbox)
def lifecycle_repeats(stage: Stage) -> None:
    """Each operation is repeated: while it is carried out, and afterwards."""
    calls: Calls = stage.daytona
    sandbox = stage.sandbox

    def go(operation: str, *statuses: int) -> None:
        for status in statuses:
            calls.control(f"sandbox.{operation}_sandbox", sandbox, status=status)

    go("start", 200)
    go("stop", 200, 409)
    go("start", 409)
    stage.settle(sandbox, "stopped")
    go("stop", 400)
    go("start", 200, 200)
    calls.control(f"POST /sandbox/{sandbox}/stop", params={"force": "true"})
    stage.settle(sandbox, "stopped")
    go("get", 200)
    go("delete", 200, 409)
    go("start", 409)
    stage.settle(sandbox, None)
    for operation in ("stop", "delete", "start", "stop", "get"):
        go(operation, 404)


@about("wire")
def lifecycle_while_creating(stage: Stage) -> None:
    """A create is answered as creating, when the sandbox can already be stopped and deleted."""
    calls: Calls = stage.daytona
    name = stage.name("rec-creating")
    made = calls.control("sandbox.create_sandbox", body={"name": name}, read=True).id
    calls.control("sandbox.stop_sandbox", made, read=True)
    calls.control("sandbox.start_sandbox", made, status=409)
    calls.control("sandbox.delete_sandbox", made, status=409)
    name = stage.name("rec-creating-2")
    made = calls.control("sandbox.create_sandbox", body={"name": name}, read=True).id
    calls.control("sandbox.delete_sandbox", made, read=True)


@about("wire", needs=preparation.stopped, only_where="it is sent two requests at once")
def start_sandbox_twice_at_once(stage: Stage) -> None:
    """One start wins, the other is a conflict."""
    calls: Calls = stage.daytona
    calls.control("sandbox.start_sandbox", stage.sandbox, status=409)
    calls.control("sandbox.start_sandbox", stage.sandbox, read=True)
    calls.look_up(stage.sandbox)


@about("wire")
def auto_delete_at_once(stage: Stage) -> None:
    """A stop is the end of an ephemeral sandbox."""
    calls: Calls = stage.daytona
    body = {"name": stage.name("rec-ephemeral"), "autoDeleteInterval": 0}
    made = calls.control("sandbox.create_sandbox", body=body, read=True).id
    stage.settle(made, "started")
    calls.look_up(made)
    calls.control("sandbox.stop_sandbox", made, read=True)
    calls.look_up(made)
    stage.settle(made, None)
    calls.control("sandbox.get_sandbox", made, status=404)
    calls.control("sandbox.start_sandbox", made, status=404)


@about("wire")
def auto_intervals_at_create(stage: Stage) -> None:
    """Intervals are kept, clamped or refused."""
    calls: Calls = stage.daytona
    intervals: list[tuple[dict[str, object], int]] = [
        ({"autoStopInterval": 0}, 200),
        ({"autoArchiveInterval": 0}, 200),
        ({"autoDeleteInterval": -1}, 200),
        ({"autoDeleteInterval": -5}, 200),
        ({"autoStopInterval": 1.5}, 500),
        ({"autoStopInterval": "30"}, 400),
        ({"autoArchiveInterval": 50000}, 200),
        ({"autoStopInterval": -1}, 400),
        ({"autoArchiveInterval": -1}, 400),
        ({}, 200),
    ]
    for number, (asked, status) in enumerate(intervals):
        body = {"name": stage.name(f"rec-auto-{number}"), **asked}
        calls.control("POST /sandbox", json=body, status=status)
