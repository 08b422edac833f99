"""The actions on processes: what is sent, in which order, and what each answer means.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.actions.processes.shell_text import shown, wrapped
from tests.actions.answers import ID, TOOLBOX, failed, refusal, sandbox
from tests.actions.process_answers import MISSING, SESSIONS, command, session

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

EMPTY_NAMES = ["", ".", "..", "a/b", "../up", "a\nb", "é" * 128]


@pytest.fixture
def daytona(connect: Connect) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


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
