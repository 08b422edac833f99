"""Makes one object of the parts of `allOf`: wherever its fields stand, they are the same fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regeneration.shapes import referred

if TYPE_CHECKING:
    from regeneration.documents import Document

_ALL = "allOf"
_FIELDS = frozenset({"$ref", "properties", _ALL})
# A part that has one of these is not, or not only, an object of fields.
_OTHERS = frozenset({"oneOf", "anyOf", "enum", "const"})


def merged(document: Document) -> Document:
    """Return a description with one object for several; the given one stays as it is.

    A model that is alone in `allOf` stays there: that is how a field names its model.
    """
    made: Document = _walked(document, document)
    return made


def _walked(document: Document, value: Any) -> Any:
    if isinstance(value, list):
        return [_walked(document, each) for each in value]
    if not isinstance(value, dict):
        return value
    whole = value
    if isinstance(value.get(_ALL), list) and _has_several(value):
        whole = whole_of(document, value) or value
    return {name: _walked(document, each) for name, each in whole.items()}


def _own(schema: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in schema.items() if name != _ALL}


def _has_several(schema: dict[str, Any]) -> bool:
    parts = [part for part in [*schema[_ALL], _own(schema)] if isinstance(part, dict)]
    return sum(not _FIELDS.isdisjoint(part) for part in parts) > 1


def whole_of(
    document: Document, schema: Any, seen: frozenset[str] = frozenset()
) -> dict[str, Any] | None:
    """Return what the parts make together, references followed; None if that is no object."""
    if not isinstance(schema, dict):
        return None
    reference = schema.get("$ref")
    if reference is not None:
        again = reference in seen
        meant = None if again else referred(document, reference)
        return whole_of(document, meant, seen | {reference})
    own = _own(schema)
    if not _OTHERS.isdisjoint(own) or (own.get("type") or "object") != "object":
        return None
    found = [whole_of(document, part, seen) for part in schema.get(_ALL) or ()]
    parts = [part for part in found if part is not None]
    if len(parts) < len(found):
        return None
    parts.append(own)
    properties = {
        name: each for part in parts for name, each in (part.get("properties") or {}).items()
    }
    required = [name for part in parts for name in part.get("required") or ()]
    return {**own, "type": "object", "properties": properties, "required": required}
