"""The actions that change the state of a snapshot: activate, deactivate, delete."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Any

from daytona_actions import errors
from daytona_actions.actions.lookup import path_part
from daytona_actions.actions.snapshots.looking import Snapshot, details, find_snapshot
from daytona_actions.actions.snapshots.waiting import is_on_the_way, wait_until_active
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Call, Endpoint, Flow, Reply
from daytona_actions.engine.replies import accepted, failure_of, text
from daytona_actions.errors import ActionError
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.snapshots import (
        ActivateSnapshotOutput,
        DeactivateSnapshotOutput,
        DeleteSnapshotOutput,
    )
    from daytona_openapi.control import AuthenticatedClient
    from daytona_openapi.control.models import SnapshotDto, SnapshotState


@action(title="Activate snapshot", idempotent=True, documented=False)
def activate_snapshot(session: Session, snapshot: Snapshot) -> "Flow[ActivateSnapshotOutput]":
    """Activate a snapshot again, so that sandboxes can be created from it.

    Waits until it is active, for `wait_timeout` seconds at most. Refused for ten minutes after it
    was deactivated.

    Args:
        snapshot: ID or name of the snapshot
    """
    from daytona_actions.results.snapshots import ActivateSnapshotOutput
    from daytona_openapi.control.api.snapshots import activate_snapshot as endpoint
    from daytona_openapi.control.models import SnapshotState

    found = yield from find_snapshot(session, snapshot)
    if text(found.state) != "active":
        goal = {"active", "pending", "pulling", "building"}
        found = yield from _bring_to(session, found, endpoint, goal, SnapshotState.PENDING)
        if is_on_the_way(found):
            found = yield from wait_until_active(session, found)
    return ActivateSnapshotOutput(success=True, snapshot=details(found))


@action(title="Deactivate snapshot", idempotent=True, documented=False)
def deactivate_snapshot(session: Session, snapshot: Snapshot) -> "Flow[DeactivateSnapshotOutput]":
    """Deactivate a snapshot: no sandbox can be created from it until it is activated again.

    Args:
        snapshot: ID or name of the snapshot
    """
    from daytona_actions.results.snapshots import DeactivateSnapshotOutput
    from daytona_openapi.control.api.snapshots import deactivate_snapshot as endpoint
    from daytona_openapi.control.models import SnapshotState

    found = yield from find_snapshot(session, snapshot)
    if text(found.state) != "inactive":
        found = yield from _bring_to(session, found, endpoint, {"inactive"}, SnapshotState.INACTIVE)
    return DeactivateSnapshotOutput(success=True, snapshot=details(found))


@action(title="Delete snapshot", destructive=True, idempotent=True, documented=False)
def delete_snapshot(session: Session, snapshot: Snapshot) -> "Flow[DeleteSnapshotOutput]":
    """Delete a snapshot; sandboxes that were created from it stay.

    Args:
        snapshot: ID or name of the snapshot
    """
    from daytona_actions.results.snapshots import DeleteSnapshotOutput
    from daytona_openapi.control.api.snapshots import remove_snapshot
    from daytona_openapi.control.models import SnapshotState

    found = yield from find_snapshot(session, snapshot)
    if text(found.state) != "removing":
        goal = {"removing"}
        found = yield from _bring_to(session, found, remove_snapshot, goal, SnapshotState.REMOVING)
    return DeleteSnapshotOutput(success=True, snapshot=details(found))


def _bring_to(
    session: Session,
    found: "SnapshotDto",
    change: "Endpoint[[AuthenticatedClient, str], Any]",
    goal: set[str],
    accepted_state: "SnapshotState",
) -> "Flow[SnapshotDto]":
    """Ask for another state, which takes an ID only (recording snapshot_by_name_or_id), and look.

    Raises:
        ActionError: the server refused, and the snapshot is not on its way to the goal.
    """
    identity = path_part(text(found.id) or "", "snapshot", "snapshot")
    reply: Reply[Any] = yield Call(change, EVEN_IF_SENT, session.control, identity)
    try:
        found = yield from find_snapshot(session, text(found.name) or identity)
    except ActionError:  # gone already, or out of sight
        if accepted(reply):
            found.state = accepted_state
    # An earlier try may have been carried out, of which only the answer was lost.
    if accepted(reply) or text(found.state) in goal:
        return found
    problem = failure_of(reply)
    problem.partial["snapshot"] = details(found)
    if "still in progress" in problem.failure.message:
        hint = "Call it again some minutes later: at most ten after the deactivation."
        raise errors.but(problem, retryable=True, hint=hint)
    raise problem
