"""The action that starts a process: a session of its own, and one command in it."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
import contextlib
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.parameters import SandboxId, Variables
from daytona_actions.actions.paths import nul_in
from daytona_actions.actions.processes.session import check_own, refusal
from daytona_actions.actions.processes.shell_text import wrapped
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, content, whole
from daytona_actions.engine.variables import variables
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.processes import StartProcessOutput

_CONFLICT = 409


@action(title="Start process", destructive=True, documented=False)
def start_process(
    session: Session,
    sandbox_id: SandboxId,
    command: Annotated[str, Param(example="python3 -m http.server 8000", source=True, word=True)],
    cwd: str | None = None,
    env: Variables | None = None,
    name: Annotated[str, Param(example="server", shown=True)] | None = None,
) -> "Flow[StartProcessOutput]":
    """Start a command in a Daytona sandbox and leave it running: a server, a watcher, a long job.

    It is run by `bash -c`, has no time limit, and can be read from and written to. Values of env
    are shown by no action; whoever may use the sandbox can read them there. A directory that does
    not exist ends it with exit code 1. It ends with its sandbox, which it does not keep from being
    stopped when idle. In Daytona's own SDKs: create_session and execute_session_command.

    Args:
        sandbox_id: ID or name of the sandbox to start the command in
        command: Shell command to start
        cwd: Working directory for the command (defaults to the sandbox working directory)
        env: Environment variables to set for the command as key-value pairs
        name: Name for the process, by which the other actions find it (defaults to a new one)
    """
    from daytona_actions.results.processes import StartProcessOutput
    from daytona_openapi.toolbox.api.process import session_execute_command
    from daytona_openapi.toolbox.models import SessionExecuteRequest

    if cwd and "\0" in cwd:
        raise nul_in("cwd")
    from uuid import uuid4

    token = uuid4().hex
    values = variables(env or {})
    shell_text = wrapped(command, token, cwd, values)
    process_id = f"process-{token[:12]}" if name is None else check_own(name, "replaced", "name")
    yield from _open(session, sandbox_id, process_id, is_new=name is None)
    # What is typed is not what was printed: input stays out of the output.
    body = SessionExecuteRequest(shell_text, run_async=True, suppress_input_echo=True)
    try:
        reply = yield from call_toolbox(
            session, sandbox_id, session_execute_command, IF_UNSENT, process_id, body=body
        )
        if not accepted(reply):
            raise refusal(reply, process_id)
        exit_code = whole(content(reply, "a command that has begun").exit_code)
    except ActionError as problem:
        told = yield from _unstarted(session, sandbox_id, process_id, command, problem)
        raise errors.without(told, values.values()) from None
    return StartProcessOutput(
        success=True,
        process_id=process_id,
        command=command,
        running=exit_code is None,
        exit_code=exit_code,
    )


def _open(session: Session, sandbox_id: str, process_id: str, *, is_new: bool) -> "Flow[None]":
    """Open the session of a process; `is_new` says that nobody else can have its name.

    Raises:
        ActionError: there is one of that name, or the server refused.
    """
    from daytona_openapi.toolbox.api.process import create_session
    from daytona_openapi.toolbox.models import CreateSessionRequest

    repeat = EVEN_IF_SENT if is_new else IF_UNSENT
    body = CreateSessionRequest(session_id=process_id)
    reply = yield from call_toolbox(session, sandbox_id, create_session, repeat, body=body)
    if accepted(reply) or (is_new and reply.status_code == _CONFLICT):  # by an earlier try
        return
    problem = refusal(reply, process_id)
    if problem.failure.kind is FailureKind.CONFLICT:
        problem = errors.but(
            problem,
            message=f"There is a process {process_id} already",
            hint="Choose another name, or stop it first with stop_process.",
        )
    if problem.failure.kind is FailureKind.QUOTA:
        # One that has ended counts too, until it is stopped: its output can still be read.
        problem = errors.but(
            problem,
            hint="Stop processes that are not needed with stop_process: see list_processes.",
        )
    raise problem


def _unstarted(
    session: Session, sandbox_id: str, process_id: str, command: str, problem: ActionError
) -> "Flow[ActionError]":
    """Clean up after a command that was not started, or say that it may have been."""
    from daytona_openapi.toolbox.api.process import delete_session

    if problem.failure.kind in errors.UNSETTLED and not problem.unsent:
        told = errors.but(
            problem, hint=f"It may have begun all the same: ask get_process. {problem.failure.hint}"
        )
        told.partial.update(process_id=process_id, command=command)
        return told
    with contextlib.suppress(ActionError):  # an empty session does no harm
        yield from call_toolbox(session, sandbox_id, delete_session, EVEN_IF_SENT, process_id)
    return problem
