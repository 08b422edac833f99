"""From what comes in through a door to the arguments of an action, and to its result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.coercion import coerce
from daytona_actions.engine import failures
from daytona_actions.engine.json_schema import fits, resolve

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action
    from daytona_actions.engine.json_schema import Schema
    from daytona_actions.engine.result import ActionResult
    from daytona_actions.engine.service import Actions, Service

_LONGEST_WORD = 20
_FORMS = {
    "integer": "a whole number such as 20",
    "number": "a number such as 0.5",
    "boolean": "true or false",
    "array": 'a list such as ["a", "b"]',
    "object": 'an object such as {"key": "value"}',
}
"""What a schema wants that admits no text, in words that a model can act on."""


def run_named(
    service: Service, client: Any, name: str, given: object, actions: Actions | None = None
) -> ActionResult:
    """Run an action by its name, with what came in through a door, to its result."""
    try:
        arguments = _prepare(service, name, given, actions)
    except _RefusedError as refused:
        return refused.result
    result: ActionResult = getattr(client, name)(**arguments)
    return result


async def arun_named(
    service: Service, client: Any, name: str, given: object, actions: Actions | None = None
) -> ActionResult:
    """Do what `run_named` does, with an asynchronous client."""
    try:
        arguments = _prepare(service, name, given, actions)
    except _RefusedError as refused:
        return refused.result
    result: ActionResult = await getattr(client, name)(**arguments)
    return result


def is_asynchronous(service: Service, client: object) -> bool:
    """Tell which kind a client of a service is.

    Raises:
        ValueError: it is none.
    """
    methods = (getattr(client, name, None) for name in service.actions)
    method = next(filter(callable, methods), None)
    if method is None:
        kind = type(client).__name__
        raise ValueError(f"client must be a client of {service.display_name}, not {kind}")
    return iscoroutinefunction(method)


def check_asynchronous(service: Service, client: object) -> None:
    """Refuse what a server cannot run actions with, before it is called.

    Raises:
        ValueError: it is no client of the service, or a synchronous one.
    """
    if not is_asynchronous(service, client):
        wanted = service.async_client_class().__name__
        raise ValueError(f"client must be an asynchronous client: make an {wanted}")


class _RefusedError(Exception):
    """A call that cannot be made, with the result that says why."""

    def __init__(self, result: ActionResult) -> None:
        super().__init__(result.error)
        self.result = result


def _prepare(service: Service, name: str, given: object, offered: Actions | None) -> dict[str, Any]:
    from daytona_actions.engine.result import ActionResult

    failures.vocabulary.set(service.failures)
    actions = service.actions if offered is None else offered
    if name not in actions:
        problem = failures.invalid(service.unknown(name, actions))
        raise _RefusedError(ActionResult.failed(problem.failure))
    action = actions[name]
    try:
        return arguments_of(action, given)
    except failures.ActionError as problem:
        raise _RefusedError(action.result_type.failed(problem.failure)) from None


def arguments_of(action: Action[..., Any], given: object) -> dict[str, Any]:
    """Return the arguments of a call by name, as the action takes them.

    Null counts as absent unless it is a value of the parameter. Values are read as clients are
    known to write them (see `coerce`): a map may come as a list of `{key, value}` objects, since
    a strict tool schema has no room for the map itself. Types are checked by the action.

    Args:
        action: the action that is called.
        given: an object, or its JSON text; an empty text and None mean no arguments.

    Raises:
        ActionError: the text is not a JSON object, or a list of pairs is not one.
    """
    schema = action.input_schema
    found = _object(action, given)
    try:
        return {
            name: _as_argument(name, value, schema["properties"].get(name, {}), schema)
            for name, value in found.items()
            if value is not None or _means_null(name, schema)
        }
    except RecursionError:
        raise failures.invalid(f"{action.name}: the arguments are nested too deeply") from None


def _means_null(name: str, schema: Schema) -> bool:
    """Tell whether null is a value of a parameter rather than a way to leave it out."""
    details = schema["properties"].get(name)
    return details is not None and fits(None, details, schema)


def _as_argument(name: str, value: Any, details: Schema, schema: Schema) -> Any:
    value = coerce(value, details, schema)
    kind = resolve(details, schema).get("type")
    if isinstance(value, list) and kind == "object":
        raise failures.invalid(_why_no_map(name, value))
    if isinstance(value, str) and kind in _FORMS:
        raise failures.invalid(f"argument {name} must be {_FORMS[kind]}, {_shown(value)}")
    return value


def _shown(text: str) -> str:
    """Quote a text that is clearly no secret: a word where a number or a boolean belongs."""
    return f"not the text {text!r}" if len(text) <= _LONGEST_WORD and text.isalnum() else "not text"


def _object(action: Action[..., Any], given: object) -> Mapping[str, Any]:
    if isinstance(given, (str, bytes, bytearray)):
        given = _from_json(action, given)
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise failures.invalid(
            f"{action.name}: arguments must be a JSON object, not {type(given).__name__}"
        )
    return given


def _from_json(action: Action[..., Any], given: str | bytes | bytearray) -> object:
    if not given.strip():
        return None
    try:
        return json.loads(given)
    except (ValueError, RecursionError) as problem:
        reason = getattr(problem, "msg", "it cannot be decoded")
        at = getattr(problem, "pos", None)
        where = "" if at is None else f" at position {at}"
        raise failures.invalid(f"{action.name}: arguments are not JSON: {reason}{where}") from None


def _why_no_map(name: str, pairs: list[Any]) -> str:
    if all(isinstance(pair, dict) and set(pair) == {"key", "value"} for pair in pairs):
        return f"argument {name} must have texts as keys, each of them once"
    return f"argument {name} must be an object, or a list of objects with key and value"
