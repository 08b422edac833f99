"""Requests to the sessions of a toolbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scenarios import preparation
from tests.scenarios.model import Collection
from tests.wire.whole_toolbox import Toolbox

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

SESSIONS = Collection(generated=True)
about = SESSIONS.about

VERSION = "0.190.0"
SPLIT = {"x-daytona-split-output": "true"}
"""Asks for marks of standard output and standard error in the text."""
RUN = "process.session_execute_command"
WORK: Any = {"session_id": "work"}


def execute(toolbox: Toolbox, command: str, status: int = 200, **more: bool) -> Any:
    """Run a command in the session of most scenarios."""
    return toolbox.read(RUN, status, body={"command": command, **more}, **WORK)


@about("wire", needs=preparation.sandbox)
def session_lifecycle(stage: Stage) -> None:
    """A session is opened, keeps its directory and variables, and is closed."""
    toolbox = Toolbox(stage)
    work: Any = {"session_id": "work"}
    toolbox.send("process.create_session", 201, body={"sessionId": "work"})
    assert ["work"] == [each.session_id for each in toolbox.read("process.list_sessions")]
    toolbox.read("process.get_session", **work)
    run = "process.session_execute_command"
    toolbox.read(run, body={"command": "cd /tmp && export GREETING=hello"}, **work)
    body = {"command": "pwd; echo $GREETING; ls /no/such"}
    ran = toolbox.read(run, body=body, **work)
    assert ("/tmp", 2) == (ran.output.splitlines()[0], ran.exit_code)
    command = toolbox.read("process.get_session_command", command_id=ran.cmd_id, **work)
    assert (body["command"], 2) == (command.command, command.exit_code)
    toolbox.send(f"GET /process/session/work/command/{ran.cmd_id}/logs", 200)
    toolbox.read("process.get_session", **work)
    toolbox.send("process.delete_session", 204, **work)
    toolbox.send("process.get_session", 404, **work)
    assert [] == toolbox.read("process.list_sessions")


@about("wire", needs=preparation.session)
def session_output_split(stage: Stage) -> None:
    """Standard output and standard error are told apart for those who send their version."""
    toolbox = Toolbox(stage)
    body = {"command": "echo out; echo err >&2; printf 'no newline'"}
    by_hand = "POST /process/session/work/exec"
    for headers in ({}, SPLIT, {"x-daytona-sdk-version": VERSION}):
        ran = stage.daytona.toolbox(by_hand, stage.sandbox, json=body, headers=headers)
        logs = f"/process/session/work/command/{ran['cmdId']}/logs"
        toolbox.send(f"GET {logs}", 200)
        toolbox.send(f"GET {logs}", 200, headers=SPLIT)
        told = toolbox.read(
            "process.get_session_command_logs",
            session_id="work",
            command_id=ran["cmdId"],
            x_daytona_sdk_version=VERSION,
        )
        assert ("out\nno newline\n", "err\n") == (told.stdout, told.stderr)


@about("wire", needs=preparation.session)
def session_input(stage: Stage) -> None:
    """A command reads what is sent to it, until it has ended."""
    toolbox = Toolbox(stage)
    work: Any = {"session_id": "work"}

    def start(command: str, **more: bool) -> Any:
        body = {"command": command, "runAsync": True, **more}
        return toolbox.read("process.session_execute_command", 202, body=body, **work).cmd_id

    def send(command_id: str, status: int, **body: str) -> None:
        toolbox.send("process.send_input", status, command_id=command_id, body=body, **work)

    asking = start("read -p 'name? ' n; echo \"hi $n\"")
    send(asking, 204, data="bob\n")
    toolbox.send(f"GET /process/session/work/command/{asking}/logs", 200)
    command = toolbox.read("process.get_session_command", command_id=asking, **work)
    assert 0 == command.exit_code
    send(asking, 410, data="late\n")
    toolbox.send(f"POST /process/session/work/command/{asking}/input", 400, json={})
    send("unknown", 404, data="x\n")
    hidden = start('read n; echo "got $n"', suppressInputEcho=True)
    send(hidden, 204, data="hidden")
    toolbox.send(f"GET /process/session/work/command/{hidden}/logs", 200)


@about("wire", needs=preparation.session)
def session_async(stage: Stage) -> None:
    """A command that runs beside can be asked for and followed, and its exit code is kept."""
    toolbox = Toolbox(stage)
    counting = "for i in 1 2 3; do echo line $i; sleep 1; done; sh -c 'exit 4'"
    started = execute(toolbox, counting, 202, runAsync=True)
    running = toolbox.read("process.get_session_command", command_id=started.cmd_id, **WORK)
    assert (counting, False) == (running.command, "exitCode" in running.to_dict())
    logs = f"GET /process/session/work/command/{started.cmd_id}/logs"
    toolbox.send(logs, 200)
    toolbox.send(f"{logs}?follow=true", 200)
    toolbox.send(f"{logs}?follow=true", 200, headers=SPLIT)
    ended = toolbox.read("process.get_session_command", command_id=started.cmd_id, **WORK)
    assert 4 == ended.exit_code
    toolbox.send(logs, 200)
    body = {"command": "echo old name", "async": True}
    toolbox.read(RUN, 202, body=body, **WORK)


@about("wire", needs=preparation.session)
def session_one_at_a_time(stage: Stage) -> None:
    """A command waits for the one before it, and for whoever holds its output."""
    toolbox = Toolbox(stage)
    execute(toolbox, "sleep 3; echo first", 202, runAsync=True)
    second = execute(toolbox, "echo second waits for the first")
    held = execute(toolbox, "sleep 4 & echo child holds output")
    expected = ("second waits for the first\n", "child holds output\n")
    assert expected == (second.output, held.output)


@about("wire", needs=preparation.session)
def session_big_output(stage: Stage) -> None:
    """A long line comes whole; a NUL is lost, what is no UTF-8 is marked."""
    toolbox = Toolbox(stage)
    command = "head -c 70000 /dev/zero | tr '\\0' x; echo; printf '\\xff\\xfe\\000ok'"
    ran = stage.daytona.toolbox(
        "POST /process/session/work/exec",
        stage.sandbox,
        json={"command": command},
        headers=SPLIT,
    )
    told = toolbox.read(
        "process.get_session_command_logs",
        session_id="work",
        command_id=ran["cmdId"],
        x_daytona_sdk_version=VERSION,
    )
    assert ("x" * 70_000 + "\n\ufffd\ufffdok\n", "") == (told.stdout, told.stderr)


@about("wire", needs=preparation.sandbox)
def session_large_output(stage: Stage) -> None:
    """Half a megabyte comes whole, in the answer and in the logs."""
    toolbox = Toolbox(stage)
    large: Any = {"session_id": "large"}
    toolbox.send("process.create_session", 201, body={"sessionId": "large"})
    command = "python3 -c \"for i in range(5000): print('%05d ' % i + 'x' * 93)\""
    ran = toolbox.read(RUN, body={"command": command}, **large)
    told = toolbox.read(
        "process.get_session_command_logs",
        command_id=ran.cmd_id,
        x_daytona_sdk_version=VERSION,
        **large,
    )
    assert (500_000, ran.output) == (len(told.stdout), told.stdout)


@about("wire", needs=preparation.session_named("exits"))
def session_shell_exits(stage: Stage) -> None:
    """A command that ends the shell never has an exit code; those after it are refused."""
    toolbox = Toolbox(stage)
    exits: Any = {"session_id": "exits"}
    toolbox.read(RUN, 202, body={"command": "exit 3", "runAsync": True}, **exits)
    toolbox.read("process.get_session", **exits)
    toolbox.send(RUN, 500, body={"command": "echo still here"}, **exits)


@about("wire", needs=preparation.session_named("gone"))
def session_delete_running(stage: Stage) -> None:
    """What runs in a session ends with it."""
    toolbox = Toolbox(stage)
    gone: Any = {"session_id": "gone"}
    started = toolbox.read(RUN, 202, body={"command": "sleep 321", "runAsync": True}, **gone)
    toolbox.read("process.get_session_command", command_id=started.cmd_id, **gone)
    toolbox.send("process.delete_session", 204, **gone)
    toolbox.send("process.get_session_command", 404, command_id=started.cmd_id, **gone)
    toolbox.send("process.delete_session", 404, **gone)
    body = {"command": "sleep 1; pgrep -fc 'slee[p] 321'", "timeout": 10}
    assert "0\n" == toolbox.read("process.execute_command", body=body).result


@about("wire", needs=preparation.sandbox)
def session_entrypoint(stage: Stage) -> None:
    """The sandbox's own command is a session that can only be looked at."""
    toolbox = Toolbox(stage)
    own: Any = {"session_id": "entrypoint"}
    toolbox.read("process.get_entrypoint_session")
    toolbox.send("GET /process/session/entrypoint/logs", 200)
    toolbox.send("process.delete_session", 400, **own)
    toolbox.send(RUN, 400, body={"command": "echo x"}, **own)


