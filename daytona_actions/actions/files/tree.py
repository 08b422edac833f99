"""The actions that change the tree of files: make folders, delete, permissions."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.files.listing import entry
from daytona_actions.actions.files.transfer import check_path
from daytona_actions.actions.parameters import FilePath, FolderPath, SandboxId
from daytona_actions.actions.paths import (
    glance_at,
    look_at,
    nothing_at,
    refusal,
)
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, flag, text
from daytona_actions.errors import FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Reply
    from daytona_actions.results.files import (
        CreateFolderOutput,
        DeleteFileOutput,
        SetFilePermissionsOutput,
    )
    from daytona_openapi.toolbox.models import FileInfo

Permissions = Annotated[str, Param(example="755", shown=True)]

_BAD_REQUEST, _DENIED, _NOT_FOUND = 400, 403, 404
_USUAL = "755"
_OCTAL = late_pattern(r"0?[0-7]{3}")
# Recording file_permissions: mode 1777 becomes 777 without a word.
_WITH_SPECIAL_BITS = late_pattern(r"0?[1-7][0-7]{3}")


@action(title="Create folder", idempotent=True, documented=False)
def create_folder(
    session: Session,
    sandbox_id: SandboxId,
    path: FolderPath,
    permissions: Permissions | None = None,
) -> "Flow[CreateFolderOutput]":
    """Make a directory in a Daytona sandbox, with the parents that are missing.

    One that is there already stays, with what is in it.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Path of the directory
        permissions: What it is to allow, as an octal number such as 755 or 0700, also where it was
            there already (defaults to 755 for a new one)
    """
    from daytona_actions.results.files import CreateFolderOutput
    from daytona_openapi.toolbox.api.file_system import create_folder as endpoint

    check_path("path", path, "a directory")
    mode = _checked(permissions) or _USUAL
    reply = yield from call_toolbox(
        session, sandbox_id, endpoint, EVEN_IF_SENT, path=path, mode=mode
    )
    if not accepted(reply):
        unsaid = {
            _BAD_REQUEST: f"The directory {path} cannot be made: the server does not say why (a "
            "file of that name, a name that is too long, or a parent in which the sandbox's user "
            "may not write, are such cases)"
        }
        raise refusal(reply, unsaid, path)
    if permissions:
        # A mask takes bits off a new one, and one that was there keeps its own (file_folder).
        made = yield from glance_at(session, sandbox_id, path)
        if made is None or not _allows(made, permissions):
            yield from _change(session, sandbox_id, path, permissions)
    return CreateFolderOutput(success=True, path=path)


@action(title="Delete file", destructive=True, idempotent=True, documented=False)
def delete_file(
    session: Session, sandbox_id: SandboxId, path: FilePath, recursive: bool | None = None
) -> "Flow[DeleteFileOutput]":
    """Delete a file or directory of a Daytona sandbox.

    Of a symbolic link only the link goes; one whose target is missing counts as missing itself.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Path of the file or directory
        recursive: Whether a directory may be deleted, with all that is in it (defaults to false;
            an empty one, and a link to one, need it too)
    """
    from daytona_actions.results.files import DeleteFileOutput
    from daytona_openapi.toolbox.api.file_system import delete_file as endpoint
    from daytona_openapi.toolbox.types import UNSET

    check_path("path", path, "a file or directory")
    refuse_root("path", path)
    try:
        found = yield from look_at(session, sandbox_id, path)
    except errors.ActionError as problem:
        raise _of_a_link(problem) from None
    if flag(found.is_dir) and not recursive:
        raise errors.invalid(
            f"{path} is a directory: pass recursive=True to delete it with all that is in it"
        )
    reply = yield from call_toolbox(
        session, sandbox_id, endpoint, EVEN_IF_SENT, path=path, recursive=recursive or UNSET
    )
    # It was there a moment ago: what is missing now was deleted, by a try whose answer was lost.
    if not accepted(reply) and reply.status_code != _NOT_FOUND:
        raise _refused_change(reply, path, f"{path} cannot be deleted, or not all of it")
    return DeleteFileOutput(success=True, path=path)


@action(title="Set file permissions", idempotent=True, documented=False)
def set_file_permissions(
    session: Session,
    sandbox_id: SandboxId,
    path: FilePath,
    permissions: Permissions | None = None,
    owner: str | None = None,
    group: str | None = None,
) -> "Flow[SetFilePermissionsOutput]":
    """Change who may do what with a file or directory in a Daytona sandbox.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Path of the file or directory
        permissions: What it is to allow, as an octal number such as 755 or 0644
        owner: Name of the user whom it is to belong to
        group: Name of the group that it is to belong to
    """
    from daytona_actions.results.files import SetFilePermissionsOutput

    check_path("path", path, "a file or directory")
    if not (permissions or owner or group):
        raise errors.invalid("Nothing to change: give permissions, owner or group")
    _checked(permissions)
    yield from _change(session, sandbox_id, path, permissions, owner, group)
    found = yield from glance_at(session, sandbox_id, path)
    if found is not None and permissions and not _allows(found, permissions):
        problem = errors.error(
            FailureKind.RESPONSE,
            f"{path} has the permissions {text(found.permissions)} and not {permissions}, although "
            "the server accepted them",
            hint="Its file system may not keep them; look with execute_command: `ls -l`.",
        )
        problem.partial.update(file=entry(found))
        raise problem
    return SetFilePermissionsOutput(success=True, file=entry(found) if found else None)


def refuse_root(name: str, path: str) -> None:
    """Refuse a path without a name of its own, such as `/` or `..`, for what would take it away."""
    if path.rstrip("/").rpartition("/")[2] in {"", ".", ".."}:
        raise errors.invalid(f"{name} must end with the name of a file or directory, not {path!r}")


def _change(
    session: Session,
    sandbox: str,
    path: str,
    mode: str | None,
    owner: str | None = None,
    group: str | None = None,
) -> "Flow[None]":
    from daytona_openapi.toolbox.api.file_system import set_file_permissions as endpoint
    from daytona_openapi.toolbox.types import UNSET

    reply = yield from call_toolbox(
        session,
        sandbox,
        endpoint,
        EVEN_IF_SENT,
        path=path,
        mode=mode or UNSET,
        owner=owner or UNSET,
        group=group or UNSET,
    )
    if not accepted(reply):
        told = f"The permissions of {path} cannot be changed"
        if owner or group:
            told += " (the owner or group may be unknown)"
        raise _refused_change(reply, path, told)


def _refused_change(reply: "Reply[object]", path: str, told: str) -> errors.ActionError:
    """Make the error for a change that was refused, which a server says with a bare 400."""
    unsaid = {
        _BAD_REQUEST: f"{told}: permission denied",
        _DENIED: f"{told}: permission denied",
        _NOT_FOUND: nothing_at(path),
    }
    return refusal(reply, unsaid, path)


def _of_a_link(problem: errors.ActionError) -> errors.ActionError:
    """Say of a path at which there is nothing that a link without a target looks the same."""
    if problem.failure.kind is not FailureKind.NOT_FOUND:
        return problem
    hint = "A symbolic link without a target looks the same: `rm` by execute_command removes it. "
    return errors.but(problem, hint=hint + problem.failure.hint)


def _checked(permissions: str | None) -> str | None:
    """Return permissions that the server will keep as they are."""
    if permissions and _WITH_SPECIAL_BITS.fullmatch(permissions):
        raise errors.invalid(
            f"permissions {permissions!r} have a bit that Daytona drops (setuid, setgid, sticky): "
            "use chmod by execute_command"
        )
    if permissions and not _OCTAL.fullmatch(permissions):
        raise errors.invalid(
            f"permissions must be an octal number such as 755 or 0644, not {permissions!r}"
        )
    return permissions


def _allows(found: "FileInfo", permissions: str) -> bool:
    """Tell whether a file has certain permissions; where it is not known, it has not."""
    shown = text(found.permissions) or ""
    return bool(_OCTAL.fullmatch(shown)) and int(shown, 8) == int(permissions, 8)
