"""The git routes: clone over http(s), status, branches and history."""

from __future__ import annotations

import base64
import contextlib
import os
import re
from typing import TYPE_CHECKING, Any

from .exchange import Answer, Request, RouteError
from .fields import read_fields
from .files import opened
from .os_errors import in_words
from .repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .commands import Outcome
    from .tree import Tree

UNFINISHED_PORCELAIN = 2
# The words that the real daemon's git library has for the letters of `git status --porcelain`.
STATES = {
    " ": "Unmodified",
    "M": "Modified",
    "A": "Added",
    "D": "Deleted",
    "R": "Renamed",
    "C": "Copied",
    "U": "Updated but unmerged",
    "?": "Untracked",
}
FIELDS_OF_A_COMMIT = "%H%x00%an%x00%ae%x00%aI%x00%B%x01"


def clone_repository(request: Request, tree: Tree) -> Answer:
    """Clone a repository to a path, which is made; with commit_id check that commit out."""
    fields = read_fields(
        request.body,
        "GitCloneRequest",
        {"url": str, "path": str, "branch": str, "commit_id": str, "username": str}
        | {"password": str, "insecure_skip_tls": bool},
        ("url", "path"),
        lambda reason: RouteError.invalid_body(f"invalid request body: {reason}"),
    )
    _check_protocol(fields["url"])
    made = _make_folder(tree, fields["path"])
    try:
        with tree.locate(fields["path"]) as place, opened(place, os.O_RDONLY) as folder:
            _clone(Repository(request, folder, _credentials(fields)), fields)
    except RouteError:
        if made:
            _remove(tree, fields["path"])
        raise
    return Answer()


def status(request: Request, tree: Tree) -> Answer:
    """Answer the branch and the changed files of a working tree."""
    with _located(request, tree) as repository:
        branch = repository.git("symbolic-ref", "--short", "HEAD")
        changes = repository.git("status", "--porcelain", "-z").output.split("\0")
    body = {
        "currentBranch": "HEAD" if branch.exit_code else branch.output.strip(),
        "fileStatus": _file_status(changes),
        "branchPublished": False,
        "ahead": 0,
        "behind": 0,
    }
    return Answer.of_json(body)


def branches(request: Request, tree: Tree) -> Answer:
    """Answer the names of the local branches."""
    with _located(request, tree) as repository:
        names = repository.git("for-each-ref", "--format=%(refname:short)", "refs/heads").output
    return Answer.of_json({"branches": names.split("\n")[:-1]})


def history(request: Request, tree: Tree) -> Answer:
    """Answer the commits that lead to the current one, newest first."""
    with _located(request, tree) as repository:
        log = repository.git("log", f"--format={FIELDS_OF_A_COMMIT}")
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


@contextlib.contextmanager
def _located(request: Request, tree: Tree) -> Iterator[Repository]:
    with (
        tree.locate(request.query.get("path") or ".") as place,
        opened(place, os.O_RDONLY | os.O_DIRECTORY) as folder,
    ):
        repository = Repository(request, folder, {})
        if not repository.is_found():
            raise RouteError.bad_request("repository does not exist")
        yield repository


def _clone(repository: Repository, fields: dict[str, Any]) -> None:
    if repository.has_git():
        raise RouteError(409, "CONFLICT", "conflict: repository already exists")
    before = set(os.listdir(repository.folder))
    made = {".git"}
    try:
        _fetch(repository, fields)
        for wanted in _wanted(repository, fields):
            made.update(_names(repository, wanted[-2]))
            _check(repository.git("checkout", "--quiet", *wanted), fields)
    except RouteError:
        # What is left of a clone would be a conflict for the next one.
        for name in made - before:
            _remove_entry(repository.folder, name)
        raise


def _fetch(repository: Repository, fields: dict[str, Any]) -> None:
    _check(repository.git("init", "--quiet", "."), fields)
    _check(repository.git("remote", "add", "--", "origin", fields["url"]), fields)
    if fields.get("insecure_skip_tls"):
        _check(repository.git("config", "http.sslVerify", "false"), fields)
    _check(repository.git("fetch", "--quiet", "--no-recurse-submodules", "--", "origin"), fields)


