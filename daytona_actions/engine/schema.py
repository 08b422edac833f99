"""What pydantic makes of an action's parameters: a model, a JSON Schema, a check of each call."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from daytona_actions.engine.parameter import UNIONS, without_facts

if TYPE_CHECKING:
    import inspect
    from collections.abc import Callable

    from pydantic import BaseModel

_MOST_BITS = 4096  # of a number that is sent as a text; Python writes no more than 4,300 digits


def arguments_model(name: str, signature: inspect.Signature) -> type[BaseModel]:
    """Make a pydantic model of the arguments, strict about types and names."""
    from pydantic import ConfigDict, create_model

    fields: dict[str, Any] = {
        parameter.name: (
            _bounded(parameter.annotation),
            ... if parameter.default is parameter.empty else parameter.default,
        )
        for parameter in signature.parameters.values()
    }
    config = ConfigDict(strict=True, extra="forbid")
    model: type[BaseModel] = create_model(name, __config__=config, **fields)
    return model


def input_schema(model: type[BaseModel], docstring: str) -> dict[str, Any]:
    """Return the JSON Schema of the arguments; an optional one is left out rather than null."""
    schema = model.model_json_schema()
    texts = _argument_texts(docstring)
    properties = {
        name: _without_null(details) | {"description": texts[name]}
        for name, details in schema["properties"].items()
    }
    return {
        "type": "object",
        "properties": properties,
        "required": schema.get("required", []),
        "additionalProperties": False,
    }


def checked(function: Callable[..., Any]) -> Callable[..., Any]:
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
    first, *others = (name for name in function.__annotations__ if name != "return")
    copy.__annotations__ = {first: Any} | {
        name: _sendable(without_facts(function.__annotations__[name])) for name in others
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


def _bounded(annotation: Any) -> Any:
    """Say to pydantic what `Annotated[int, range(…)]` says to readers, without its import.

    Of `Literal[…] | str` only the text is left: the values are what is usual, not a limit.
    """
    from pydantic import Field

    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated and isinstance(parts[1], range):
        return Annotated[parts[0], Field(ge=parts[1].start, le=parts[1].stop - 1)]
    if origin in UNIONS:
        kept = [_bounded(part) for part in parts if not (str in parts and _is_texts(part))]
        return Union[tuple(kept)]  # noqa: UP007 - made of a tuple
    return list[_bounded(parts[0])] if origin is list else annotation  # type: ignore[misc]


def _is_texts(annotation: Any) -> bool:
    values = get_args(annotation) if get_origin(annotation) is Literal else ()
    return bool(values) and all(isinstance(value, str) for value in values)


def _sendable(annotation: Any) -> Any:
    """Add to a parameter's type what no request can carry; see `engine/arguments.py`."""
    from pydantic import BeforeValidator, Field

    bounded = _bounded(annotation)
    origin, parts = get_origin(bounded), get_args(bounded)
    if bounded is str:
        return Annotated[str, Field(pattern="")]  # any text, but one that has a UTF-8 form
    if bounded is int:
        return Annotated[int, Field(ge=-(2**63), lt=2**63)]
    if origin in UNIONS:
        return Union[tuple(_sendable(part) for part in parts)]  # noqa: UP007 - made of a tuple
    if origin is list:
        return list[_sendable(parts[0])]  # type: ignore[misc]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        texts: Any = Mapping[_sendable(parts[0]), _with_texts(parts[1])]  # type: ignore[misc]
        return Annotated[texts, BeforeValidator(_check_map)]
    return bounded


def _with_texts(annotation: Any) -> Any:
    """Say of the values of a map that texts must have a UTF-8 form; numbers become texts."""
    parts = get_args(annotation) or (annotation,)
    kept = (_sendable(part) if part is str else part for part in parts)
    return Union[tuple(kept)]  # noqa: UP007 - made of a tuple


def _check_map(value: object) -> object:
    if complaint_of_map(value):
        raise ValueError
    return value


def _without_null(details: dict[str, Any]) -> dict[str, Any]:
    """Say `type` where pydantic says "that or null": leaving an argument out is the way to null."""
    details = {key: value for key, value in details.items() if key not in {"title", "default"}}
    choices: list[dict[str, Any]] = [
        choice for choice in details.pop("anyOf", []) if choice != {"type": "null"}
    ]
    if len(choices) == 1:
        return choices[0] | details
    return details | ({"anyOf": choices} if choices else {})
