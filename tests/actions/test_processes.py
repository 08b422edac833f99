"""The actions on processes: what is sent, in which order, and what each answer means.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.actions.processes.shell_text import shown, wrapped
from tests.actions.answers import ID, TOOLBOX, failed, refusal, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

TOKEN = "0123456789abcdef" * 2
SESSIONS = f"/toolbox/{ID}/process/session"
EXECUTE = f"POST /toolbox/{ID}/process/execute"
MISSING = refusal(404, "not found: session not found", code="NOT_FOUND")
LOG = "\1\1\1one\n\2\2\2oh\n\1\1\1two\n"
EMPTY_NAMES = ["", ".", "..", "a/b", "../up", "a\nb", "é" * 128]


@pytest.fixture
def daytona(connect: Connect) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


def session(*commands: dict[str, Any], name: str = "server") -> dict[str, Any]:
    """A session as the toolbox describes it."""
    return {"sessionId": name, "commands": list(commands)}


def command(text: str = "serve", **more: Any) -> dict[str, Any]:
    """A command of a session that start_process began."""
    return {"id": "c1", "command": wrapped(text, TOKEN, "/tmp", {"KEY": "hidden"})} | more


def log(output: str = LOG) -> dict[str, Any]:
    """The output of a command, with its streams as the toolbox takes them apart."""
    return {"output": output, "stdout": "one\ntwo\n", "stderr": "oh\n"}


def test_start(daytona: DaytonaActions, server: FakeServer) -> None:
    """A session is opened under the name, and the command begins in it."""
    server.answer(201)
    server.answer(202, json={"cmdId": "c1", "output": None, "exitCode": None})
    started = daytona.start_process(ID, "serve", "/tmp", {"KEY": "hidden"}, "server").unwrap()
    assert ("server", "serve", True, None) == (
        started.process_id,
        started.command,
        started.running,
        started.exit_code,
    )
    assert [f"POST {SESSIONS}", f"POST {SESSIONS}/server/exec"] == server.calls
    assert {"sessionId": "server"} == server.sent(0)
    sent = server.sent()
    _, token = shown(sent["command"])
    assert wrapped("serve", token or "", "/tmp", {"KEY": "hidden"}) == sent.pop("command")
    assert {"runAsync": True, "suppressInputEcho": True} == sent


def test_names_that_are_made(connect: Connect, server: FakeServer) -> None:
    """Each process without a name gets one that is new; that it is there is an earlier try's work."""
    daytona = connect(toolbox_url=TOOLBOX, max_retries=1, wait_timeout=0)
    server.answer(error=httpx.ReadError("cut off"))
    server.answer(409, json=refusal(409, "conflict: session already exists"))
    for _ in range(2):
        server.answer(202, json={"cmdId": "c1"})
        server.answer(201)
    server.answer(202, json={"cmdId": "c1"})
    names = [daytona.start_process(ID, "serve").unwrap().process_id for _ in range(3)]
    assert 3 == len(set(names))
    assert [{"sessionId": name} for name in (names[0], *names)] == [
        server.sent(index) for index in (0, 1, 3, 5)
    ]


def test_name_that_is_taken(daytona: DaytonaActions, server: FakeServer) -> None:
    """A name that another process has is not taken from it."""
    server.answer(409, json=refusal(409, "conflict: session already exists", code="CONFLICT"))
    failure = failed(daytona.start_process(ID, "serve", name="server"))
    assert ("conflict", 409) == (failure.kind, failure.status_code)
    assert "There is a process server already" == failure.message
    assert "stop_process" in failure.hint


def test_too_many(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where a sandbox has no room for one more, it says which call makes some."""
    server.answer(400, json=refusal(400, "bad request: session limit exceeded: at most 64"))
    failure = failed(daytona.start_process(ID, "serve", name="server"))
    assert "quota" == failure.kind
    assert "stop_process" in failure.hint


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("name", "told"), [("", "''"), ("a/b", "'a/b'"), ("x" * 300, f"'{'x' * 60}…'")]
)
def test_names_that_cannot_be(daytona: DaytonaActions, name: str, told: str) -> None:
    """What can be no name is refused, and shown."""
    failure = failed(daytona.start_process(ID, "serve", name=name))
    expected = f"name must be a name without slashes, of 1 to 255 bytes, not {told}"
    assert ("invalid_request", expected) == (failure.kind, failure.message)


@pytest.mark.usefixtures("server")
def test_directory_with_nul(daytona: DaytonaActions) -> None:
    """A directory that cannot be is refused."""
    failure = failed(daytona.start_process(ID, "serve", "/tmp\0"))
    assert "cwd holds a NUL character, which no path can" == failure.message


def test_session_that_was_refused(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where no session can be opened nothing is started."""
    server.answer(500, json=refusal(500, "mkdir: file name too long"))
    assert "server" == failed(daytona.start_process(ID, "serve", name="server")).kind


def test_start_that_was_refused(daytona: DaytonaActions, server: FakeServer) -> None:
    """Of a command that was not started nothing is left, and no value is repeated with the reason."""
    server.answer(201)
    server.answer(400, json=refusal(400, "no such command: KEY=hidden"))
    server.answer(500, json=refusal(500, "no"))
    result = daytona.start_process(ID, "serve", env={"KEY": "hidden"}, name="server")
    assert ("invalid_request", None) == (failed(result).kind, result.process_id)
    assert "no such command: KEY=REDACTED" == result.error
    assert f"DELETE {SESSIONS}/server" == server.calls[-1]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"error": httpx.ReadError("cut off")}, "connection"),
        ({"status": 504, "content": b"gateway"}, "server"),
        ({"status": 202, "content": b"<html>"}, "response"),
    ],
)
def test_start_that_may_have_begun(
    daytona: DaytonaActions, server: FakeServer, answer: dict[str, Any], kind: str
) -> None:
    """A command that may run is not started twice, and the result says how to find it."""
    server.answer(201)
    server.answer(**answer)
    result = daytona.start_process(ID, "serve", name="server")
    assert (kind, "server", "serve") == (failed(result).kind, result.process_id, result.command)
    assert "get_process" in failed(result).hint
    assert 2 == len(server.calls)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("name", EMPTY_NAMES)
