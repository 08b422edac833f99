"""Finds out from the source which operations each action uses, and which names it uses on the way."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from regeneration.layout import Layout

_MARK = "action"

Definition = tuple[str, str]
"""A module by its dotted name, and what it defines there; '' for what is outside definitions."""


@dataclass
class _Content:
    """What a definition mentions, in the order of the source: endpoints, definitions, any names.

    `is_action` tells whether it is marked as an action.
    """

    endpoints: list[str] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    is_action: bool = False


@dataclass
class Use:
    """What is known of the use of an operation: the names in the source of each action."""

    names: dict[str, set[str]] = field(default_factory=dict)

    @property
    def actions(self) -> list[str]:
        """The actions that use it."""
        return list(self.names)


def by_endpoint(layout: Layout) -> dict[str, Use]:
    """Return how each endpoint is used, also by way of functions elsewhere in the package.

    Args:
        layout: where the actions are, inside their package; their folder need not exist.

    Returns:
        Uses by endpoint, such as `control.things.get_thing`: description, tag and module. An endpoint that no action leads to
        is listed under the name of its file.
    """
    contents, actions = _contents(layout), layout.actions
    # What the session reads of an answer, it reads for any action.
    inside = f"{actions.parent.name}.{actions.name}."
    session = [one for (module, _), one in contents.items() if not f"{module}.".startswith(inside)]
    shared = {name for content in session for name in content.names}
    uses: dict[str, Use] = {}
    for start, content in contents.items():
        if content.is_action:
            for endpoint, names in _reached(contents, start).items():
                uses.setdefault(endpoint, Use()).names[start[1]] = names | shared
    led_to = [*uses]
    for (module, _), content in contents.items():
        for endpoint in content.endpoints:
            if endpoint not in led_to:
                alone = uses.setdefault(endpoint, Use()).names
                alone.setdefault(module.rpartition(".")[2], set()).update(content.names)
    return {endpoint: uses[endpoint] for endpoint in sorted(uses)}


def by_action(layout: Layout) -> dict[str, list[str]]:
    """Return the endpoints that each action uses, what it uses itself before what is used for it."""
    contents = _contents(layout)
    return {
        start[1]: list(_reached(contents, start))
        for start, content in contents.items()
        if content.is_action
    }


def _reached(contents: Mapping[Definition, _Content], start: Definition) -> dict[str, set[str]]:
    """Return the endpoints that a definition leads to, nearest first, with the names on all ways."""
    endpoints: list[str] = []
    names: set[str] = set()
    seen, pending = {start}, [start]
    for definition in pending:
        content = contents.get(definition, _Content())
        endpoints += content.endpoints
        names |= content.names
        new = [other for other in content.definitions if other not in seen]
        seen.update(new)
        pending += dict.fromkeys(new)
    return dict.fromkeys(endpoints, names)


def _contents(layout: Layout) -> dict[Definition, _Content]:
    """Return what the modules of the actions define, and others that know the generated client."""
    actions, client = layout.actions, layout.project.package
    package = actions.parent
    paths = [
        path
        for path in sorted(package.rglob("*.py"))
        if not {*path.relative_to(package).parts} & {*layout.project.apart}
        if actions in path.parents or client.encode() in path.read_bytes()
    ]
    return dict(definition for path in paths for definition in _definitions(path, package, client))


def _definitions(path: Path, package: Path, client: str) -> Iterator[tuple[Definition, _Content]]:
    """Return what the top level of a module defines; all the rest of it has the name ''."""
    try:
        tree = ast.parse(path.read_bytes())
    except SyntaxError as error:
        raise RefusalError(f"{path} is no valid Python: {error.msg}, line {error.lineno}") from None
    parts = path.relative_to(package.parent).with_suffix("").parts
    module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    nodes = {name: node for node in tree.body for name in _defined(node)}
    outside = ast.Module([node for node in tree.body if node not in nodes.values()], [])
    shared = _imported(outside, client)
    shared.update({name: (module, name) for name in nodes})
    for name, node in nodes.items():
        content = _mentioned(node, {**shared, **_imported(node, client)})
        content.is_action = _is_action(node)
        yield (module, name), content
    yield (module, ""), _mentioned(outside, shared)


def _is_action(node: ast.stmt) -> bool:
    marks = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    names = [mark.func if isinstance(mark, ast.Call) else mark for mark in marks]
    return any(isinstance(name, ast.Name) and name.id == _MARK for name in names)


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _mentioned(node: ast.AST, known: Mapping[str, str | Definition]) -> _Content:
    content = _Content()
    for child in _in_order(node):
        if isinstance(child, ast.Name):
            meaning = known.get(child.id)
            if isinstance(meaning, str):
                content.endpoints.append(meaning)
            elif meaning is not None:
                content.definitions.append(meaning)
        elif isinstance(child, ast.Attribute):
            content.names.add(child.attr)
        elif isinstance(child, ast.keyword) and child.arg is not None:
            content.names.add(child.arg)
        elif isinstance(child, ast.Constant) and isinstance(child.value, str):
            content.names.add(child.value)
    return content


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    """Return what is in a node in the order of the source; annotations and decorators use nothing."""
    yield node
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "decorator_list"}:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _in_order(child)


def _imported(node: ast.AST, client: str) -> dict[str, str | Definition]:
    """Return what imported names mean: an endpoint, or a definition in another module."""
    known: dict[str, str | Definition] = {}
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                endpoint = _endpoint(alias.name, client)
                if endpoint:
                    known[alias.asname or client] = endpoint
        elif isinstance(child, ast.ImportFrom):
            module = child.module or ""
            for alias in child.names:
                name = alias.asname or alias.name
                known[name] = _endpoint(f"{module}.{alias.name}", client) or (module, alias.name)
    return known


def _endpoint(dotted: str, client: str) -> str | None:
    """Return the endpoint that a dotted name leads to, as `<description>.<tag>.<module>`.

    In a client of one description the modules are those of the package itself.
    """
    match dotted.split("."):
        case [package, "api", tag, module, *_] if package == client:
            return f"{package}.{tag}.{module}"
        case [package, description, "api", tag, module, *_] if package == client:
            return f"{description}.{tag}.{module}"
    return None
