"""A working tree held open, in which git runs; and whether all that git reads there is inside."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from .commands import run_program
from .exchange import Request, RouteError
from .os_errors import FORBIDDEN
from .removing import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .commands import Outcome
    from .tree import Tree

# No hook runs, nothing is asked, and neither a redirect nor a submodule leads to another protocol.
# The real daemon's library knows no helpers either: credentials are those of a call.
GIT = ["git", "-c", "core.hooksPath=/dev/null", "-c", "init.templateDir=", "-c", "gc.auto=0"]
GIT += ["-c", "core.fsmonitor=false", "-c", "credential.helper=", "-c", "core.askPass="]
ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "http:https",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
}
# A sandbox's own environment could lead git to another repository than that of the folder, or to a
# program that it asks for a password.
LEADS_ELSEWHERE = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"}
    | {"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_ASKPASS", "SSH_ASKPASS"}
)
UNREADABLE = "\ufffd"
NO_REPOSITORY = "repository does not exist"


class Repository:
    """A folder held open, in which git runs."""

    def __init__(
        self, request: Request, folder: int, path: str, additions: dict[str, str] | None = None
    ) -> None:
        """Take a folder, as a descriptor and as the API shows it, and more for git's environment."""
        settings = request.settings
        own = settings.environment.items()
        kept = {name: value for name, value in own if name not in LEADS_ELSEWHERE}
        # Git looks for no repository above: the path is the root (git_not_a_repository).
        above = {"GIT_CEILING_DIRECTORIES": os.path.dirname(settings.real_path(path).rstrip("/"))}
        self.folder = folder
        self._root = settings.root if settings.confined else None
        self._environment = {**kept, **ENVIRONMENT, **above, **(additions or {})}

    def git(self, *arguments: str, content: bytes = b"", **variables: str) -> Outcome:
        """Run git in the folder, with content on its standard input and more variables."""
        outcome = run_program(
            [*GIT, *arguments],
            folder=path_of(self.folder),
            environment={**self._environment, **variables},
            time_limit=0,
            standard_input=content,
            inherited=(self.folder,),
        )
        if outcome.exit_code == -1 and outcome.output.startswith("fork/exec git: no such file"):
            raise RouteError.internal("git is not installed on this machine: install it")
        return outcome

    def commit_of(self, name: str) -> str | None:
        """Return the hash of the commit that a name stands for, None if for none."""
        wanted = f"{name}^{{commit}}"
        found = self.git("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        return found.output.strip() if found.exit_code == 0 else None

    def has(self, reference: str) -> bool:
        """Tell whether there is a reference of this very name."""
        return not self.git("show-ref", "--verify", "--quiet", "--", reference).exit_code

    def head(self) -> str:
        """Return the hash of the current commit; a 404 where there is none."""
        if commit := self.commit_of("HEAD"):
            return commit
        raise RouteError.not_found("reference not found")

    def has_unstaged_changes(self) -> bool:
        """Tell whether a file of the index is another one in the working tree, or gone."""
        self.git("update-index", "-q", "--refresh")
        return self.git("diff-files", "--quiet").exit_code != 0

    def has_git(self) -> bool:
        """Tell whether an entry ``.git`` is there, whatever it is and wherever it leads."""
        try:
            os.stat(".git", dir_fd=self.folder, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return True

    def is_found(self) -> bool:
        """Tell whether git finds a repository, all of it below the root."""
        found = self.git("rev-parse", "--absolute-git-dir")
        if found.exit_code:
            return False
        if self._root is None:
            return True
        own = found.output.removesuffix("\n")
        common = os.path.join(own, _text(os.path.join(own, "commondir")).strip())
        objects = os.path.join(common, "objects")
        paths = [own, common, objects, *_alternates(objects, set())]
        paths += [*_links_below(own), *_links_below(common)]
        tree = self.git("rev-parse", "--show-toplevel")
        if tree.exit_code == 0:
            paths.append(tree.output.removesuffix("\n"))
        return all(_is_below(path, self._root) for path in paths)


@contextlib.contextmanager
def located(
    request: Request, tree: Tree, path: str, additions: dict[str, str] | None = None
) -> Iterator[Repository]:
    """Hold the repository open that a path is the root of (recorded: git_not_a_repository)."""
    with contextlib.ExitStack() as opened:
        try:
            place = opened.enter_context(tree.locate(f"{path}/.git", follow=False))
            place.stat()
            folder = os.path.dirname(place.path)
            repository = Repository(request, place.folder, folder, additions)
            is_found = repository.is_found()
        except OSError as error:
            if error.errno in FORBIDDEN:
                message = f"lstat {path.rstrip('/')}/.git: permission denied"
                raise RouteError.internal(message) from None
            is_found = False
        if not is_found:
            raise RouteError.not_found(NO_REPOSITORY)
        yield repository


def _is_below(path: str, root: str) -> bool:
    real = os.path.realpath(path)
    return UNREADABLE not in path and os.path.commonpath([real, root]) == root


def _links_below(folder: str) -> Iterator[str]:
    """Yield the links in a repository's own folder: an index or references could be elsewhere."""
    for parent, folders, files in os.walk(folder):
        paths = (os.path.join(parent, name) for name in [*folders, *files])
        yield from filter(os.path.islink, paths)


def _alternates(objects: str, seen: set[str]) -> Iterator[str]:
    """Yield the other places of objects that a place of objects names, and those that they name."""
    if objects in seen:
        return
    seen.add(objects)
    for line in _text(os.path.join(objects, "info", "alternates")).splitlines():
        if line and not line.startswith("#"):
            named = os.path.realpath(os.path.join(objects, line))
            # A quoted path is an escaped one: refused rather than decoded.
            yield UNREADABLE if line.startswith('"') else named
            yield from _alternates(named, seen)


def _text(path: str) -> str:
    """Return what is in a file, nothing if it is not there."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
