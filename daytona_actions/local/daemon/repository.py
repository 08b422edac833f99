"""A working tree held open, in which git runs; and whether all that git reads there is inside."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from .commands import run_program
from .exchange import Request, RouteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .commands import Outcome

# No hook runs, nothing is asked, and neither a redirect nor a submodule leads to another protocol.
GIT = ["git", "-c", "core.hooksPath=/dev/null", "-c", "init.templateDir=", "-c", "gc.auto=0"]
ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "http:https",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
}
# A sandbox's own environment could lead git to another repository than that of the folder.
LEADS_ELSEWHERE = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"}
    | {"GIT_ALTERNATE_OBJECT_DIRECTORIES"}
)
UNREADABLE = "\ufffd"


class Repository:
    """A folder held open, in which git runs."""

    def __init__(self, request: Request, folder: int, additions: dict[str, str]) -> None:
        """Take a descriptor of the folder, and what git's environment gets beside the usual."""
        own = request.settings.environment
        kept = {name: value for name, value in own.items() if name not in LEADS_ELSEWHERE}
        self.folder = folder
        self._root = request.settings.root if request.settings.confined else None
        self._environment = {**kept, **ENVIRONMENT, **additions}
        if self._root is not None:
            # A ceiling is never the folder that git starts in: hence the one above, for the root.
            above = os.path.dirname(self._root)
            self._environment["GIT_CEILING_DIRECTORIES"] = f"{self._root}:{above}"

    def git(self, *arguments: str) -> Outcome:
        """Run git in the folder."""
        outcome = run_program(
            [*GIT, *arguments],
            folder=_path_of(self.folder),
            environment=self._environment,
            time_limit=0,
            inherited=(self.folder,),
        )
        if outcome.exit_code == -1 and outcome.output.startswith("fork/exec git:"):
            message = "git is not installed on this machine: install it"
            raise RouteError(500, "INTERNAL_SERVER_ERROR", message)
        return outcome

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


def _path_of(folder: int) -> str:
    # The descriptor, not a path that somebody may have replaced by a link since.
    return f"/proc/self/fd/{folder}" if sys.platform == "linux" else f"/dev/fd/{folder}"


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
