"""Scenarios of git_clone, on a Git server inside the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, failed, repository, worked
from tests.scenarios.preparation import HOME

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

REPOSITORIES = Collection()
beside_a_git_server = REPOSITORIES.about("git_clone", needs=preparation.git_server)


def _clone(stage: Stage, name: str, path: str, **options: str) -> None:
    """Clone a repository, which must work."""
    url = repository(stage, name)
    done = worked(stage.daytona.git_clone(stage.sandbox, url, path, **options))
    assert (url, path) == (done.repo_url, done.clone_path)


def _refused(stage: Stage, name: str, path: str, **options: str) -> tuple[str, int | None, str]:
    """Clone a repository, which must fail; return kind, status and message."""
    url = repository(stage, name)
    failure = failed(stage.daytona.git_clone(stage.sandbox, url, path, **options))
    return failure.kind, failure.status_code, failure.message


@beside_a_git_server
def git_clone(stage: Stage) -> None:
    """A repository is cloned into the path."""
    _clone(stage, "demo.git", f"{HOME}/demo")


@beside_a_git_server
def git_clone_branch(stage: Stage) -> None:
    """A branch can be chosen."""
    _clone(stage, "demo.git", f"{HOME}/feature", branch="feature")


@beside_a_git_server
def git_clone_commit(stage: Stage) -> None:
    """A commit can be chosen."""
    _clone(stage, "demo.git", f"{HOME}/commit", commit_id=stage.fact("commit_id"))


@REPOSITORIES.about("git_clone", needs=preparation.cloned)
def git_clone_existing_path(stage: Stage) -> None:
    """A path that holds a repository is a conflict."""
    told = ("conflict", 409, "conflict: repository already exists")
    assert told == _refused(stage, "demo.git", f"{HOME}/demo")


@beside_a_git_server
def git_clone_unknown_branch(stage: Stage) -> None:
    """A branch that does not exist is told as such, although the server says 500."""
    told = ("not_found", 500, 'couldn\'t find remote ref "refs/heads/no-such-branch"')
    assert told == _refused(stage, "demo.git", f"{HOME}/nobranch", branch="no-such-branch")


@beside_a_git_server
def git_clone_unknown_commit(stage: Stage) -> None:
    """A commit that does not exist is told as such."""
    told = ("not_found", 404, "not found: reference not found")
    assert told == _refused(stage, "demo.git", f"{HOME}/badcommit", commit_id="0" * 40)


@beside_a_git_server
def git_clone_unknown_repository(stage: Stage) -> None:
    """A repository that does not exist is told as such."""
    told = ("not_found", 404, "not found: repository not found: ")
    assert told == _refused(stage, "missing.git", f"{HOME}/missing")


@beside_a_git_server
def git_clone_authentication_required(stage: Stage) -> None:
    """Without credentials and with wrong ones it is the Git host that refuses."""
    told = ("authentication", 401, "unauthorized: authentication required: ")
    path = f"{HOME}/private"
    assert told == _refused(stage, "private.git", path)
    assert told == _refused(stage, "private.git", path, username="me", password="wrong")


@beside_a_git_server
def git_clone_permission_denied(stage: Stage) -> None:
    """A path that the sandbox's user may not write is told as such."""
    told = ("permission", 500, "mkdir /etc/demo: permission denied")
    assert told == _refused(stage, "demo.git", "/etc/demo")


@REPOSITORIES.about("git_clone", needs=preparation.sandbox)
def git_clone_unreachable_host(stage: Stage) -> None:
    """A host that does not answer is a failed connection."""
    url = "http://127.0.0.1:1/x.git"
    failure = failed(stage.daytona.git_clone(stage.sandbox, url, f"{HOME}/unreachable"))
    assert ("connection", 500) == (failure.kind, failure.status_code)
    assert failure.message.endswith("dial tcp 127.0.0.1:1: connect: connection refused")


@REPOSITORIES.about("git_clone", needs=preparation.sandbox)
def git_clone_git_protocol(stage: Stage) -> None:
    """Only http and https URLs work."""
    url = "git://127.0.0.1/demo.git"
    failure = failed(stage.daytona.git_clone(stage.sandbox, url, f"{HOME}/x"))
    told = ("authentication", 401, "unauthorized: invalid auth method")
    assert told == (failure.kind, failure.status_code, failure.message)
