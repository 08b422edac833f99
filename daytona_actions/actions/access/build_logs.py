"""The action on what the build of a sandbox's image printed."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Any

from daytona_actions.actions.lookup import path_part
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow, Reply, call
from daytona_actions.engine.replies import accepted, failure_of
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.access import GetBuildLogsOutput

_MOST_BYTES = 1_000_000


@action(title="Get build logs", read_only=True, idempotent=True, documented=False)
def get_build_logs(session: Session, sandbox_id: SandboxId) -> "Flow[GetBuildLogsOutput]":
    """Get what was printed when a Daytona sandbox was built from a Dockerfile, also if that failed.

    Of more than a million bytes the last are answered, and `truncated` is true.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.access import GetBuildLogsOutput
    from daytona_openapi.control.api.sandbox import get_build_logs as endpoint

    # Not by the URL that `build-logs-url` gives: it may be of plain http, and wants the key.
    reply = yield from call(endpoint, EVEN_IF_SENT, session.control, path_part(sandbox_id))
    logs, truncated = end_of_logs(reply)
    return GetBuildLogsOutput(success=True, logs=logs, truncated=truncated)


def end_of_logs(reply: Reply[Any]) -> tuple[str, bool]:
    """Return the end of what a build printed, and whether that is not all.

    Raises:
        ActionError: the server refused.
    """
    if not accepted(reply):
        raise failure_of(reply)
    logs = reply.content[-_MOST_BYTES:].decode(errors="replace")
    return logs, len(reply.content) > _MOST_BYTES
