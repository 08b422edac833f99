"""The action on what the build of a snapshot printed."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING

from daytona_actions.actions.access.build_logs import end_of_logs
from daytona_actions.actions.lookup import path_part
from daytona_actions.actions.snapshots.looking import Snapshot, find_snapshot
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow, call
from daytona_actions.engine.replies import text
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.snapshots import GetSnapshotBuildLogsOutput


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
