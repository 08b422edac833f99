"""The routes of sessions: shells that live on, and the commands that they are given."""

from __future__ import annotations

import errno
import os
import re
import threading
from typing import TYPE_CHECKING, Any

from .exchange import Answer, Request, RouteError
from .fields import read_fields
from .session import Command, CommandOverError, Session
from .session_log import taken_apart, without_marks
from .text import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from .settings import Settings

# Each has a shell and up to ten open files; most systems let a program have 1,024.
MOST_SESSIONS = 64
LONGEST_NAME = 255
LONGEST_PATH = 4096
# Recorded (session_entrypoint): the sandbox's own command, which no local sandbox has.
ENTRYPOINT = "entrypoint"
ENTRYPOINT_COMMAND, ENTRYPOINT_TEXT = "entrypoint_command", "'sleep' 'infinity'"
VERSION = re.compile(r"v?(\d+)\.(\d+)")
TOLD_APART_SINCE = (0, 167)
REFUSED = Answer(400, {"content-length": "0"})
# Recorded (session_shell_exits): for a command that comes after the shell's end.
BROKEN_PIPE = "bad request: failed to write command: write |1: broken pipe"
# A real one does not answer at all.
SHELL_ENDED = (
    "the shell of the session ended while the command ran: delete the session and make another;"
    " where a command is to exit, put it into a subshell: (exit 3)"
)

_sessions: dict[str, Session] = {}
_lock = threading.Lock()


def create(request: Request) -> Answer:
    """Open a session under a name."""
    fields = read_fields(
        request.body,
        "CreateSessionRequest",
        {"sessionId": str},
        ("sessionId",),
        RouteError.invalid_body,
    )
    name = fields["sessionId"]
    if name == ENTRYPOINT:
        raise RouteError.bad_request(
            "provided session ID is reserved and cannot be created/overridden"
        )
    with _lock:
        if name in _sessions:
            raise RouteError.conflict("session already exists")
        if len(_sessions) >= MOST_SESSIONS:
            most = f"a sandbox of a local Daytona has at most {MOST_SESSIONS} sessions: delete one"
            raise RouteError.bad_request(f"session limit exceeded: {most}")
        # Recorded (session_odd_names): a session is there even if its name is then refused.
        _sessions[name] = Session(request.settings)
    _check_name(request, name)
    return Answer(201, {"content-length": "0"})


def list_all(_request: Request) -> Answer:
    """Answer all sessions with their commands, without the entrypoint's."""
    with _lock:
        sessions = list(_sessions.items())
    return Answer.of_json([_shown_session(name, session) for name, session in sessions])


def describe(request: Request, name: str) -> Answer:
    """Answer one session with its commands."""
    return Answer.of_json(_shown_session(name, _session(request, name)))


def delete(request: Request, name: str) -> Answer:
    """Close a session and end what runs in it."""
    if name == ENTRYPOINT:
        raise RouteError.bad_request("can't delete entrypoint session")
    with _lock:
        session = _session(request, name)
        del _sessions[name]
    session.close()
    return Answer(204)


def execute(request: Request, name: str) -> Answer:
    """Run a command in a session, and wait for its end unless it is to run beside."""
    if name == ENTRYPOINT:
        raise RouteError.bad_request("can't execute command in entrypoint session")
    try:
        fields = read_fields(
            request.body,
            "SessionExecuteRequest",
            {"command": str, "runAsync": bool, "async": bool, "suppressInputEcho": bool},
            ("command",),
            RouteError.bad_request,
        )
    except RouteError:
        return REFUSED
    if not fields["command"].strip():
        return REFUSED
    try:
        session = _session(request, name)
        command = session.run(fields["command"], echoes=not fields.get("suppressInputEcho"))
    except RouteError as error:
        raise _failed(error.message) from None
    except BrokenPipeError:
        raise _failed(BROKEN_PIPE) from None
    if fields.get("runAsync") or fields.get("async"):
        unknown = dict.fromkeys(("output", "stdout", "stderr", "exitCode"))
        return Answer.of_json({"cmdId": command.id, **unknown}, 202)
    command.wait(request.client)
    if command.exit_code is None:
        raise _failed(SHELL_ENDED if command.has_begun else BROKEN_PIPE)
    told = _shown_log(command.log.read(), request.headers)
    return Answer.of_json({"cmdId": command.id, **told, "exitCode": command.exit_code})


def describe_command(request: Request, name: str, identity: str) -> Answer:
    """Answer a command, with its exit code when it has one."""
    return Answer.of_json(_shown_command(identity, _command(request, name, identity)))


