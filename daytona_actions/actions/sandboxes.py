"""The actions on sandboxes themselves: create, list, get, start, stop, delete."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, TypeVar

from daytona_actions import errors
from daytona_actions.actions.builds import dockerfile_of
from daytona_actions.actions.creation import all_labels, explained, wanted_sandbox
from daytona_actions.actions.lifecycle import (
    DELETED,
    STOPPED,
    bring_to,
    start_and_wait,
    wait_until_started,
)
from daytona_actions.actions.lookup import learn, path_part, read_page, read_sandbox, summary
from daytona_actions.actions.mounts import VolumeMount, mounted
from daytona_actions.actions.networks import network_of
from daytona_actions.actions.parameters import (
    ARCHIVAL,
    Dockerfile,
    SandboxId,
    State,
    Variables,
    check_states,
)
from daytona_actions.engine.action import action
from daytona_actions.engine.create_once import create_once
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Call, Flow, call
from daytona_actions.engine.parameter import UNSAID, Param
from daytona_actions.engine.replies import text
from daytona_actions.engine.variables import Scalar, as_texts, environment
from daytona_actions.errors import ActionError
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.sandboxes import (
        CreateSandboxOutput,
        DeleteSandboxOutput,
        GetSandboxOutput,
        ListSandboxesOutput,
        StartSandboxOutput,
        StopSandboxOutput,
    )
    from daytona_openapi.control.types import Unset

T = TypeVar("T")


@action(title="Create sandbox")
def create_sandbox(
    session: Session,
    snapshot: str | None = None,
    name: Annotated[str, Param(example="my-sandbox", shown=True)] | None = None,
    target: str | None = None,
    user: str | None = None,
    env: Variables | None = None,
    labels: Annotated[Mapping[str, Scalar], Param(example={"project": "demo"}, shown=True)]
    | None = None,
    cpu: int | None = None,
    memory: int | None = None,
    disk: int | None = None,
    auto_stop_interval: Annotated[int, range(2**31), UNSAID] | None = None,
    auto_archive_interval: Annotated[int, ARCHIVAL, UNSAID] | None = None,
    auto_delete_interval: Annotated[int, range(-(2**31), 2**31), UNSAID] | None = None,
    public: bool | None = None,
    image: str | None = None,
    dockerfile: Dockerfile | None = None,
    volumes: list[VolumeMount] | None = None,
    network_block_all: bool | None = None,
    network_allow_list: list[str] | None = None,
    domain_allow_list: list[str] | None = None,
    gpu: int | None = None,
) -> "Flow[CreateSandboxOutput]":
    """Create a new Daytona sandbox for running AI-generated code in isolation.

    Waits until the sandbox is started, for at most the client's wait_timeout seconds. Whatever
    was created is reported in `sandbox`, also when the action fails: a sandbox that ended in an
    error exists, and counts, until it is deleted.

    It is made from a snapshot, or built from an image or a Dockerfile. A snapshot brings its own
    cpu, memory and disk: a server refuses others beside it, the default snapshot included. To
    choose them, give image or dockerfile. What begins with `image` is beyond the documented
    parameters.

    Args:
        snapshot: ID or name of the snapshot to create the sandbox from (uses default if empty)
        name: Name for the sandbox (defaults to the sandbox ID)
        target: Region where the sandbox will be created (e.g., us, eu)
        user: User associated with the sandbox
        env: Environment variables to set in the sandbox as key-value pairs
        labels: Labels to attach to the sandbox as key-value pairs
        cpu: CPU cores to allocate to the sandbox (with image or dockerfile only)
        memory: Memory to allocate to the sandbox in GB (with image or dockerfile only)
        disk: Disk space to allocate to the sandbox in GB (with image or dockerfile only)
        auto_stop_interval: Auto-stop interval in minutes (0 disables auto-stop)
        auto_archive_interval: Auto-archive interval in minutes (0 uses the maximum interval)
        auto_delete_interval: Auto-delete interval in minutes (negative disables, 0 deletes
            immediately on stop)
        public: Whether the sandbox HTTP preview is publicly accessible
        image: Image to build the sandbox from in place of a snapshot, such as python:3.12-slim
        dockerfile: Content of a Dockerfile to build the sandbox from in place of a snapshot
        volumes: Volumes to mount: each with volume (ID or name), mount_path, and a subpath of the
            volume if not all of it is to be seen
        network_block_all: Whether to block all network access
        network_allow_list: Networks that alone may be reached, up to 10, such as 10.0.0.0/8
        domain_allow_list: Domains that alone may be reached; *. stands for subdomains
        gpu: GPUs to allocate to the sandbox (with image or dockerfile only; a server may want
            auto_delete_interval 0 with it)
    """
    from daytona_actions.results.sandboxes import CreateSandboxOutput
    from daytona_openapi.control.api.sandbox import create_sandbox as endpoint
    from daytona_openapi.control.models import (
        CreateBuildInfo,
        CreateSandbox,
        CreateSandboxEnv,
        CreateSandboxLabels,
    )
    from daytona_openapi.control.types import UNSET

    if name:
        path_part(name, "name")  # a server takes any name, also one that no path can hold later
    content = dockerfile_of(image, dockerfile)
    if snapshot and content:
        raise errors.invalid("snapshot excludes image and dockerfile: give one of them")
    labels = all_labels(session, labels)
    network = network_of(network_block_all, network_allow_list or None, domain_allow_list or None)
    wanted = CreateSandbox(
        snapshot=snapshot or UNSET,
        name=_given(name),
        target=_given(target or session.settings.target),
        user=_given(user),
        env=UNSET if env is None else CreateSandboxEnv(environment(env)),
        labels=UNSET if labels is None else CreateSandboxLabels(as_texts(labels)),
        cpu=_given(cpu),
        memory=_given(memory),
        disk=_given(disk),
        auto_stop_interval=_given(auto_stop_interval),
        auto_archive_interval=_given(auto_archive_interval),
        auto_delete_interval=_given(auto_delete_interval),
        public=_given(public),
        build_info=CreateBuildInfo(dockerfile_content=content) if content else UNSET,
        volumes=mounted(volumes) if volumes else UNSET,
        gpu=_given(gpu),
        network_block_all=network.network_block_all,
        network_allow_list=network.network_allow_list,
        domain_allow_list=network.domain_allow_list,
    )
    known = f"a sandbox named {name}" if name else "a sandbox"
    try:
        sent = time.monotonic()
        request = Call(endpoint, IF_UNSENT, session.control, body=wanted)
        sandbox = yield from create_once(session, request, wanted_sandbox(session, wanted))
        known = f"sandbox {text(sandbox.id)}"
        learn(session, sandbox)
        deadline = session.end_of_wait()
        waiting = wait_until_started(session, sandbox, deadline, sent=sent, from_rest=False)
        seen = yield from waiting
    except (GeneratorExit, KeyboardInterrupt):
        import logging

        logger = logging.getLogger("daytona_actions")
        logger.warning("create_sandbox was interrupted: %s may exist and be running", known)
        raise
    except ActionError as problem:
        raise explained(problem, wanted) from None
    return CreateSandboxOutput(success=True, sandbox=seen)


@action(title="List sandboxes", read_only=True, idempotent=True)
def list_sandboxes(
    session: Session,
    limit: Annotated[int, range(1, 201), Param(example=20, shown=True)] | None = None,
    name: str | None = None,
    labels: Mapping[str, Scalar] | None = None,
    cursor: str | None = None,
    states: Annotated[list[State], Param(example=["started"], shown=True)] | None = None,
    snapshots: list[str] | None = None,
    targets: list[str] | None = None,
    include_errored_deleted: bool | None = None,
) -> "Flow[ListSandboxesOutput]":
    """List Daytona sandboxes in the organization.

    Answers one page; `next_cursor`, if it is not null, is the cursor of the next.

    Args:
        limit: Maximum number of sandboxes to return (1-200)
        name: Filter sandboxes by name prefix (case-insensitive)
        labels: Filter sandboxes by labels as key-value pairs
        cursor: Pagination cursor from a previous response
        states: Filter sandboxes by state (e.g., started, stopped); beyond the documented parameters,
            as is what follows
        snapshots: Filter sandboxes by the names of the snapshots that they were made from
        targets: Filter sandboxes by the IDs of their regions (list_regions shows which there are)
        include_errored_deleted: Whether to list those in an error, too, that were deleted
    """
    import json

    from daytona_actions.results.sandboxes import ListSandboxesOutput
    from daytona_openapi.control.api.sandbox import list_sandboxes as endpoint
    from daytona_openapi.control.models import SandboxState
    from daytona_openapi.control.types import UNSET

    check_states("states", states or [])
    reply = yield from call(
        endpoint,
        EVEN_IF_SENT,
        session.control,
        limit=_given(limit),
        name=name or UNSET,
        labels=json.dumps(as_texts(labels)) if labels else UNSET,
        cursor=cursor or UNSET,
        states=[SandboxState(state) for state in states] if states else UNSET,
        snapshots=snapshots or UNSET,
        region_ids=targets or UNSET,
        include_errored_deleted=_given(include_errored_deleted),
    )
    items, next_cursor = read_page(reply)
    seen = [learn(session, item) for item in items]
    return ListSandboxesOutput(success=True, sandboxes=seen, next_cursor=next_cursor)


@action(title="Get sandbox", read_only=True, idempotent=True)
def get_sandbox(session: Session, sandbox_id: SandboxId) -> "Flow[GetSandboxOutput]":
    """Get details of a Daytona sandbox.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandboxes import GetSandboxOutput
    from daytona_openapi.control.api.sandbox import get_sandbox as endpoint

    name = path_part(sandbox_id)
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, name)
    return GetSandboxOutput(success=True, sandbox=learn(session, read_sandbox(reply)))


