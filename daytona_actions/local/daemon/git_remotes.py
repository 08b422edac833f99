"""The git routes that speak with a server: pull and push."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from .exchange import Answer, Request, RouteError
from .git_bodies import CREDENTIALS, credentials, git_fields
from .git_errors import check, check_remote
from .repository import Repository, located

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import Tree

REMOTE = "origin"
REJECTED = re.compile(r"\[rejected\] .*\((?:non-fast-forward|fetch first)\)")
REFUSED = re.compile(r"\[remote rejected\] .*\((.*)\)")


def pull(request: Request, tree: Tree) -> Answer:
    """Bring the current branch to where the server's own current branch is.

    Only forwards (recorded: git_diverged). Changes that are not in the index stay, and the branch
    has moved all the same (recorded: git_pull_over_unstaged_changes).
    """
    with _located(request, tree) as repository:
        url = _url(repository)
        theirs = _fetched(repository, url)
        ours = repository.head()
        if _leads_to(repository, theirs, ours):
            return Answer()
        if not _leads_to(repository, ours, theirs):
            raise RouteError.conflict("non-fast-forward update")
        if repository.has_unstaged_changes():
            check(repository.git("update-ref", "HEAD", theirs, ours))
            raise RouteError.conflict("worktree contains unstaged changes")
        check(repository.git("merge", "--quiet", "--ff-only", theirs))
    return Answer()


def push(request: Request, tree: Tree) -> Answer:
    """Bring the server's branch of the same name to where the current one is."""
    with _located(request, tree) as repository:
        repository.head()
        branch = repository.git("symbolic-ref", "--quiet", "HEAD").output.strip()
        if not branch:
            raise RouteError.not_found("reference not found")
        url = _url(repository)
        pushed = repository.git("push", "--quiet", "--no-verify", REMOTE, f"{branch}:{branch}")
        if REJECTED.search(pushed.output):
            raise RouteError.internal(f"non-fast-forward update: {branch}")
        if refused := REFUSED.search(pushed.output):
            raise RouteError.internal(f"command error on {branch}: {refused[1]}")
        check_remote(pushed, url, "git-receive-pack")
    return Answer()


@contextlib.contextmanager
def _located(request: Request, tree: Tree) -> Iterator[Repository]:
    fields = git_fields(request, "GitRepoRequest", {"path": str}, CREDENTIALS)
    with located(request, tree, fields["path"], credentials(fields)) as repository:
        yield repository


def _url(repository: Repository) -> str:
    found = repository.git("config", "--get", f"remote.{REMOTE}.url")
    if found.exit_code:
        raise RouteError.not_found("remote not found")
    return found.output.strip()


def _fetched(repository: Repository, url: str) -> str:
    """Fetch what the remote's setting names and the server's current branch; return its commit."""
    for wanted in ([], ["HEAD"]):
        fetch = ("fetch", "--quiet", "--no-recurse-submodules", "--", REMOTE)
        check_remote(repository.git(*fetch, *wanted), url)
    return repository.git("rev-parse", "FETCH_HEAD").output.strip()


def _leads_to(repository: Repository, older: str, newer: str) -> bool:
    return repository.git("merge-base", "--is-ancestor", older, newer).exit_code == 0
