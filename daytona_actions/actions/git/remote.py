"""The actions between a Git repository and its remote: pull, push."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

from daytona_actions import errors
from daytona_actions.actions.git.credentials import HOST_HINTS, check_pair, with_hint
from daytona_actions.actions.git.repository import (
    RepositoryPath,
    call_git,
    check_texts,
    current_branch,
    fetch_status,
    find_status,
    is_without_branch,
    refuse_over_changes,
)
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import IF_UNSENT, Flow
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import flag, whole
from daytona_actions.engine.url_credentials import credentials
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.git import GitPullOutput, GitPushOutput
    from daytona_openapi.toolbox.models import GitRepoRequest, GitStatus
    from daytona_openapi.toolbox.types import RequestOptions

    class _Request(TypedDict):
        body: GitRepoRequest
        request_options: RequestOptions


_LIMIT = 300.0
_REJECTED = late_pattern(r"non-fast-forward update: refs/heads/(\S+)")
_HINTS: dict[str, str] = {
    **HOST_HINTS,
    FailureKind.NOT_FOUND: (
        "Check the remote with execute_command (git remote -v); a private repository may hide "
        "behind this until username and password are passed."
    ),
}


@action(title="Pull from Git remote", destructive=True, documented=False)
def git_pull(
    session: Session,
    sandbox_id: SandboxId,
    path: RepositoryPath,
    username: str | None = None,
    password: Annotated[str, Param(secret=True)] | None = None,
) -> "Flow[GitPullOutput]":
    """Pull the remote's default branch into the current one of a Git repository in a Daytona sandbox.

    Only forward: where both have commits of their own, it is a conflict. So is it where the remote's
    branch that the current one follows has more. Refused while tracked files have changes that are
    not committed. The result is the branch's status afterwards; where `published` is false it
    follows none of the remote's, and its own there is not pulled: use execute_command (git pull
    origin BRANCH). Credentials appear in no result, error or log. May take up to 300 seconds.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
        username: Username for authenticating to private repositories
        password: Password or personal access token for private repositories
    """
    from daytona_actions.results.git import GitPullOutput
    from daytona_openapi.toolbox.api.git import pull_changes

    check_texts("git_pull", path=path)
    check_pair(username, password)
    refuse_over_changes((yield from find_status(session, sandbox_id, path)), "Nothing was pulled")
    request = _request(session, path, username, password)
    asked = call_git(session, sandbox_id, path, pull_changes, IF_UNSENT, **request)
    try:
        yield from _told_by_git(asked, password)
    except ActionError as problem:
        raise (yield from _not_pulled(session, sandbox_id, path, problem)) from None
    state = yield from _state_afterwards(session, sandbox_id, path)
    if state.get("branch") and state.get("behind"):
        raise _not_of_its_own(path, state)
    return GitPullOutput(success=True, **state)


@action(title="Push to Git remote", destructive=True, documented=False)
def git_push(
    session: Session,
    sandbox_id: SandboxId,
    path: RepositoryPath,
    username: str | None = None,
    password: Annotated[str, Param(secret=True)] | None = None,
) -> "Flow[GitPushOutput]":
    """Push the current branch of a Git repository in a Daytona sandbox to its remote.

    Never by force: where the remote has commits that are not here, it is a conflict. The result is
    the branch's status afterwards; git_status may go on to call the branch unpublished, where it
    follows none of the remote. Credentials appear in no result, error or log. May take up to 300
    seconds.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Root of the repository
        username: Username for authenticating to private repositories
        password: Password or personal access token for private repositories
    """
    from daytona_actions.results.git import GitPushOutput
    from daytona_openapi.toolbox.api.git import push_changes

    check_texts("git_push", path=path)
    check_pair(username, password)
    request = _request(session, path, username, password)
    asked = call_git(session, sandbox_id, path, push_changes, IF_UNSENT, **request)
    try:
        yield from _told_by_git(asked, password)
    except ActionError as problem:
        raise (yield from _not_pushed(session, sandbox_id, path, problem)) from None
    state = yield from _state_afterwards(session, sandbox_id, path)
    if state.get("branch"):
        # Recording git_push_pull: a branch that was created here follows none, and is not called so.
        state["published"] = True
    return GitPushOutput(success=True, **state)


def _request(session: Session, path: str, username: str | None, password: str | None) -> "_Request":
    """Return what a pull and a push say by name."""
    from daytona_openapi.toolbox.models import GitRepoRequest
    from daytona_openapi.toolbox.types import UNSET

    body = GitRepoRequest(path, username or UNSET, password or UNSET)
    return {"body": body, "request_options": session.options(_LIMIT)}


def _told_by_git(flow: Flow[Any], password: str | None) -> Flow[None]:
    """Run a call to the remote; its failure has a hint in Git's words, and no credentials."""
    try:
        yield from flow
    except ActionError as problem:
        told = with_hint(problem, _HINTS)
        raise errors.without(told, credentials("", password)) from None


