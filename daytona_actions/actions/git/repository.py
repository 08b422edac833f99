"""A Git repository in a sandbox: calls about it, what their refusals mean, and its status."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Annotated, Concatenate, ParamSpec, TypeVar

from daytona_actions import errors
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.flow import EVEN_IF_SENT
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, content, failure_of, text
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from daytona_actions.engine.flow import Endpoint, Flow, Repeat, Reply
    from daytona_actions.session import Session
    from daytona_openapi.toolbox import AuthenticatedClient
    from daytona_openapi.toolbox.models import FileStatus, GitStatus

P = ParamSpec("P")
T = TypeVar("T")

RepositoryPath = Annotated[str, Param(example="/home/daytona/project")]

_MOST_NAMES = 3
_UNCHANGED = frozenset({None, "Unmodified", "Untracked"})
_NO_COMMIT = late_pattern(r"^not found: reference not found")
_NO_COMMIT_YET = "The repository at {path} has no commit yet, or its current branch is gone"

# The server names no repository; each line names its recording.
_MEANINGS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        # git_not_a_repository: also for a folder inside a repository.
        late_pattern("repository does not exist"),
        "There is no Git repository at {path}",
        "Pass the root of a repository, the folder that holds .git; git_clone makes one.",
    ),
    (
        # git_no_remote, where nothing was committed yet; git_branch_errors, of a deleted branch.
        _NO_COMMIT,
        _NO_COMMIT_YET,
        "Commit something (git_add, git_commit), or check out a branch that git_branches lists.",
    ),
    (
        late_pattern("remote not found"),  # git_no_remote
        "The repository at {path} has no remote named origin",
        "Add one with execute_command: git -C {quoted} remote add origin URL",
    ),
)


def check_texts(action: str, **texts: str) -> None:
    """Refuse arguments that are blank, or hold what Git cannot keep, before any request."""
    for name, value in texts.items():
        if not value.strip():
            raise errors.invalid(f"{name} is empty: {action} needs it")
        if "\0" in value:
            raise errors.invalid(f"{name} holds a NUL character, which Git cannot keep")


def call_git(
    session: Session,
    sandbox: str,
    path: str,
    endpoint: Endpoint[Concatenate[AuthenticatedClient, str, P], T],
    repeat: Repeat,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Flow[Reply[T]]:
    """Send a call about a repository; see `call_toolbox`.

    Raises:
        ActionError: what the server refused, with the repository and what to do about it.
    """
    reply = yield from call_toolbox(session, sandbox, endpoint, repeat, *args, **kwargs)
    if accepted(reply):
        return reply
    raise _told(failure_of(reply), path)


def fetch_status(session: Session, sandbox: str, path: str) -> Flow[GitStatus]:
    """Ask for the status of a repository.

    Raises:
        ActionError: there is none, it has no commit to compare with, or it cannot be asked.
    """
    return _status((yield from _ask_status(session, sandbox, path)), path)


def find_status(session: Session, sandbox: str, path: str) -> Flow[GitStatus | None]:
    """Ask for the status of a repository; None where there is no commit to compare with.

    Raises:
        ActionError: there is no repository, or it cannot be asked.
    """
    reply = yield from _ask_status(session, sandbox, path)
    if not accepted(reply) and _NO_COMMIT.search(failure_of(reply).failure.message):
        return None
    return _status(reply, path)


def _ask_status(session: Session, sandbox: str, path: str) -> Flow[Reply[GitStatus | None]]:
    from daytona_openapi.toolbox.api.git import get_status

    return (yield from call_toolbox(session, sandbox, get_status, EVEN_IF_SENT, path=path))


def _status(reply: Reply[GitStatus | None], path: str) -> GitStatus:
    if not accepted(reply):
        raise _told(failure_of(reply), path)
    return content(reply, "the status of a repository")


def current_branch(status: GitStatus) -> str | None:
    """Return the branch that is checked out, None for a commit (recording git_branch_errors)."""
    branch = text(status.current_branch)
    return None if branch == "HEAD" else branch


def staged(file: FileStatus) -> str | None:
    """Tell how the index differs from the last commit: `added`, `modified`, …; None: not at all."""
    return _change(text(file.staging))


def unstaged(file: FileStatus) -> str | None:
    """Tell how a file differs from the index: `modified`, `deleted`, `untracked`; None: not at all."""
    state = text(file.worktree)
    return "untracked" if state == "Untracked" else _change(state)


def changed(status: GitStatus) -> list[str]:
    """List the tracked files with changes that are not committed."""
    files = status.file_status or []
    found = [file for file in files if staged(file) or _change(text(file.worktree))]
    return [text(file.name) or "?" for file in found]


def _change(state: str | None) -> str | None:
    return None if state is None or state in _UNCHANGED else state.lower()


def named(names: Iterable[str]) -> str:
    """Join names for a message, the first of many."""
    shown = list(names)
    if len(shown) <= _MOST_NAMES:
        return ", ".join(shown)
    return f"{', '.join(shown[:_MOST_NAMES])} and {len(shown) - _MOST_NAMES} more"


def refuse_over_changes(status: GitStatus | None, refusal: str) -> None:
    """Refuse what would mix with, or drop, changes that are not committed.

    The server looks at them only after it has moved the branch (recording
    git_pull_over_unstaged_changes), and not at all at those that are staged.

    Args:
        status: of the repository; None: nothing is known.
        refusal: what was not done: `Branch topic was not checked out`.
    """
    if status is not None and (names := changed(status)):
        raise errors.error(
            FailureKind.CONFLICT,
            f"{refusal}: there are changes that are not committed, in {named(names)}",
            hint="Commit them (git_add, git_commit), or put them away with execute_command "
            "(git stash); then call again.",
        )


def is_without_branch(problem: ActionError, path: str) -> bool:
    """Tell whether a call was refused for want of a branch with a commit."""
    return problem.failure.message == _NO_COMMIT_YET.format(path=path)


def _told(problem: ActionError, path: str) -> ActionError:
    for pattern, message, hint in _MEANINGS:
        if pattern.search(problem.failure.message):
            return errors.but(
                problem,
                message=message.format(path=path),
                hint=hint.format(quoted=quote(path)),
            )
    return problem
