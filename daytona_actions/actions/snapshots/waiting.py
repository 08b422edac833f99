"""Waiting until a snapshot is active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions.snapshots.looking import details, find_snapshot
from daytona_actions.engine.replies import text
from daytona_actions.engine.waiting import Wait, wait_while
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow
    from daytona_actions.errors import ActionError
    from daytona_actions.session import Session
    from daytona_openapi.control.models import SnapshotDto

_ON_THE_WAY = frozenset({None, "building", "pending", "pulling"})
_FAILED = frozenset({"build_failed", "error"})
STILL_ON_ITS_WAY = "It is still on its way: ask again with get_snapshot."


def is_on_the_way(snapshot: SnapshotDto) -> bool:
    """Tell whether a snapshot may yet become active."""
    return text(snapshot.state) in _ON_THE_WAY


def wait_until_active(session: Session, snapshot: SnapshotDto) -> Flow[SnapshotDto]:
    """Look at a snapshot until it is active, for `wait_timeout` seconds at most.

    Raises:
        ActionError: it failed, or time ran out; `snapshot` is in its partial.
    """
    name = text(snapshot.name) or text(snapshot.id) or ""
    wait = Wait(f"Snapshot {name}", session.end_of_wait(), session.on_wait)
    waiting = wait_while(wait, snapshot, lambda _: find_snapshot(session, name), is_on_the_way)
    found, unsettled = yield from waiting
    if unsettled:
        seen = details(found)
        thing = f"Snapshot {seen.name}"
        raise session.out_of_time(thing, seen.state, unsettled, STILL_ON_ITS_WAY, snapshot=seen)
    if text(found.state) in _FAILED:
        raise _failed(found)
    return found


def _failed(found: SnapshotDto) -> ActionError:
    seen = details(found)
    problem = errors.error(
        FailureKind.INVALID_REQUEST,
        seen.error_reason or f"Snapshot {seen.name} could not be made: it is {seen.state}",
        hint="Correct the image or the Dockerfile; the name is free again after delete_snapshot.",
    )
    problem.partial["snapshot"] = seen
    return problem
