"""The actions on sandboxes themselves: create, list, get, start, stop, delete."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
import json
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from daytona_actions._session import Session
from daytona_actions.actions._creating import created
from daytona_actions.actions._states import (
    DELETED,
    STOPPED,
    asked,
    brought,
    end_of_wait,
    sandbox_in,
)
from daytona_actions.actions._summary import asked_for, remember, summary
from daytona_actions.actions._waiting import started, until_started
from daytona_actions.actions.variables import Scalar, as_texts
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import Flow, Reply, call
from daytona_actions.engine.replies import accepted, failure_of, is_empty, text, unreadable
from daytona_actions.engine.retry import Tries, repeated

if TYPE_CHECKING:
    from daytona_actions.results import (
        CreateSandboxOutput,
        DeleteSandboxOutput,
        GetSandboxOutput,
        ListSandboxesOutput,
        SandboxSummary,
        StartSandboxOutput,
        StopSandboxOutput,
    )
    from daytona_openapi.control.models import Sandbox

logger = logging.getLogger("daytona_actions")

CREATED_LABEL = {"managed-by": "daytona-actions"}
"""What a client with `label_created=True` puts on every sandbox that it creates."""


@action(title="Create sandbox")
def create_sandbox(
    session: Session,
    snapshot: str | None = None,
    name: str | None = None,
    target: str | None = None,
    user: str | None = None,
    env: Mapping[str, Scalar] | None = None,
    labels: Mapping[str, Scalar] | None = None,
    cpu: int | None = None,
    memory: int | None = None,
    disk: int | None = None,
    auto_stop_interval: int | None = None,
    auto_archive_interval: int | None = None,
    auto_delete_interval: int | None = None,
    public: bool | None = None,
) -> "Flow[CreateSandboxOutput]":
    """Create a new Daytona sandbox for running AI-generated code in isolation.

    Waits until the sandbox is started, for at most the client's wait_timeout seconds. Whatever
    was created is reported in `sandbox`, also when the action fails: a sandbox that ended in an
    error exists, and counts, until it is deleted.

    Args:
        snapshot: ID or name of the snapshot to create the sandbox from (uses default if empty)
        name: Name for the sandbox (defaults to the sandbox ID)
        target: Region where the sandbox will be created (e.g., us, eu)
        user: User associated with the sandbox
        env: Environment variables to set in the sandbox as key-value pairs
        labels: Labels to attach to the sandbox as key-value pairs
        cpu: CPU cores to allocate to the sandbox
        memory: Memory to allocate to the sandbox in GB
        disk: Disk space to allocate to the sandbox in GB
        auto_stop_interval: Auto-stop interval in minutes (0 disables auto-stop)
        auto_archive_interval: Auto-archive interval in minutes (0 uses the maximum interval)
        auto_delete_interval: Auto-delete interval in minutes (negative disables, 0 deletes
            immediately on stop)
        public: Whether the sandbox HTTP preview is publicly accessible
    """
    from daytona_actions.results import CreateSandboxOutput

    wanted = {
        "snapshot": snapshot or None,
        "name": name,
        "target": target or session.settings.target,
        "user": user,
        "env": as_texts(env),
        "labels": _labels(session, labels),
        "cpu": cpu,
        "memory": memory,
        "disk": disk,
        "autoStopInterval": auto_stop_interval,
        "autoArchiveInterval": auto_archive_interval,
        "autoDeleteInterval": auto_delete_interval,
        "public": public,
    }
    known = f"a sandbox named {name}" if name else "a sandbox"
    try:
        given = {name: value for name, value in wanted.items() if value is not None}
        sandbox = yield from created(session, given)
        known = f"sandbox {text(sandbox.id)}"
        remember(session, sandbox)
        seen = yield from until_started(session, sandbox, end_of_wait(session), from_rest=False)
    except (GeneratorExit, KeyboardInterrupt):
        logger.warning("create_sandbox was interrupted: %s may exist and be running", known)
        raise
    return CreateSandboxOutput(success=True, sandbox=seen)


@action(title="List sandboxes", read_only=True, idempotent=True)
def list_sandboxes(
    session: Session,
    limit: Annotated[int, range(1, 201)] | None = None,
    name: str | None = None,
    labels: Mapping[str, Scalar] | None = None,
    cursor: str | None = None,
    states: list[str] | None = None,
) -> "Flow[ListSandboxesOutput]":
    """List Daytona sandboxes in the organization.

    Answers one page; `next_cursor`, if it is not null, is the cursor of the next.

    Args:
        limit: Maximum number of sandboxes to return (1-200)
        name: Filter sandboxes by name prefix (case-insensitive)
        labels: Filter sandboxes by labels as key-value pairs
        cursor: Pagination cursor from a previous response
        states: Filter sandboxes by state (e.g., started, stopped); beyond the documented parameters
    """
    from daytona_actions.results import ListSandboxesOutput
    from daytona_openapi.control.api.sandbox import list_sandboxes as endpoint
    from daytona_openapi.control.models import SandboxState
    from daytona_openapi.control.types import UNSET

    filters = json.dumps(as_texts(labels)) if labels else UNSET

    def send() -> "Flow[Reply[Any]]":
        return call(
            endpoint,
            session.control,
            limit=UNSET if limit is None else limit,
            name=name or UNSET,
            labels=filters,
            cursor=cursor or UNSET,
            states=[SandboxState(state) for state in states] if states else UNSET,
        )

    reply = yield from repeated(Tries(session), send, harmless=True)
    items, next_cursor = _page(reply)
    for item in items:
        remember(session, item)
    return ListSandboxesOutput(
        success=True, sandboxes=[summary(item) for item in items], next_cursor=next_cursor
    )


@action(title="Get sandbox", read_only=True, idempotent=True)
def get_sandbox(session: Session, sandbox_id: str) -> "Flow[GetSandboxOutput]":
    """Get details of a Daytona sandbox.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results import GetSandboxOutput

    reply = yield from asked(session, sandbox_id)
    found = None if accepted(reply) and is_empty(reply) else sandbox_in(reply)
    return GetSandboxOutput(success=True, sandbox=_seen(session, found, sandbox_id))


