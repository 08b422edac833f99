"""From what comes in through a door to the arguments of an action."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from daytona_actions import errors

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action


def arguments_of(action: Action[..., Any], given: object) -> dict[str, Any]:
    """Return the arguments of a call by name, as the action takes them.

    Null counts as absent, and a map may come as a list of `{key, value}` objects, since a strict
    tool schema has no room for the map itself. Types are checked by the action.

    Args:
        action: the action that is called.
        given: an object, or its JSON text; an empty text and None mean no arguments.

    Raises:
        ActionError: the text is not a JSON object, or a list of pairs is not one.
    """
    maps = {
        name
        for name, details in action.input_schema["properties"].items()
        if details.get("type") == "object"
    }
    return {
        name: _as_map(name, value) if name in maps else value
        for name, value in _object(action, given).items()
        if value is not None
    }


def _object(action: Action[..., Any], given: object) -> Mapping[str, Any]:
    if isinstance(given, (str, bytes, bytearray)):
        given = _decoded(action, given)
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise errors.invalid(
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
        raise errors.invalid(f"{action.name}: arguments are not JSON: {reason}{where}") from None


def _as_map(name: str, value: Any) -> Any:
    if not isinstance(value, list):
        return value
    found: dict[str, Any] = {}
    for pair in value:
        if not isinstance(pair, dict) or set(pair) != {"key", "value"}:
            raise errors.invalid(
                f"argument {name} must be an object, or a list of objects with key and value"
            )
        key = pair["key"]
        if not isinstance(key, str) or key in found:
            raise errors.invalid(f"argument {name} must have texts as keys, each of them once")
        found[key] = pair["value"]
    return found
