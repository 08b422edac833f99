"""Cuts a description down to some of its operations, and to what these refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regeneration import shapes
from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from regeneration.documents import Document

_HEAD = frozenset({"openapi", "jsonSchemaDialect", "info", "servers", "security", "tags"})
# What stands two levels below these is kept or left out by itself.
_PARTS = frozenset({"paths", "components"})
_MOST_MODELS = 5_000  # of the vendored description there are 183
Place = tuple[str, ...]


def generated(document: Document, routes: Collection[str] | None, label: str) -> Document:
    """Return what is generated of a description: some operations, or all; too much is refused."""
    found = document if routes is None else cut(document, routes)
    models = len(found.get("components", {}).get("schemas", {}))
    if models > _MOST_MODELS:
        raise RefusalError(
            f"{label} has {models:,} schemas: more than {_MOST_MODELS:,} are not generated"
        )
    return found


def cut(document: Document, routes: Collection[str]) -> Document:
    """Return what a description says of some operations; the given one stays as it is.

    Args:
        document: the description.
        routes: the operations that stay, such as `GET /things`; of others only those to which
            something refers. One that is not there is passed over.
    """
    kept: set[Place] = set()
    found = {(name,) for name in _HEAD & document.keys()}
    schemes = document.get("components", {}).get("securitySchemes", {})
    found |= {("components", "securitySchemes", name) for name in schemes}
    for path, item in document["paths"].items():
        methods = [key for key in shapes.METHODS if key in shapes.resolved(document, item)]
        wanted = [method for method in methods if f"{method.upper()} {path}" in routes]
        found |= {
            ("paths", path, key) for key in item if key in wanted or (wanted and "$ref" in item)
        }
    while found:
        kept |= found
        found = {there for place in found for there in _next(document, place)} - kept
    return {
        name: _parts(value, {place[1:] for place in kept if place[0] == name})
        if name in _PARTS
        else value
        for name, value in document.items()
        if name == "paths" or name in {place[0] for place in kept}
    }


def check(document: Document, routes: Collection[str], label: str) -> None:
    """Refuse names of operations that a description does not have."""
    known = {
        f"{method.upper()} {path}"
        for path, item in document["paths"].items()
        for method in shapes.METHODS
        if method in shapes.resolved(document, item)
    }
    if missing := [route for route in routes if route not in known]:
        raise RefusalError(f"{label} has no operation {', '.join(missing)}: correct `operations`")


def _parts(value: dict[str, dict[str, Any]], kept: Collection[Place]) -> dict[str, dict[str, Any]]:
    """Return the members of members that are kept, in their order."""
    names = {place[0] for place in kept}
    return {
        name: {key: part for key, part in members.items() if (name, key) in kept}
        for name, members in value.items()
        if name in names
    }


def _next(document: Document, place: Place) -> Iterator[Place]:
    """Return the places without which one cannot be read."""
    value: Any = document
    for name in place:
        value = value.get(name, {}) if isinstance(value, dict) else {}
    part = {"$ref": value} if place[-1] == "$ref" else value
    for reference in shapes.references(part):
        names = shapes.names(reference)
        yield tuple(names[:3] if names[0] in _PARTS else names[:1])
    kind, *names = place
    if kind == "paths":  # what holds for all operations of a path
        item = document["paths"].get(names[0], {})
        yield from ((kind, names[0], key) for key in item if key not in shapes.METHODS)