@action(title="Start sandbox", idempotent=True)
def start_sandbox(session: Session, sandbox_id: str) -> "Flow[StartSandboxOutput]":
    """Start a stopped Daytona sandbox.

    Waits until the sandbox is started, for at most the client's wait_timeout seconds. Starting a
    started sandbox changes nothing.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results import StartSandboxOutput

    return StartSandboxOutput(success=True, sandbox=(yield from started(session, sandbox_id)))


@action(title="Stop sandbox", idempotent=True)
def stop_sandbox(session: Session, sandbox_id: str) -> "Flow[StopSandboxOutput]":
    """Stop a running Daytona sandbox.

    Its files are kept, its processes end. Answers as soon as the sandbox is stopping.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results import StopSandboxOutput
    from daytona_openapi.control.api.sandbox import stop_sandbox as endpoint

    def ask(name: str) -> "Flow[Reply[Sandbox]]":
        return call(endpoint, session.control, name)

    sandbox = yield from brought(session, sandbox_id, ask, STOPPED, end_of_wait(session))
    return StopSandboxOutput(success=True, sandbox=_seen(session, sandbox, sandbox_id))


@action(title="Delete sandbox", destructive=True, idempotent=True)
def delete_sandbox(session: Session, sandbox_id: str) -> "Flow[DeleteSandboxOutput]":
    """Delete a Daytona sandbox.

    Its files are lost. Answers as soon as the sandbox is being deleted.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results import DeleteSandboxOutput
    from daytona_openapi.control.api.sandbox import delete_sandbox as endpoint

    def ask(name: str) -> "Flow[Reply[Sandbox]]":
        return call(endpoint, session.control, name)

    sandbox = yield from brought(session, sandbox_id, ask, DELETED, end_of_wait(session))
    seen = _seen(session, sandbox, sandbox_id)
    session.forget(sandbox_id, *filter(None, [seen.id]))
    return DeleteSandboxOutput(success=True, sandbox=seen)


def _labels(session: Session, labels: Mapping[str, Scalar] | None) -> dict[str, str] | None:
    given = as_texts(labels)
    return (given or {}) | CREATED_LABEL if session.settings.label_created else given


def _seen(session: Session, sandbox: "Sandbox | None", asked: str) -> "SandboxSummary":
    """Summarise the sandbox of an answer, which may have had no body at all."""
    if sandbox is None:
        return asked_for(session, asked)
    remember(session, sandbox)
    return summary(sandbox)


def _page(reply: Reply[Any]) -> tuple[list[Any], str | None]:
    """Read a page of sandboxes; older servers answered a plain array."""
    if not accepted(reply):
        raise failure_of(reply)
    page = reply.parsed
    if isinstance(page, list):
        return page, None
    items = getattr(page, "items", None)
    if page is None:
        raise unreadable(reply, "a page of sandboxes")
    return items if isinstance(items, list) else [], text(getattr(page, "next_cursor", None))
