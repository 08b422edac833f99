"""From what clients are known to send to what a schema means: `20.0`, `"20"`, `"[1, 2]"`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


def coerce(value: Any, schema: Mapping[str, Any]) -> Any:
    """Return a value in the form that its schema means; one that is wrong stays as it is.

    JSON Schema counts 20.0 as an integer. Models and MCP clients send numbers, booleans, lists and
    maps as texts: such a text is read as JSON, but only where the schema admits no text, and only
    if it then has an admitted type.

    Args:
        value: what came in through a door.
        schema: the JSON Schema of the parameter, without references.
    """
    admitted = _admitted(schema)
    if isinstance(value, str) and "string" not in admitted:
        value = _decoded(value, admitted)
    if isinstance(value, float) and "integer" in admitted and "number" not in admitted:
        return int(value) if value.is_integer() else value
    if isinstance(value, list) and "items" in schema:
        return [coerce(each, schema["items"]) for each in value]
    if isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
        return {key: coerce(each, schema["additionalProperties"]) for key, each in value.items()}
    return value


def _admitted(schema: Mapping[str, Any]) -> set[str]:
    named = schema.get("type", [])
    found = {named} if isinstance(named, str) else set(named)
    return found.union(*(_admitted(choice) for choice in schema.get("anyOf", [])))


def _decoded(text: str, admitted: set[str]) -> Any:
    try:
        found = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return text
    fits = any(_is(found, name) for name in admitted)
    # A strict tool schema writes a map as a list of pairs.
    pairs = isinstance(found, list) and "object" in admitted
    return found if fits or pairs else text


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    whole = name == "integer" and isinstance(value, float) and value.is_integer()
    return whole or isinstance(value, _TYPES.get(name, ()))


def _refuse(constant: str) -> None:
    raise ValueError(constant)
