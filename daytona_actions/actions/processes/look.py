"""The actions that look at processes: list, get."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING

from daytona_actions.actions.parameters import SandboxId
from daytona_actions.actions.processes.session import (
    CONTAINER,
    ProcessId,
    check_name,
    described,
    find,
)
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow
from daytona_actions.engine.replies import content, text
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.processes import GetProcessOutput, ListProcessesOutput

_NOT_FOUND = 404


@action(title="List processes", read_only=True, idempotent=True, documented=False)
def list_processes(session: Session, sandbox_id: SandboxId) -> "Flow[ListProcessesOutput]":
    """List the processes of a Daytona sandbox, those that have ended too until they are stopped.

    `started_by` says whose each is: `start_process`; `container`, the sandbox's own command, which
    is called `entrypoint`; or `other`, a session that was opened elsewhere. Of several commands in
    a session that was opened elsewhere, the one that runs is shown, or else one of them. In
    Daytona's own SDKs: list_sessions.

    Args:
        sandbox_id: ID or name of the sandbox to list the processes of
    """
    from daytona_actions.results.processes import ListProcessesOutput
    from daytona_openapi.toolbox.api.process import get_entrypoint_session, list_sessions

    reply = yield from call_toolbox(session, sandbox_id, list_sessions, EVEN_IF_SENT)
    sessions = {text(each.session_id): each for each in content(reply, "a list of sessions")}
    if CONTAINER not in sessions:
        own = yield from call_toolbox(session, sandbox_id, get_entrypoint_session, EVEN_IF_SENT)
        if own.status_code != _NOT_FOUND:
            sessions[CONTAINER] = content(own, "the container's own command")
    processes = [described(each, name).process for name, each in sessions.items()]
    processes.sort(key=lambda each: (each.process_id == CONTAINER, each.process_id or ""))
    return ListProcessesOutput(success=True, processes=processes)


@action(title="Get process", read_only=True, idempotent=True, documented=False)
def get_process(
    session: Session, sandbox_id: SandboxId, process_id: ProcessId
) -> "Flow[GetProcessOutput]":
    """Get a process of a Daytona sandbox: whether it runs, and how it ended.

    It counts as running for as long as anything holds its output, such as what it left in the
    background. An exit code of 128 + n means that a signal ended it. In Daytona's own SDKs:
    get_session_command.

    Args:
        sandbox_id: ID or name of the sandbox that the process runs in
        process_id: Name of the process, from start_process or list_processes
    """
    from daytona_actions.results.processes import GetProcessOutput

    check_name(process_id, "process_id")
    found = yield from find(session, sandbox_id, process_id)
    return GetProcessOutput(success=True, process=found.process)
