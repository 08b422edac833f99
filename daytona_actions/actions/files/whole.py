"""A file in a sandbox is written whole or not at all, and stays what it was: a link, its mode."""

from __future__ import annotations

import contextlib
import posixpath
from shlex import quote
from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions.execution import run_command
from daytona_actions.actions.files.transfer import check_path, upload
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.flow import NEVER
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow
    from daytona_actions.session import Session

_LIMIT = 60  # seconds
_REMOVAL_LIMIT = 5.0  # seconds: it comes on top of what has failed
_PLACE_HINT = "upload_file writes into the file itself; half of it is left if that breaks off."

_CHANGED = 40
_OBJECTIONS = {
    41: (FailureKind.INVALID_REQUEST, "is a symbolic link that leads nowhere"),
    42: (FailureKind.INVALID_REQUEST, "is a directory, not a file"),
    43: (FailureKind.INVALID_REQUEST, "is not a file, but a device, a pipe or a socket"),
    44: (FailureKind.PERMISSION, "may not be written by the sandbox's user"),
}

# An upload writes in place, and a move refuses a target that is there (recordings
# upload_file_over_existing, file_move): only the shell puts a new file in the place of an old one.
# The lock is for others that do this; where there is no flock, as on macOS, they come unasked.
# A dot keeps the line feeds that a name may end with. What is copied first has the old one's mode.
_PUT = """\
{{
new=./{new} copy=./{new} target={target} append={append} sum={sum}
end() {{ rm -f "$new" "$copy"; exit "$1"; }}
if [ -L "$target" ]; then
    target=$(readlink -f "$target" && echo .) || end 41
    target=${{target%??}}
fi
[ -d "$target" ] && end 42
[ -e "$target" ] && [ ! -f "$target" ] && end 43
[ -e "$target" ] && [ ! -w "$target" ] && end 44
folder=${{target%/*}}
copy=$folder/{new}.copy
if command -v flock && [ -r "$folder/" ]; then exec 9<"$folder/"; flock 9; fi >/dev/null 2>&1
if [ "$sum" ] && command -v sha256sum >/dev/null 2>&1; then
    found=$(sha256sum <"$target")
    [ "${{found%% *}}" = "$sum" ] || end 40
fi
[ ! -e "$target" ] || cp -p "$target" "$copy" || end 1
if [ "$append" ]; then cat "$new" >>"$copy"; else cat "$new" >"$copy"; fi || end 1
size=$(wc -c <"$copy") && mv -f "$copy" "$target" || end 1
echo $size
end 0
}} </dev/null
"""


def check_file_path(path: str) -> None:
    """Refuse a path that can be no file's.

    Raises:
        ActionError: it is empty, holds a NUL, or names a directory.
    """
    check_path("path", path)
    if path.rpartition("/")[2] in {"", ".", ".."}:
        raise errors.invalid(f"path {path!r} names a directory: give the path of a file")


def write_whole(
    session: Session,
    sandbox: str,
    path: str,
    content: bytes,
    *,
    append: bool = False,
    in_place_of: bytes | None = None,
) -> Flow[int | None]:
    """Write a file and return its size in bytes, None where it is no longer what it was.

    Args:
        session: the running client's.
        sandbox: ID or name.
        path: of the file.
        content: what it is to have.
        append: whether that comes after what it has.
        in_place_of: what it has if nobody has changed it meanwhile; None: that does not matter.

    Raises:
        ActionError: it is what it was.
    """
    import secrets

    folder, name = posixpath.split(path)
    new = f".daytona-{secrets.token_hex(8)}"
    # An upload takes white space off the ends of a path (recording file_name_with_joiner).
    beside = posixpath.join(folder if path.startswith("/") else f"./{folder}", new)
    try:
        yield from upload(session, sandbox, beside, content)
    except errors.ActionError as problem:
        if problem.failure.kind in errors.UNSETTLED:  # a part of it may be there
            yield from _remove(session, sandbox, beside)
        raise _restated(problem, beside, path) from None
    command = put_command(new, name, append=append, in_place_of=in_place_of)
    try:
        exit_code, output = yield from run_command(session, sandbox, command, _LIMIT, folder)
    except errors.ActionError:
        yield from _remove(session, sandbox, beside)
        yield from _remove(session, sandbox, f"{beside}.copy")
        raise
    if exit_code == _CHANGED:
        return None
    said = (output or "").strip()
    size = said.rpartition("\n")[2]
    if exit_code == 0 and size.isdecimal():
        return int(size)
    raise _objection(path, exit_code, said)


def put_command(new: str, name: str, *, append: bool, in_place_of: bytes | None) -> str:
    """Return what puts a new file of the working directory in the place of the one of a name."""
    import hashlib

    return _PUT.format(
        new=new,
        target=quote(f"./{name}"),
        append="yes" if append else "",
        sum="" if in_place_of is None else hashlib.sha256(in_place_of).hexdigest(),
    )


def _restated(problem: errors.ActionError, beside: str, path: str) -> errors.ActionError:
    """Say of the file what the server says of the one beside it."""
    if problem.failure.kind is not FailureKind.PERMISSION:
        return errors.but(problem, message=problem.failure.message.replace(beside, path))
    told = f"No permission to make a file in the directory of {path}, where it is written first"
    return errors.but(problem, message=told, hint=_PLACE_HINT)


def _objection(path: str, exit_code: int | None, said: str) -> errors.ActionError:
    if exit_code in _OBJECTIONS:
        kind, told = _OBJECTIONS[exit_code]
        return errors.error(kind, f"{path} {told}: nothing was written")
    if "ile name too long" in said:
        return errors.invalid(f"{path}: file name too long: nothing was written")
    kind = FailureKind.PERMISSION if "ermission denied" in said else FailureKind.SERVER
    told = f"{path} could not be written, and is what it was: {said or f'exit code {exit_code}'}"
    return errors.but(errors.error(kind, told, hint=_PLACE_HINT), retryable=False)


def _remove(session: Session, sandbox: str, path: str) -> Flow[None]:
    """Delete what was to be put somewhere, if that can be done soon: another failure is told."""
    from daytona_openapi.toolbox.api.file_system import delete_file

    options = session.options(min(_REMOVAL_LIMIT, session.settings.request_timeout))
    with contextlib.suppress(errors.ActionError):
        yield from call_toolbox(
            session, sandbox, delete_file, NEVER, path=path, request_options=options
        )
