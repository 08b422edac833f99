"""Commands and code are really run: their output, their end, their time and their processes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
from typing import TYPE_CHECKING

import httpx
import pytest

from daytona_actions.local.daemon import commands
from tests.local.clients import running
from tests.patience import PATIENCE, takes_less, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client, Sandbox


def test_a_timeout_kills_the_whole_process_group(sandbox: Sandbox, marker: str) -> None:
    """Children of the command end with it."""
    answer = sandbox.execute(f"sleep {marker} & sleep {marker}", timeout=1)
    wait_until(lambda: not running(marker))
    assert 408 == answer.status_code


def test_a_timeout_kills_code_and_what_it_started(sandbox: Sandbox, marker: str) -> None:
    """The same holds for code."""
    code = f"import subprocess; subprocess.run(['sleep', '{marker}'])"
    sandbox.code(code, timeout=1)
    wait_until(lambda: not running(marker))
    assert not running(marker)


def test_a_command_that_closes_its_output_still_has_its_time_limit(sandbox: Sandbox) -> None:
    """It is not forgotten because nothing can be read from it any more."""
    assert 408 == sandbox.execute("exec >&- 2>&-; sleep 30", timeout=1).status_code


def test_a_background_process_is_there_for_the_next_command(sandbox: Sandbox, marker: str) -> None:
    """It lives on after the call that started it."""
    sandbox.run(f"nohup sleep {marker} >/dev/null 2>&1 &")
    # Between nohup's own start and that of sleep it has another name.
    wait_until(lambda: sandbox.run(f"pgrep -fc '^sleep {marker}'").strip() == "1")


@pytest.mark.parametrize("how", ["nohup {} >/dev/null 2>&1 &", "setsid -f {} >/dev/null 2>&1"])
@pytest.mark.parametrize("end", ["stop", "delete", "close"])
def test_no_background_process_outlives_the_sandbox(
    start_server: Callable[..., Client], marker: str, how: str, end: str
) -> None:
    """Stopping, deleting and closing the server end them all, daemons too."""
    client = start_server()
    sandbox = client.create()
    sandbox.run(how.format(f"sleep {marker}"))
    wait_until(lambda: running(marker))
    if end == "stop":
        sandbox.send_to("stop", "stopped")
    elif end == "delete":
        sandbox.http.delete(f"/sandbox/{sandbox.id}")
    else:
        client.daytona.close()
    wait_until(lambda: not running(marker))
    assert not running(marker)


@pytest.mark.parametrize("seconds", [2_147_484, (1 << 32) - 1])
def test_a_time_limit_may_be_as_long_as_its_number(sandbox: Sandbox, seconds: int) -> None:
    """Weeks or a century, and the command ends when it ends."""
    answer = sandbox.execute("exec >&- 2>&-; sleep 0.1; exit 3", timeout=seconds)
    code = sandbox.code("print(1)", timeout=seconds)
    assert (200, 3, "1\n") == (answer.status_code, answer.json().get("exitCode"), code["result"])


@pytest.mark.parametrize("tells", [True, False])
def test_the_end_of_a_command_is_noticed(monkeypatch: pytest.MonkeyPatch, *, tells: bool) -> None:
    """Whether the system tells it or has to be asked, as macOS; a wait that is over is no end."""
    if not tells:
        monkeypatch.delattr(os, "pidfd_open", raising=False)
    with subprocess.Popen(["sleep", "1000"]) as process:
        commands.await_end(process, 0.001)
        before = process.poll()
        process.kill()
        commands.await_end(process, 3600)
        assert (None, -signal.SIGKILL) == (before, process.poll())


@pytest.mark.parametrize("frozen", ["$PPID", "$PPID $(ps -o ppid= $PPID)"])
def test_a_sandbox_whose_daemon_is_frozen_is_ended(
    sandbox: Sandbox, marker: str, monkeypatch: pytest.MonkeyPatch, frozen: str
) -> None:
    """Stopping works also then, and its processes end with it."""
    monkeypatch.setattr("daytona_actions.local.connection.STOP_SECONDS", 1)
    sandbox.run(f"setsid -f sleep {marker} >/dev/null 2>&1")
    started = running(marker)
    with contextlib.suppress(httpx.ReadTimeout):
        body = {"command": f"kill -STOP {frozen}"}
        sandbox.http.post(f"{sandbox.toolbox}/process/execute", json=body, timeout=0.5)
    sandbox.send_to("stop", "stopped")
    wait_until(lambda: not running(marker))
    assert started


def test_two_commands_run_at_the_same_time(sandbox: Sandbox) -> None:
    """A long one does not keep a short one waiting."""
    sandbox.run("mkfifo pipe; (cat pipe > out) >/dev/null 2>&1 &")
    sandbox.run("echo through > pipe")
    wait_until(lambda: sandbox.run("cat out") == "through\n")
    assert "through\n" == sandbox.run("cat out")


def test_a_command_works_in_the_folder_it_names(sandbox: Sandbox) -> None:
    """A relative working directory starts at the home folder."""
    sandbox.run("mkdir -p below/deep")
    assert "deep\n" == sandbox.execute("basename $PWD", cwd="below/deep").json()["result"]


def test_an_absolute_working_directory_is_the_sandboxs(sandbox: Sandbox) -> None:
    """/home/daytona is its home, also where that is elsewhere in truth."""
    sandbox.run("mkdir here")
    assert "here\n" == sandbox.execute("basename $PWD", cwd="/home/daytona/here").json()["result"]


def test_a_process_killed_by_a_signal_ends_with_minus_one(sandbox: Sandbox) -> None:
    """As Go's own exit codes do."""
    assert -1 == sandbox.execute("kill -9 $$").json()["exitCode"]


