"""What a path in a sandbox is: looked up where the answer about it was empty, silent or bare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions import errors
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.flow import EVEN_IF_SENT
from daytona_actions.engine.replies import (
    accepted,
    content,
    failure_of,
    flag,
    says_nothing,
    text,
    whole,
)
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.session import Session
    from daytona_openapi.toolbox.models import FileInfo

_BAD_REQUEST, _NOT_FOUND = 400, 404
_LOOK_LIMIT = 5.0  # seconds: it comes on top of what the first answer took

# Go's letters for the kinds of files (recording file_info_special).
_KINDS = {"-": "file", "d": "directory", "p": "pipe", "S": "socket", "D": "device"}

_LOST = "\N{REPLACEMENT CHARACTER}"
_OF_THE_KERNEL = ("/proc/", "/sys/")
_SPECIAL_HINT = "Read it with execute_command, which can be given a time limit."


def nul_in(name: str) -> ActionError:
    """Make the error for an argument that is a path, and holds a NUL character."""
    return errors.invalid(f"{name} holds a NUL character, which no path can")


def refuse(
    session: Session, sandbox: str, path: str | None, reply: Reply[Any], wanted: str
) -> Flow[ActionError]:
    """Make the error for a refused look at a file or directory, once it is known what it is.

    Args:
        session: the running client's.
        sandbox: ID or name.
        path: what was asked for; None for the working directory.
        reply: the refusal; the file routes have no words of their own.
        wanted: `file` or `directory`.
    """
    if path and _tells_nothing(reply):
        kind = yield from find_kind(session, sandbox, path)
        if kind not in {None, wanted}:
            return errors.but(
                errors.invalid(f"{path} is a {kind}, not a {wanted}"),
                status_code=reply.status_code,
            )
    named = f"{wanted} {path}" if path else "working directory"
    where = path or "the working directory"
    unsaid = {
        _BAD_REQUEST: f"{where} cannot be read as a {wanted}: the server does not say why (a name "
        "that is too long, or symbolic links that lead to each other, are such cases)",
        403: f"No permission to read {where} in the sandbox",
        _NOT_FOUND: f"There is no {named} in the sandbox",
    }
    return refusal(reply, unsaid, path or "")


def refusal(reply: Reply[Any], unsaid: Mapping[int, str], *paths: str) -> ActionError:
    """Make the error for paths that the server refused; some names cannot be sent at all.

    Args:
        reply: the refusal.
        unsaid: sentences for statuses that the file routes answer without a word.
        paths: what was asked for.
    """
    problem = failure_of(reply, unsaid=unsaid)
    if problem.failure.kind is not FailureKind.NOT_FOUND or not any(
        _LOST in path for path in paths
    ):
        return problem
    return errors.but(
        problem,
        message=f"{problem.failure.message}: U+FFFD stands in listed names for bytes that are not "
        "UTF-8, and no request can carry those",
        hint="Rename it with execute_command and a pattern: `mv caf*.txt cafe.txt`.",
    )


def look_at(
    session: Session, sandbox: str, path: str, limit: float | None = None
) -> Flow[FileInfo]:
    """Ask what a path is.

    Args:
        session: the running client's.
        sandbox: ID or name.
        path: what is asked for.
        limit: seconds for the answer; default: the client's `request_timeout`.

    Raises:
        ActionError: there is nothing, or it may not be looked at.
    """
    from daytona_openapi.toolbox.api.file_system import get_file_info

    reply = yield from call_toolbox(
        session,
        sandbox,
        get_file_info,
        EVEN_IF_SENT,
        path=path,
        request_options=session.options(limit),
    )
    if not accepted(reply):
        unsaid = {
            _BAD_REQUEST: f"{path} cannot be looked at: the server does not say why (a name that is "
            "too long, a file in place of a directory, or symbolic links that lead to each other, "
            "are such cases)",
            403: f"No permission to look at {path} in the sandbox",
            _NOT_FOUND: nothing_at(path),
        }
        raise refusal(reply, unsaid, path)
    return content(reply, "what a file is")


def nothing_at(path: str) -> str:
    """Return the sentence for a path at which there is nothing."""
    return f"There is no file or directory {path} in the sandbox"


def check_empty(session: Session, sandbox: str, path: str) -> Flow[None]:
    """Look at a file of which no byte came; a look-up that fails says nothing.

    Raises:
        ActionError: it is no file, or has bytes that the server does not send.
    """
    found = yield from glance_at(session, sandbox, path)
    kind = _kind_of(found)
    if kind not in {None, "file"}:
        raise errors.but(errors.invalid(f"{path} is a {kind}, not a file"), hint=_SPECIAL_HINT)
    size = whole(found.size) if found else 0
    if size or path.startswith(_OF_THE_KERNEL):
        raise errors.error(
            FailureKind.RESPONSE,
            f"The server sends no bytes of {path}, although it is not known to be empty",
            hint=_SPECIAL_HINT,
        )


def explain_silence(
    session: Session, sandbox: str, path: str, problem: ActionError
) -> Flow[ActionError]:
    """Say why a file was not sent in time, where it is no file: a pipe that nobody writes to."""
    kind = yield from find_kind(session, sandbox, path)
    if kind in {None, "file"}:
        return problem
    return errors.but(
        problem,
        kind=FailureKind.INVALID_REQUEST,
        message=f"{path} is a {kind}, not a file: nothing of it came in time",
        retryable=False,
        hint=_SPECIAL_HINT,
    )


def _tells_nothing(reply: Reply[Any]) -> bool:
    """Tell whether a refusal says no more than a status that several things have.

    A socket is 404 with the words for an unknown route (recording download_file_special).
    """
    if reply.status_code == _BAD_REQUEST:
        return says_nothing(reply)
    return reply.status_code == _NOT_FOUND and b"page not found" in reply.content


def find_kind(session: Session, sandbox: str, path: str) -> Flow[str | None]:
    """Find out what is at a path: `file`, `directory`, `pipe`, …; None where that fails."""
    return _kind_of((yield from glance_at(session, sandbox, path)))


def _kind_of(found: FileInfo | None) -> str | None:
    if found is None:
        return None
    return "directory" if flag(found.is_dir) else _KINDS.get((text(found.mode) or "?")[0])


def glance_at(session: Session, sandbox: str, path: str) -> Flow[FileInfo | None]:
    """Ask what a path is; None where that fails: the first answer stays."""
    limit = min(_LOOK_LIMIT, session.settings.request_timeout)
    try:
        return (yield from look_at(session, sandbox, path, limit))
    except ActionError:
        return None
