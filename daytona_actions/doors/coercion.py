"""From what clients are known to send to what a schema means: `20.0`, `"20"`, `"[1, 2]"`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from daytona_actions.engine.json_schema import (
    choices_of,
    fits,
    is_anything,
    is_of,
    parts_of_list,
    resolve,
    same,
    types_of,
    values_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.engine.json_schema import Schema

PAIRS = "map_of_pairs"
"""What a strict tool schema calls a map where anything may stand: see `doors/strict.py`."""


def coerce(value: Any, schema: Schema, root: Schema | None = None) -> Any:
    """Return a value in the form that its schema means; one that is wrong stays as it is.

    JSON Schema counts 20.0 as an integer. Models and MCP clients send numbers, booleans, lists and
    maps as texts: such a text is read as JSON, but only where the schema admits no text, and only
    if it then has an admitted type. A strict tool schema writes a map as a list of pairs, and null
    for what is left out.

    Args:
        value: what came in through a door.
        schema: the JSON Schema of the parameter.
        root: the schema that holds the definitions; default: this one.
    """
    root = schema if root is None else root
    schema = resolve(schema, root)
    if choices := choices_of(schema):
        value = _chosen(value, choices, root)
    if is_anything(schema):
        return _with_maps(value)
    value = _typed(value, schema, root)
    if isinstance(value, list):
        if _is_map(schema) and (pairs := as_map(value)) is not None:
            value = pairs
        else:
            return [coerce(part, said, root) for part, said in parts_of_list(value, schema)]
    return _object(value, schema, root) if isinstance(value, dict) else value


def as_map(pairs: list[Any]) -> dict[str, Any] | None:
    """Return the map that a list of `{key, value}` objects stands for, None if it is no such."""
    if not all(isinstance(pair, dict) and set(pair) == {"key", "value"} for pair in pairs):
        return None
    keys = [pair["key"] for pair in pairs]
    if not all(isinstance(key, str) for key in keys) or len(set(keys)) < len(keys):
        return None
    return {pair["key"]: pair["value"] for pair in pairs}


def _chosen(value: Any, choices: list[Schema], root: Schema) -> Any:
    """Coerce to the first choice that the value fits as it is; if none, that it can be made to."""
    for choice in choices:
        if fits(value, choice, root):
            return coerce(value, choice, root)
    for choice in choices:
        made = coerce(value, choice, root)
        if fits(made, choice, root):
            return made
    return value


def _typed(value: Any, schema: Schema, root: Schema) -> Any:
    values = values_of(schema)
    if values is not None and any(same(value, known) for known in values):
        return value
    admitted = types_of(schema, root)
    if isinstance(value, str) and "string" not in admitted:
        value = _from_text(value, admitted)
    if isinstance(value, float) and "integer" in admitted and "number" not in admitted:
        return int(value) if value.is_integer() else value
    return value


def _object(value: dict[str, Any], schema: Schema, root: Schema) -> dict[str, Any]:
    known: Mapping[str, Any] = schema.get("properties", {})
    required = schema.get("required", [])
    more = schema.get("additionalProperties", {})
    made = {}
    for name, part in value.items():
        said = known.get(name, more)
        absent = part is None and name in known and name not in required
        if absent and not fits(None, said, root):
            continue
        made[name] = coerce(part, said, root) if isinstance(said, dict) else part
    return made


def _is_map(schema: Schema) -> bool:
    """Tell whether a schema admits an object with names of any kind, and no list."""
    named = schema.get("type", [])
    is_object = "object" in ([named] if isinstance(named, str) else named)
    return (
        is_object and "array" not in named and schema.get("additionalProperties", {}) is not False
    )


def _with_maps(value: Any) -> Any:
    """Return a value of any kind with its maps as they are meant."""
    if isinstance(value, list):
        return [_with_maps(part) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {PAIRS} and isinstance(value[PAIRS], list):
        found = as_map(value[PAIRS])
        value = value if found is None else found
    return {key: _with_maps(part) for key, part in value.items()}


def _from_text(text: str, admitted: set[str]) -> Any:
    try:
        found = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return text
    # A strict tool schema writes a map as a list of pairs.
    pairs = isinstance(found, list) and "object" in admitted
    return found if pairs or any(is_of(found, name) for name in admitted) else text


def _refuse(constant: str) -> None:
    raise ValueError(constant)
