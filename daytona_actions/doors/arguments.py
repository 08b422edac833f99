"""From what comes in through a door to the arguments of an action."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.coercion import coerce
from daytona_actions.engine import failures

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action

_LONGEST_WORD = 20
_FORMS = {
    "integer": "a whole number such as 20",
    "number": "a number such as 0.5",
    "boolean": "true or false",
    "array": 'a list such as ["a", "b"]',
    "object": 'an object such as {"key": "value"}',
}
"""What a schema wants that admits no text, in words that a model can act on."""


def arguments_of(action: Action[..., Any], given: object) -> dict[str, Any]:
    """Return the arguments of a call by name, as the action takes them.

    Null counts as absent, values are read as clients are known to write them (see `coerce`), and a
    map may come as a list of `{key, value}` objects, since a strict tool schema has no room for
    the map itself. Types are checked by the action.

    Args:
        action: the action that is called.
        given: an object, or its JSON text; an empty text and None mean no arguments.

    Raises:
        ActionError: the text is not a JSON object, or a list of pairs is not one.
    """
    properties = action.input_schema["properties"]
    return {
        name: _fitted(name, value, properties.get(name, {}))
        for name, value in _object(action, given).items()
        if value is not None
    }


def _fitted(name: str, value: Any, schema: Mapping[str, Any]) -> Any:
    value = coerce(value, schema)
    if isinstance(value, list) and schema.get("type") == "object":
        return coerce(_as_map(name, value), schema)
    if isinstance(value, str) and schema.get("type") in _FORMS:
        raise failures.invalid(f"argument {name} must be {_FORMS[schema['type']]}, {_shown(value)}")
    return value


def _shown(text: str) -> str:
    """Quote a text that is clearly no secret: a word where a number or a boolean belongs."""
    return f"not the text {text!r}" if len(text) <= _LONGEST_WORD and text.isalnum() else "not text"


def _object(action: Action[..., Any], given: object) -> Mapping[str, Any]:
    if isinstance(given, (str, bytes, bytearray)):
        given = _decoded(action, given)
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise failures.invalid(
            f"{action.name}: arguments must be a JSON object, not {type(given).__name__}"
        )
    return given


def _decoded(action: Action[..., Any], given: str | bytes | bytearray) -> object:
    if not given.strip():
        return None
    try:
        return json.loads(given)
    except (ValueError, RecursionError) as problem:
        reason = getattr(problem, "msg", "it cannot be decoded")
        at = getattr(problem, "pos", None)
        where = "" if at is None else f" at position {at}"
        raise failures.invalid(f"{action.name}: arguments are not JSON: {reason}{where}") from None


def _as_map(name: str, pairs: list[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for pair in pairs:
        if not isinstance(pair, dict) or set(pair) != {"key", "value"}:
            raise failures.invalid(
                f"argument {name} must be an object, or a list of objects with key and value"
            )
        key = pair["key"]
        if not isinstance(key, str) or key in found:
            raise failures.invalid(f"argument {name} must have texts as keys, each of them once")
        found[key] = pair["value"]
    return found
