"""The git routes that change a repository here: add, commit, branches, checkout."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from .exchange import Answer, Request, RouteError
from .git_bodies import git_fields
from .git_errors import check
from .repository import NO_REPOSITORY, located

if TYPE_CHECKING:
    from .repository import Repository
    from .tree import Tree

NOTHING_TO_COMMIT = re.compile(
    r"^(nothing (added )?to commit|no changes added to commit)", re.MULTILINE
)
NOT_THERE = re.compile(r"did not match any files|is outside repository|beyond a symbolic link")
HASH = re.compile(r"[0-9a-fA-F]{40}\Z")
# A name that begins so is taken for a hash (recorded: git_branch_errors).
BEGINS_AS_A_HASH = re.compile(r"[0-9a-fA-F]{2}")


def add(request: Request, tree: Tree) -> Answer:
    """Put files as they are, or that they are gone, into the index (recorded: git_add_errors)."""
    fields = git_fields(request, "GitAddRequest", {"path": str, "files": list}, {})
    with located(request, tree, fields["path"]) as repository:
        for name in fields["files"]:
            _add(repository, name)
    return Answer()


def commit(request: Request, tree: Tree) -> Answer:
    """Make a commit of the index, its message as it is, and answer its hash."""
    fields = git_fields(
        request,
        "GitCommitRequest",
        {"path": str, "message": str, "author": str, "email": str},
        {"allow_empty": bool},
    )
    author, email = fields["author"], fields["email"]
    more = ["--allow-empty"] if fields.get("allow_empty") else []
    with located(request, tree, fields["path"]) as repository:
        made = repository.git(
            *("commit", "--no-verify", "--no-gpg-sign", "--cleanup=verbatim", "--file=-", *more),
            *("--allow-empty-message",),
            content=fields["message"].encode("utf-8", "replace"),
            GIT_AUTHOR_NAME=author,
            GIT_AUTHOR_EMAIL=email,
            GIT_COMMITTER_NAME=author,
            GIT_COMMITTER_EMAIL=email,
        )
        if made.exit_code and NOTHING_TO_COMMIT.search(made.output):
            raise RouteError.internal("cannot create empty commit: clean working tree")
        check(made)
        return Answer.of_json({"hash": repository.head()})


def create_branch(request: Request, tree: Tree) -> Answer:
    """Make a branch of the current commit, and make it the current one."""
    fields = git_fields(request, "GitBranchRequest", {"path": str, "name": str}, {})
    reference = f"refs/heads/{fields['name']}"
    with located(request, tree, fields["path"]) as repository:
        is_valid = not repository.git("check-ref-format", reference).exit_code
        if not is_valid or fields["name"].startswith("-"):
            raise RouteError.internal("invalid reference name")
        if repository.has(reference):
            raise RouteError.internal(f'a branch named "{reference}" already exists')
        check(repository.git("update-ref", reference, repository.head(), ""))
        check(repository.git("symbolic-ref", "HEAD", reference))
        # So there, by its library's source, where the branch has been made by then.
        if repository.has_unstaged_changes():
            raise RouteError.conflict("worktree contains unstaged changes")
    return Answer(201)


def delete_branch(request: Request, tree: Tree) -> Answer:
    """Delete a branch, also the current one; one that is not there is no error."""
    fields = git_fields(request, "GitDeleteBranchRequest", {"path": str, "name": str}, {})
    reference = f"refs/heads/{fields['name']}"
    with located(request, tree, fields["path"]) as repository:
        deleted = repository.git("update-ref", "--no-deref", "-d", reference)
        if repository.has(reference):
            check(deleted)
    return Answer(204)


def checkout(request: Request, tree: Tree) -> Answer:
    """Check a local branch out, or a commit by its whole hash (recorded: git_branch_errors)."""
    fields = git_fields(request, "GitCheckoutRequest", {"path": str, "branch": str}, {})
    wanted = fields["branch"]
    try:
        with located(request, tree, fields["path"]) as repository:
            _check_out(repository, wanted)
    except RouteError as error:
        if error.message.endswith(NO_REPOSITORY):
            message = f"failed to open repository: {NO_REPOSITORY}"
            raise RouteError.not_found(message) from None
        raise
    return Answer()


def _add(repository: Repository, name: str) -> None:
    path = os.path.normpath(name)
    if path.startswith(("/", "../")):
        raise RouteError.internal("entry not found")
    # A file that is named is taken although it is to be ignored, as there.
    force = [] if _is_folder(repository.folder, path) else ["--force"]
    added = repository.git("add", "--all", *force, "--", path)
    if added.exit_code and NOT_THERE.search(added.output):
        raise RouteError.internal("entry not found")
    check(added)


def _is_folder(folder: int, path: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path, dir_fd=folder, follow_symlinks=False).st_mode)
    except (OSError, ValueError):
        return False


def _check_out(repository: Repository, wanted: str) -> None:
    reason = "object not found" if BEGINS_AS_A_HASH.match(wanted) else "reference not found"
    failed = f"failed to checkout branch or commit '{wanted}'"
    reference = f"refs/heads/{wanted}"
    is_branch = repository.has(reference)
    commit = repository.commit_of(reference if is_branch else wanted)
    is_named = is_branch or HASH.match(wanted)
    if not (commit and is_named) or repository.has_unstaged_changes():
        raise RouteError.not_found(f"{failed}: {reason}")
    # By the hash, since git takes some names of branches for something else.
    done = repository.git("checkout", "--quiet", "--detach", commit, "--")
    if done.exit_code:
        raise RouteError.internal(f"{failed}: {done.output.strip()}")
    if is_branch:
        check(repository.git("symbolic-ref", "HEAD", reference))
