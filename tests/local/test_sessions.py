"""Sessions beyond their recordings: what comes when, what ends with what, and how much is kept."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.local.clients import running
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from tests.local.clients import Client, Sandbox

SESSIONS = "/process/session"
MOST_SESSIONS = 64


class Session:
    """A session of a sandbox, opened."""

    def __init__(self, sandbox: Sandbox, name: str = "work") -> None:
        self.sandbox = sandbox
        self.route = f"{SESSIONS}/{name}"
        answer = sandbox.call("POST", SESSIONS, json={"sessionId": name})
        assert 201 == answer.status_code, answer.text

    def execute(self, command: str, **options: Any) -> httpx.Response:
        """Run a command."""
        body = {"command": command, **options}
        return self.sandbox.call("POST", f"{self.route}/exec", json=body)

    def start(self, command: str) -> str:
        """Run a command beside, and return its route."""
        answer = self.execute(command, runAsync=True)
        assert 202 == answer.status_code, answer.text
        return f"{self.route}/command/{answer.json()['cmdId']}"

    def send(self, command: str, data: str) -> httpx.Response:
        """Give a command input."""
        return self.sandbox.call("POST", f"{command}/input", json={"data": data})

    def logs(self, command: str) -> str:
        """Return all that a command writes, at its end."""
        return self.sandbox.call("GET", f"{command}/logs?follow=true").text


@pytest.fixture
def session(sandbox: Sandbox) -> Session:
    """A session in a sandbox of its own."""
    return Session(sandbox)


def beside(call: Callable[[], httpx.Response]) -> Callable[[], httpx.Response]:
    """Call in a thread; return what waits for the answer."""
    answers: list[httpx.Response] = []
    thread = threading.Thread(target=lambda: answers.append(call()))
    thread.start()

    def answer() -> httpx.Response:
        thread.join()
        return answers[0]

    return answer


def test_output_is_followed_while_it_comes(session: Session) -> None:
    """Each line when it is complete, until the command's end."""
    command = session.start("echo begun; until [ -e go ]; do sleep 0.01; done; printf end")
    url = f"{session.sandbox.toolbox}{command}/logs"
    with session.sandbox.http.stream("GET", url, params={"follow": "true"}) as answer:
        lines = answer.iter_lines()
        assert "begun" == next(lines)
        session.sandbox.run("touch go")
        assert ["end"] == list(lines)


def test_a_follower_that_leaves_gives_everything_back(session: Session) -> None:
    """The server closes what it held for it, and the command goes on."""
    session.sandbox.run("true")
    before = len(list(Path("/dev/fd").iterdir()))
    command = session.start("echo begun; until [ -e go ]; do sleep 0.01; done; echo end")
    url = f"{session.sandbox.toolbox}{command}/logs"
    with session.sandbox.http.stream("GET", url, params={"follow": "true"}) as answer:
        next(answer.iter_lines())
    wait_until(lambda: session.sandbox.state() and len(list(Path("/dev/fd").iterdir())) <= before)
    session.sandbox.run("touch go")
    assert "begun\nend\n" == session.logs(command)


def test_closing_a_session_ends_all_that_it_started(session: Session, marker: str) -> None:
    """Also what left its process group; who waits for the command is told."""
    waiting = beside(lambda: session.execute(f"setsid sleep {marker} & sleep {marker}"))
    wait_until(lambda: running(marker))
    assert 204 == session.sandbox.call("DELETE", session.route).status_code
    wait_until(lambda: not running(marker))
    answer = waiting()
    assert (500, True) == (answer.status_code, "shell of the session ended" in answer.text)


@pytest.mark.parametrize("end", ["stop", "delete"])
def test_sessions_end_with_their_sandbox(server: Client, marker: str, end: str) -> None:
    """With what runs in them; a sandbox that is started again has none."""
    sandbox = server.create()
    Session(sandbox).start(f"setsid -f sleep {marker}; sleep {marker}")
    wait_until(lambda: running(marker))
    if end == "stop":
        sandbox.send_to("stop", "stopped")
        sandbox.send_to("start", "started")
        assert [] == sandbox.call("GET", SESSIONS).json()
    server.http.delete(f"/sandbox/{sandbox.id}")
    wait_until(lambda: not running(marker))


@pytest.mark.parametrize("command", ['echo "open', ")", "for", "-x"])
def test_what_bash_cannot_read_is_told_and_the_session_goes_on(
    session: Session, command: str
) -> None:
    """Nothing unfinished swallows what comes after it."""
    told = session.execute(command).json()
    after = session.execute("[[ -n $BASH ]] && echo after").json()
    assert (True, "bash: " in told["output"]) == (told["exitCode"] > 0, True)
    assert ("after\n", 0) == (after["output"], after["exitCode"])


def test_a_command_may_take_the_place_of_the_shell(session: Session) -> None:
    """It goes on to its end, and nobody can tell its exit code."""
    command = session.start("exec sh -c 'until [ -e go ]; do sleep 0.01; done; echo end; exit 3'")
    assert "exitCode" not in session.sandbox.call("GET", command).json()
    session.sandbox.run("touch go")
    assert ("end\n", False) == (
        session.logs(command),
        "exitCode" in session.sandbox.call("GET", command).json(),
    )


