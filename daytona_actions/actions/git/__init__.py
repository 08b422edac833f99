"""The actions on Git repositories in a sandbox."""

from daytona_actions.actions.git.branches import (
    git_branches,
    git_checkout,
    git_create_branch,
    git_delete_branch,
)
from daytona_actions.actions.git.clone import git_clone
from daytona_actions.actions.git.commits import git_add, git_commit, git_log, git_status
from daytona_actions.actions.git.remote import git_pull, git_push

__all__ = [
    "git_add",
    "git_branches",
    "git_checkout",
    "git_clone",
    "git_commit",
    "git_create_branch",
    "git_delete_branch",
    "git_log",
    "git_pull",
    "git_push",
    "git_status",
]
