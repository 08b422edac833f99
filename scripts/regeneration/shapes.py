"""Finds what references in a description lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from regeneration.documents import Document

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# What stands for parts of a description in none of their meanings: values of data, names of fields.
_DATA = frozenset({"example", "examples", "default", "enum", "const", "properties"})


def references(item: Any) -> Iterator[Any]:
    """Return what a part of a description refers to, as it is written."""
    if isinstance(item, dict):
        if "$ref" in item:
            yield item["$ref"]
        for key, value in item.items():
            if key == "properties" and isinstance(value, dict):
                for described in value.values():
                    yield from references(described)
            elif key not in _DATA:
                yield from references(value)
    elif isinstance(item, list):
        for value in item:
            yield from references(value)


def names(reference: str) -> list[str]:
    """Return the keys that lead to what a reference means."""
    steps = reference.removeprefix("#/").split("/")
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def resolved(document: Document, item: Any) -> dict[str, Any]:
    """Return what an item means that may be a reference; an empty object if that isn't there."""
    seen = set()
    while isinstance(item, dict) and "$ref" in item:
        reference = item["$ref"]
        if reference in seen:
            raise RefusalError(f"the description is malformed: $ref {reference} leads to itself")
        seen.add(reference)
        item = referred(document, reference)
    return item if isinstance(item, dict) else {}


def referred(document: Document, reference: str) -> Any:
    """Return what a reference leads to; an empty object if nothing."""
    found: Any = document
    for name in names(reference):
        found = found.get(name, {}) if isinstance(found, dict) else {}
    return found
