"""The git routes that look: status, branches and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .exchange import Answer, Request, RouteError
from .repository import located

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from .repository import Repository
    from .tree import Tree

# The words that the real daemon's git library has for the letters of `git status --porcelain=v2`.
STATES = {
    ".": "Unmodified",
    "M": "Modified",
    "T": "Modified",
    "A": "Added",
    "D": "Deleted",
    "U": "Updated but unmerged",
}
UNTRACKED = ("Untracked", "Untracked")
# How many fields there are before the path, by the kind of an entry.
FIELDS_BEFORE_PATH = {"1": 8, "u": 10, "?": 1}
FIELDS_OF_A_COMMIT = "%H%x00%an%x00%ae%x00%aI%x00%B%x01"


def status(request: Request, tree: Tree) -> Answer:
    """Answer the branch and the changed files of a working tree (recorded: git_status_changes).

    A renamed file is one that was deleted and one that was added.
    """
    with _located(request, tree) as repository:
        repository.head()
        entries = repository.git(
            *("status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames")
        ).output.split("\0")
    about = dict(entry[2:].split(" ", 1) for entry in entries if entry.startswith("# "))
    branch = about["branch.head"]
    # There are numbers if the branch that it follows is known here.
    ahead, behind = about.get("branch.ab", "+0 -0").split()
    body = {
        "currentBranch": "HEAD" if branch == "(detached)" else branch,
        "fileStatus": [_file_status(each) for each in entries if each[:1] in FIELDS_BEFORE_PATH],
        "branchPublished": "branch.ab" in about,
        "ahead": int(ahead[1:]),
        "behind": int(behind[1:]),
    }
    return Answer.of_json(body)


def branches(request: Request, tree: Tree) -> Answer:
    """Answer the names of the local branches, null if there are none (recorded: git_no_remote)."""
    with _located(request, tree) as repository:
        names = repository.git("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads").output
    return Answer.of_json({"branches": names.split("\n")[:-1] or None})


def history(request: Request, tree: Tree) -> Answer:
    """Answer the commits that lead to the current one, newest first."""
    with _located(request, tree) as repository:
        log = repository.git("log", f"--format={FIELDS_OF_A_COMMIT}", repository.head(), "--")
    commits = [entry.lstrip("\n").split("\0") for entry in log.output.split("\x01")[:-1]]
    return Answer.of_json(
        [
            {
                "hash": commit,
                "author": author,
                "email": email,
                "message": message,
                "timestamp": moment.replace("+00:00", "Z"),
            }
            for commit, author, email, moment, message in commits
        ]
    )


def _located(request: Request, tree: Tree) -> AbstractContextManager[Repository]:
    path = request.query.get("path")
    if not path:
        raise RouteError.bad_request("path is required")
    return located(request, tree, path)


def _file_status(entry: str) -> dict[str, Any]:
    kind = entry[0]
    *fields, name = entry.split(" ", FIELDS_BEFORE_PATH[kind])
    states = UNTRACKED if kind == "?" else [STATES[letter] for letter in fields[1]]
    return {"name": name, "extra": "", "staging": states[0], "worktree": states[1]}
