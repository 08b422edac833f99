"""The routes that search files by name and by what is in them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any, NamedTuple

from .exchange import Answer, Request
from .files import opened, printable
from .names import fitting, joined
from .queries import required
from .text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import Tree

# A file with a NUL so near its beginning is none of text; past a longer line nothing is looked at.
BEGINNING = 512
LONGEST_LINE = 1 << 16


class Entry(NamedTuple):
    """What was found: its path as the answer has it, and its mode."""

    path: str
    mode: int


def find_in_files(request: Request, tree: Tree) -> Answer:
    """Answer each line below a path that contains a text (recorded: file_find)."""
    path, text = required(request, "path"), os.fsencode(required(request, "pattern"))
    found: list[dict[str, Any]] = []
    for entry in _entries_below(tree, path):
        if stat.S_ISREG(entry.mode):
            found += [
                {"file": printable(entry.path), "line": number, "content": shown(line)}
                for number, line in _lines(tree, entry.path)
                if text in line
            ]
    return Answer.of_json(found)


def search_files(request: Request, tree: Tree) -> Answer:
    """Answer the paths below a folder whose name fits a pattern (recorded: file_search)."""
    path, pattern = required(request, "path"), fitting(required(request, "pattern"))
    names = [
        printable(entry.path)
        for entry in _entries_below(tree, path)
        if pattern.match(os.path.basename(entry.path.rstrip("/")))
    ]
    return Answer.of_json({"files": names})


def _entries_below(tree: Tree, path: str) -> Iterator[Entry]:
    """Yield a path and all that is below it, in the order of the names; links are not followed.

    What is missing, or may not be looked at, is passed over.
    """
    waiting = [path]
    while waiting:
        here = waiting.pop()
        try:
            with tree.locate(here, follow=False) as place:
                mode = place.stat().st_mode
                if stat.S_ISDIR(mode):
                    with opened(place, os.O_RDONLY | os.O_DIRECTORY) as folder:
                        names = sorted(os.listdir(folder), key=os.fsencode, reverse=True)
                    waiting += [joined(here, name) for name in names]
        except OSError:
            continue
        yield Entry(here, mode)


def _lines(tree: Tree, path: str) -> Iterator[tuple[int, bytes]]:
    try:
        with (
            tree.locate(path, follow=False) as place,
            opened(place, os.O_RDONLY | os.O_NONBLOCK) as descriptor,
            open(descriptor, "rb", closefd=False) as file,
        ):
            if b"\0" in file.peek(BEGINNING)[:BEGINNING]:
                return
            lines = iter(lambda: file.readline(LONGEST_LINE), b"")
            for number, line in enumerate(lines, start=1):
                if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                    return
                yield number, line.removesuffix(b"\n").removesuffix(b"\r")
    except OSError:
        return
