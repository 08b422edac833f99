"""The action that moves a file or directory."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
import posixpath
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.execution import run_command
from daytona_actions.actions.files.transfer import check_path
from daytona_actions.actions.files.tree import refuse_root
from daytona_actions.actions.parameters import FilePath, SandboxId
from daytona_actions.actions.paths import look_at, refusal
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import IF_UNSENT, Flow
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, flag, is_empty
from daytona_actions.errors import FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Reply
    from daytona_actions.results.files import MoveFileOutput

_LOOK_LIMIT = 10  # seconds


@action(title="Move file", destructive=True, documented=False)
def move_file(
    session: Session,
    sandbox_id: SandboxId,
    source_path: FilePath,
    destination_path: Annotated[str, Param(example="/home/daytona/old-notes.txt")],
) -> "Flow[MoveFileOutput]":
    """Move or rename a file or directory in a Daytona sandbox.

    Nothing is overwritten, and nothing is moved *into* a directory: the destination is the whole new
    path, whose parent must be there. `source_left` is true where it was copied, but the source could
    not be removed: that is a failure.

    Args:
        sandbox_id: ID or name of the sandbox
        source_path: Path of the file or directory
        destination_path: New path, with the new name
    """
    from daytona_actions.results.files import MoveFileOutput
    from daytona_openapi.toolbox.api.file_system import move_file as endpoint

    check_path("source_path", source_path, "a file or directory")
    check_path("destination_path", destination_path, "a file or directory")
    refuse_root("source_path", source_path)
    if _is_inside(source_path, destination_path):
        raise _into_itself(source_path, destination_path)
    found = yield from look_at(session, sandbox_id, source_path)
    if flag(found.is_dir):
        yield from _check_links(session, sandbox_id, source_path, destination_path)
    reply = yield from call_toolbox(
        session,
        sandbox_id,
        endpoint,
        IF_UNSENT,
        source=source_path,
        destination=destination_path,
    )
    if not accepted(reply):
        raise _refused(reply, source_path, destination_path)
    if not is_empty(reply):
        raise _half_moved(reply, source_path, destination_path)
    return MoveFileOutput(success=True, path=destination_path, source_left=False)


def _is_inside(source: str, destination: str) -> bool:
    """Tell whether a path is below another as they are written; links may lead elsewhere."""
    if source.startswith("/") != destination.startswith("/") or ".." in destination.split("/"):
        return False
    above, below = posixpath.normpath(source), posixpath.normpath(destination)
    return below.lstrip("/").startswith(above.lstrip("/") + "/")


def _check_links(session: Session, sandbox: str, source: str, destination: str) -> "Flow[None]":
    """Refuse to move a directory below itself, wherever links and relative paths lead.

    A real Daytona answers 400, and leaves hundreds of copies, one inside the other (recording
    file_move_into_itself_fills_the_disk). Only a shell in it knows where a path leads.
    """
    folder, name = posixpath.split(source.rstrip("/"))
    name = quote(f"./{name}")
    above = yield from _print_place(session, sandbox, folder, f"[ ! -L {name} ] && cd {name} && ")
    below = yield from _print_place(session, sandbox, posixpath.dirname(destination.rstrip("/")))
    if above and below and f"{below}/".startswith(f"{above}/"):
        raise _into_itself(source, destination)


def _print_place(
    session: Session, sandbox: str, folder: str, before: str = ""
) -> "Flow[str | None]":
    """Return where a shell is that starts in a directory; None where it cannot."""
    try:
        exit_code, place = yield from run_command(
            session, sandbox, f"{before}pwd -P", _LOOK_LIMIT, folder
        )
    except errors.ActionError as problem:
        if problem.partial.get("exit_code") is None:
            raise
        return None  # never started: what is wrong with the path, the server says
    return place.removesuffix("\n") if place and exit_code == 0 else None


def _into_itself(source: str, destination: str) -> errors.ActionError:
    return errors.invalid(f"{source} cannot be moved into itself, to {destination}")


def _refused(reply: "Reply[object]", source: str, destination: str) -> errors.ActionError:
    parent = posixpath.dirname(destination.rstrip("/"))
    missing = f"there is no directory {parent} in the sandbox" if parent else "it has just gone"
    unsaid = {
        400: f"{source} cannot be moved to {destination}: permission denied",
        403: f"No permission to read {source} in the sandbox",
        404: f"{source} cannot be moved to {destination}: {missing}",
        409: f"{source} is not moved: there is something at {destination} already",
    }
    problem = refusal(reply, unsaid, destination)
    if problem.failure.kind is not FailureKind.CONFLICT:
        return problem
    hint = "Give the whole new path, its last part too; or delete_file what is there first."
    return errors.but(problem, hint=hint)


def _half_moved(reply: "Reply[object]", source: str, destination: str) -> errors.ActionError:
    """Say what was copied only: a success with a body (recording file_move)."""
    import json

    try:
        said = json.loads(reply.content)["error"]
    except (ValueError, TypeError, LookupError, RecursionError):
        said = "the server does not say why"
    problem = errors.error(
        FailureKind.CONFLICT,
        f"{source} was copied to {destination}, but could not be removed: {said}",
        status_code=reply.status_code,
        hint="Both are there now: delete_file the one that is not wanted.",
    )
    problem.partial.update(path=destination, source_left=True)
    return problem