def _wanted(repository: Repository, fields: dict[str, Any]) -> list[tuple[str, ...]]:
    """Return what is to be checked out, one after the other, as the arguments for that."""
    branch = fields.get("branch") or _default_branch(repository, fields)
    if (
        branch.startswith("-")
        or repository.git(
            "rev-parse", "--verify", "--quiet", f"refs/remotes/origin/{branch}"
        ).exit_code
    ):
        message = f'couldn\'t find remote ref "refs/heads/{branch}"'
        raise RouteError(500, "INTERNAL_SERVER_ERROR", message)
    checkouts: list[tuple[str, ...]] = [("-B", branch, f"origin/{branch}", "--")]
    if commit := fields.get("commit_id"):
        wanted = f"{commit}^{{commit}}"
        if repository.git("rev-parse", "--verify", "--quiet", "--end-of-options", wanted).exit_code:
            raise RouteError(404, "NOT_FOUND", "not found: reference not found")
        checkouts.append(("--detach", commit, "--"))
    return checkouts


def _names(repository: Repository, commit: str) -> list[str]:
    listed = repository.git("ls-tree", "-z", "--name-only", commit).output.split("\0")
    return [name for name in listed if name]


def _default_branch(repository: Repository, fields: dict[str, Any]) -> str:
    answer = repository.git("ls-remote", "--symref", "--", "origin", "HEAD")
    _check(answer, fields)
    found = re.match(r"ref: refs/heads/(\S+)\tHEAD", answer.output)
    return found[1] if found else "main"


def _check(outcome: Outcome, fields: dict[str, Any]) -> None:
    if outcome.exit_code:
        raise _clone_error(outcome.output, fields["url"])


def _clone_error(output: str, url: str) -> RouteError:
    """Return what the real daemon answers where git says this (recorded: git_clone_*)."""
    if "Authentication failed" in output or "could not read Username" in output:
        return RouteError(401, "UNAUTHORIZED", "unauthorized: authentication required: ")
    if re.search(r"repository '.*' not found|error: 404", output):
        return RouteError(404, "NOT_FOUND", "not found: repository not found: ")
    asked = f'Get "{_without_credentials(url)}/info/refs?service=git-upload-pack": dial tcp'
    reason = _without_credentials(output).strip()
    if found := re.search(r"Failed to connect to (\S+) port (\d+)", output):
        reason = f"{asked} {found[1]}:{found[2]}: connect: connection refused"
    elif found := re.search(r"Could not resolve host: (\S+)", output):
        reason = f"{asked}: lookup {found[1]}: no such host"
    return RouteError(500, "INTERNAL_SERVER_ERROR", reason)


def _without_credentials(text: str) -> str:
    # Git itself hides what is before the first @ only.
    return re.sub(r"//[^/\s]*@", "//", text)


def _check_protocol(url: str) -> None:
    scheme = url.partition("://")[0].lower() if "://" in url else ""
    if scheme in {"http", "https"}:
        return
    if scheme in {"git", "ssh"}:
        raise RouteError(401, "UNAUTHORIZED", "unauthorized: invalid auth method")
    raise RouteError(404, "NOT_FOUND", "not found: repository not found")


def _credentials(fields: dict[str, Any]) -> dict[str, str]:
    """Return the environment that gives git a user and password; both or none count."""
    if not (fields.get("username") and fields.get("password")):
        return {}
    pair = f"{fields['username']}:{fields['password']}".encode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "http.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {base64.b64encode(pair).decode()}",
    }


def _make_folder(tree: Tree, path: str) -> bool:
    try:
        with tree.locate(path) as place:
            place.stat()
            tree.check_writable(f"{place.path}/.git")
    except FileNotFoundError:
        pass
    except OSError as error:
        raise _folder_error(path, error) from None
    else:
        return False
    try:
        tree.make_folders(path)
    except OSError as error:
        raise _folder_error(path, error) from None
    return True


def _folder_error(path: str, error: OSError) -> RouteError:
    return RouteError(500, "INTERNAL_SERVER_ERROR", f"mkdir {path}: {in_words(error)}")


def _remove(tree: Tree, path: str) -> None:
    import shutil

    with tree.locate(path) as place:
        shutil.rmtree(place.name, dir_fd=place.folder, ignore_errors=True)


def _remove_entry(folder: int, name: str) -> None:
    import shutil

    try:
        os.unlink(name, dir_fd=folder)
    except OSError:
        shutil.rmtree(name, dir_fd=folder, ignore_errors=True)


def _file_status(changes: list[str]) -> list[dict[str, str]]:
    files: list[dict[str, str]] = []
    remaining = iter(changes)
    for change in remaining:
        if len(change) <= UNFINISHED_PORCELAIN:
            continue
        staging, worktree, name = change[0], change[1], change[3:]
        extra = next(remaining, "") if staging in "RC" else ""
        files.append(
            {
                "name": name,
                "extra": extra,
                "staging": STATES.get(staging, "Unmodified"),
                "worktree": STATES.get(worktree, "Unmodified"),
            }
        )
    return files
