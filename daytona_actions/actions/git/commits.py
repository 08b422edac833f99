"""The actions on what is committed in a Git repository: status, log, add, commit."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.git.repository import (
    RepositoryPath,
    call_git,
    check_texts,
    current_branch,
    fetch_status,
    named,
    staged,
    unstaged,
)
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import content, flag, text, whole
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.git import (
        GitAddOutput,
        GitCommitOutput,
        GitLogOutput,
        GitStatusOutput,
    )

_UNWRITABLE = frozenset("<>\r\n")  # what ends a name or an address inside a commit


@action(title="Get Git status", read_only=True, idempotent=True, documented=False)
def git_status(
    session: Session, sandbox_id: SandboxId, path: RepositoryPath
) -> "Flow[GitStatusOutput]":
    """Get the branch and the changed files of a Git repository in a Daytona sandbox.

    Each file has what is staged and what is not: `added`, `modified`, `deleted`, `untracked`; null
    where there is nothing. `branch` is null where a commit is checked out (`detached`). `published`
    says whether the branch follows one of the remote, which that of git_clone does not; `ahead` and
    `behind` count the commits that only one of both has, as of the last pull: nothing is fetched.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
    """
    from daytona_actions.results.git import GitFileStatus, GitStatusOutput

    check_texts("git_status", path=path)
    status = yield from fetch_status(session, sandbox_id, path)
    branch = current_branch(status)
    files = [
        GitFileStatus(path=text(file.name), staged=staged(file), unstaged=unstaged(file))
        for file in status.file_status or []
    ]
    return GitStatusOutput(
        success=True,
        branch=branch,
        detached=branch is None,
        files=files,
        published=flag(status.branch_published),
        ahead=whole(status.ahead),
        behind=whole(status.behind),
    )


@action(title="List Git commits", read_only=True, idempotent=True, documented=False)
def git_log(
    session: Session,
    sandbox_id: SandboxId,
    path: RepositoryPath,
    limit: Annotated[int, range(1, 2**32)] | None = None,
) -> "Flow[GitLogOutput]":
    """List the commits of a Git repository in a Daytona sandbox, from the current one back.

    The server always sends all of them: `limit` shortens the result, not the transfer.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
        limit: The most commits to list (defaults to all)
    """
    from daytona_actions.results.git import GitCommit, GitLogOutput
    from daytona_openapi.toolbox.api.git import get_commit_history

    check_texts("git_log", path=path)
    reply = yield from call_git(
        session, sandbox_id, path, get_commit_history, EVEN_IF_SENT, path=path
    )
    commits = [
        GitCommit(
            hash=text(found.hash_),
            author=text(found.author),
            email=text(found.email),
            message=text(found.message),
            committed_at=text(found.timestamp),
        )
        for found in content(reply, "a list of commits")[:limit]
    ]
    return GitLogOutput(success=True, commits=commits)


@action(title="Stage files in Git", idempotent=True, documented=False)
def git_add(
    session: Session,
    sandbox_id: SandboxId,
    path: RepositoryPath,
    files: Annotated[list[str], Param(example=["."])],
) -> "Flow[GitAddOutput]":
    """Stage files of a Git repository in a Daytona sandbox for the next commit.

    Deletions are staged too. Where a file is missing, those before it in the list are staged.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
        files: Paths of files or directories, from the repository's root; `.` is everything
    """
    from daytona_actions.results.git import GitAddOutput
    from daytona_openapi.toolbox.api.git import add_files
    from daytona_openapi.toolbox.models import GitAddRequest

    check_texts("git_add", path=path)
    if not files:
        raise errors.invalid("files is empty: name what to stage; '.' is everything")
    for file in files:
        check_texts("git_add", files=file)
    body = GitAddRequest(path=path, files=[_from_root(path, file) for file in files])
    try:
        yield from call_git(session, sandbox_id, path, add_files, EVEN_IF_SENT, body=body)
    except ActionError as problem:
        raise _not_there(problem, path, files) from None
    return GitAddOutput(success=True)


@action(title="Commit to Git", documented=False)
def git_commit(
    session: Session,
    sandbox_id: SandboxId,
    path: RepositoryPath,
    message: Annotated[str, Param(example="Say hello")],
    author: Annotated[str, Param(example="Ada Lovelace")],
    email: Annotated[str, Param(example="ada@example.com")],
    allow_empty: bool | None = None,
) -> "Flow[GitCommitOutput]":
    """Commit what is staged in a Git repository in a Daytona sandbox.

    Stage it with git_add first. The commit's hash is returned.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
        message: Message of the commit
        author: Name of the author
        email: Email address of the author
        allow_empty: Whether to commit if nothing is staged (defaults to false)
    """
    from daytona_actions.results.git import GitCommitOutput
    from daytona_openapi.toolbox.api.git import commit_changes
    from daytona_openapi.toolbox.models import GitCommitRequest
    from daytona_openapi.toolbox.types import UNSET

    check_texts("git_commit", path=path, message=message, author=author, email=email)
    for name, value in (("author", author), ("email", email)):
        if not _UNWRITABLE.isdisjoint(value):
            raise errors.invalid(f"{name} must hold no line end and none of < and >: {value!r}")
    body = GitCommitRequest(path, message, author, email, allow_empty or UNSET)
    try:
        reply = yield from call_git(session, sandbox_id, path, commit_changes, IF_UNSENT, body=body)
    except ActionError as problem:
        raise _nothing_staged(problem, path) from None
    return GitCommitOutput(success=True, hash=text(content(reply, "a commit").hash_))


def _from_root(path: str, file: str) -> str:
    """Return a path from the repository's root; the server knows no other (git_add_errors)."""
    root = f"{path.rstrip('/')}/"
    if not path.startswith("/") or not f"{file}/".startswith(root):
        return file
    return file[len(root) :] or "."


def _not_there(problem: ActionError, path: str, files: list[str]) -> ActionError:
    """Name what could be missing, where the server does not (recording git_add_errors)."""
    if problem.failure.message != "entry not found":
        return problem
    which = f"is no {files[0]}" if len(files) == 1 else f"are not all of {named(files)}"
    return errors.but(
        problem,
        message=f"There {which} in the repository at {path}",
        hint="Pass paths from the repository's root: git_status shows what can be staged, and what "
        "of the list is staged already.",
    )


def _nothing_staged(problem: ActionError, path: str) -> ActionError:
    """Say what an empty commit is (recording git_commit_errors)."""
    if "cannot create empty commit" not in problem.failure.message:
        return problem
    return errors.but(
        problem,
        kind=FailureKind.CONFLICT,
        message=f"Nothing is staged in the repository at {path}: nothing was committed",
        hint="Stage something with git_add first, or commit with allow_empty.",
    )
