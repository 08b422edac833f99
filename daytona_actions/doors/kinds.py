"""What a parameter takes, in words, and how much of it fits on a command line."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from daytona_actions.engine.json_schema import (
    choices_of,
    is_anything,
    resolve,
    types_of,
    values_of,
)

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action
    from daytona_actions.engine.json_schema import Schema

_SCALARS = {"string", "integer", "number", "boolean"}
_DEEPEST = 2


class Shape(Enum):
    """How a value is written on a command line."""

    WORD = "one word"
    SWITCH = "an option that is on or off"
    WORDS = "an option that is repeated"
    ENTRIES = "an option that is repeated, each time as KEY=VALUE"
    DOCUMENT = "JSON"
    DOCUMENTS = "an option that is repeated, each time with JSON"


def shape_of(action: Action[..., Any], name: str) -> Shape:
    """Return how a parameter is written on a command line."""
    root = action.input_schema
    schema = resolve(root["properties"][name], root)
    kinds = types_of(schema, root) - {"null"}
    if kinds == {"boolean"}:
        return Shape.SWITCH
    if len(kinds) == 1 and kinds <= _SCALARS:
        return Shape.WORD
    if schema.get("type") == "array" and "prefixItems" not in schema:
        inside = types_of(schema.get("items", {}), root)
        return Shape.WORDS if len(inside) == 1 and inside <= _SCALARS else Shape.DOCUMENTS
    if schema.get("type") == "object" and "properties" not in schema:
        more = schema.get("additionalProperties", {})
        inside = types_of(more, root) if isinstance(more, dict) else set()
        return Shape.ENTRIES if inside and inside <= _SCALARS else Shape.DOCUMENT
    return Shape.DOCUMENT


def kind_of(schema: Schema, root: Schema, depth: int = 0) -> str:
    """Return what a schema admits, in words: `integer`, `list of date`, `one of red, green`."""
    schema = resolve(schema, root)
    values = values_of(schema)
    if values is not None:
        shown = ", ".join(str(value) for value in values)
        return f"one of {shown}" if len(values) > 1 else shown
    if choices := choices_of(schema):
        kinds = [kind_of(choice, root, depth + 1) for choice in choices]
        return " or ".join(dict.fromkeys(kinds))
    if is_anything(schema):
        return "any JSON value"
    kind = str(schema.get("type"))
    if kind == "array":
        inside = kind_of(schema.get("items", {}), root, depth + 1)
        return "list" if inside == "string" or "prefixItems" in schema else f"list of {inside}"
    if kind == "object":
        return _kind_of_object(schema, root, depth)
    return str(schema.get("format", kind))


def _kind_of_object(schema: Schema, root: Schema, depth: int) -> str:
    required = schema.get("required", [])
    if "properties" not in schema:
        more = schema.get("additionalProperties", {})
        inside = types_of(more, root) if isinstance(more, dict) else set()
        if not isinstance(more, dict) or inside <= _SCALARS:
            return "map"
        return f"map of {kind_of(more, root, depth + 1)}"
    if depth >= _DEEPEST:
        return "object"
    fields = [
        f"{name} ({kind_of(said, root, depth + 1)}{', required' if name in required else ''})"
        for name, said in schema["properties"].items()
    ]
    return f"object with {', '.join(fields)}" if fields else "object"
