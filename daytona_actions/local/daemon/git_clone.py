"""The git route that clones over http and https."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from .exchange import Answer, Request, RouteError
from .files import opened
from .git_bodies import CREDENTIALS, credentials, git_fields
from .git_errors import check, check_remote, other_protocol
from .os_errors import in_words
from .repository import Repository

if TYPE_CHECKING:
    from .tree import Tree

OPTIONAL = {"branch": str, "commit_id": str, **CREDENTIALS, "insecure_skip_tls": bool}
USUAL_BRANCH = "main"


def clone_repository(request: Request, tree: Tree) -> Answer:
    """Clone a repository to a path, which is made; with commit_id check that commit out."""
    fields = git_fields(request, "GitCloneRequest", {"url": str, "path": str}, OPTIONAL)
    _check_protocol(fields["url"])
    made = _make_folder(tree, fields["path"])
    try:
        with tree.locate(fields["path"]) as place, opened(place, os.O_RDONLY) as folder:
            _clone(Repository(request, folder, place.path, credentials(fields)), fields)
    except RouteError:
        if made:
            _remove(tree, fields["path"])
        raise
    return Answer()


def _clone(repository: Repository, fields: dict[str, Any]) -> None:
    if repository.has_git():
        raise RouteError.conflict("repository already exists")
    before = set(os.listdir(repository.folder))
    made = {".git"}
    try:
        branch, tip = _fetch(repository, fields)
        made.update(_names(repository, tip))
        check(repository.git("checkout", "--quiet", "--no-track", "-B", branch, tip, "--"))
        if commit := fields.get("commit_id"):
            wanted = repository.commit_of(commit)
            if not wanted:
                raise RouteError.not_found("reference not found")
            made.update(_names(repository, wanted))
            check(repository.git("checkout", "--quiet", "--detach", wanted, "--"))
    except RouteError:
        # What is left of a clone would be a conflict for the next one.
        for name in made - before:
            _remove_entry(repository.folder, name)
        raise


def _fetch(repository: Repository, fields: dict[str, Any]) -> tuple[str, str]:
    """Fetch one branch, as there; return its name and where its commit is.

    Of a branch that was not named only the commit is known at first (recorded: git_details): it is
    not published until something is pulled.
    """
    url = fields["url"]
    check(repository.git("init", "--quiet", "."))
    check(repository.git("remote", "add", "--", "origin", url))
    if fields.get("insecure_skip_tls"):
        check(repository.git("config", "http.sslVerify", "false"))
    named = fields.get("branch")
    branch = named or _default_branch(repository, url)
    reference, tracking = f"refs/heads/{branch}", f"refs/remotes/origin/{branch}"
    source, tip = (reference, tracking) if named else ("HEAD", "refs/remotes/origin/HEAD")
    wanted = f"+{source}:{tip}"
    fetched = repository.git("fetch", "--quiet", "--no-recurse-submodules", "--", "origin", wanted)
    if re.search("couldn't find remote ref|invalid refspec", fetched.output):
        raise RouteError.internal(f'couldn\'t find remote ref "{reference}"')
    check_remote(fetched, url)
    for name, value in {
        "remote.origin.fetch": f"+{reference}:{tracking}",
        f"branch.{branch}.remote": "origin",
        f"branch.{branch}.merge": reference,
    }.items():
        check(repository.git("config", name, value))
    return branch, tip


def _names(repository: Repository, commit: str) -> list[str]:
    listed = repository.git("ls-tree", "-z", "--name-only", commit).output.split("\0")
    return [name for name in listed if name]


def _default_branch(repository: Repository, url: str) -> str:
    answer = repository.git("ls-remote", "--symref", "--", "origin", "HEAD")
    check_remote(answer, url)
    found = re.match(r"ref: refs/heads/(\S+)\tHEAD", answer.output)
    return found[1] if found else USUAL_BRANCH


def _check_protocol(url: str) -> None:
    """Refuse what is no http or https (recorded: git_clone_git_protocol, …_missing_fields)."""
    scheme = url.partition("://")[0].lower() if "://" in url else ""
    if scheme in {"http", "https"}:
        return
    if scheme == "git":
        raise RouteError(401, "UNAUTHORIZED", "unauthorized: invalid auth method")
    if ":" in url or "/" in url:  # a path, or another protocol: a real one may get there
        raise other_protocol(url)
    raise RouteError.not_found("repository not found")


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
    return RouteError.internal(f"mkdir {path}: {in_words(error)}")


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
