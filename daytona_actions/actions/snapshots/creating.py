"""The actions that make snapshots: of an image or a Dockerfile, and of a sandbox."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.builds import dockerfile_of, explained_build
from daytona_actions.actions.lifecycle import late, wait_out
from daytona_actions.actions.lookup import learn, path_part
from daytona_actions.actions.parameters import Dockerfile, SandboxId
from daytona_actions.actions.snapshots.looking import Snapshot, details, find_snapshot
from daytona_actions.actions.snapshots.waiting import STILL_ON_ITS_WAY, wait_until_active
from daytona_actions.actions.snapshots.wanted import wanted_of_sandbox, wanted_snapshot
from daytona_actions.engine.action import action
from daytona_actions.engine.create_once import create_once
from daytona_actions.engine.flow import IF_UNSENT, Call, Flow
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import text
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.snapshots import CreateSnapshotOutput, SnapshotSandboxOutput

_Amount = Annotated[int, range(1, 2**31)]


@action(title="Create snapshot", documented=False)
def create_snapshot(
    session: Session,
    name: Snapshot,
    image: Annotated[str, Param(example="python:3.12-slim", shown=True)] | None = None,
    dockerfile: Dockerfile | None = None,
    entrypoint: list[str] | None = None,
    cpu: _Amount | None = None,
    memory: _Amount | None = None,
    disk: _Amount | None = None,
    target: str | None = None,
) -> "Flow[CreateSnapshotOutput]":
    """Create a snapshot, from which sandboxes can be created, of an image or a Dockerfile.

    Waits until it is active, for `wait_timeout` seconds at most.

    Args:
        name: Name of the snapshot
        image: Image to make it of, with a tag that is not `latest`, or a digest
        dockerfile: Content of a Dockerfile to build it from, in place of an image
        entrypoint: Command that its sandboxes start, as words (with an image only)
        cpu: CPU cores of its sandboxes
        memory: Memory of its sandboxes, in GB
        disk: Disk of its sandboxes, in GB
        target: Region where it is made (list_regions shows which there are)
    """
    from daytona_actions.results.snapshots import CreateSnapshotOutput
    from daytona_openapi.control.api.snapshots import create_snapshot as endpoint
    from daytona_openapi.control.models import CreateBuildInfo, CreateSnapshot
    from daytona_openapi.control.types import UNSET

    path_part(name, "name", "snapshot")
    if not dockerfile_of(image, dockerfile):
        raise errors.invalid("create_snapshot needs either an image or a dockerfile")
    if dockerfile and entrypoint:
        raise errors.invalid("entrypoint goes with an image: a dockerfile has its own ENTRYPOINT")
    body = CreateSnapshot(
        name=name,
        image_name=image or UNSET,
        build_info=CreateBuildInfo(dockerfile_content=dockerfile) if dockerfile else UNSET,
        entrypoint=entrypoint or UNSET,
        cpu=cpu or UNSET,
        memory=memory or UNSET,
        disk=disk or UNSET,
        region_id=target or UNSET,
    )
    request = Call(endpoint, IF_UNSENT, session.control, body=body)
    made = yield from create_once(session, request, wanted_snapshot(session, body))
    made.name = text(made.name) or name
    try:
        found = yield from wait_until_active(session, made)
    except ActionError as problem:
        if problem.failure.kind is FailureKind.INVALID_REQUEST:
            raise explained_build(problem, dockerfile) from None
        raise
    return CreateSnapshotOutput(success=True, snapshot=details(found))


@action(title="Snapshot sandbox", documented=False)
def snapshot_sandbox(
    session: Session, sandbox_id: SandboxId, name: Snapshot
) -> "Flow[SnapshotSandboxOutput]":
    """Make a snapshot of a Daytona sandbox, with all its files.

    The sandbox must be started or stopped, and is so again afterwards: that is waited for, for
    `wait_timeout` seconds at most. A name that is taken is refused.

    Args:
        sandbox_id: ID or name of the sandbox
        name: Name of the snapshot
    """
    from daytona_actions.results.snapshots import SnapshotSandboxOutput
    from daytona_openapi.control.api.sandbox import create_sandbox_snapshot
    from daytona_openapi.control.models import CreateSandboxSnapshot

    sandbox = path_part(sandbox_id)
    yield from _refuse_taken(session, name)
    body = CreateSandboxSnapshot(name=name)
    request = Call(create_sandbox_snapshot, IF_UNSENT, session.control, sandbox, body=body)
    begun = yield from create_once(session, request, wanted_of_sandbox(session, sandbox, name))
    seen, unsettled = yield from wait_out(session, sandbox_id, begun, "snapshotting")
    after = learn(session, seen)
    if unsettled:
        raise late(session, seen, unsettled, STILL_ON_ITS_WAY)
    try:
        found = details((yield from find_snapshot(session, name)))
    except ActionError as problem:
        if session.settings.wait_timeout:
            problem.partial["sandbox"] = after
            raise
        found = None
    return SnapshotSandboxOutput(success=True, snapshot=found, sandbox=after)


def _refuse_taken(session: Session, name: str) -> Flow[None]:
    """Refuse a name that is taken: the server would confirm, and keep the old snapshot.

    Recording snapshot_of_a_sandbox_twice.
    """
    path_part(name, "name", "snapshot")
    try:
        yield from find_snapshot(session, name)
    except ActionError as problem:
        if problem.failure.kind is FailureKind.NOT_FOUND:
            return
        raise
    raise errors.error(
        FailureKind.CONFLICT,
        f"There is a snapshot {name} already: nothing was made",
        hint="Choose another name, or delete_snapshot first.",
    )
