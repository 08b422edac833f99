"""The actions on the branches of a Git repository: list, check out, create, delete."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.git.repository import (
    RepositoryPath,
    call_git,
    check_texts,
    current_branch,
    find_status,
    named,
    refuse_over_changes,
    staged,
)
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import content, text
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.git import (
        GitBranchesOutput,
        GitCheckoutOutput,
        GitCreateBranchOutput,
        GitDeleteBranchOutput,
    )
    from daytona_openapi.toolbox.models import GitStatus

_SHORT_HASH = late_pattern("[0-9a-fA-F]{4,39}")

BranchName = Annotated[str, Param(example="topic")]


@action(title="List Git branches", read_only=True, idempotent=True, documented=False)
def git_branches(
    session: Session, sandbox_id: SandboxId, path: RepositoryPath
) -> "Flow[GitBranchesOutput]":
    """List the local branches of a Git repository in a Daytona sandbox.

    `current` is the branch that is checked out; it is null where a commit is, and before the
    first commit.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
    """
    from daytona_actions.results.git import GitBranchesOutput

    check_texts("git_branches", path=path)
    names, current = yield from _find_branches(session, sandbox_id, path)
    return GitBranchesOutput(success=True, branches=names, current=current)


@action(title="Check out Git branch", destructive=True, documented=False)
def git_checkout(
    session: Session, sandbox_id: SandboxId, path: RepositoryPath, branch: BranchName
) -> "Flow[GitCheckoutOutput]":
    """Check out a local branch or a commit of a Git repository in a Daytona sandbox.

    Refused while tracked files have changes that are not committed. A commit, named by its whole
    hash, leaves no branch checked out.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
        branch: Name of a local branch, or whole hash of a commit, as git_log lists it
    """
    from daytona_actions.results.git import GitCheckoutOutput
    from daytona_openapi.toolbox.api.git import checkout_branch
    from daytona_openapi.toolbox.models import GitCheckoutRequest

    check_texts("git_checkout", path=path, branch=branch)
    status = yield from find_status(session, sandbox_id, path)
    refuse_over_changes(status, f"{branch} was not checked out")
    body = GitCheckoutRequest(path, branch)
    try:
        yield from call_git(session, sandbox_id, path, checkout_branch, IF_UNSENT, body=body)
    except ActionError as problem:
        raise _unknown(problem, path, branch, status) from None
    return GitCheckoutOutput(success=True, branch=branch)


@action(title="Create Git branch", documented=False)
def git_create_branch(
    session: Session, sandbox_id: SandboxId, path: RepositoryPath, name: BranchName
) -> "Flow[GitCreateBranchOutput]":
    """Create a branch in a Git repository in a Daytona sandbox, and check it out.

    It begins at the current commit. Changes that are not staged stay; while some are staged the
    call is refused.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
        name: Name of the new branch
    """
    from daytona_actions.results.git import GitCreateBranchOutput
    from daytona_openapi.toolbox.api.git import create_branch
    from daytona_openapi.toolbox.models import GitBranchRequest

    check_texts("git_create_branch", path=path, name=name)
    status = yield from find_status(session, sandbox_id, path)
    _refuse_over_staged(status, path, name)
    body = GitBranchRequest(path, name)
    try:
        yield from call_git(session, sandbox_id, path, create_branch, IF_UNSENT, body=body)
    except ActionError as problem:
        yield from _check_created(session, sandbox_id, path, name, problem)
    return GitCreateBranchOutput(success=True, branch=name)


@action(title="Delete Git branch", destructive=True, documented=False)
def git_delete_branch(
    session: Session, sandbox_id: SandboxId, path: RepositoryPath, name: BranchName
) -> "Flow[GitDeleteBranchOutput]":
    """Delete a local branch of a Git repository in a Daytona sandbox.

    Also one with commits that no other branch has. One that is missing or checked out is refused.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
        name: Name of the branch
    """
    from daytona_actions.results.git import GitDeleteBranchOutput
    from daytona_openapi.toolbox.api.git import delete_branch
    from daytona_openapi.toolbox.models import GitDeleteBranchRequest

    check_texts("git_delete_branch", path=path, name=name)
    # The server deletes any, and confirms what is not there (recording git_branch_errors).
    names, current = yield from _find_branches(session, sandbox_id, path)
    if name not in names:
        raise errors.error(
            FailureKind.NOT_FOUND,
            f"There is no branch {name} in the repository at {path}",
            hint="git_branches lists those that there are.",
        )
    if name == current:
        raise errors.error(
            FailureKind.CONFLICT,
            f"Branch {name} was not deleted: it is checked out",
            hint="Check another one out first, with git_checkout.",
        )
    body = GitDeleteBranchRequest(path, name)
    yield from call_git(session, sandbox_id, path, delete_branch, IF_UNSENT, body=body)
    return GitDeleteBranchOutput(success=True, branch=name)


def _find_branches(session: Session, sandbox: str, path: str) -> Flow[tuple[list[str], str | None]]:
    """Ask for the names of the branches, and which of them is checked out, if any is."""
    from daytona_openapi.toolbox.api.git import list_branches

    reply = yield from call_git(session, sandbox, path, list_branches, EVEN_IF_SENT, path=path)
    found = content(reply, "a list of branches").branches or []
    names = [name for name in map(text, found) if name]
    if not names:
        return [], None
    status = yield from find_status(session, sandbox, path)
    return names, current_branch(status) if status else None


def _unknown(
    problem: ActionError, path: str, branch: str, status: "GitStatus | None"
) -> ActionError:
    """Say that a branch is unknown; what local changes are answered too (git_branch_errors)."""
    if "failed to checkout branch or commit" not in problem.failure.message:
        return problem
    hint = (
        "git_branches lists the local branches. One that only the remote has is fetched with "
        f"execute_command: git -C {quote(path)} fetch origin {quote(f'{branch}:{branch}')}"
    )
    if _SHORT_HASH.fullmatch(branch):  # the server knows whole ones only (git_branch_errors)
        hint = f"Of a commit give the whole hash, of 40 digits: git_log lists them. {hint}"
    or_changes = "" if status else ", or changes that are not committed are in its way"
    return errors.but(
        problem,
        message=f"There is no branch or commit {branch} in the repository at {path}{or_changes}",
        hint=hint,
    )


def _refuse_over_staged(status: "GitStatus | None", path: str, name: str) -> None:
    """Refuse to make a branch over staged changes, which the server's Git library would drop."""
    files = (status.file_status if status else None) or []
    if names := [text(file.name) or "?" for file in files if staged(file)]:
        command = f"git -C {quote(path)} checkout -b {quote(name)}"
        raise errors.error(
            FailureKind.CONFLICT,
            f"Branch {name} was not created: changes are staged, in {named(names)}",
            hint=f"Commit them first (git_commit), or take them along with execute_command: "
            f"{command}",
        )


def _check_created(
    session: Session, sandbox: str, path: str, name: str, problem: ActionError
) -> Flow[None]:
    """Take a refusal over changes for what it is: it comes after the branch was created.

    Raises:
        ActionError: the branch was not created.
    """
    if "unstaged changes" in problem.failure.message:
        status = yield from find_status(session, sandbox, path)
        if status and current_branch(status) == name:
            return
    if problem.failure.message.startswith("a branch named"):  # recording git_branch_errors
        raise errors.but(problem, hint="Check it out with git_checkout, or choose another name.")
    if problem.failure.message == "invalid reference name":
        raise errors.but(
            problem,
            message=f"{name!r} is no name that Git takes for a branch",
            hint="Use letters, digits and - _ . / without spaces, '..' or a '/' at an end.",
        )
    raise problem
