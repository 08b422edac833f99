"""The actions on what a process reads and writes, and the log that its output is cut out of."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.actions.processes.pieces import piece
from daytona_actions.actions.processes.session import (
    CONTAINER,
    ProcessId,
    check_name,
    check_own,
    find,
    refusal,
)
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, content, text, unreadable
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.processes import ReadProcessOutputOutput, SendProcessInputOutput

_DEFAULT_LIMIT = 1_000_000
# For those that send a version of Daytona's each line is marked (recording session_output_split).
_VERSION = "0.190.0"


@action(title="Read process output", read_only=True, idempotent=True, documented=False)
def read_process_output(
    session: Session,
    sandbox_id: SandboxId,
    process_id: ProcessId,
    offset: Annotated[int, range(2**53)] | None = None,
    limit: Annotated[int, range(1, 2**53)] | None = None,
) -> "Flow[ReadProcessOutputOutput]":
    """Read what a process in a Daytona sandbox has written, whole or in pieces.

    Go on with `next_offset` until `running` and `truncated` are false. Offsets count bytes of UTF-8
    of standard output and standard error together; a piece ends at the end of a line where there
    is one. The order between the two is not kept, and a line is there when it is complete. The
    server sends all of the output each time, at most 100 MB, and the piece is cut out of it here:
    let what writes more write into a file. In Daytona's own SDKs: get_session_command_logs.

    Args:
        sandbox_id: ID or name of the sandbox that the process runs in
        process_id: Name of the process, from start_process or list_processes
        offset: Where to begin, in bytes: next_offset of the piece before (defaults to 0)
        limit: Longest piece in bytes (defaults to 1,000,000)
    """
    from daytona_actions.results.processes import ReadProcessOutputOutput

    check_name(process_id, "process_id")
    # In this order: of a process that has ended, all output is there.
    found = yield from find(session, sandbox_id, process_id)
    log = yield from read_log(session, sandbox_id, process_id, found.command_id)
    running = bool(found.process.running)
    read = piece(log, offset or 0, limit or _DEFAULT_LIMIT, grows=running)
    if offset and read.end < offset:
        raise errors.but(
            errors.invalid(
                f"offset {offset} is past the end: the output of {process_id} has "
                f"{errors.counted(read.end, 'byte')}"
            ),
            hint="It may be of an earlier process of that name: read this one's from offset 0.",
        )
    return ReadProcessOutputOutput(
        success=True,
        stdout=read.stdout,
        stderr=read.stderr,
        next_offset=read.end,
        running=running,
        exit_code=found.process.exit_code,
        truncated=read.is_cut,
    )


@action(title="Send process input", destructive=True, documented=False)
def send_process_input(
    session: Session,
    sandbox_id: SandboxId,
    process_id: ProcessId,
    text: Annotated[str, Param(example="yes", source=True, word=True)],
) -> "Flow[SendProcessInputOutput]":
    """Write to the standard input of a process in a Daytona sandbox.

    A newline is added where the text ends without one. Standard input stays open, so a program that
    reads it to its end never gets there. In Daytona's own SDKs: send_session_command_input.

    Args:
        sandbox_id: ID or name of the sandbox that the process runs in
        process_id: Name of the process, from start_process or list_processes
        text: Text to write
    """
    from daytona_actions.results.processes import SendProcessInputOutput
    from daytona_openapi.toolbox.api.process import send_input
    from daytona_openapi.toolbox.models import SessionSendInputRequest

    check_own(process_id, "written to")
    found = yield from find(session, sandbox_id, process_id)
    if found.command_id is None:
        raise errors.error(
            FailureKind.CONFLICT,
            f"Nothing runs in the session {process_id}, so there is nothing to write to",
            hint="list_processes shows what runs.",
        )
    body = SessionSendInputRequest(data=text or "\n")  # a server refuses an empty text
    reply = yield from call_toolbox(
        session, sandbox_id, send_input, IF_UNSENT, process_id, found.command_id, body=body
    )
    if not accepted(reply):
        raise refusal(reply, process_id)
    return SendProcessInputOutput(success=True)


def read_log(
    session: Session, sandbox_id: str, process_id: str, command_id: str | None
) -> "Flow[str]":
    """Read all that a process has written, each line marked by its stream.

    Raises:
        ActionError: the process is gone, its output too long, or the answer none.
    """
    from daytona_openapi.toolbox.api.process import get_entrypoint_logs, get_session_command_logs

    if command_id is None:
        return ""
    if process_id == CONTAINER:
        fetch = call_toolbox(
            session, sandbox_id, get_entrypoint_logs, EVEN_IF_SENT, x_daytona_sdk_version=_VERSION
        )
    else:
        fetch = call_toolbox(
            session,
            sandbox_id,
            get_session_command_logs,
            EVEN_IF_SENT,
            process_id,
            command_id,
            x_daytona_sdk_version=_VERSION,
        )
    try:
        reply = yield from fetch
    except ActionError as problem:
        if problem.failure.kind is not FailureKind.TOO_LARGE:
            raise
        raise errors.error(
            FailureKind.TOO_LARGE,
            f"{process_id} has written more than the 100 MB that can be read",
            hint="Start what writes so much with its output in a file, and read that in parts.",
        ) from None
    if not accepted(reply):
        raise refusal(reply, process_id)
    if not reply.content or reply.headers.get("content-type", "").startswith("text/plain"):
        return reply.content.decode(errors="replace")  # of a server that marks nothing
    log = text(content(reply, "the output of a process").output)
    if log is None:
        raise unreadable(reply, "the output of a process")
    return log
