"""Finds out from the source of the actions which operations each of them uses."""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from regeneration.layout import PACKAGE, RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDPOINT_DEPTH = 4
_OURS = frozenset({"client", "request_options"})


@dataclass
class _Definition:
    """A function or class, with the endpoints and the other definitions that it mentions.

    `keywords` has the names of what it passes to an endpoint, each with the endpoint.
    """

    endpoints: set[str] = field(default_factory=set)
    keywords: set[tuple[str, str]] = field(default_factory=set)
    definitions: set[tuple[str, str]] = field(default_factory=set)


def by_endpoint(folder: Path) -> dict[str, list[str]]:
    """Return the actions that use each endpoint, also by way of other functions in the folder.

    Args:
        folder: where the actions are; it need not exist.

    Returns:
        Names of actions by endpoint, such as `control.sandbox.get_sandbox`. An endpoint that no
        public function leads to is listed under the name of its file.
    """
    definitions = _all_definitions(folder)
    users: dict[str, set[str]] = defaultdict(set)
    for stem, name in definitions:
        if not stem.startswith("_") and name and not name.startswith("_"):
            for endpoint in _reached(definitions, (stem, name)):
                users[endpoint].add(name)
    for (stem, _), definition in definitions.items():
        for endpoint in definition.endpoints - users.keys():
            users[endpoint].add(stem)
    return {endpoint: sorted(names) for endpoint, names in sorted(users.items())}


def keywords(folder: Path) -> dict[str, set[str]]:
    """Return the names of the arguments that are passed to each endpoint, without the client."""
    passed: dict[str, set[str]] = defaultdict(set)
    for definition in _all_definitions(folder).values():
        for endpoint, keyword in definition.keywords:
            passed[endpoint].add(keyword)
    return {endpoint: names - _OURS for endpoint, names in passed.items()}


def _all_definitions(folder: Path) -> dict[tuple[str, str], _Definition]:
    return {
        (path.stem, name): definition
        for path in sorted(folder.glob("*.py"))
        for name, definition in _definitions(path)
    }


def _reached(definitions: dict[tuple[str, str], _Definition], start: tuple[str, str]) -> set[str]:
    seen, pending = set(), [start]
    while pending:
        key = pending.pop()
        if key in definitions and key not in seen:
            seen.add(key)
            pending.extend(definitions[key].definitions)
    return set().union(*(definitions[key].endpoints for key in seen))


def _definitions(path: Path) -> Iterator[tuple[str, _Definition]]:
    """Return the top-level functions and classes of a module; what is outside them has the name ''."""
    try:
        tree = ast.parse(path.read_bytes())
    except SyntaxError as error:
        raise RefusalError(f"{path} is no valid Python: {error.msg}, line {error.lineno}") from None
    named = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    outside = ast.Module([node for node in tree.body if node not in named], [])
    shared = _imported(outside)
    shared.update({node.name: (path.stem, node.name) for node in named})
    for node in named:
        yield node.name, _mentioned(node, {**shared, **_imported(node)})
    yield "", _mentioned(outside, shared)


def _mentioned(node: ast.AST, known: dict[str, str | tuple[str, str]]) -> _Definition:
    definition = _Definition()
    for name in (child.id for child in ast.walk(node) if isinstance(child, ast.Name)):
        meaning = known.get(name)
        if isinstance(meaning, str):
            definition.endpoints.add(meaning)
        elif meaning is not None:
            definition.definitions.add(meaning)
    for call in (child for child in ast.walk(node) if isinstance(child, ast.Call)):
        meaning = known.get(_called(call))
        if isinstance(meaning, str):
            names = {keyword.arg for keyword in call.keywords if keyword.arg is not None}
            definition.keywords.update((meaning, name) for name in names)
    return definition


def _called(call: ast.Call) -> str:
    """Return the name of what a call calls: `endpoint` of `endpoint.sync(…)` and of `call(endpoint, …)`."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.value.id
    first = call.args[0] if call.args else None
    return first.id if isinstance(first, ast.Name) else ""


def _imported(node: ast.AST) -> dict[str, str | tuple[str, str]]:
    """Return what imported names mean: an endpoint, or a definition in another module of the folder."""
    known: dict[str, str | tuple[str, str]] = {}
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                endpoint = _endpoint(alias.name)
                if endpoint:
                    known[alias.asname or PACKAGE] = endpoint
        elif isinstance(child, ast.ImportFrom):
            module = child.module or ""
            for alias in child.names:
                name = alias.asname or alias.name
                known[name] = _endpoint(f"{module}.{alias.name}") or (
                    module.rpartition(".")[2],
                    alias.name,
                )
    return known


def _endpoint(dotted: str) -> str | None:
    """Return the endpoint that a dotted name leads to, as `<description>.<tag>.<module>`."""
    package, *rest = dotted.split(".")
    if package != PACKAGE or len(rest) < _ENDPOINT_DEPTH or rest[1] != "api":
        return None
    description, _, tag, module = rest[:_ENDPOINT_DEPTH]
    return f"{description}.{tag}.{module}"