@action(title="Start sandbox", idempotent=True)
def start_sandbox(session: Session, sandbox_id: SandboxId) -> "Flow[StartSandboxOutput]":
    """Start a stopped Daytona sandbox.

    Waits until the sandbox is started, for at most the client's wait_timeout seconds. Starting a
    started sandbox changes nothing.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandboxes import StartSandboxOutput

    return StartSandboxOutput(
        success=True, sandbox=(yield from start_and_wait(session, sandbox_id))
    )


@action(title="Stop sandbox", idempotent=True)
def stop_sandbox(
    session: Session, sandbox_id: SandboxId, force: bool | None = None
) -> "Flow[StopSandboxOutput]":
    """Stop a running Daytona sandbox.

    Its files are kept, its processes end. Answers as soon as the sandbox is stopping.

    Args:
        sandbox_id: ID or name of the sandbox
        force: Whether to end its processes at once, without time to finish; beyond the documented
            parameters
    """
    from daytona_actions.results.sandboxes import StopSandboxOutput
    from daytona_openapi.control.api.sandbox import stop_sandbox as endpoint

    forced, deadline = _given(force or None), session.end_of_wait()
    sandbox = yield from bring_to(session, sandbox_id, endpoint, STOPPED, deadline, force=forced)
    return StopSandboxOutput(success=True, sandbox=learn(session, sandbox))


@action(title="Delete sandbox", destructive=True, idempotent=True)
def delete_sandbox(session: Session, sandbox_id: SandboxId) -> "Flow[DeleteSandboxOutput]":
    """Delete a Daytona sandbox.

    Its files are lost. Answers as soon as the sandbox is being deleted.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandboxes import DeleteSandboxOutput
    from daytona_openapi.control.api.sandbox import delete_sandbox as endpoint

    sandbox = yield from bring_to(session, sandbox_id, endpoint, DELETED, session.end_of_wait())
    seen = summary(sandbox)
    session.forget(sandbox_id, *filter(None, [seen.id]))
    return DeleteSandboxOutput(success=True, sandbox=seen)


def _given(value: T | None) -> "T | Unset":
    """Return an argument as the generated models want it: what is not given is unset."""
    from daytona_openapi.control.types import UNSET

    return UNSET if value is None else value
