"""Parameters of any type: what JSON says stands for what Python has a type for, and only that."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from daytona_actions.engine.json_schema import tidied, unknown_name
from daytona_actions.engine.parameter import UNIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PLAIN = {str, int, float, bool, type(None), None}
_DEEPEST = 100  # pydantic reads 200 levels; nobody's parameter has as many as these


def is_plain(annotation: Any) -> bool:
    """Tell whether a type is one of JSON's own, which needs no reading: texts, numbers, lists."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return all(type(value) in _PLAIN for value in parts)
    if origin is Annotated:
        return is_plain(parts[0])
    if origin in UNIONS or origin is list:
        return all(is_plain(part) for part in parts)
    return is_texts(annotation) if parts else annotation in _PLAIN


def is_texts(annotation: Any) -> bool:
    """Tell whether a type is a map whose values are sent as texts, whatever they are given as."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in UNIONS:
        return any(is_texts(part) for part in parts)
    if not (isinstance(origin, type) and issubclass(origin, Mapping)):
        return False
    values = get_args(parts[1]) or (parts[1],)
    return str in values and all(value in _PLAIN for value in values)


def with_json_form(annotation: Any) -> Any:
    """Make a type that takes its values, and those of JSON that stand for them."""
    from pydantic import TypeAdapter, WrapValidator
    from pydantic_core import PydanticCustomError, to_jsonable_python

    @cache
    def adapter() -> tuple[TypeAdapter[Any], dict[str, Any]]:
        made: TypeAdapter[Any] = TypeAdapter(annotation)
        return made, tidied(made.json_schema())

    def read(value: Any, otherwise: Callable[[Any], Any]) -> Any:
        problem = why_not_json(value)
        if problem is None:
            return _from_json(value, *adapter())
        found = otherwise(value)
        with suppress(ValueError):  # it has no form in JSON, or no end
            problem = why_not_json(to_jsonable_python(found))
        if problem:
            raise PydanticCustomError("unsendable", "{problem}", {"problem": problem})
        return found

    return Annotated[annotation, WrapValidator(read)]


def _from_json(value: Any, adapter: Any, schema: dict[str, Any]) -> Any:
    from pydantic_core import PydanticCustomError

    found = adapter.validate_json(json.dumps(value), strict=True)
    if unknown := unknown_name(value, schema, schema) or _lost_name(value, found):
        (*place, name), known = unknown
        where = "".join(f"[{step!r}]" for step in place)
        context = {"where": f"{where} " if where else "", "name": name, "known": known}
        text = "{where}has no {name}: there are {known}" if known else "{where}has no {name}"
        raise PydanticCustomError("unknown_name", text, context)
    return found


def _lost_name(value: Any, found: Any) -> tuple[tuple[Any, ...], str] | None:
    """Find a name that the form in Python does not hold: where it stands, and which ones there are.

    Of `Model | Any` and its like pydantic takes the model, whatever names the value has.
    """
    inside: Iterable[tuple[Any, Any, Any]] = ()
    if isinstance(value, list) and isinstance(found, (list, tuple)):
        inside = zip(range(len(value)), value, found, strict=False)
    elif isinstance(value, dict) and (held := _names_of(found)) is not None:
        for name in value:
            if name not in held:
                return (name,), "" if isinstance(found, dict) else ", ".join(held)
        inside = ((name, part, held[name]) for name, part in value.items())
    for step, part, there in inside:
        if deeper := _lost_name(part, there):
            return (step, *deeper[0]), deeper[1]
    return None


def _names_of(found: Any) -> Mapping[str, Any] | None:
    """Return what an object holds, by the names that JSON has for it; None of what is no object."""
    from pydantic import BaseModel, RootModel

    if isinstance(found, RootModel):
        return _names_of(found.root)
    if isinstance(found, BaseModel):
        names = {
            name: said.validation_alias if isinstance(said.validation_alias, str) else name
            for name, said in type(found).model_fields.items()
        }
        known = {alias: getattr(found, name) for name, alias in names.items()}
        return known | (found.model_extra or {})
    if is_dataclass(found):
        return {field.name: getattr(found, field.name) for field in fields(found)}
    return found if isinstance(found, dict) else None


def why_not_json(value: Any, depth: int = 0) -> str | None:
    """Say why a value is not JSON that can be sent, None if it is."""
    kind = type(value)
    if kind is dict or kind is list:
        return _why_not_nested(value, depth)
    if kind is str or kind is int:
        return why_unsendable(value)
    if kind is float:
        return None if math.isfinite(value) else f"holds {value}, for which JSON has no word"
    if value is None or kind is bool:
        return None
    return f"holds a value of type {kind.__name__}, for which JSON has no word"


def _why_not_nested(value: Any, depth: int) -> str | None:
    if depth == _DEEPEST:
        return f"is nested more than {_DEEPEST} levels deep"
    inside = value
    if isinstance(value, dict):
        if not all(type(key) is str for key in value):
            return "has a key that is no text"
        inside = [*value, *value.values()]
    reasons = (why_not_json(part, depth + 1) for part in inside)
    return next((reason for reason in reasons if reason), None)


def why_unsendable(value: object) -> str | None:
    """Say why a text or a whole number cannot be sent; None if it can, and of anything else."""
    if isinstance(value, str):
        try:
            value.isascii() or value.encode()
        except UnicodeEncodeError as problem:
            return f"holds half a surrogate pair at position {problem.start}: it has no UTF-8 form"
    elif isinstance(value, int) and not fits(value):
        return "holds a number that is too large to be sent"
    return None


def fits(value: object) -> bool:
    """Tell whether a value is a whole number of 64 bits, the longest that servers read."""
    return isinstance(value, int) and -(2**63) <= value < 2**63
