"""The action that stops a process, with all that it started."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
import re
from typing import TYPE_CHECKING, Annotated

from daytona_actions.actions.parameters import SandboxId
from daytona_actions.actions.processes.pieces import piece
from daytona_actions.actions.processes.session import (
    Found,
    ProcessId,
    check_own,
    find,
    refusal,
)
from daytona_actions.actions.processes.shell_text import KILL_SECONDS, ending
from daytona_actions.actions.processes.streams import read_log
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow, pause
from daytona_actions.engine.replies import accepted, content, text
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.processes import StopProcessOutput

_DEFAULT_GRACE = 5
_MARGIN = 5
# A session tells an exit code once the output has been taken, some milliseconds after the end.
_DELAYS = (0.02, 0.05, 0.1, 0.2, 0.4)
_ROUNDS = 2


@action(title="Stop process", destructive=True, idempotent=True, documented=False)
def stop_process(
    session: Session,
    sandbox_id: SandboxId,
    process_id: ProcessId,
    grace: Annotated[int, range(3601)] | None = None,
) -> "Flow[StopProcessOutput]":
    """Stop a process in a Daytona sandbox with all that it started, and forget it.

    It gets SIGTERM, and SIGKILL if it has not ended after the grace. All that it has written is
    answered, since it cannot be read afterwards; where that cannot be had, the process is ended but
    not forgotten. `stopped` is false if something of it could not be ended. A session that was
    opened elsewhere gets no grace. In Daytona's own SDKs: delete_session.

    Args:
        sandbox_id: ID or name of the sandbox that the process runs in
        process_id: Name of the process, from start_process or list_processes
        grace: Seconds from SIGTERM to SIGKILL (defaults to 5 seconds)
    """
    from daytona_actions.results.processes import StopProcessOutput
    from daytona_openapi.toolbox.api.process import delete_session

    check_own(process_id, "stopped")
    found = yield from find(session, sandbox_id, process_id)
    seconds = _DEFAULT_GRACE if grace is None else grace
    left, exit_code = yield from _end(session, sandbox_id, found, seconds)
    try:
        log = yield from read_log(session, sandbox_id, process_id, found.command_id)
        reply = yield from call_toolbox(
            session, sandbox_id, delete_session, EVEN_IF_SENT, process_id
        )
        problem = None if accepted(reply) else refusal(reply, process_id)
        if problem and problem.failure.kind is not FailureKind.NOT_FOUND:  # it is gone already
            raise problem
    except ActionError as unread:
        unread.partial.update(exit_code=exit_code, stopped=left == 0)
        raise
    if left and found.token:  # the server may have ended what no command could
        left = yield from _signal(session, sandbox_id, found.token, 0)
    read = piece(log)
    return StopProcessOutput(
        success=True,
        stdout=read.stdout,
        stderr=read.stderr,
        exit_code=exit_code,
        stopped=not left,
    )


def _signal(session: Session, sandbox_id: str, token: str, grace: int) -> "Flow[int | None]":
    """End all that a process started, and return how many are left; None if that is not known.

    The server has no way to do so: a command in the sandbox does. Where that fails, the deletion
    of the session still ends what descends from it.
    """
    from daytona_openapi.toolbox.api.process import execute_command
    from daytona_openapi.toolbox.models import ExecuteRequest

    limit = grace + KILL_SECONDS + _MARGIN
    body = ExecuteRequest(command=ending(token, grace), timeout=limit)
    options = session.options(limit + _MARGIN)
    try:
        reply = yield from call_toolbox(
            session, sandbox_id, execute_command, EVEN_IF_SENT, body=body, request_options=options
        )
        left = (text(content(reply, "what is left of a process").result) or "").strip()
    except ActionError:
        return None
    return int(left) if re.fullmatch(r"[0-9]{1,9}", left) else None


def _end(
    session: Session, sandbox_id: str, found: Found, grace: int
) -> "Flow[tuple[int | None, int | None]]":
    """End a process with all that it started, and wait for its exit code.

    Where nothing of it was found it may not have begun yet, so it is looked for once more.

    Returns:
        How many are left, None if that is not known; and the exit code, None if it was not told.
    """
    left, exit_code = None, found.process.exit_code
    for _ in range(_ROUNDS if found.token else 0):
        left = yield from _signal(session, sandbox_id, found.token or "", grace)
        if left == 0:
            exit_code = yield from _wait_for_exit_code(session, sandbox_id, found)
        if left != 0 or exit_code is not None:
            break
    return left, exit_code


def _wait_for_exit_code(session: Session, sandbox_id: str, found: Found) -> "Flow[int | None]":
    """Return the exit code of a process that has ended; None if it is not told in time."""
    for delay in _DELAYS:
        if not found.process.running:
            break
        yield from pause(delay)
        found = yield from find(session, sandbox_id, found.process.process_id or "")
    return found.process.exit_code