def logs(request: Request, name: str, identity: str) -> Answer:
    """Answer what a command has written until now; followed, until its end."""
    command = _command(request, name, identity)
    if request.headers["upgrade"]:
        raise RouteError.not_offered(f"websockets: {request.method} {request.path}")
    if request.query.get("follow") == "true":
        # Recorded (session_async): never with marks.
        pieces = (without_marks(lines) for lines in command.follow(request.client))
        return Answer(200, {"content-type": "application/octet-stream"}, pieces)
    lines = command.log.read()
    told = _shown_log(lines, request.headers)
    if told["stdout"] is not None:
        return Answer.of_json(told)
    text = lines if request.headers["x-daytona-split-output"] == "true" else without_marks(lines)
    headers = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(text))}
    return Answer(200, headers, [text])


def entrypoint_logs(request: Request) -> Answer:
    """Answer what the sandbox's own command has written."""
    return logs(request, ENTRYPOINT, ENTRYPOINT_COMMAND)


def send_input(request: Request, name: str, identity: str) -> Answer:
    """Give a running command a line on its standard input."""
    fields = read_fields(
        request.body,
        "SessionSendInputRequest",
        {"data": str},
        ("data",),
        RouteError.invalid_body,
    )
    if name == ENTRYPOINT:
        raise RouteError.bad_request("can't send input to entrypoint session")
    command = _command(request, name, identity)
    data = fields["data"] if fields["data"].endswith("\n") else fields["data"] + "\n"
    try:
        command.send(data.encode("utf-8", "replace"), request.client)
    except CommandOverError:
        how = f"with exit code {command.exit_code}"
        if command.exit_code is None:
            how = "with the shell of its session"
        raise RouteError(410, "GONE", f"gone: command has already completed {how}") from None
    return Answer(204)


def find(method: str, path: str) -> tuple[Callable[..., Answer], tuple[str, ...]] | None:
    """Return the function of a route and the names in its path; None if it is no session's."""
    for (wanted, route), handle in ROUTES.items():
        if method == wanted and (found := re.fullmatch(route, path)):
            return handle, found.groups()
    return None


_ALL = "/process/session"
_ONE = f"{_ALL}/([^/]+)"
_COMMAND = f"{_ONE}/command/([^/]+)"
ROUTES: dict[tuple[str, str], Callable[..., Answer]] = {
    ("POST", _ALL): create,
    ("GET", _ALL): list_all,
    ("GET", f"{_ALL}/{ENTRYPOINT}/logs"): entrypoint_logs,
    ("GET", _ONE): describe,
    ("DELETE", _ONE): delete,
    ("POST", f"{_ONE}/exec"): execute,
    ("GET", _COMMAND): describe_command,
    ("GET", f"{_COMMAND}/logs"): logs,
    ("POST", f"{_COMMAND}/input"): send_input,
}


def _session(request: Request, name: str) -> Session:
    if name == ENTRYPOINT:
        return _entrypoint(request.settings)
    if name not in _sessions:
        raise RouteError.not_found("session not found")
    return _sessions[name]


def _command(request: Request, name: str, identity: str) -> Command:
    commands = _session(request, name).commands
    if identity not in commands:
        raise RouteError.not_found("command not found")
    return commands[identity]


def _entrypoint(settings: Settings) -> Session:
    session = Session(settings)
    session.commands[ENTRYPOINT_COMMAND] = Command(ENTRYPOINT_TEXT, echoes=False, session=session)
    return session


def _check_name(request: Request, name: str) -> None:
    """Refuse a name that a real one cannot make a folder of (recorded: session_odd_names)."""
    path = f"{request.settings.home}/.daytona/sessions/{name}"
    parts = [len(os.fsencode(part)) for part in path.split("/")]
    if max(parts) > LONGEST_NAME or sum(parts) + len(parts) > LONGEST_PATH:
        raise RouteError.unplaced(f"mkdir {path}: {os.strerror(errno.ENAMETOOLONG).lower()}")
    if "\0" in name:
        raise RouteError.unplaced(f"mkdir {path}: {os.strerror(errno.EINVAL).lower()}")


def _failed(reason: str) -> RouteError:
    return RouteError.unplaced(f"failed to execute command: {reason}")


def _shown_session(name: str, session: Session) -> dict[str, Any]:
    commands = [_shown_command(*each) for each in list(session.commands.items())]
    return {"sessionId": name, "commands": commands}


def _shown_command(identity: str, command: Command) -> dict[str, Any]:
    told: dict[str, Any] = {"id": identity, "command": command.text}
    return told if command.exit_code is None else {**told, "exitCode": command.exit_code}


def _shown_log(lines: bytes, headers: dict[str, str]) -> dict[str, str | None]:
    """Return output as a client can read it: apart only for one that says its version."""
    found = VERSION.match(headers["x-daytona-sdk-version"])
    if found and (int(found[1]), int(found[2])) >= TOLD_APART_SINCE:
        stdout, stderr = map(shown, taken_apart(lines))
        return {"output": shown(lines), "stdout": stdout, "stderr": stderr}
    marked = headers["x-daytona-split-output"] == "true"
    output = shown(lines if marked else without_marks(lines))
    return {"output": output, "stdout": None, "stderr": None}
