"""Processes that run: reading from them, writing to them, stopping them.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, TOOLBOX, failed, refusal, sandbox
from tests.actions.process_answers import (
    EXECUTE,
    LOG,
    MISSING,
    SESSIONS,
    TOKEN,
    command,
    log,
    session,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]


@pytest.fixture
def daytona(connect: Connect) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


def test_read(daytona: DaytonaActions, server: FakeServer) -> None:
    """A piece of the output is cut here, since the server has no cursor."""
    server.answer(json=session(command()))
    server.answer(json=log())
    read = daytona.read_process_output(ID, "server", 4, 6).unwrap()
    assert {
        "success": True,
        "error": None,
        "stdout": "",
        "stderr": "oh\n",
        "next_offset": 7,
        "running": True,
        "exit_code": None,
        "truncated": True,
    } == read.model_dump()
    assert [f"GET {SESSIONS}/server", f"GET {SESSIONS}/server/command/c1/logs"] == server.calls
    assert "0.190.0" == server.requests[-1].headers["x-daytona-sdk-version"]


@pytest.mark.parametrize(("offset", "works"), [(11, True), (12, False)])
def test_read_past_the_end(
    daytona: DaytonaActions, server: FakeServer, offset: int, works: bool
) -> None:
    """An offset of another process is refused: what this one writes first would be passed over."""
    server.answer(json=session(command()))
    server.answer(json=log())
    read = daytona.read_process_output(ID, "server", offset)
    expected = f"offset {offset} is past the end: the output of server has 11 bytes"
    assert (works, None if works else expected) == (read.success, read.error)


def test_read_of_a_line_that_is_being_written(daytona: DaytonaActions, server: FakeServer) -> None:
    """A line counts once it is complete, or once nothing more can come."""
    for ended, expected in (({}, ("two\n", 11)), ({"exitCode": 0}, ("two\nthr", 14))):
        server.answer(json=session(command(**ended)))
        server.answer(json=log(f"{LOG}\1\1\1thr"))
        read = daytona.read_process_output(ID, "server", 7).unwrap()
        assert (*expected, False) == (read.stdout, read.next_offset, read.truncated)


def test_read_to_the_limit(daytona: DaytonaActions, server: FakeServer) -> None:
    """Without a limit a million bytes are read, and it is told that there is more."""
    line = "x" * 99 + "\n"
    server.answer(json=session(command(exitCode=0)))
    server.answer(json=log(f"\1\1\1{line}" * 10_001))
    read = daytona.read_process_output(ID, "server").unwrap()
    assert (line * 10_000, 1_000_000, True) == (read.stdout, read.next_offset, read.truncated)


def test_read_what_the_container_wrote(daytona: DaytonaActions, server: FakeServer) -> None:
    """The output of the container's own command has a route of its own."""
    server.answer(json=session({"id": "entrypoint_command", "command": "x"}, name="entrypoint"))
    server.answer(json=log())
    assert "oh\n" == daytona.read_process_output(ID, "entrypoint").unwrap().stderr
    assert f"GET {SESSIONS}/entrypoint/logs" == server.calls[-1]


def test_read_from_an_older_server(daytona: DaytonaActions, server: FakeServer) -> None:
    """A server that does not tell the streams apart has one, which may be empty."""
    for content in (b"one\n\xff\n", b""):
        server.answer(json=session(command()))
        server.answer(content=content, headers={"content-type": "text/plain; charset=utf-8"})
        read = daytona.read_process_output(ID, "server").unwrap()
        assert (content.decode(errors="replace"), "") == (read.stdout, read.stderr)


def test_read_where_nothing_ran(daytona: DaytonaActions, server: FakeServer) -> None:
    """A session without a command has no output, and nothing to write to."""
    for _ in range(2):
        server.answer(json=session())
    read = daytona.read_process_output(ID, "server").unwrap()
    assert ("", "", 0, False) == (read.stdout, read.stderr, read.next_offset, read.running)
    assert "conflict" == failed(daytona.send_process_input(ID, "server", "yes")).kind


def test_read_too_much(daytona: DaytonaActions, server: FakeServer) -> None:
    """Output that is too long to be sent is told as such; any other trouble as what it is."""
    server.answer(json=session(command()))
    server.answer(headers={"content-length": str(200 * 1024 * 1024)})
    failure = failed(daytona.read_process_output(ID, "server"))
    assert "too_large" == failure.kind
    assert "server has written more than the 100 MB" in failure.message
    server.answer(json=session(command()))
    server.answer(error=httpx.ReadError("cut off"))
    assert "connection" == failed(daytona.read_process_output(ID, "server")).kind
    server.answer(json=session(command()))
    server.answer(json={"stdout": "x"})
    assert "response" == failed(daytona.read_process_output(ID, "server")).kind
    server.answer(json=session(command()))
    server.answer(500, json=refusal(500, "not found: command not found"))
    assert "not_found" == failed(daytona.read_process_output(ID, "server")).kind


