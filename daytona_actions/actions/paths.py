"""What a path in a sandbox is: looked up where the answer about it was empty, silent or bare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions import errors
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.flow import EVEN_IF_SENT
from daytona_actions.engine.replies import content, failure_of, flag, says_nothing, text, whole
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.session import Session
    from daytona_openapi.toolbox.models import FileInfo

_BAD_REQUEST, _NOT_FOUND = 400, 404
_LOOK_LIMIT = 5.0  # seconds: it comes on top of what the first answer took

# Go's letters for the kinds of files (recording file_info_special).
_KINDS = {"-": "file", "d": "directory", "p": "pipe", "S": "socket", "D": "device"}

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
        kind = yield from _find_kind(session, sandbox, path)
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
    return failure_of(reply, unsaid=unsaid)


def check_empty(session: Session, sandbox: str, path: str) -> Flow[None]:
    """Look at a file of which no byte came; a look-up that fails says nothing.

    Raises:
        ActionError: it is no file, or has bytes that the server does not send.
    """
    found = yield from _look(session, sandbox, path)
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
    kind = yield from _find_kind(session, sandbox, path)
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


def _find_kind(session: Session, sandbox: str, path: str) -> Flow[str | None]:
    return _kind_of((yield from _look(session, sandbox, path)))


def _kind_of(found: FileInfo | None) -> str | None:
    if found is None:
        return None
    return "directory" if flag(found.is_dir) else _KINDS.get((text(found.mode) or "?")[0])


def _look(session: Session, sandbox: str, path: str) -> Flow[FileInfo | None]:
    """Ask what a path is; None where that fails: the first answer stays."""
    from daytona_openapi.toolbox.api.file_system import get_file_info

    try:
        options = session.options(min(_LOOK_LIMIT, session.settings.request_timeout))
        reply = yield from call_toolbox(
            session, sandbox, get_file_info, EVEN_IF_SENT, path=path, request_options=options
        )
        return content(reply, "what a file is")
    except ActionError:
        return None