def test_output_beyond_the_limit_is_cut_off_and_says_so(sandbox: Sandbox) -> None:
    """Endless output fills no memory."""
    answer = sandbox.execute("yes | head -c 20000000", timeout=PATIENCE).json()
    assert "\n[output cut off after 16777216 bytes]\n" == answer["result"][-39:]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"envs": {"A": "a\0b"}}, "exec: environment variable contains NUL"),
        ({"cwd": "/tmp\0"}, "exec: environment variable contains NUL"),
        ({"envs": {"A": "\ud800"}}, "fork/exec /usr/bin/bash: invalid argument"),
        ({"envs": {"A": "a" * 140_000}}, "fork/exec /usr/bin/bash: argument list too long"),
        ({"cwd": "nowhere"}, "fork/exec /usr/bin/bash: no such file or directory"),
    ],
)
def test_a_command_that_cannot_be_started_is_an_answer(
    sandbox: Sandbox, values: dict[str, object], said: str
) -> None:
    """Its exit code is -1, its output the reason."""
    answer = sandbox.call(
        "POST", "/process/execute", content=json.dumps({"command": "echo", **values})
    )
    assert {"exitCode": -1, "result": said} == answer.json()


@pytest.mark.parametrize("command", ["   ", "\n", "\t \r\n"])
def test_a_blank_command_is_refused(sandbox: Sandbox, command: str) -> None:
    """As an empty one is."""
    answer = sandbox.execute(command)
    message = "bad request: command cannot be empty or whitespace-only"
    assert (400, message) == (answer.status_code, answer.json()["message"])


def test_a_command_comes_on_standard_input(sandbox: Sandbox) -> None:
    """So what reads it eats the lines that follow."""
    assert "echo eaten" == sandbox.run("cat\necho eaten")


def test_a_command_may_be_of_any_length(sandbox: Sandbox) -> None:
    """It is no argument of a program, which must not be longer than 128 KiB."""
    long = "x" * 300_000
    assert "300001\n" == sandbox.run(f"cat > file <<'EOF'\n{long}\nEOF\nwc -c < file")


def test_a_command_that_ends_before_all_of_it_was_read_ends(sandbox: Sandbox) -> None:
    """Nobody waits until the rest is read."""
    answer = sandbox.execute("echo begun\nexit 3\n" + "x" * 300_000, timeout=PATIENCE)
    assert {"exitCode": 3, "result": "begun\n"} == answer.json()


def test_a_command_that_closes_its_output_is_read_to_its_end(sandbox: Sandbox) -> None:
    """Also where it is long: what comes last is done."""
    answer = sandbox.execute(f"exec >/dev/null 2>&1\n: {'x' * 300_000}\necho 1 > done\nexit 4")
    assert (4, "1\n") == (answer.json()["exitCode"], sandbox.run("cat done"))


@pytest.mark.parametrize("body", ["", "[]", "null", "3", "{"])
@pytest.mark.parametrize("route", ["/process/execute", "/process/code-run", "/git/clone"])
def test_a_body_that_is_no_object_is_refused(sandbox: Sandbox, route: str, body: str) -> None:
    """With a message, not a traceback."""
    answer = sandbox.call("POST", route, content=body)
    assert (400, True) == (answer.status_code, "invalid" in answer.json()["message"])


@pytest.mark.parametrize(
    "values",
    [{"argv": "x"}, {"argv": [1]}, {"envs": []}, {"timeout": 1.5}, {"timeout": True}, {"code": 3}],
)
def test_values_of_wrong_types_are_refused(sandbox: Sandbox, values: dict[str, object]) -> None:
    """Each is named in the message."""
    body = {"code": "1", "language": "python", **values}
    message = sandbox.call("POST", "/process/code-run", json=body).json()["message"]
    assert f"CodeRunRequest.{next(iter(values))} of type" in message


def test_arguments_reach_the_code_through_the_shell(sandbox: Sandbox) -> None:
    """Argv follows the program's name, and the shell reads it as there."""
    argv = ["a", "b c", "'d e'", "$((1 + 1))"]
    answer = sandbox.code("import sys; print(sys.argv)", argv=argv)
    assert "['-', 'a', 'b', 'c', 'd e', '2']\n" == answer["result"]


@pytest.mark.parametrize("language", ["javascript", "typescript"])
def test_code_of_nodes_languages_ends_with_its_own_code(sandbox: Sandbox, language: str) -> None:
    """What the program says is the answer."""
    assert {
        "exitCode": 5,
        "result": "out\n",
    } == sandbox.code("console.log('out'); process.exit(5)", language)


def test_waiting_for_a_command_takes_no_longer_than_the_command(sandbox: Sandbox) -> None:
    """A quick command is answered at once."""
    sandbox.run("true")
    assert takes_less(1, lambda: sandbox.run("true"))