def _state_afterwards(session: Session, sandbox: str, path: str) -> Flow[dict[str, Any]]:
    """Ask for a branch's state; it stays unknown where that fails, for the rest is done."""
    try:
        return _state((yield from fetch_status(session, sandbox, path)))
    except ActionError:
        return {}


def _state(status: "GitStatus") -> dict[str, Any]:
    return {
        "branch": current_branch(status),
        "ahead": whole(status.ahead),
        "behind": whole(status.behind),
        "published": flag(status.branch_published),
    }


def _not_pulled(
    session: Session, sandbox: str, path: str, problem: ActionError
) -> Flow[ActionError]:
    """Say what a conflict has left: the remote's commits are here, and the branch may be at them."""
    if problem.failure.kind != FailureKind.CONFLICT:
        return problem
    state = yield from _state_afterwards(session, sandbox, path)
    branch = state.get("branch") or "the current commit"
    if "non-fast-forward" in problem.failure.message and state.get("behind"):
        # Recording git_diverged.
        told = errors.but(
            problem,
            message=f"Nothing was pulled: {branch} and the remote's have commits of their own",
            hint="The remote's are fetched: put yours on top of them with execute_command: "
            f"git -C {quote(path)} rebase {quote(f'origin/{branch}')}",
        )
    elif "non-fast-forward" in problem.failure.message:
        told = errors.but(
            problem,
            message=f"Nothing was pulled: {branch} and the remote's default branch, the only one "
            "that is pulled, have commits of their own",
            hint="To put yours on top of that one (HEAD), or of another by its name: "
            f"{_rebase(path, 'HEAD')}",
        )
    elif "unstaged changes" in problem.failure.message:
        # Recording git_pull_over_unstaged_changes; here they were made during the call.
        told = errors.but(
            problem,
            message=f"{branch} is at the remote's commit, but the files are not: there were changes"
            " that are not committed",
            hint="Commit nothing yet, it would undo what was pulled: see it with execute_command "
            f"(git -C {quote(path)} diff HEAD), and check out with git what you did not change.",
        )
    else:
        told = problem
    told.partial = state
    return told


def _not_pushed(
    session: Session, sandbox: str, path: str, problem: ActionError
) -> Flow[ActionError]:
    """Say why there was nothing to push, or why the remote did not take it (recording git_diverged)."""
    if is_without_branch(problem, path):
        state = yield from _state_afterwards(session, sandbox, path)
        # A status without a branch is that of a commit: before the first one there is none.
        return _no_branch(problem, path) if state and state["branch"] is None else problem
    found = _REJECTED.search(problem.failure.message)
    if not found:
        return problem
    return errors.but(
        problem,
        message=f"Nothing was pushed: the remote's {found[1]} has commits that are not here",
        hint=f"Put yours on top of them: {_rebase(path, found[1])}; then push again. git_pull "
        "brings the remote's default branch only.",
    )


def _no_branch(problem: ActionError, path: str) -> ActionError:
    return errors.but(
        problem,
        message=f"Nothing was pushed: in the repository at {path} a commit is checked out, no branch",
        hint="Make a branch of it with git_create_branch, or check one out with git_checkout; then "
        "push again.",
    )


def _not_of_its_own(path: str, state: dict[str, Any]) -> ActionError:
    """Say that a branch lacks commits of the one that it follows: the server pulls another."""
    ahead, followed = state.get("ahead"), quote(f"origin/{state['branch']}")
    join = "rebase" if ahead else "merge --ff-only"
    told = errors.error(
        FailureKind.CONFLICT,
        f"The remote's {state['branch']} was not pulled: the server pulls the default branch only",
        hint=f"Its commits are fetched: use execute_command: git -C {quote(path)} {join} {followed}",
    )
    told.partial = state
    return told


def _rebase(path: str, branch: str) -> str:
    """Tell how to put commits on top of a branch of the remote, which need not be tracked here."""
    git = f"git -C {quote(path)}"
    return f"execute_command: {git} fetch origin {quote(branch)} && {git} rebase FETCH_HEAD"
