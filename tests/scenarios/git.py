"""Scenarios of the actions on a Git repository, with its server inside the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation, working_trees
from tests.scenarios.model import Collection, failed, worked
from tests.scenarios.preparation import HOME

if TYPE_CHECKING:
    from daytona_actions.results import GitStatusOutput
    from tests.scenarios.model import Stage

GIT = Collection()

DEMO, PRIVATE = f"{HOME}/demo", f"{HOME}/private"
AUTHOR = ("A U Thor", "author@example.com")
ME = {"username": "me", "password": "secret"}


def _files(status: GitStatusOutput) -> set[tuple[str | None, str | None, str | None]]:
    return {(file.path, file.staged, file.unstaged) for file in status.files}


@GIT.about("git_status", needs=preparation.working_tree(working_trees.CHANGED))
def git_status(stage: Stage) -> None:
    """What is staged is told from what is not, until it is committed."""
    told = worked(stage.daytona.git_status(stage.sandbox, DEMO))
    assert ("main", False) == (told.branch, told.detached)
    assert {
        ("a.txt", "deleted", None),
        ("b.txt", "added", "modified"),
        ("renamed.txt", "added", "modified"),
        ("new file.txt", None, "untracked"),
        ("sub/x", None, "untracked"),
    } == _files(told)
    worked(stage.daytona.git_add(stage.sandbox, DEMO, [DEMO]))
    told = worked(stage.daytona.git_status(stage.sandbox, DEMO))
    assert {None} == {file.unstaged for file in told.files}
    made = worked(stage.daytona.git_commit(stage.sandbox, DEMO, "all of it", *AUTHOR))
    assert 40 == len(made.hash)
    told = worked(stage.daytona.git_status(stage.sandbox, DEMO))
    assert ([], True, 1, 0) == (told.files, told.published, told.ahead, told.behind)


@GIT.about("git_log", needs=preparation.working_tree(working_trees.CHANGED_TWICE))
def git_log(stage: Stage) -> None:
    """Some of the changes are committed with a deletion; the log begins with that commit."""
    told = worked(stage.daytona.git_status(stage.sandbox, DEMO))
    expected = {("b.txt", None, "deleted"), ("renamed.txt", None, "modified")}
    assert expected | {("sub/x", "deleted", None)} == _files(told)
    worked(stage.daytona.git_add(stage.sandbox, DEMO, ["renamed.txt", f"{DEMO}/b.txt"]))
    told = worked(stage.daytona.git_status(stage.sandbox, DEMO))
    assert {"deleted", "modified"} == {file.staged for file in told.files}
    made = worked(stage.daytona.git_commit(stage.sandbox, DEMO, "second", *AUTHOR))
    newest, *older = worked(stage.daytona.git_log(stage.sandbox, DEMO)).commits
    assert (made.hash, *AUTHOR, "second") == (
        newest.hash,
        newest.author,
        newest.email,
        newest.message,
    )
    assert newest.committed is not None
    assert ["all of it", "one\n"] == [commit.message for commit in older]


@GIT.about("git_create_branch", needs=preparation.working_tree(working_trees.CLONED))
def git_create_branch(stage: Stage) -> None:
    """A branch is made and checked out, then left and deleted."""
    path = (stage.sandbox, DEMO)
    told = worked(stage.daytona.git_branches(*path))
    assert (["main"], "main") == (told.branches, told.current)
    assert "topic" == worked(stage.daytona.git_create_branch(*path, "topic")).branch
    told = worked(stage.daytona.git_branches(*path))
    assert (["main", "topic"], "topic") == (told.branches, told.current)
    assert "main" == worked(stage.daytona.git_checkout(*path, "main")).branch
    assert "topic" == worked(stage.daytona.git_delete_branch(*path, "topic")).branch
    told = worked(stage.daytona.git_branches(*path))
    assert (["main"], "main") == (told.branches, told.current)


@GIT.about("git_create_branch", needs=preparation.working_tree(working_trees.CLONED))
def git_create_branch_refused(stage: Stage) -> None:
    """A name that is taken is a conflict, and one that Git forbids is invalid."""
    taken = failed(stage.daytona.git_create_branch(stage.sandbox, DEMO, "main"))
    assert ("conflict", 500, 'a branch named "refs/heads/main" already exists') == (
        taken.kind,
        taken.status_code,
        taken.message,
    )
    wrong = failed(stage.daytona.git_create_branch(stage.sandbox, DEMO, "bad name.."))
    expected = ("invalid_request", "'bad name..' is no name that Git takes for a branch")
    assert expected == (wrong.kind, wrong.message)


@GIT.about("git_checkout", needs=preparation.working_tree(working_trees.CLONED))
def git_checkout(stage: Stage) -> None:
    """A commit is checked out by its hash, which leaves no branch checked out."""
    commit = stage.fact("commit_id")
    assert commit == worked(stage.daytona.git_checkout(stage.sandbox, DEMO, commit)).branch
    told = worked(stage.daytona.git_status(stage.sandbox, DEMO))
    assert (None, True) == (told.branch, told.detached)
    listed = worked(stage.daytona.git_branches(stage.sandbox, DEMO))
    assert (["main"], None) == (listed.branches, listed.current)
    worked(stage.daytona.git_checkout(stage.sandbox, DEMO, "main"))


@GIT.about("git_checkout", needs=preparation.working_tree(working_trees.BRANCHED))
def git_checkout_refused(stage: Stage) -> None:
    """Changes are the reason where they are; else the branch is unknown, or only the remote's."""
    over = failed(stage.daytona.git_checkout(stage.sandbox, DEMO, "unmerged"))
    reason = "there are changes that are not committed, in renamed.txt"
    assert ("conflict", f"unmerged was not checked out: {reason}") == (over.kind, over.message)
    stage.aside(working_trees.UNCHANGED)
    for branch in ("no-such-branch", "feature"):
        failure = failed(stage.daytona.git_checkout(stage.sandbox, DEMO, branch))
        message = f"There is no branch or commit {branch} in the repository at {DEMO}"
        assert ("not_found", message) == (failure.kind, failure.message)