@about("wire", needs=preparation.sandbox)
def session_odd_names(stage: Stage) -> None:
    """Nearly any name is taken; one with a slash cannot be addressed."""
    toolbox = Toolbox(stage)
    spaced: Any = {"session_id": "with space"}

    def create(name: str, status: int = 201) -> None:
        toolbox.send("process.create_session", status, body={"sessionId": name})

    made = ["with space", "zażółć", "a/b", "../up"]
    for name in made:
        create(name)
    create("x" * 300, 500)
    create("entrypoint", 400)
    listed = {each.session_id for each in toolbox.read("process.list_sessions")}
    assert set() == set(made) - listed
    toolbox.read("process.get_session", **spaced)
    toolbox.send("process.delete_session", 204, **spaced)


@about("wire", needs=preparation.session)
def session_errors(stage: Stage) -> None:
    """What is there already, is missing, or cannot be read is refused, each in its own way."""
    toolbox = Toolbox(stage)
    unknown: Any = {"session_id": "unknown"}
    toolbox.send("process.create_session", 409, body={"sessionId": "work"})
    toolbox.send("POST /process/session", 400, json={})
    toolbox.send("process.create_session", 400, body={"sessionId": ""})
    broken: Any = {"content": b"{not json", "headers": {"content-type": "application/json"}}
    toolbox.send("POST /process/session", 400, **broken)
    toolbox.send("process.get_session", 404, **unknown)
    toolbox.send("process.delete_session", 404, **unknown)
    for session, command in ((unknown, "x"), (WORK, "unknown")):
        toolbox.send("process.get_session_command", 404, command_id=command, **session)
        toolbox.send("process.get_session_command_logs", 404, command_id=command, **session)
    toolbox.send(RUN, 500, body={"command": "echo x"}, **unknown)
    for nothing in ({"command": ""}, {"command": "   "}, {}, {"command": 5}):
        toolbox.send("POST /process/session/work/exec", 400, json=nothing)
