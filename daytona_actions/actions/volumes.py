"""The actions on volumes, which sandboxes share: list, get, create, delete."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.lookup import path_part
from daytona_actions.engine.action import action
from daytona_actions.engine.create_once import Wanted, create_once
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Call, Flow, Reply, call
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, content, failure_of, text, unreadable
from daytona_actions.engine.waiting import Wait, wait_while
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session, is_id

if TYPE_CHECKING:
    from daytona_actions.results.volumes import (
        CreateVolumeOutput,
        DeleteVolumeOutput,
        GetVolumeOutput,
        ListVolumesOutput,
        VolumeSummary,
    )
    from daytona_openapi.control.models import VolumeDto

Volume = Annotated[str, Param(example="my-volume")]

_NOT_FOUND = 404
_ON_THE_WAY = frozenset({None, "creating", "pending_create"})
_LEAVING = frozenset({"deleting", "pending_delete"})


@action(title="List volumes", read_only=True, idempotent=True, documented=False)
def list_volumes(session: Session) -> "Flow[ListVolumesOutput]":
    """List the volumes that Daytona sandboxes can share; deleted ones are left out."""
    from daytona_actions.results.volumes import ListVolumesOutput
    from daytona_openapi.control.api.volumes import list_volumes as endpoint

    # Any includeDeleted, false too, would list the deleted ones (recording volume_list_deleted).
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control)
    volumes = [_summary(found) for found in content(reply, "a list of volumes")]
    return ListVolumesOutput(success=True, volumes=volumes)


@action(title="Get volume", read_only=True, idempotent=True, documented=False)
def get_volume(session: Session, volume: Volume) -> "Flow[GetVolumeOutput]":
    """Get details of a volume; one that was deleted is not found.

    Args:
        volume: ID or name of the volume
    """
    from daytona_actions.results.volumes import GetVolumeOutput

    found = yield from _find(session, volume)
    return GetVolumeOutput(success=True, volume=_summary(found))


@action(title="Create volume", documented=False)
def create_volume(session: Session, name: Volume) -> "Flow[CreateVolumeOutput]":
    """Create a volume that Daytona sandboxes can share.

    Waits until it is ready, for `wait_timeout` seconds at most.

    Args:
        name: Name of the volume
    """
    from daytona_actions.results.volumes import CreateVolumeOutput
    from daytona_openapi.control.api.volumes import create_volume as endpoint
    from daytona_openapi.control.models import CreateVolume

    if not name.strip():  # the server would call it by its ID (recording volume_errors)
        raise errors.invalid("name is empty: create_volume needs it")
    path_part(name, "name", "volume")  # a server takes any name, also one that no path can hold
    request = Call(endpoint, IF_UNSENT, session.control, body=CreateVolume(name=name))
    made = yield from create_once(session, request, _wanted(session, name))
    identity = text(made.id) or ""
    waiting = wait_while(
        Wait(f"Volume {name}", session.end_of_wait(), session.on_wait),
        made,
        lambda _: _fetch(session, identity),
        lambda seen: text(seen.state) in _ON_THE_WAY,
    )
    found, unsettled = yield from waiting
    volume = _summary(found)
    if unsettled:
        hint = "It is still on its way: ask again with get_volume."
        thing = f"Volume {volume.name}"
        raise session.out_of_time(thing, volume.state, unsettled, hint, volume=volume)
    if volume.state == "error":
        raise _failed(volume)
    return CreateVolumeOutput(success=True, volume=volume)


@action(title="Delete volume", destructive=True, idempotent=True, documented=False)
def delete_volume(session: Session, volume: Volume) -> "Flow[DeleteVolumeOutput]":
    """Delete a volume, with all that is in it.

    Args:
        volume: ID or name of the volume
    """
    from daytona_actions.results.volumes import DeleteVolumeOutput
    from daytona_openapi.control.api.volumes import delete_volume as endpoint
    from daytona_openapi.control.models import VolumeState

    found = yield from _find(session, volume)
    if text(found.state) not in _LEAVING:
        identity = path_part(text(found.id) or volume, "volume", "volume")
        reply = yield from call(endpoint, EVEN_IF_SENT, session.control, identity)
        try:
            found = yield from _fetch(session, identity)
        except ActionError:
            found.state = VolumeState.PENDING_DELETE
        # An earlier try may have been carried out, of which only the answer was lost.
        if not accepted(reply) and text(found.state) not in _LEAVING:
            problem = failure_of(reply)
            if "in use by" in problem.failure.message:  # as the public server's source has it
                hint = "Delete the sandboxes that have it, archived ones too, then try again."
                problem = errors.but(problem, hint=hint)
            raise problem
    return DeleteVolumeOutput(success=True, volume=_summary(found))


def _wanted(session: Session, name: str) -> "Wanted[VolumeDto]":
    from daytona_actions.results.times import is_since
    from daytona_openapi.control.api.volumes import get_volume_by_name as endpoint

    return Wanted(
        noun="volume",
        name=name,
        may_exist="The volume may have been created: look with get_volume before you create another.",
        find=lambda: call(endpoint, EVEN_IF_SENT, session.control, name),
        read=_read,
        partial=lambda found: {"volume": _summary(found)},
        is_met_by=lambda found, since: is_since(text(found.created_at), since),
    )


def _read(reply: "Reply[VolumeDto | None]") -> "VolumeDto":
    found = content(reply, "a volume")
    if text(found.id):
        return found
    raise unreadable(reply, "a volume")


def _find(session: Session, volume: str) -> "Flow[VolumeDto]":
    """Look a volume up by ID or name; one that was deleted is still there by its ID."""
    from daytona_openapi.control.api.volumes import (
        get_volume as by_id,
        get_volume_by_name as by_name,
    )

    name = path_part(volume, "volume", "volume")
    if is_id(name):
        reply = yield from call(by_id, EVEN_IF_SENT, session.control, name)
    # A name may look like an ID.
    if not is_id(name) or reply.status_code == _NOT_FOUND:
        reply = yield from call(by_name, EVEN_IF_SENT, session.control, name)
    if reply.status_code == _NOT_FOUND:
        raise _missing(volume, failure_of(reply))
    found = content(reply, "a volume")
    if text(found.state) == "deleted":
        raise _missing(volume, errors.error(FailureKind.NOT_FOUND, "It was deleted"))
    return found


def _missing(volume: str, problem: ActionError) -> ActionError:
    if problem.failure.kind is not FailureKind.NOT_FOUND:  # no route of the service said so
        return problem
    return errors.but(
        problem,
        message=f"There is no volume {volume}",
        hint="list_volumes shows those that there are; names are case-sensitive.",
    )


def _fetch(session: Session, identity: str) -> "Flow[VolumeDto]":
    from daytona_openapi.control.api.volumes import get_volume as endpoint

    name = path_part(identity, "volume", "volume")
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, name)
    return content(reply, "a volume")


def _failed(volume: "VolumeSummary") -> ActionError:
    message = volume.error_reason or f"Volume {volume.name} could not be created"
    hint = "Delete it with delete_volume, then create another."
    problem = errors.but(errors.error(FailureKind.SERVER, message, hint=hint), retryable=False)
    problem.partial["volume"] = volume
    return problem


def _summary(found: "VolumeDto") -> "VolumeSummary":
    from daytona_actions.results.volumes import VolumeSummary

    return VolumeSummary(
        id=text(found.id),
        name=text(found.name),
        state=text(found.state),
        created_at=text(found.created_at),
        last_used_at=text(found.last_used_at),
        error_reason=text(found.error_reason),
    )
