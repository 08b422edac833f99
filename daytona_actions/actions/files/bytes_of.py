"""The bytes of a file that is small enough to be looked through here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions.files.transfer import download
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow
    from daytona_actions.session import Session

TEXT_LIMIT = 10 * 1024 * 1024
"""The longest file in bytes that is read as text."""

_TOO_LARGE_HINT = (
    "Read it in parts by execute_command: `sed -n '1,200p' FILE`; or change it there with `sed -i`."
)


def bytes_of(session: Session, sandbox: str, path: str) -> Flow[bytes]:
    """Fetch a file; one that is too large is given up before it has come.

    Raises:
        ActionError: there is none, it may not be read, or is too large.
    """
    try:
        return (yield from download(session, sandbox, path, TEXT_LIMIT)).content
    except errors.ActionError as problem:
        if problem.failure.kind is not FailureKind.TOO_LARGE:
            raise
        size = f"{TEXT_LIMIT:,} bytes ({TEXT_LIMIT >> 20} MB)"
        told = f"{path} is larger than the {size} that can be read as text"
        raise errors.but(problem, message=told, hint=_TOO_LARGE_HINT) from None


def check_readable(session: Session, sandbox: str, path: str) -> Flow[None]:
    """Ask for a file, without fetching any of it.

    Raises:
        ActionError: there is none, or it may not be read.
    """
    try:
        yield from download(session, sandbox, path, 0)
    except errors.ActionError as problem:
        if problem.failure.kind is not FailureKind.TOO_LARGE:
            raise
