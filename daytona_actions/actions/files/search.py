"""The actions that look for files and texts, and replace texts."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.files.bytes_of import bytes_of, check_readable
from daytona_actions.actions.files.transfer import check_path
from daytona_actions.actions.parameters import FolderPath, SandboxId
from daytona_actions.actions.paths import find_kind, refusal, refuse
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, content, text as text_of, unreadable, whole
from daytona_actions.errors import FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.files import (
        FindInFilesOutput,
        ReplacedFile,
        ReplaceInFilesOutput,
        SearchFilesOutput,
    )

_HERE = "."
_NO_DIRECTORY = 400
_UNCLOSED = late_pattern(r"(?<!\\)\[[^\]]*$")
_LEFT_TO_THE_SERVER = {
    FailureKind.NOT_FOUND,
    FailureKind.PERMISSION,
    FailureKind.INVALID_REQUEST,
    FailureKind.TOO_LARGE,
}
# How the server ends what it says of a file (recording file_replace).
_KINDS = {
    "no such file or directory": FailureKind.NOT_FOUND,
    "permission denied": FailureKind.PERMISSION,
}
_NOT_THERE = "the text is not in it"


@action(title="Search files", read_only=True, idempotent=True, documented=False)
def search_files(
    session: Session,
    sandbox_id: SandboxId,
    pattern: Annotated[str, Param(example="*.py")],
    path: FolderPath | None = None,
) -> "Flow[SearchFilesOutput]":
    """Search a directory of a Daytona sandbox, and all below it, for files and directories by name.

    Directories below it that may not be read are left out.

    Args:
        sandbox_id: ID or name of the sandbox
        pattern: What a name must be, without its directory: `*` stands for any characters, `?` for
            one, `[a-z]` for one of a range
        path: Directory to search (defaults to the sandbox working directory)
    """
    from daytona_actions.results.files import SearchFilesOutput
    from daytona_openapi.toolbox.api.file_system import search_files as endpoint

    if not pattern:
        raise errors.invalid("pattern is empty: give one such as *.py, or * for all")
    if "/" in pattern:
        raise errors.invalid(
            f"pattern {pattern!r} holds a slash, but it is compared with names alone, at any depth: "
            "give the directory as path, and the name as pattern"
        )
    if _UNCLOSED.search(pattern):
        raise errors.invalid(f"pattern {pattern!r} has a [ without a ], which fits no name")
    place = _place(path)
    reply = yield from call_toolbox(
        session, sandbox_id, endpoint, EVEN_IF_SENT, path=place, pattern=pattern
    )
    if not accepted(reply):
        raise refusal(
            reply, {400: f"{place} cannot be searched: the server does not say why"}, place
        )
    found = content(reply, "names of files").files or []
    files = [_named(text_of(name), path) for name in found]
    if not files:
        yield from _check_readable(session, sandbox_id, place, file_too=False)
    return SearchFilesOutput(success=True, files=[name for name in files if name is not None])


@action(title="Find in files", read_only=True, idempotent=True, documented=False)
def find_in_files(
    session: Session,
    sandbox_id: SandboxId,
    text: Annotated[str, Param(example="TODO")],
    path: FolderPath | None = None,
) -> "Flow[FindInFilesOutput]":
    """Find the lines that hold a text, in the files of a Daytona sandbox.

    Left out are binary files, and what may not be read below the path.

    Args:
        sandbox_id: ID or name of the sandbox
        text: Text to find, as it is: not a pattern, and within one line
        path: Directory to look through, with all below it, or a single file (defaults to the
            sandbox working directory)
    """
    from daytona_actions.results.files import FileMatch, FindInFilesOutput
    from daytona_openapi.toolbox.api.file_system import find_in_files as endpoint

    _check_text(text)
    if "\n" in text:
        raise errors.invalid("text has several lines, but each line is looked at by itself")
    place = _place(path)
    reply = yield from call_toolbox(
        session, sandbox_id, endpoint, EVEN_IF_SENT, path=place, pattern=text
    )
    if not accepted(reply):
        raise refusal(
            reply, {400: f"{place} cannot be searched: the server does not say why"}, place
        )
    found = content(reply, "matches")
    if not found:
        yield from _check_readable(session, sandbox_id, place, file_too=True)
    matches = [
        FileMatch(
            file=_named(text_of(each.file), path),
            line=whole(each.line),
            content=text_of(each.content),
        )
        for each in found
    ]
    return FindInFilesOutput(success=True, matches=matches)


@action(title="Replace in files", destructive=True, documented=False)
def replace_in_files(
    session: Session,
    sandbox_id: SandboxId,
    files: Annotated[list[str], Param(example=["/home/daytona/notes.txt"])],
    text: Annotated[str, Param(example="TODO")],
    replacement: Annotated[str, Param(example="DONE")],
) -> "Flow[ReplaceInFilesOutput]":
    """Replace a text wherever it stands, in some files of a Daytona sandbox.

    A success only if all of the files were changed; `results` says it of each.

    Args:
        sandbox_id: ID or name of the sandbox
        files: Paths of the files
        text: Text to replace, as it is: not a pattern
        replacement: Text to put in its place; may be empty
    """
    from daytona_actions.results.files import ReplacedFile, ReplaceInFilesOutput

    for path in files:
        check_path("files", path)
    if not files:
        raise errors.invalid("files is empty: give the paths of the files")
    _check_text(text)
    lacking = set()
    for path in dict.fromkeys(files):
        if (yield from _lacks(session, sandbox_id, path, text)):
            lacking.add(path)
    having = [path for path in dict.fromkeys(files) if path not in lacking]
    changed = yield from _replace(session, sandbox_id, having, text, replacement)
    lack = ReplacedFile(success=False, error=_NOT_THERE)
    results = [changed.get(path) or lack.model_copy(update={"file": path}) for path in files]
    if problem := _problem_of(results):
        raise problem
    return ReplaceInFilesOutput(success=True, results=results)


def _place(path: str | None) -> str:
    if path:
        check_path("path", path, "a directory")
    return path or _HERE


def _named(found: str | None, path: str | None) -> str | None:
    """Return a path below the working directory without the dot that stands for that."""
    if found is None or path:
        return found
    return found.removeprefix("./")


def _check_text(text: str) -> None:
    if not text:
        raise errors.invalid("text is empty: it would be found everywhere")


def _check_readable(session: Session, sandbox: str, path: str, *, file_too: bool) -> "Flow[None]":
    """Look at a place where nothing was found.

    Of one that is missing, or may not be read, the server says the same (recordings file_search
    and file_find).
    """
    from daytona_openapi.toolbox.api.file_system import list_files

    reply = yield from call_toolbox(session, sandbox, list_files, EVEN_IF_SENT, path=path)
    if accepted(reply):
        return
    is_none = file_too and reply.status_code == _NO_DIRECTORY
    if not is_none or (yield from find_kind(session, sandbox, path)) != "file":
        raise (yield from refuse(session, sandbox, path, reply, "directory"))
    yield from check_readable(session, sandbox, path)


def _lacks(session: Session, sandbox: str, path: str, text: str) -> "Flow[bool]":
    """Tell whether a text is certainly not in a file.

    The server calls a file changed in which it found nothing (recording file_replace). What cannot
    be looked at is left to the server: it says why it does not change it.
    """
    try:
        return text.encode() not in (yield from bytes_of(session, sandbox, path))
    except errors.ActionError as problem:
        if problem.failure.kind not in _LEFT_TO_THE_SERVER:
            raise
        return False


def _replace(
    session: Session, sandbox: str, files: list[str], text: str, replacement: str
) -> "Flow[dict[str, ReplacedFile]]":
    """Let the server replace a text, and return what it says of each file."""
    from daytona_actions.results.files import ReplacedFile
    from daytona_openapi.toolbox.api.file_system import replace_in_files as endpoint
    from daytona_openapi.toolbox.models import ReplaceRequest

    if not files:
        return {}
    body = ReplaceRequest(files=files, pattern=text, new_value=replacement)
    reply = yield from call_toolbox(session, sandbox, endpoint, IF_UNSENT, body=body)
    answers = content(reply, "what was replaced")
    if len(answers) != len(files):
        raise unreadable(reply, "what was replaced in each file")
    return {
        path: ReplacedFile(
            file=path,
            success=answer.success is True,
            error=None
            if answer.success is True
            else text_of(answer.error) or "no reason was given",
        )
        for path, answer in zip(files, answers, strict=True)
    }


def _problem_of(results: "list[ReplacedFile]") -> errors.ActionError | None:
    """Make the error that tells of the files that were not changed, None if all were."""
    left = [each for each in results if not each.success]
    if not left:
        return None
    told = "; ".join(dict.fromkeys(f"{each.file}: {each.error}" for each in left))
    reasons = {(each.error or "").rpartition(": ")[2] for each in left}
    only = reasons.pop() if len(reasons) == 1 else ""
    kind = _KINDS.get(only, FailureKind.INVALID_REQUEST)
    hint = (
        "Look with find_in_files or read_text_file: the text is taken as it is, not as a pattern."
    )
    if len(left) < len(results):
        hint += " The others were changed."
    problem = errors.error(kind, f"{len(left)} of {len(results)} not changed: {told}", hint=hint)
    problem.partial.update(results=results)
    return problem