@GIT.about("git_delete_branch", needs=preparation.working_tree(working_trees.CLONED))
def git_delete_branch_refused(stage: Stage) -> None:
    """A branch that is missing, or checked out, is not deleted."""
    missing = failed(stage.daytona.git_delete_branch(stage.sandbox, DEMO, "no-such"))
    message = f"There is no branch no-such in the repository at {DEMO}"
    assert ("not_found", message) == (missing.kind, missing.message)
    current = failed(stage.daytona.git_delete_branch(stage.sandbox, DEMO, "main"))
    message = "Branch main was not deleted: it is checked out"
    assert ("conflict", message) == (current.kind, current.message)


@GIT.about("git_add", needs=preparation.working_tree(working_trees.CLONED))
def git_add_refused(stage: Stage) -> None:
    """What is not in the repository cannot be staged, nor can anything where there is none."""
    for file in ("no-such-file", "/etc/hostname"):
        failure = failed(stage.daytona.git_add(stage.sandbox, DEMO, [file]))
        message = f"There is no {file} in the repository at {DEMO}"
        assert ("not_found", 500, message) == (failure.kind, failure.status_code, failure.message)
    plain = failed(stage.daytona.git_add(stage.sandbox, f"{HOME}/plain", ["."]))
    message = f"There is no Git repository at {HOME}/plain"
    assert ("not_found", message) == (plain.kind, plain.message)


@GIT.about("git_commit", needs=preparation.working_tree(working_trees.CLONED))
def git_commit(stage: Stage) -> None:
    """A commit of nothing must be asked for."""
    nothing = failed(stage.daytona.git_commit(stage.sandbox, DEMO, "nothing to say", *AUTHOR))
    message = f"Nothing is staged in the repository at {DEMO}: nothing was committed"
    assert ("conflict", 500, message) == (nothing.kind, nothing.status_code, nothing.message)
    made = stage.daytona.git_commit(
        stage.sandbox, DEMO, "empty on purpose", *AUTHOR, allow_empty=True
    )
    assert 40 == len(worked(made).hash)


