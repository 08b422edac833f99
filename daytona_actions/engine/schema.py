"""What pydantic makes of an action's parameters: a model, a JSON Schema, a check of each call."""

from __future__ import annotations

import inspect
import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from daytona_actions.engine.json_form import is_plain, is_texts, with_json_form
from daytona_actions.engine.json_schema import tidied, values_of
from daytona_actions.engine.parameter import UNIONS, UNSAID, mapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel


_MOST_BITS = 4096  # of a number that is sent as a text; Python writes no more than 4,300 digits


def arguments_model(name: str, signature: inspect.Signature) -> type[BaseModel]:
    """Make a pydantic model of the arguments, strict about types and names."""
    from pydantic import ConfigDict, create_model

    fields: dict[str, Any] = {
        parameter.name: (
            _readable(parameter.annotation),
            ... if parameter.default is parameter.empty else parameter.default,
        )
        for parameter in signature.parameters.values()
    }
    config = ConfigDict(strict=True, extra="forbid")
    model: type[BaseModel] = create_model(name, __config__=config, **fields)
    return model


def input_schema(
    model: type[BaseModel],
    signature: inspect.Signature,
    docstring: str,
    usual: Mapping[str, tuple[Any, ...]],
) -> dict[str, Any]:
    """Return the JSON Schema of the arguments; an optional one is left out rather than null.

    Args:
        model: of the arguments.
        signature: with their defaults.
        docstring: with their descriptions; one that is not there is empty, as all are in `-OO`.
        usual: the usual values of each, if there are such.
    """
    schema = tidied(model.model_json_schema())
    texts = _argument_texts(docstring)
    parameters = signature.parameters
    properties = {
        name: _property(details, parameters[name], texts.get(name, ""), usual[name])
        for name, details in schema["properties"].items()
    }
    made = {
        "type": "object",
        "properties": properties,
        "required": schema.get("required", []),
        "additionalProperties": False,
    }
    return made | ({"$defs": schema["$defs"]} if "$defs" in schema else {})


def strict_function(
    function: Callable[..., Any], signature: inspect.Signature
) -> Callable[..., Any]:
    """Return a function that checks its arguments but the first, then does what this one does.

    It refuses, with pydantic's ValidationError, whatever `engine/arguments.py` has words for.
    """
    from pydantic import ConfigDict, validate_call

    copy = types.FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    # The result's type is a text that means something to type checkers only.
    session, *_ = inspect.signature(function).parameters
    copy.__annotations__ = {session: Any} | {
        name: _checkable(parameter.annotation) for name, parameter in signature.parameters.items()
    }
    return validate_call(config=ConfigDict(strict=True))(copy)


def complaint_of_map(value: object) -> tuple[object, str] | None:
    """Find a value of a map that cannot be sent as a text: its key, and what is wrong with it.

    Values that only look like numbers are refused: pydantic makes a float of a Decimal.
    """
    for key, inside in value.items() if isinstance(value, Mapping) else ():
        if not isinstance(inside, (str, int, float)):
            return key, "must be a string or an integer or a number or a boolean, not {}"
        if isinstance(inside, int) and inside.bit_length() > _MOST_BITS:
            return key, "is a number that is too large to be sent"
    return None


def _argument_texts(docstring: str) -> dict[str, str]:
    from docstring_parser import parse

    return {
        parameter.arg_name: " ".join((parameter.description or "").split())
        for parameter in parse(docstring).params
    }


def _readable(annotation: Any) -> Any:
    """Return the type by which pydantic reads a parameter and describes it."""
    bounded = _bounded(annotation)
    return bounded if is_plain(bounded) else with_json_form(bounded)


def _bounded(annotation: Any) -> Any:
    """Say to pydantic what `Annotated[int, range(…)]` says to readers, without its import.

    Of `Literal[…] | str` only the text is left: the values are what is usual, not a limit.
    """
    from pydantic import Field, WithJsonSchema

    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated and isinstance(parts[1], range):
        within = Field(ge=parts[1].start, le=parts[1].stop - 1)
        if UNSAID in parts:
            return Annotated[parts[0], within, WithJsonSchema({"type": "integer"})]
        return Annotated[parts[0], within]
    if origin in UNIONS and str in parts:
        annotation = Union[tuple(part for part in parts if not _is_of_texts(part))]  # noqa: UP007 - made of a tuple
    return mapped(annotation, _bounded)


def _is_of_texts(annotation: Any) -> bool:
    values = get_args(annotation) if get_origin(annotation) is Literal else ()
    return bool(values) and all(isinstance(value, str) for value in values)


def _checkable(annotation: Any) -> Any:
    """Return the type by which pydantic checks a parameter."""
    bounded = _bounded(annotation)
    return _sendable(bounded) if is_plain(bounded) else with_json_form(bounded)


def _sendable(bounded: Any) -> Any:
    """Add to a plain type what no request can carry; see `engine/arguments.py`."""
    from pydantic import BeforeValidator, Field

    if bounded is str:
        return Annotated[str, Field(pattern="")]  # any text, but one that has a UTF-8 form
    if bounded is int:
        return Annotated[int, Field(ge=-(2**63), lt=2**63)]
    if get_origin(bounded) not in UNIONS and is_texts(bounded):
        name, value = get_args(bounded)
        texts: Any = Mapping[_sendable(name), _with_texts(value)]  # type: ignore[misc]
        return Annotated[texts, BeforeValidator(_check_map)]
    return mapped(bounded, _sendable)


def _with_texts(annotation: Any) -> Any:
    """Say of the values of a map that texts must have a UTF-8 form; numbers become texts."""
    parts = get_args(annotation) or (annotation,)
    kept = (_sendable(part) if part is str else part for part in parts)
    return Union[tuple(kept)]  # noqa: UP007 - made of a tuple


def _check_map(value: object) -> object:
    if complaint_of_map(value):
        raise ValueError
    return value


def _property(
    details: dict[str, Any], parameter: inspect.Parameter, text: str, usual: tuple[Any, ...]
) -> dict[str, Any]:
    if parameter.default is None:
        details = _without_null(details)
    inside = details.get("items", details)
    if inside.get("type") == "string" and usual and not values_of(inside):
        # The words of the description are enough where they name every value.
        named = all(str(value) in text for value in usual)
        examples = {} if named else {"examples": list(usual)}
        inside |= examples
    return details | {"description": text}


def _without_null(details: dict[str, Any]) -> dict[str, Any]:
    """Say `type` where pydantic says "that or null": leaving an argument out is the way to null."""
    details = dict(details)
    choices: list[dict[str, Any]] = [
        choice for choice in details.pop("anyOf", []) if choice != {"type": "null"}
    ]
    if len(choices) == 1:
        return choices[0] | details
    return details | ({"anyOf": choices} if choices else {})
