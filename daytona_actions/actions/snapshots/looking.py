"""The actions that look at snapshots: list, get, build logs; and how one is found and described."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.access.build_logs import end_of_logs
from daytona_actions.actions.lookup import path_part
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow, Reply, call
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import (
    content,
    failure_of,
    is_empty,
    number,
    text,
    unreadable,
    whole,
    written,
)
from daytona_actions.errors import FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.snapshots import (
        GetSnapshotBuildLogsOutput,
        GetSnapshotOutput,
        ListSnapshotsOutput,
        SnapshotDetails,
        SnapshotSummary,
    )
    from daytona_openapi.control.models import PaginatedSnapshots, SnapshotDto

Snapshot = Annotated[str, Param(example="my-snapshot")]

_NOT_FOUND = 404


@action(title="List snapshots", read_only=True, idempotent=True, documented=False)
def list_snapshots(
    session: Session,
    page: Annotated[int, range(1, 2**31)] | None = None,
    limit: Annotated[int, range(1, 201)] | None = None,
    name: str | None = None,
) -> "Flow[ListSnapshotsOutput]":
    """List the snapshots that a Daytona sandbox can be created from.

    Answers one page; `next_page`, if it is not null, is the number of the next.

    Args:
        page: Number of the page to return, from 1
        limit: Maximum number of snapshots on a page (1-200)
        name: Filter snapshots by a part of their name
    """
    from daytona_actions.results.snapshots import ListSnapshotsOutput
    from daytona_openapi.control.api.snapshots import get_all_snapshots
    from daytona_openapi.control.types import UNSET

    reply = yield from call(
        get_all_snapshots,
        EVEN_IF_SENT,
        session.control,
        page=page or UNSET,
        limit=limit or UNSET,
        name=name or UNSET,
    )
    found = content(reply, "a page of snapshots")
    if is_empty(reply):
        raise unreadable(reply, "a page of snapshots")
    return ListSnapshotsOutput(
        success=True,
        snapshots=[_summary(item) for item in found.items or []],
        next_page=_next_page(found),
    )


@action(title="Get snapshot", read_only=True, idempotent=True, documented=False)
def get_snapshot(session: Session, snapshot: Snapshot) -> "Flow[GetSnapshotOutput]":
    """Get details of a snapshot.

    Args:
        snapshot: ID or name of the snapshot
    """
    from daytona_actions.results.snapshots import GetSnapshotOutput

    found = yield from find_snapshot(session, snapshot)
    return GetSnapshotOutput(success=True, snapshot=details(found))


@action(title="Get snapshot build logs", read_only=True, idempotent=True, documented=False)
def get_snapshot_build_logs(
    session: Session, snapshot: Snapshot
) -> "Flow[GetSnapshotBuildLogsOutput]":
    """Get what was printed when a snapshot was built from a Dockerfile, also if that failed.

    Of more than a million bytes the last are answered, and `truncated` is true. A snapshot of an
    image or of a sandbox was not built: there is nothing to be found.

    Args:
        snapshot: ID or name of the snapshot
    """
    from daytona_actions.results.snapshots import GetSnapshotBuildLogsOutput
    from daytona_openapi.control.api.snapshots import get_snapshot_build_logs as endpoint

    found = yield from find_snapshot(session, snapshot)  # only an ID is taken
    identity = path_part(text(found.id) or snapshot, "snapshot", "snapshot")
    # Not by the URL that `build-logs-url` gives, as with those of a sandbox.
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, identity)
    logs, truncated = end_of_logs(reply)
    return GetSnapshotBuildLogsOutput(success=True, logs=logs, truncated=truncated)


def fetch_snapshot(session: Session, snapshot: str) -> "Flow[Reply[SnapshotDto | None]]":
    """Ask for a snapshot by ID or name, and return the answer, whatever it says."""
    from daytona_openapi.control.api.snapshots import get_snapshot as endpoint

    name = path_part(snapshot, "snapshot", "snapshot")
    return call(endpoint, EVEN_IF_SENT, session.control, name)


def read_snapshot(reply: "Reply[SnapshotDto | None]") -> "SnapshotDto":
    """Read the snapshot of an answer; an ActionError where it refuses, or names none."""
    found = content(reply, "a snapshot")
    if text(found.id) or text(found.name):
        return found
    raise unreadable(reply, "a snapshot")


def find_snapshot(session: Session, snapshot: str) -> "Flow[SnapshotDto]":
    """Look a snapshot up by ID or name.

    Raises:
        ActionError: there is none, or the answer is no snapshot.
    """
    reply = yield from fetch_snapshot(session, snapshot)
    if reply.status_code == _NOT_FOUND:
        problem = failure_of(reply)
        if problem.failure.kind is FailureKind.NOT_FOUND:
            raise errors.but(
                problem,
                message=f"There is no snapshot {snapshot}",
                hint="list_snapshots shows those that there are; names are case-sensitive.",
            )
    return read_snapshot(reply)


def details(found: "SnapshotDto") -> "SnapshotDetails":
    """Describe a snapshot; what it lacks, or has in an unknown shape, is None."""
    from daytona_actions.results.snapshots import SnapshotDetails

    return SnapshotDetails(
        **dict(_summary(found)),
        entrypoint=[word for word in map(text, found.entrypoint or []) if word is not None],
        error_reason=text(found.error_reason),
        regions=[region for region in map(text, found.region_ids or []) if region],
    )


def _next_page(found: "PaginatedSnapshots") -> int | None:
    page, last = whole(found.page), whole(found.total_pages)
    return page + 1 if page is not None and last is not None and page < last else None


def _summary(item: "SnapshotDto") -> "SnapshotSummary":
    from daytona_actions.results.snapshots import SnapshotSummary

    return SnapshotSummary(
        id=text(item.id),
        name=text(item.name),
        state=text(item.state),
        image=text(item.image_name),
        cpu=whole(item.cpu),
        memory=whole(item.mem),
        disk=whole(item.disk),
        size=number(item.size),
        created_at=written(item.created_at),
    )