def test_names_that_no_session_can_have(daytona: DaytonaActions, name: str) -> None:
    """A name under which nothing could be found again is refused before any request."""
    for result in (
        daytona.start_process(ID, "serve", name=name),
        daytona.get_process(ID, name),
        daytona.read_process_output(ID, name),
        daytona.send_process_input(ID, name, "yes"),
        daytona.stop_process(ID, name),
    ):
        assert "invalid_request" == failed(result).kind
        assert "name" in str(result.error) or "process_id" in str(result.error)


@pytest.mark.usefixtures("server")
def test_the_containers_own_command(daytona: DaytonaActions) -> None:
    """What the container runs is neither replaced nor written to nor stopped."""
    for result in (
        daytona.start_process(ID, "serve", name="entrypoint"),
        daytona.send_process_input(ID, "entrypoint", "yes"),
        daytona.stop_process(ID, "entrypoint"),
    ):
        assert "invalid_request" == failed(result).kind
        assert "the container's own command" in str(result.error)


def test_list(daytona: DaytonaActions, server: FakeServer) -> None:
    """All are listed by name, whoever started them, the container's own last."""
    of_others = [{"id": "1", "command": "a", "exitCode": 2}, {"id": "2", "command": "b"}]
    server.answer(
        json=[
            session(name="idle"),
            session(command(exitCode=0)),
            session(*of_others, name="elsewhere"),
        ]
    )
    server.answer(json=session({"id": "entrypoint_command", "command": "'x'"}, name="entrypoint"))
    found = daytona.list_processes(ID).unwrap().processes
    assert [
        ("elsewhere", "b", True, None, "other"),
        ("idle", None, False, None, "other"),
        ("server", "serve", False, 0, "start_process"),
        ("entrypoint", "'x'", True, None, "container"),
    ] == [tuple(each.model_dump().values()) for each in found]


@pytest.mark.parametrize(("status", "names"), [(404, ["server"]), (200, ["server", "entrypoint"])])
def test_list_of_other_versions(
    connect: Connect, server: FakeServer, status: int, names: list[str]
) -> None:
    """The container's own command is listed once, where a server tells it."""
    listed = [session(command()), session(name="entrypoint")][: len(names)]
    server.answer(json=sandbox())
    server.answer(json=listed)
    if status == 404:
        server.answer(404)
        server.answer(json=sandbox())
    found = connect(max_retries=0).list_processes(ID).unwrap().processes
    assert names == [each.process_id for each in found]


def test_get(daytona: DaytonaActions, server: FakeServer) -> None:
    """A process is its command as it was given, and how it stands."""
    server.answer(json=session(command(exitCode=143)))
    process = daytona.get_process(ID, "server").unwrap().process
    assert process is not None
    assert ("serve", False, 143) == (process.command, process.running, process.exit_code)
    assert [f"GET {SESSIONS}/server"] == server.calls


@pytest.mark.parametrize("action", ["get_process", "read_process_output", "stop_process"])
def test_missing(connect: Connect, server: FakeServer, action: str) -> None:
    """A missing process, a stopped sandbox and a deleted one are told apart."""
    call = getattr(connect(max_retries=0, wait_timeout=0), action)
    server.answer(json=sandbox())
    server.answer(404, json=MISSING)
    failure = failed(call(ID, "server"))
    assert ("not_found", 404) == (failure.kind, failure.status_code)
    assert "There is no process server in the sandbox" == failure.message
    assert "list_processes" in failure.hint
    server.answer(
        400, json=refusal(400, "bad request: no IP address found. Is the Sandbox started?")
    )
    assert "sandbox_not_started" == failed(call(ID, "server")).kind
    server.answer(404, json=MISSING)  # also what a toolbox of another sandbox says
    server.answer(404, json=refusal(404, "Sandbox with ID or name mine not found"))
    failure = failed(call(ID, "server"))
    assert ("not_found", True) == (failure.kind, failure.message.startswith("Sandbox with ID"))


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
