"""The actions that look at the tree of files: list, look."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Any

from daytona_actions.actions.files.transfer import check_path
from daytona_actions.actions.parameters import FilePath, FolderPath, SandboxId
from daytona_actions.actions.paths import look_at, refuse
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow
from daytona_actions.engine.replies import accepted, content, flag, text, texts, whole
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.files import (
        FileInfo as FileEntry,
        GetFileInfoOutput,
        ListFilesOutput,
    )
    from daytona_openapi.toolbox.models import FileInfo


@action(title="List files", read_only=True, idempotent=True)
def list_files(
    session: Session, sandbox_id: SandboxId, path: FolderPath | None = None
) -> "Flow[ListFilesOutput]":
    """List files in a directory of a Daytona sandbox.

    Symbolic links are shown as what they point to.

    Args:
        sandbox_id: ID of the sandbox to list files in
        path: Directory path to list (defaults to the sandbox working directory)
    """
    from daytona_actions.results.files import ListFilesOutput
    from daytona_openapi.toolbox.api.file_system import list_files as endpoint
    from daytona_openapi.toolbox.types import UNSET

    if path:
        check_path("path", path)
    reply = yield from call_toolbox(session, sandbox_id, endpoint, EVEN_IF_SENT, path=path or UNSET)
    if not accepted(reply):
        raise (yield from refuse(session, sandbox_id, path, reply, "directory"))
    # Validated in one go, which takes a third less than to make each entry by itself; and each that
    # was read is let go of, or the collector of garbage would go through tens of thousands in vain.
    found = content(reply, "a list of files")
    found.reverse()
    entries = (_fields(found.pop()) for _ in range(len(found)))
    return ListFilesOutput.model_validate({"success": True, "files": entries})


@action(title="Get file info", read_only=True, idempotent=True, documented=False)
def get_file_info(
    session: Session, sandbox_id: SandboxId, path: FilePath
) -> "Flow[GetFileInfoOutput]":
    """Get size, permissions, owner and time of a file or directory in a Daytona sandbox.

    A symbolic link is shown as what it points to.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Path of the file or directory
    """
    from daytona_actions.results.files import GetFileInfoOutput

    check_path("path", path, "a file or directory")
    found = yield from look_at(session, sandbox_id, path)
    return GetFileInfoOutput(success=True, file=entry(found))


def entry(found: "FileInfo") -> "FileEntry":
    """Describe a file or directory."""
    from daytona_actions.results.files import FileInfo as FileEntry

    return FileEntry.model_validate(_fields(found))


def _fields(found: "FileInfo") -> dict[str, Any]:
    name, mode, permissions, owner, group, modified_at = texts(
        found.name, found.mode, found.permissions, found.owner, found.group, found.modified_at
    )
    return {
        "name": name,
        "is_dir": flag(found.is_dir),
        "size": whole(found.size),
        "mode": mode,
        "permissions": permissions,
        "owner": owner,
        "group": group,
        "modified_at": modified_at or text(found.mod_time),
    }