def test_a_command_may_give_other_meanings_to_names(session: Session) -> None:
    """The session does not depend on what functions it is given."""
    session.execute("echo() { :; }; eval() { :; }; exec 3>file")
    answer = session.execute("printf out; printf file >&3; (exit 4)").json()
    assert ("out\n", 4) == (answer["output"], answer["exitCode"])


def test_a_command_that_ends_the_shell_is_told(session: Session) -> None:
    """A real one leaves the call open; what waited for its turn is refused as there."""
    first = beside(lambda: session.execute("until [ -e go ]; do sleep 0.01; done; exit 3"))
    wait_until(lambda: session.sandbox.call("GET", session.route).json()["commands"])
    second = beside(lambda: session.execute("echo second"))
    session.sandbox.run("touch go")
    assert (500, True) == (first().status_code, "(exit 3)" in first().json()["message"])
    assert (500, True) == (second().status_code, "broken pipe" in second().json()["message"])


def test_output_beyond_the_limit_is_cut_off_and_says_so(session: Session) -> None:
    """The command itself goes on to its end."""
    command = session.start("head -c 20000000 /dev/zero | tr '\\0' x; touch end")
    note = "\n[output cut off after 16777216 bytes, marks included]\n"
    logs = session.logs(command)
    assert ((16 << 20) - 3 + len(note), note) == (len(logs), logs[-len(note) :])
    assert "end\n" == session.sandbox.run("ls")


def test_there_are_only_so_many_sessions(session: Session) -> None:
    """One more is refused, until another is closed."""
    sandbox = session.sandbox
    opened = [Session(sandbox, f"s{number}") for number in range(1, MOST_SESSIONS)]
    refused = sandbox.call("POST", SESSIONS, json={"sessionId": "more"})
    most = "a sandbox of a local Daytona has at most 64 sessions: delete one"
    message = f"bad request: session limit exceeded: {most}"
    assert (400, message) == (refused.status_code, refused.json()["message"])
    sandbox.call("DELETE", opened[0].route)
    assert 0 == Session(sandbox, "more").execute("true").json()["exitCode"]


def test_input_may_be_longer_than_a_pipe_holds(session: Session) -> None:
    """It is given piece by piece, as the command reads."""
    command = session.start("head -c 300001 | wc -c > size")
    assert 204 == session.send(command, "x" * 300_000).status_code
    session.logs(command)
    assert "300001\n" == session.sandbox.run("cat size")


def test_input_that_a_command_never_reads_is_told(session: Session) -> None:
    """When the command ends before it was given all of it."""
    command = session.start("until [ -e go ]; do sleep 0.01; done")
    sent = beside(lambda: session.send(command, "x" * 300_000))
    session.sandbox.run("touch go")
    message = "gone: command has already completed with exit code 0"
    assert (410, message) == (sent().status_code, sent().json()["message"])


def test_input_waits_for_the_turn_of_its_command(session: Session) -> None:
    """A command that has not begun reads it when it does."""
    session.start("until [ -e go ]; do sleep 0.01; done")
    command = session.start("read name; echo hello $name")
    sent = beside(lambda: session.send(command, "world"))
    session.sandbox.run("touch go")
    assert (204, "world\nhello world\n") == (sent().status_code, session.logs(command))


@pytest.mark.parametrize(
    ("version", "is_apart"), [("0.190.0", True), ("v1.0", True), ("0.166.9", False), ("x", False)]
)
def test_streams_are_told_apart_for_new_clients(
    session: Session, version: str, *, is_apart: bool
) -> None:
    """By the version that a client says."""
    body = {"command": "echo out; echo err >&2"}
    headers = {"x-daytona-sdk-version": version}
    told = session.sandbox.call("POST", f"{session.route}/exec", json=body, headers=headers).json()
    expected = ("out\n", "err\n") if is_apart else (None, None)
    assert expected == (told["stdout"], told["stderr"])


def test_websockets_are_refused_in_words(session: Session) -> None:
    """A client that asks for one is told what there is not."""
    headers = {"connection": "upgrade", "upgrade": "websocket"}
    logs = f"{session.start('true')}/logs"
    answer = session.sandbox.call("GET", logs, headers=headers)
    assert (501, True) == (answer.status_code, "does not offer websockets" in answer.text)


@pytest.mark.parametrize(
    ("name", "reason"), [("a\0", "invalid argument"), ("a/" * 2048, "file name too long")]
)
def test_names_that_no_folder_can_have_are_refused(
    sandbox: Sandbox, name: str, reason: str
) -> None:
    """As a real one does, which makes a folder for each session."""
    answer = sandbox.call("POST", SESSIONS, json={"sessionId": name})
    message = f"mkdir /home/daytona/.daytona/sessions/{name}: {reason}"
    assert (500, message) == (answer.status_code, answer.json()["message"])
