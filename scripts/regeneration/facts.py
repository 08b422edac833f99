"""Turns schemas into facts, one a field, in one normal form: what means the same looks the same."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from regeneration.documents import Document

_STEPS = re.compile(r"[.\[\]{}]+")
_MODEL = "#/components/schemas/"
_UNIONS = ("oneOf", "anyOf")
_LIMITS = (
    *("default", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minLength", "maxLength", "minItems", "maxItems", "const", "multipleOf", "uniqueItems"),
    *("minProperties", "maxProperties", "readOnly", "writeOnly"),
)
# What a limit that is left out means.
_USUAL = {
    *((name, "false") for name in ("readOnly", "writeOnly", "uniqueItems")),
    *((name, "false") for name in ("exclusiveMinimum", "exclusiveMaximum")),
    *((name, "0") for name in ("minLength", "minItems", "minProperties")),
}


@dataclass(frozen=True)
class Fact:
    """What a description says of one field, parameter, body or answer.

    Attributes:
        type: in words, such as `list of Thing`; models by name.
        models: the models that the type names.
        required: whether it must be sent, or always comes.
        nullable: whether null is a value.
        deprecated: whether it is marked so.
        values: the values of an enum.
        limits: what else restricts it, such as `("maximum", "200")`.
    """

    type: str
    models: frozenset[str] = frozenset()
    required: bool = False
    nullable: bool = False
    deprecated: bool = False
    values: frozenset[str] = frozenset()
    limits: frozenset[tuple[str, str]] = frozenset()


def steps(place: str) -> list[str]:
    """Return what a place begins with, and the fields on the way to it."""
    start, *fields = _STEPS.split(place)
    return [start, *filter(None, fields)]


def of_models(document: Document) -> dict[str, Fact]:
    """Return the facts of all models, by `Model` and `Model.field`."""
    return {
        place: fact
        for name, schema in document.get("components", {}).get("schemas", {}).items()
        for place, fact in of_schema(name, schema)
    }


def of_schema(place: str, schema: Any, *, required: bool = False) -> Iterator[tuple[str, Fact]]:
    """Return the facts of a schema and of those written inside it; not of the models it names."""
    schema = schema if isinstance(schema, dict) else {}
    name, inner = type_of(schema)
    flat = _flat(schema)
    yield (
        place,
        Fact(
            type=name,
            models=inner,
            required=required,
            nullable=_is_nullable(schema),
            deprecated=bool(schema.get("deprecated")),
            values=frozenset(
                _text(value) for value in _list(flat.get("enum")) if value is not None
            ),
            limits=_limits(flat),
        ),
    )
    if inner and name in inner:
        return
    needed = _list(flat.get("required"))
    for field, described in _object(flat.get("properties")).items():
        yield from of_schema(f"{place}.{field}", described, required=field in needed)
    for mark, part in _parts(flat):
        if isinstance(part, dict) and not type_of(part)[1]:
            yield from list(of_schema(f"{place}{mark}", part))[1:]


def _limits(flat: dict[str, Any]) -> frozenset[tuple[str, str]]:
    found = {(key, _text(flat[key])) for key in _LIMITS if key in flat} - _USUAL
    others = flat.get("additionalProperties")
    if others is False:
        found.add(("additionalProperties", "false"))
    elif isinstance(others, dict) and flat["properties"]:  # else the type says it
        found.add(("additionalProperties", type_of(others)[0]))
    return frozenset(found)


def _parts(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Return the schemas inside one that are no fields: of items, of values, of alternatives."""
    yield "[]", schema.get("items")
    yield "{}", schema.get("additionalProperties")
    for union in _UNIONS:
        for one in _list(schema.get(union)):
            yield "", one


def type_of(schema: Any) -> tuple[str, frozenset[str]]:
    """Return the type of a schema in words, and the models that it names."""
    schema = schema if isinstance(schema, dict) else {}
    reference = schema.get("$ref")
    if isinstance(reference, str):
        name = reference.removeprefix(_MODEL)
        return name, frozenset({name})
    alternatives = [one for union in _UNIONS for one in _list(schema.get(union))]
    if alternatives:
        return _joined(" or ", [type_of(one) for one in alternatives])
    if schema.get("allOf"):
        own = {key: value for key, value in schema.items() if key not in {"allOf", "type"}}
        return _joined(" and ", [type_of(one) for one in [*_list(schema["allOf"]), own]])
    return _plain(schema)


def _joined(word: str, found: list[tuple[str, frozenset[str]]]) -> tuple[str, frozenset[str]]:
    names = sorted({name for name, _ in found} - {"null"})
    if word == " and ":
        names = [name for name in names if name != "anything"]
    return word.join(names) or "anything", frozenset().union(*(models for _, models in found))


def _plain(schema: dict[str, Any]) -> tuple[str, frozenset[str]]:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = " or ".join(sorted(str(one) for one in kind if one != "null"))
    if kind is None:
        kind = "object" if "properties" in schema else "string" if "enum" in schema else "anything"
    if kind == "array":
        name, models = type_of(schema.get("items"))
        return f"list of {name}", models
    if kind == "object" and not schema.get("properties"):
        name, models = type_of(schema.get("additionalProperties"))
        return f"map of {name}", models
    if kind == "string" and schema.get("format") in {"binary", "byte", "date", "date-time", "uuid"}:
        return f"string ({schema['format']})", frozenset()
    return str(kind), frozenset()


def _flat(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with what `allOf` adds to it in place; models that it names are not in place."""
    flat: dict[str, Any] = {"properties": {}, "required": []}
    for part in [*filter(_object, _list(schema.get("allOf"))), schema]:
        properties = {**flat["properties"], **_object(part.get("properties"))}
        required = [*flat["required"], *_list(part.get("required"))]
        flat = {**flat, **part, "properties": properties, "required": required}
    return flat


def _is_nullable(schema: Mapping[str, Any]) -> bool:
    kinds = [schema, *(one for union in _UNIONS for one in _list(schema.get(union)))]
    return any(
        _object(kind).get("nullable") is True
        or "null" in _list(_object(kind).get("type"))
        or _object(kind).get("type") == "null"
        for kind in kinds
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
