"""Counts the lines of the facade that a few actions need."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PACKAGE = "daytona_actions.actions"


@dataclass
class File:
    """A file: its lines, what it defines at its top, and the names that it has from others."""

    lines: int
    defined: dict[str, ast.stmt] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)


def count(folder: Path, actions: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return how many lines of each file some actions need: docstrings, imports and blanks too.

    A file counts whole, but for the functions and classes at its top that nothing of these actions
    uses, directly or not, each with its decorators and the blank lines before it.

    Args:
        folder: of the actions.
        actions: the module and the name of each.
    """
    files = dict(_files(folder))
    needed: set[tuple[str, str]] = set()
    pending = [_resolved(files, *action) for action in actions]
    while pending:
        module, name = pending.pop()
        if (module, name) in needed or name not in files[module].defined:
            continue
        needed.add((module, name))
        pending += [_resolved(files, module, used) for used in _names(files[module].defined[name])]
    return {
        module: files[module].lines - sum(_unused(files[module], module, needed))
        for module in sorted({module for module, _ in needed})
    }


def _files(folder: Path) -> Iterator[tuple[str, File]]:
    for path in folder.rglob("*.py"):
        text = path.read_text("utf-8")
        parts = path.relative_to(folder).with_suffix("").parts
        found = File(len(text.splitlines()))
        for statement in ast.parse(text).body:
            for name in _definitions(statement):
                found.defined[name] = statement
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_PACKAGE):
                source = (node.module or "").removeprefix(_PACKAGE).removeprefix(".")
                for alias in node.names:
                    found.imported[alias.asname or alias.name] = (source, alias.name)
        yield ".".join(part for part in parts if part != "__init__"), found


def _definitions(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        for node in [node for target in targets for node in ast.walk(target)]:
            if isinstance(node, ast.Name):
                yield node.id


def _resolved(files: dict[str, File], module: str, name: str) -> tuple[str, str]:
    """Return where a name is defined that a module uses."""
    while name in files[module].imported:
        source, original = files[module].imported[name]
        if source not in files or (source, original) == (module, name):
            break
        module, name = source, original
    return module, name


def _names(statement: ast.stmt) -> set[str]:
    """Return the names that a definition uses, those in quoted annotations too."""
    nodes = [*ast.walk(statement)]
    quoted = [
        ast.parse(node.value, mode="eval")
        for node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.isidentifier()
    ]
    return {n.id for part in [*nodes, *quoted] for n in ast.walk(part) if isinstance(n, ast.Name)}


def _unused(file: File, module: str, needed: set[tuple[str, str]]) -> Iterator[int]:
    for name, statement in file.defined.items():
        if isinstance(statement, ast.FunctionDef | ast.ClassDef) and (module, name) not in needed:
            first = min([statement.lineno, *(each.lineno for each in statement.decorator_list)])
            yield (statement.end_lineno or 0) - first + 1 + 2
