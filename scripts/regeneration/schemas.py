"""Walks the schemas of a description, wherever they stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regeneration.shapes import METHODS, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from regeneration.documents import Document

_CHOICES = ("oneOf", "anyOf")
_PARTS = (*_CHOICES, "allOf")


def every(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return each schema that is written out, with the place to name in a message."""
    components = document.get("components", {})
    for name, schema in components.get("schemas", {}).items():
        yield from _within(f"the schema {name}", schema)
    for section in ("parameters", "requestBodies", "responses"):
        for name, part in components.get(section, {}).items():
            yield from _of_part(f"components.{section}.{name}", part)
    for path, item in document["paths"].items():
        for part in item.get("parameters", []):
            yield from _of_part(path, part)
        for method in [method for method in METHODS if method in item]:
            content = item[method]
            parts = [*content.get("parameters", []), content.get("requestBody")]
            for part in [*parts, *content.get("responses", {}).values()]:
                yield from _of_part(f"{method.upper()} {path}", part)


def _of_part(where: str, part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the schemas of a parameter, a body or an answer."""
    if isinstance(part, dict):
        yield from _within(where, part.get("schema"))
        for media in part.get("content", {}).values():
            yield from _within(where, media.get("schema"))


def _within(where: str, schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    pending = [schema]
    while pending:
        found = pending.pop()
        if isinstance(found, dict) and "$ref" not in found:
            yield where, found
            pending += [found.get("items"), found.get("additionalProperties")]
            pending += (found.get("properties") or {}).values()
            pending += [part for key in _PARTS for part in found.get(key) or ()]


def alternatives(document: Document, schema: Any) -> Iterator[dict[str, Any]]:
    """Return what a value may be: the members of a choice, or the schema itself, references followed."""
    pending: list[Any] = [schema]
    seen: list[Any] = []
    while pending:
        found = resolved(document, pending.pop(0))
        if any(found is other for other in seen):
            continue
        seen.append(found)
        choices = [part for key in _CHOICES for part in found.get(key) or ()]
        pending += choices
        if not choices:
            yield found


def is_list(schema: dict[str, Any]) -> bool:
    """Tell whether a schema describes an array."""
    return "array" in _types(schema)


def is_object(schema: dict[str, Any]) -> bool:
    """Tell whether a schema describes an object, of fields or of parts of others."""
    return "object" in _types(schema) or not {"properties", "allOf"}.isdisjoint(schema)


def _types(schema: dict[str, Any]) -> list[str]:
    types = schema.get("type", [])
    return types if isinstance(types, list) else [types]
