"""The actions that run something in a sandbox: commands and code."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from daytona_actions import errors
from daytona_actions._session import Place, Session
from daytona_actions.actions._toolbox import toolbox
from daytona_actions.actions.variables import Scalar, variables
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import Endpoint, Flow, Reply, call
from daytona_actions.engine.replies import content_of, text, tree, unreadable, whole

if TYPE_CHECKING:
    from daytona_actions.results import ExecuteCommandOutput, RunCodeOutput
    from daytona_openapi.toolbox.models import (
        CodeRunRequest,
        CodeRunResponse,
        ExecuteRequest,
        ExecuteResponse,
    )

    Ran = TypeVar("Ran", CodeRunResponse, ExecuteResponse)

LANGUAGES = ("python", "javascript", "typescript")

_DEFAULT_TIMEOUT = 10  # left out, a real Daytona has no limit at all (no_timeout_sent)
_MARGIN = 5  # the server's own limit must fire first: its answer says more


@action(title="Run code", destructive=True)
def run_code(
    session: Session,
    sandbox_id: str,
    code: str,
    language: str,
    env: Mapping[str, Scalar] | None = None,
    timeout: Annotated[int, range(1, 2**32)] | None = None,
) -> "Flow[RunCodeOutput]":
    """Run Python, JavaScript, or TypeScript code inside a Daytona sandbox.

    A non-zero exit code is a result, not a failure. `result` holds stdout and stderr as one text;
    `artifacts` holds the charts that matplotlib drew. Code that runs past the timeout is killed
    and its output is lost.

    Args:
        sandbox_id: ID of the sandbox to run the code in
        code: Code to run
        language: Language of the code: python, javascript, or typescript
        env: Environment variables to set for the run as key-value pairs
        timeout: Timeout in seconds (defaults to 10 seconds)
    """
    from daytona_actions.results import RunCodeOutput
    from daytona_openapi.toolbox.api.process import code_run
    from daytona_openapi.toolbox.models import CodeRunRequest, CodeRunResponse

    if language.lower() not in LANGUAGES:
        raise errors.invalid(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    body = {"code": code, "language": language.lower()} | _limits(env, timeout)
    ran = yield from _run(
        session, sandbox_id, code_run, CodeRunRequest.from_dict(body), CodeRunResponse
    )
    artifacts = tree(ran.artifacts.to_dict()) if ran.artifacts else None
    return RunCodeOutput(
        success=True, exit_code=whole(ran.exit_code), result=text(ran.result), artifacts=artifacts
    )


@action(title="Execute command", destructive=True)
def execute_command(
    session: Session,
    sandbox_id: str,
    command: str,
    cwd: str | None = None,
    env: Mapping[str, Scalar] | None = None,
    timeout: Annotated[int, range(1, 2**32)] | None = None,
) -> "Flow[ExecuteCommandOutput]":
    """Execute a shell command inside a Daytona sandbox.

    A non-zero exit code is a result, not a failure. `result` holds stdout and stderr as one text.
    The call waits for every process that holds its output: start servers with
    `nohup … >/dev/null 2>&1 &`. A command that runs past the timeout is killed and its output is
    lost.

    Args:
        sandbox_id: ID of the sandbox to execute the command in
        command: Shell command to execute
        cwd: Working directory for the command (defaults to the sandbox working directory)
        env: Environment variables to set for the command as key-value pairs
        timeout: Timeout in seconds (defaults to 10 seconds)
    """
    from daytona_actions.results import ExecuteCommandOutput
    from daytona_openapi.toolbox.api.process import execute_command as endpoint
    from daytona_openapi.toolbox.models import ExecuteRequest, ExecuteResponse

    body = {"command": command} | ({"cwd": cwd} if cwd else {}) | _limits(env, timeout)
    ran = yield from _run(
        session, sandbox_id, endpoint, ExecuteRequest.from_dict(body), ExecuteResponse
    )
    return ExecuteCommandOutput(
        success=True, exit_code=whole(ran.exit_code), result=text(ran.result)
    )


def _limits(env: Mapping[str, Scalar] | None, timeout: int | None) -> dict[str, Any]:
    envs = variables(env)
    return ({} if envs is None else {"envs": envs}) | {"timeout": timeout or _DEFAULT_TIMEOUT}


def _run(
    session: Session,
    sandbox_id: str,
    endpoint: "Endpoint[..., Ran]",
    body: "CodeRunRequest | ExecuteRequest",
    wanted: "type[Ran]",
) -> "Flow[Ran]":
    """Run something, waiting a little longer than the server does."""
    limit = (body.timeout or _DEFAULT_TIMEOUT) + _MARGIN

    def send(place: Place) -> "Flow[Reply[Ran]]":
        return call(
            endpoint,
            session.toolbox(place),
            place.sandbox_id,
            body=body,
            request_options=session.options(limit),
        )

    reply = yield from toolbox(session, sandbox_id, send, harmless=False)
    ran = content_of(reply, wanted, "the outcome of a run")
    if whole(ran.exit_code) is None and text(ran.result) is None:
        raise unreadable(reply, "the outcome of a run")
    return ran
