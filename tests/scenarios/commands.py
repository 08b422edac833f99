"""Scenarios of execute_command: what a shell command leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import TOOLBOX_OF_THE_SERVER, Collection, failed, worked

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

COMMANDS = Collection()
in_a_sandbox = COMMANDS.about("execute_command", needs=preparation.sandbox)

NOWHERE = "00000000-0000-0000-0000-000000000000"


def run(stage: Stage, command: str, **options: object) -> tuple[int, str]:
    """Run a command that must be carried out; return its exit code and output."""
    ran = worked(stage.daytona.execute_command(stage.sandbox, command, **options))
    return ran.exit_code, ran.result


@in_a_sandbox
def execute_command(stage: Stage) -> None:
    """A command leaves its exit code and output."""
    assert (0, "hello\n") == run(stage, "echo hello")


@in_a_sandbox
def execute_command_exit_code(stage: Stage) -> None:
    """A command that fails is a success of the action."""
    code, output = run(stage, "ls /no/such/dir; exit 3")
    assert (3, True) == (code, output.endswith("No such file or directory\n"))


@in_a_sandbox
def execute_command_not_found(stage: Stage) -> None:
    """An unknown program is exit code 127."""
    code, output = run(stage, "no-such-program --flag")
    assert (127, True) == (code, output.endswith("no-such-program: command not found\n"))


@in_a_sandbox
def execute_command_stderr_and_pipes(stage: Stage) -> None:
    """Output and errors come as one text, and pipes work."""
    ran = run(stage, "echo out; echo err >&2; printf 'b\\na\\n' | sort")
    assert (0, "out\nerr\na\nb\n") == ran


@in_a_sandbox
def execute_command_unicode(stage: Stage) -> None:
    """Characters beyond ASCII go in and come out unharmed."""
    assert (0, "zażółć 🚀\n") == run(stage, "printf 'zażółć 🚀\\n'")


@in_a_sandbox
def execute_command_binary_output(stage: Stage) -> None:
    """Bytes that are no UTF-8 are replaced; a NUL stays."""
    assert (0, "\ufffd\ufffd\0ok") == run(stage, "printf '\\xff\\xfe\\x00ok'")


@COMMANDS.about("execute_command", needs=preparation.sandbox_with_variable)
def execute_command_cwd_env(stage: Stage) -> None:
    """A command gets its directory, its own variables and those of its sandbox."""
    command = "pwd; echo $GREETING $FROM_SANDBOX"
    ran = run(stage, command, cwd="/tmp", env={"GREETING": "hi there"})
    assert (0, "/tmp\nhi there yes\n") == ran


@in_a_sandbox
def execute_command_missing_cwd(stage: Stage) -> None:
    """A command that cannot start is a failure with the reason; code and text are the server's."""
    ran = stage.daytona.execute_command(stage.sandbox, "pwd", cwd="/no/such/dir")
    assert (False, -1) == (ran.success, ran.exit_code)
    assert ran.result.endswith("no such file or directory")
    told = f"It was never started in '/no/such/dir': {ran.result}"
    assert ("not_found", told) == (ran.failure.kind, ran.error)


@in_a_sandbox
def execute_command_empty(stage: Stage) -> None:
    """An empty command is refused by the server, in its own words."""
    failure = failed(stage.daytona.execute_command(stage.sandbox, ""))
    assert ("invalid_request", 400) == (failure.kind, failure.status_code)
    assert "Field validation for 'Command' failed" in failure.message


@in_a_sandbox
def execute_command_timeout(stage: Stage) -> None:
    """A command that runs past its limit is a failure that says which limit was reached."""
    result = stage.daytona.execute_command(stage.sandbox, "echo started; sleep 30", timeout=1)
    failure = failed(result)
    assert ("command_timeout", 408) == (failure.kind, failure.status_code)
    assert "request timeout: command execution timeout" == failure.message


@in_a_sandbox
def execute_command_background(stage: Stage) -> None:
    """A process in the background that holds the output is waited for."""
    assert (0, "now\n") == run(stage, "(sleep 5; echo late > /tmp/late) & echo now")


@in_a_sandbox
def child_holds_output(stage: Stage) -> None:
    """A child that holds the output is waited for."""
    assert (0, "now\n") == run(stage, "sleep 4 & echo now")


@in_a_sandbox
def background_process_lives_on(stage: Stage) -> None:
    """A server started in the background answers the next command."""
    port = stage.port(8123)
    start = f"nohup python3 -m http.server {port} >/dev/null 2>&1 & sleep 1; echo started"
    assert (0, "started\n") == run(stage, start)
    ask = f"curl -s -o /dev/null -w '%{{http_code}}' http://127.0.0.1:{port}/"
    assert (0, "200") == run(stage, ask)


@COMMANDS.about(
    "execute_command",
    needs=preparation.sandbox,
    options={"toolbox_url": TOOLBOX_OF_THE_SERVER},
)
def toolbox_missing_sandbox(stage: Stage) -> None:
    """A sandbox that does not exist is told as such, although the toolbox blames the key."""
    failure = failed(stage.daytona.execute_command(NOWHERE, "echo hi"))
    assert ("not_found", 404) == (failure.kind, failure.status_code)
    assert f"Sandbox with ID or name {NOWHERE} not found" == failure.message
