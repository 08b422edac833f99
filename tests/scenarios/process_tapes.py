"""Tapes of the scenarios on processes, built by hand: no recording has a command as they start it.

Each answer is one of the recordings' (session_lifecycle, session_async, session_input,
session_output_split, session_delete_running, session_errors, and lifecycle_by_name for a sandbox
that is stopped) with another command in it. Once a scenario is recorded these are no longer used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions.actions.processes.shell_text import ending, wrapped
from tests.scenarios.by_hand import add
from tests.scenarios.processes import ECHO, JOB, server_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from vcr.cassette import Cassette

NO_MARK = "0" * 32
"""Stands for the mark of a process, which is random."""

_ID = "6c8f5694-0be3-4ed3-89d6-89e77451581e"
_COMMAND_ID = "842bfad8-2aad-4ab6-b2f8-70bfadbde4af"
_API = "https://app.daytona.io/api"
_TOOLBOX = "https://proxy.app.daytona.io/toolbox"
_SESSIONS = f"{_TOOLBOX}/{_ID}/process/session"
_SANDBOX = {"id": _ID, "name": "prepared", "state": "started", "toolboxProxyUrl": _TOOLBOX}
_UNKNOWN = {"statusCode": 404, "message": "not found: session not found", "code": "NOT_FOUND"}
_TAKEN = {"statusCode": 409, "message": "conflict: session already exists", "code": "CONFLICT"}
_AT_REST = {
    "statusCode": 400,
    "message": "bad request: no IP address found. Is the Sandbox started?",
    "code": "BAD_REQUEST",
}


class _Tape:
    """What one process is asked and answered, in order."""

    def __init__(self, tape: Cassette, name: str, text: str = "") -> None:
        """Begin with the look-up of the sandbox."""
        self._tape, self._session, self._text = tape, f"{_SESSIONS}/{name}", text
        self.look_up()

    def look_up(self, **changes: str) -> None:
        self.add("GET", f"{_API}/sandbox/{_ID}", 200, _SANDBOX | changes)

    def start(self, name: str) -> None:
        self.add("POST", _SESSIONS, 201, body={"sessionId": name})
        body = {"command": self._text, "runAsync": True, "suppressInputEcho": True}
        begun = {"cmdId": _COMMAND_ID, "output": None, "stdout": None, "exitCode": None}
        self.add("POST", f"{self._session}/exec", 202, begun, body=body)

    def get(self, exit_code: int | None = None) -> None:
        ended = {} if exit_code is None else {"exitCode": exit_code}
        command = {"id": _COMMAND_ID, "command": self._text} | ended
        name = self._session.rpartition("/")[2]
        self.add("GET", self._session, 200, {"sessionId": name, "commands": [command]})

    def read(self, log: str) -> None:
        answer = {"output": log, "stdout": "", "stderr": ""}
        self.add("GET", f"{self._session}/command/{_COMMAND_ID}/logs", 200, answer)

    def write(self, text: str) -> None:
        url = f"{self._session}/command/{_COMMAND_ID}/input"
        self.add("POST", url, 204, body={"data": text})

    def execute(self, command: str, timeout: int, code: int, output: str) -> None:
        body = {"command": command, "timeout": timeout}
        answer = {"exitCode": code, "result": output}
        self.add("POST", f"{_TOOLBOX}/{_ID}/process/execute", 200, answer, body=body)

    def stop(self, log: str, exit_code: int, *, running: bool) -> None:
        self.get(None if running else exit_code)
        self.execute(ending(NO_MARK, 5), 12, 0, "0\n")
        if running:
            self.get(exit_code)
        self.read(log)
        self.add("DELETE", self._session, 204)

    def refuse(self, problem: dict[str, Any], method: str = "GET", **more: Any) -> None:
        url = self._session if method == "GET" else _SESSIONS
        self.add(method, url, problem["statusCode"], problem, **more)

    def add(self, method: str, url: str, status: int, answer: Any = b"", body: Any = None) -> None:
        add(self._tape, method, url, status, answer, body)


def _start_process(tape: Cassette) -> None:
    text = wrapped(JOB, NO_MARK, "/tmp", {"GREETING": "hidden"})
    log = "\1\1\1tmp\n\2\2\2hidden\n"
    job = _Tape(tape, "job", text)
    job.start("job")
    job.get(3)
    job.get(3)
    job.read(log)
    job.refuse(_TAKEN, "POST", body={"sessionId": "job"})
    job.stop(log, 3, running=False)
    job.refuse(_UNKNOWN)
    job.look_up()


def _send_process_input(tape: Cassette) -> None:
    lines = [f"\1\1\1got {word}\n" for word in ("one", "two", "three")]
    echo = _Tape(tape, "echo", wrapped(ECHO, NO_MARK, None, {}))
    echo.start("echo")
    for text in ("one", "two\nthree\n"):
        echo.get()
        echo.write(text)
    for _ in range(2):
        echo.get()
        echo.read("".join(lines))
    echo.stop("".join(lines), 143, running=True)


def _stop_process(tape: Cassette) -> None:
    server = _Tape(tape, "server", wrapped(server_command(8123), NO_MARK, None, {}))
    server.start("server")
    server.stop("\1\1\1up\n\1\1\1bye\n", 7, running=True)
    server.execute("pgrep -fc 'slee[p] 8123'", 10, 1, "0\n")


def _read_process_output_of_a_stopped_sandbox(tape: Cassette) -> None:
    _Tape(tape, "job").refuse(_AT_REST)


TAPES: dict[str, Callable[[Cassette], None]] = {
    "start_process": _start_process,
    "send_process_input": _send_process_input,
    "stop_process": _stop_process,
    "read_process_output_of_a_stopped_sandbox": _read_process_output_of_a_stopped_sandbox,
}
"""What writes the tape of each scenario that no recording has, by its name."""
