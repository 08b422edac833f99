"""The actions that run something in a sandbox: commands and code."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.parameters import LANGUAGES, Language, SandboxId, Timeout, Variables
from daytona_actions.actions.paths import nul_in
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import IF_UNSENT, Flow, Reply
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import content, text, tree, unreadable, whole
from daytona_actions.engine.variables import variables
from daytona_actions.errors import FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.execution import ExecuteCommandOutput, RunCodeOutput
    from daytona_openapi.toolbox.models import CodeRunResponse, ExecuteResponse

_OUTCOME = "the outcome of a run"
_DEFAULT_TIMEOUT = 10  # left out, a real Daytona has no limit at all (no_timeout_sent)
_NOT_EXITED = -1
# Why a program could not be started: one line without an end (recordings execute_command_odd_cwd,
# _nul, _long). Without it, or after what a program printed, -1 means that a signal ended it
# (execute_command_killed).
_REASON = late_pattern(r"[^\n]+")
_REASONS = {
    "no such file or directory": FailureKind.NOT_FOUND,
    "permission denied": FailureKind.PERMISSION,
    "argument list too long": FailureKind.TOO_LARGE,
}
_NOT_STARTED_HINT = (
    "Check cwd: it must be a directory that exists and that the sandbox's user may enter; `~` is "
    "not expanded, and a relative one starts at the working directory."
)
_TOO_LONG_HINT = (
    "Write what is long into a file with upload_file, then run a command or code that reads it."
)
_MARGIN = 5  # the server's own limit must time out first: its answer says more


@action(title="Run code", destructive=True)
def run_code(
    session: Session,
    sandbox_id: SandboxId,
    code: Annotated[str, Param(example="print(6 * 7)", source=True)],
    language: Language,
    env: Variables | None = None,
    timeout: Timeout | None = None,
) -> "Flow[RunCodeOutput]":
    """Run Python, JavaScript, or TypeScript code inside a Daytona sandbox.

    A non-zero exit code is a result, not a failure; 128 + n, or -1, means that a signal ended the
    code. `result` holds stdout and stderr as one text; `artifacts` holds the charts that
    matplotlib drew. Code that runs past the timeout is killed and its output is lost.

    Args:
        sandbox_id: ID of the sandbox to run the code in
        code: Code to run
        language: Language of the code: python, javascript, or typescript
        env: Environment variables to set for the run as key-value pairs
        timeout: Timeout in seconds (defaults to 10 seconds)
    """
    from daytona_actions.results.execution import RunCodeOutput
    from daytona_openapi.toolbox.api.process import code_run
    from daytona_openapi.toolbox.models import CodeRunRequest, CodeRunRequestEnvs
    from daytona_openapi.toolbox.types import UNSET

    if language.lower() not in LANGUAGES:
        raise errors.invalid(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    refuse_nul("code", code)
    limit = timeout or _DEFAULT_TIMEOUT
    body = CodeRunRequest(
        code=code,
        language=language.lower(),
        envs=UNSET if env is None else CodeRunRequestEnvs(variables(env)),
        timeout=limit,
    )
    options = session.options(limit + _MARGIN)
    reply = yield from call_toolbox(
        session, sandbox_id, code_run, IF_UNSENT, body=body, request_options=options
    )
    ran = content(reply, _OUTCOME)
    exit_code, result = _outcome(reply, ran)
    return RunCodeOutput(
        success=True,
        exit_code=exit_code,
        result=result,
        artifacts=tree(ran.artifacts.to_dict()) if ran.artifacts else None,
    )


@action(title="Execute command", destructive=True)
def execute_command(
    session: Session,
    sandbox_id: SandboxId,
    command: Annotated[str, Param(example="ls -la", source=True, word=True)],
    cwd: str | None = None,
    env: Variables | None = None,
    timeout: Annotated[Timeout, Param(example=60, shown=True)] | None = None,
) -> "Flow[ExecuteCommandOutput]":
    """Execute a shell command inside a Daytona sandbox.

    A non-zero exit code is a result, not a failure; 128 + n, or -1, means that a signal ended the
    command. `result` holds stdout and stderr as one text. The call waits for every process that
    holds its output: start servers with `nohup … >/dev/null 2>&1 &`. A command that runs past the
    timeout is killed and its output is lost. The command is given to the shell as its standard
    input, so a program that reads standard input eats the lines that follow it: write
    `{ …; } </dev/null` around it.

    Args:
        sandbox_id: ID of the sandbox to execute the command in
        command: Shell command to execute
        cwd: Working directory for the command (defaults to the sandbox working directory)
        env: Environment variables to set for the command as key-value pairs
        timeout: Timeout in seconds (defaults to 10 seconds)
    """
    from daytona_actions.results.execution import ExecuteCommandOutput

    exit_code, result = yield from run_command(
        session, sandbox_id, command, timeout or _DEFAULT_TIMEOUT, cwd, env
    )
    return ExecuteCommandOutput(success=True, exit_code=exit_code, result=result)


def run_command(
    session: Session,
    sandbox: str,
    command: str,
    limit: int,
    cwd: str | None = None,
    env: Variables | None = None,
) -> "Flow[tuple[int | None, str | None]]":
    """Run a shell command of at most so many seconds; return its exit code and its output.

    Raises:
        ActionError: it was refused, could not be started, or took too long.
    """
    from daytona_openapi.toolbox.api.process import execute_command as endpoint
    from daytona_openapi.toolbox.models import ExecuteRequest, ExecuteRequestEnvs
    from daytona_openapi.toolbox.types import UNSET

    refuse_nul("command", command)
    if cwd and "\0" in cwd:
        raise nul_in("cwd")
    body = ExecuteRequest(
        command=command,
        cwd=cwd or UNSET,
        envs=UNSET if env is None else ExecuteRequestEnvs(variables(env)),
        timeout=limit,
    )
    options = session.options(limit + _MARGIN)
    reply = yield from call_toolbox(
        session, sandbox, endpoint, IF_UNSENT, body=body, request_options=options
    )
    return _outcome(reply, content(reply, _OUTCOME), cwd)


def _outcome(
    reply: Reply[object], ran: "CodeRunResponse | ExecuteResponse", cwd: str | None = None
) -> tuple[int | None, str | None]:
    """Read the exit code and the output of a run; one of them at least is there.

    Raises:
        ActionError: neither is there; or it never started, and its partial has both.
    """
    exit_code, result = whole(ran.exit_code), text(ran.result)
    if exit_code is None and result is None:
        raise unreadable(reply, _OUTCOME)
    if exit_code == _NOT_EXITED and result and _REASON.fullmatch(result):
        raise _never_started(result, cwd)
    return exit_code, result


def _never_started(reason: str, cwd: str | None) -> errors.ActionError:
    kind = next((kind for words, kind in _REASONS.items() if reason.endswith(words)), None)
    problem = errors.error(
        kind or FailureKind.INVALID_REQUEST,
        # The server's words name the shell, whatever it was that does not exist.
        f"It was never started{f' in {cwd!r}' if cwd else ''}: {reason}",
        hint=_TOO_LONG_HINT if kind is FailureKind.TOO_LARGE else _NOT_STARTED_HINT,
    )
    problem.partial.update(exit_code=_NOT_EXITED, result=reason)
    return problem


def refuse_nul(name: str, value: str) -> None:
    """Refuse a text of which another would run: a NUL is dropped, or ends it.

    Recording execute_command_nul.
    """
    if "\0" in value:
        raise errors.invalid(
            f"{name} holds a NUL character, which is lost on the way: write the text into a file "
            "with upload_file, then run that"
        )