@GIT.about("git_push", needs=preparation.working_tree(working_trees.COMMITTED))
def git_push(stage: Stage) -> None:
    """Commits are pushed, and so is a branch that was made here."""
    assert 3 == worked(stage.daytona.git_status(stage.sandbox, DEMO)).ahead
    done = worked(stage.daytona.git_push(stage.sandbox, DEMO))
    assert ("main", 0, 0, True) == (done.branch, done.ahead, done.behind, done.published)
    worked(stage.daytona.git_create_branch(stage.sandbox, DEMO, "fresh"))
    done = worked(stage.daytona.git_push(stage.sandbox, DEMO))
    assert ("fresh", 0, 0, True) == (done.branch, done.ahead, done.behind, done.published)


@GIT.about("git_pull", needs=preparation.working_tree(working_trees.BEHIND))
def git_pull(stage: Stage) -> None:
    """The commits of others are brought here."""
    done = worked(stage.daytona.git_pull(stage.sandbox, DEMO))
    assert ("main", 0, 0, True) == (done.branch, done.ahead, done.behind, done.published)
    newest = worked(stage.daytona.git_log(stage.sandbox, DEMO, 1)).commits
    assert ["other\n"] == [commit.message for commit in newest]


@GIT.about("git_push", needs=preparation.working_tree(working_trees.DIVERGED))
def git_push_rejected(stage: Stage) -> None:
    """Commits on both sides are a conflict, of a push and of the pull that it asks for."""
    worked(stage.daytona.git_add(stage.sandbox, DEMO, ["o.txt"]))
    worked(stage.daytona.git_commit(stage.sandbox, DEMO, "ours", *AUTHOR))
    rejected = failed(stage.daytona.git_push(stage.sandbox, DEMO))
    message = "Nothing was pushed: the remote's main has commits that are not here"
    assert ("conflict", 500, message) == (rejected.kind, rejected.status_code, rejected.message)
    result = stage.daytona.git_pull(stage.sandbox, DEMO)
    message = "Nothing was pulled: main and the remote's have commits of their own"
    assert ("conflict", message) == (failed(result).kind, result.error)
    assert ("main", 1, 1) == (result.branch, result.ahead, result.behind)


@GIT.about("git_push", needs=preparation.working_tree(working_trees.PRIVATE))
def git_push_private(stage: Stage) -> None:
    """A host that asks for credentials refuses without them, and takes the right ones."""
    path = (stage.sandbox, PRIVATE)
    worked(stage.daytona.git_commit(*path, "empty", *AUTHOR, allow_empty=True))
    for wrong in ({}, {"username": "me", "password": "wrong"}):
        failure = failed(stage.daytona.git_push(*path, **wrong))
        assert ("authentication", 401) == (failure.kind, failure.status_code)
    assert 0 == worked(stage.daytona.git_push(*path, **ME)).ahead
    failure = failed(stage.daytona.git_pull(*path))
    assert ("authentication", 401) == (failure.kind, failure.status_code)
    assert "main" == worked(stage.daytona.git_pull(*path, **ME)).branch


@GIT.about("git_status", needs=preparation.working_tree(working_trees.EMPTY))
def git_status_without_a_commit(stage: Stage) -> None:
    """Before the first commit there is no branch, and what needs one says so."""
    path = (stage.sandbox, f"{HOME}/bare-of-remotes")
    message = f"The repository at {path[1]} has no commit yet, or its current branch is gone"
    assert message == failed(stage.daytona.git_status(*path)).message
    assert [] == worked(stage.daytona.git_branches(*path)).branches
    assert message == failed(stage.daytona.git_log(*path)).message
    assert message == failed(stage.daytona.git_push(*path)).message
    no_remote = failed(stage.daytona.git_pull(*path))
    assert f"The repository at {path[1]} has no remote named origin" == no_remote.message
    assert message == failed(stage.daytona.git_create_branch(*path, "topic")).message