@pytest.mark.parametrize(("text", "data"), [("yes", "yes"), ("", "\n"), ("a\nb\n", "a\nb\n")])
def test_input(daytona: DaytonaActions, server: FakeServer, text: str, data: str) -> None:
    """What is written goes to the command; an empty text is an empty line."""
    server.answer(json=session(command()))
    server.answer(204)
    daytona.send_process_input(ID, "server", text).unwrap()
    assert f"POST {SESSIONS}/server/command/c1/input" == server.calls[-1]
    assert {"data": data} == server.sent()


def test_input_of_what_has_ended(daytona: DaytonaActions, server: FakeServer) -> None:
    """Who writes to a process that has ended is told so, in the server's words."""
    server.answer(json=session(command(exitCode=0)))
    gone = "gone: command has already completed with exit code 0"
    server.answer(410, json=refusal(410, gone, code="GONE"))
    failure = failed(daytona.send_process_input(ID, "server", "late"))
    assert ("conflict", gone) == (failure.kind, failure.message)
    assert "read_process_output" in failure.hint


def test_stop(daytona: DaytonaActions, server: FakeServer) -> None:
    """A process is signalled, its end awaited and its output read before it is forgotten."""
    server.answer(json=session(command()))
    server.answer(json={"exitCode": 0, "result": "0\n"})
    server.answer(json=session(command()))
    server.answer(json=session(command(exitCode=143)))
    server.answer(json=log())
    server.answer(204)
    stopped = daytona.stop_process(ID, "server", 3).unwrap()
    assert ("one\ntwo\n", "oh\n", 143, True) == (
        stopped.stdout,
        stopped.stderr,
        stopped.exit_code,
        stopped.stopped,
    )
    look = f"GET {SESSIONS}/server"
    assert [
        look,
        EXECUTE,
        look,
        look,
        f"{look}/command/c1/logs",
        f"DELETE {SESSIONS}/server",
    ] == server.calls
    sent = server.sent(1)
    assert f"bash -c 'mark=DAYTONA_PROCESS={TOKEN} grace=3\n" in sent["command"]
    assert 3 < sent["timeout"]


def test_stop_of_what_does_not_end(daytona: DaytonaActions, server: FakeServer) -> None:
    """What nothing can end is told, and no exit code is made up."""
    server.answer(json=session(command()))
    server.answer(json={"exitCode": 0, "result": "2\n"})
    server.answer(json=log())
    server.answer(204)
    server.answer(json={"exitCode": 0, "result": "1\n"})
    stopped = daytona.stop_process(ID, "server", 0).unwrap()
    assert (None, False) == (stopped.exit_code, stopped.stopped)
    assert " grace=0\n" in server.sent(1)["command"]


def test_stop_without_an_exit_code(daytona: DaytonaActions, server: FakeServer) -> None:
    """What seems not to have begun is looked for twice; an exit code that is not told is null."""
    server.answer(json=session(command()))
    for _ in range(2):
        server.answer(json={"exitCode": 0, "result": "0\n"})
        for _ in range(5):
            server.answer(json=session(command()))
    server.answer(json=log())
    server.answer(204)
    stopped = daytona.stop_process(ID, "server").unwrap()
    assert (None, True) == (stopped.exit_code, stopped.stopped)


@pytest.mark.parametrize("answer", [{"status": 500}, {"json": {"result": "sh: bash: not found"}}])
def test_stop_where_nothing_can_be_signalled(
    daytona: DaytonaActions, server: FakeServer, answer: dict[str, Any]
) -> None:
    """Where no command can signal, the server ends what descends from the session."""
    server.answer(json=session(command(exitCode=0)))
    server.answer(**answer)
    server.answer(json=log())
    server.answer(404, json=MISSING)  # somebody else was faster
    server.answer(json=sandbox())  # … and it is this sandbox's that is gone
    stopped = daytona.stop_process(ID, "server").unwrap()
    assert (0, True) == (stopped.exit_code, stopped.stopped)


def test_stop_of_what_others_started(daytona: DaytonaActions, server: FakeServer) -> None:
    """A session that was opened elsewhere is left to the server, which ends all in it."""
    server.answer(json=session({"id": "c1", "command": "sleep 9"}))
    server.answer(json=log())
    server.answer(204)
    assert daytona.stop_process(ID, "server").unwrap().stopped
    assert EXECUTE not in server.calls


def test_stop_whose_output_cannot_be_read(daytona: DaytonaActions, server: FakeServer) -> None:
    """Nothing is lost: a process whose output could not be had is ended, but not forgotten."""
    server.answer(json=session(command()))
    server.answer(json={"exitCode": 0, "result": "0\n"})
    server.answer(json=session(command(exitCode=143)))
    server.answer(error=httpx.ReadError("cut off"))
    result = daytona.stop_process(ID, "server")
    assert ("connection", 143, True) == (failed(result).kind, result.exit_code, result.stopped)
    server.answer(json=session(command(exitCode=143)))
    server.answer(json={"exitCode": 0, "result": "0\n"})
    server.answer(json=log())
    server.answer(500, json=refusal(500, "no"))
    assert "server" == failed(daytona.stop_process(ID, "server")).kind
