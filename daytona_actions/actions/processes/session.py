"""Which session of a sandbox a process is, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from daytona_actions import errors
from daytona_actions.actions.lookup import path_part
from daytona_actions.actions.processes.shell_text import shown
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.flow import EVEN_IF_SENT
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, content, failure_of, text, whole
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.results.processes import Process
    from daytona_actions.session import Session
    from daytona_openapi.toolbox.models import Session as ToolboxSession

ProcessId = Annotated[str, Param(example="server")]

CONTAINER = "entrypoint"
"""The name under which the container's own command is listed (recording session_entrypoint)."""

_LONGEST_NAME = 255  # bytes: it names a folder (recording session_odd_names)
_LONGEST_TOLD = 60  # characters
_GONE = 410
# An unknown session is a 500 where it is to run a command (recording session_errors).
_MISSING = ("session not found", "command not found")


class Found(NamedTuple):
    """A process, the ID of its command if there is one, and its token if start_process made it."""

    process: Process
    command_id: str | None
    token: str | None


def check_name(name: str, argument: str) -> str:
    """Return a name that a session can have and be addressed by.

    Recording session_odd_names: a server takes others too, and cannot find them again.

    Raises:
        ActionError: it is empty, too long, a dot segment, or holds a slash or control characters.
    """
    if not name or "/" in name or len(name.encode()) > _LONGEST_NAME:
        told = name if len(name) <= _LONGEST_TOLD else f"{name[:_LONGEST_TOLD]}…"
        raise errors.invalid(
            f"{argument} must be a name without slashes, of 1 to {_LONGEST_NAME} bytes, not {told!r}"
        )
    return path_part(name, argument, "process")


def check_own(name: str, verb: str, argument: str = "process_id") -> str:
    """Return the name of a process that is not the container's own command.

    Raises:
        ActionError: it is, or it is no name of a session.
    """
    if name == CONTAINER:
        raise errors.error(
            FailureKind.INVALID_REQUEST,
            f"{CONTAINER} is the container's own command, which cannot be {verb}",
            hint="Give another name: list_processes shows them. stop_sandbox stops the container.",
        )
    return check_name(name, argument)


def find(session: Session, sandbox_id: str, process_id: str) -> Flow[Found]:
    """Look a process up.

    Raises:
        ActionError: there is none of that name, or its sandbox is not there or not started.
    """
    from daytona_openapi.toolbox.api.process import get_session

    reply = yield from call_toolbox(session, sandbox_id, get_session, EVEN_IF_SENT, process_id)
    if not accepted(reply):
        raise refusal(reply, process_id)
    return described(content(reply, "a process"), process_id)


def described(found: ToolboxSession, process_id: str | None = None) -> Found:
    """Say what a session is as a process.

    One that was not made by start_process may have several commands, in no order: the one that
    runs counts, else the first.

    Args:
        found: the session.
        process_id: its name, where the answer need not say it.
    """
    from daytona_actions.results.processes import Process

    name = text(found.session_id) or process_id
    commands = found.commands or []
    running = [each for each in commands if whole(each.exit_code) is None]
    command = next(iter(running or commands), None)
    said = text(command.command) if command else None
    plain, token = shown(said or "")
    others = "container" if name == CONTAINER else "other"
    process = Process(
        process_id=name,
        command=said and plain,
        running=bool(running),
        exit_code=whole(command.exit_code) if command else None,
        started_by="start_process" if token else others,
    )
    return Found(process, text(command.id) if command else None, token)


def refusal(reply: Reply[Any], process_id: str) -> ActionError:
    """Make the error for a refused call that is about a process."""
    problem = failure_of(reply)
    if any(words in problem.failure.message for words in _MISSING):
        return errors.error(
            FailureKind.NOT_FOUND,
            f"There is no process {process_id} in the sandbox",
            status_code=reply.status_code,
            code=problem.failure.code,
            hint="list_processes shows those that there are; a sandbox that stops loses its own.",
        )
    if reply.status_code == _GONE:
        return errors.but(
            problem,
            kind=FailureKind.CONFLICT,
            hint="It has ended: read_process_output shows what it wrote.",
        )
    return problem
