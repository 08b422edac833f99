"""What the actions on Git repositories answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown
from daytona_actions.results.times import moment

if TYPE_CHECKING:
    from datetime import datetime


class GitCloneOutput(ActionResult):
    """The repository that was cloned, its URL without credentials, and where it is."""

    repo_url: str | None = None
    clone_path: str | None = None


class GitFileStatus(BaseModel):
    """A changed file of a repository: what is staged of it, and what is not; null: nothing."""

    model_config = ConfigDict(extra="forbid")

    path: str | None = None
    staged: str | None = None
    unstaged: str | None = None


class GitRemoteResult(ActionResult):
    """A branch and how it stands to the remote's, as last seen; also after a conflict."""

    branch: str | None = None
    ahead: int | None = None
    behind: int | None = None
    published: bool | None = None


class GitStatusOutput(GitRemoteResult):
    """A repository's branch, how it stands to the remote's, and the changed files."""

    detached: bool | None = None
    files: Annotated[
        list[GitFileStatus],
        Shown(
            columns=("path", "staged", "unstaged"),
            the_rest="To see all of it, use execute_command: git status --short.",
        ),
    ] = Field(default_factory=list)


class GitPullOutput(GitRemoteResult):
    """The branch after a pull, and how it stands to the remote's."""


class GitPushOutput(GitRemoteResult):
    """The branch after a push, and how it stands to the remote's."""


class GitCommit(BaseModel):
    """A commit of a repository."""

    model_config = ConfigDict(extra="forbid")

    hash: str | None = None
    author: str | None = None
    email: str | None = None
    message: str | None = None
    committed_at: str | None = None

    @property
    def committed(self) -> datetime | None:
        """`committed_at` as a time; None if it is not there or cannot be read."""
        return moment(self.committed_at)


class GitLogOutput(ActionResult):
    """The commits of a repository, from the current one back."""

    commits: Annotated[
        list[GitCommit],
        Shown(
            columns=("hash", "committed_at", "author", "message"),
            the_rest="To see all of it, ask with a limit, or use execute_command: git log --oneline.",
        ),
    ] = Field(default_factory=list)


class GitBranchesOutput(ActionResult):
    """The local branches of a repository, and the one that is checked out."""

    branches: list[str] = Field(default_factory=list)
    current: str | None = None


class GitBranchResult(ActionResult):
    """The branch that an action was about."""

    branch: str | None = None


class GitCheckoutOutput(GitBranchResult):
    """The branch, or the commit, that is checked out now."""


class GitCreateBranchOutput(GitBranchResult):
    """The branch that was created, and is checked out now."""


class GitDeleteBranchOutput(GitBranchResult):
    """The branch that was deleted."""


class GitAddOutput(ActionResult):
    """Whether the files were staged."""


class GitCommitOutput(ActionResult):
    """The hash of the commit that was made."""

    hash: str | None = None
