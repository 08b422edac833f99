"""Scenarios of the actions on processes: from the start to the end, and what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.commands import run
from tests.scenarios.model import Collection, failed, worked

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

PROCESSES = Collection()
about = PROCESSES.about

JOB = 'basename "$PWD"; echo $GREETING >&2; exit 3'
ECHO = 'while read -r line; do echo "got $line"; done'


def server_command(seconds: int) -> str:
    """Return a command that ends in its own way, and has a program elsewhere for some seconds."""
    return (
        f"(setsid sleep {seconds} &); trap 'echo bye; exit 7' TERM; echo up; "
        "while :; do read -rt 0.1; done"
    )


def wait_for_output(stage: Stage, process_id: str, words: str) -> None:
    """Wait, unrecorded, until a process has written some words."""
    stage.wait_until(
        lambda tools: words in tools.read_process_output(stage.sandbox, process_id).unwrap().stdout
    )


@about("start_process", needs=preparation.sandbox)
def start_process(stage: Stage) -> None:
    """A process has its directory and variables; how it ended is known until it is stopped."""
    daytona, box = stage.daytona, stage.sandbox
    given = {"cwd": "/tmp", "env": {"GREETING": "hidden"}, "name": "job"}
    started = worked(daytona.start_process(box, JOB, **given))
    assert ("job", JOB, True) == (started.process_id, started.command, started.running)
    stage.wait_until(lambda tools: not tools.get_process(box, "job").unwrap().process.running)
    process = worked(daytona.get_process(box, "job")).process
    assert (JOB, 3) == (process.command, process.exit_code)
    assert "start_process" == process.started_by
    read = worked(daytona.read_process_output(box, "job"))
    assert ("tmp\n", "hidden\n", 11) == (read.stdout, read.stderr, read.next_offset)
    assert (False, 3, False) == (read.running, read.exit_code, read.truncated)
    again = failed(daytona.start_process(box, JOB, name="job"))
    assert ("conflict", 409) == (again.kind, again.status_code)
    stopped = worked(daytona.stop_process(box, "job"))
    assert ("tmp\n", "hidden\n", 3, True) == (
        stopped.stdout,
        stopped.stderr,
        stopped.exit_code,
        stopped.stopped,
    )
    assert "not_found" == failed(daytona.stop_process(box, "job")).kind


@about("send_process_input", needs=preparation.sandbox)
def send_process_input(stage: Stage) -> None:
    """A process reads what is sent to it, line by line, and its answers are read in pieces."""
    daytona, box = stage.daytona, stage.sandbox
    worked(daytona.start_process(box, ECHO, name="echo"))
    for text in ("one", "two\nthree\n"):
        worked(daytona.send_process_input(box, "echo", text))
    wait_for_output(stage, "echo", "three")
    first = worked(daytona.read_process_output(box, "echo", limit=20))
    assert ("got one\ngot two\n", True, True) == (first.stdout, first.running, first.truncated)
    rest = worked(daytona.read_process_output(box, "echo", offset=first.next_offset))
    assert ("got three\n", 26, False) == (rest.stdout, rest.next_offset, rest.truncated)
    assert 143 == worked(daytona.stop_process(box, "echo")).exit_code


@about("stop_process", needs=preparation.sandbox)
def stop_process(stage: Stage) -> None:
    """A process may end in its own way; what it left elsewhere is ended too."""
    daytona, box = stage.daytona, stage.sandbox
    seconds = stage.port(8123)
    worked(daytona.start_process(box, server_command(seconds), name="server"))
    wait_for_output(stage, "server", "up")
    stopped = worked(daytona.stop_process(box, "server"))
    assert ("up\nbye\n", "", 7) == (stopped.stdout, stopped.stderr, stopped.exit_code)
    assert stopped.stopped
    assert (1, "0\n") == run(stage, f"pgrep -fc 'slee[p] {seconds}'")


@about("list_processes", needs=preparation.session)
def list_processes(stage: Stage) -> None:
    """Sessions that were opened elsewhere are listed, and the container's own command."""
    others, own = worked(stage.daytona.list_processes(stage.sandbox)).processes
    assert ("work", None, False, None, "other") == tuple(others.model_dump().values())
    assert ("entrypoint", True, "container") == (own.process_id, own.running, own.started_by)


@about("get_process", needs=preparation.sandbox)
def get_process_missing(stage: Stage) -> None:
    """A process that does not exist is told as such."""
    failure = failed(stage.daytona.get_process(stage.sandbox, "unknown"))
    assert ("not_found", 404) == (failure.kind, failure.status_code)
    assert "There is no process unknown in the sandbox" == failure.message


@about("read_process_output", needs=preparation.stopped)
def read_process_output_of_a_stopped_sandbox(stage: Stage) -> None:
    """A sandbox that is stopped is told from a process that does not exist."""
    failure = failed(stage.daytona.read_process_output(stage.sandbox, "job"))
    assert ("sandbox_not_started", 400) == (failure.kind, failure.status_code)
