"""Why the arguments of a call are refused, in words for people: the name, never the value."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from daytona_actions.engine import failures
from daytona_actions.engine.json_form import fits, is_plain, is_texts, why_unsendable
from daytona_actions.engine.schema import complaint_of_map

if TYPE_CHECKING:
    import inspect
    from collections.abc import Iterable

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

_KEY = "[key]"  # what pydantic calls the key of a map that is wrong
_OWN = {"unsendable", "unknown_name"}  # the complaints of engine/json_form.py
_CHOICES = {"literal_error", "enum"}
_WRITTEN = {  # the complaints of texts that are not written as their kind is
    *("uuid_parsing", "date_parsing", "date_from_datetime_parsing", "datetime_parsing"),
    *("datetime_from_date_parsing", "time_parsing", "time_delta_parsing"),
}
_OBJECTS = {"model_type", "model_attributes_type", "dataclass_type"}


def validate(
    name: str,
    signature: inspect.Signature,
    model: type[BaseModel],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> dict[str, Any]:
    """Check the arguments of a call of an action and return them by name.

    Raises:
        ActionError: an argument is missing, surplus or of a wrong type, or a text cannot be
            sent; the message names the argument, never its value.
    """
    from pydantic import ValidationError

    try:
        given = signature.bind(*args, **kwargs).arguments
    except TypeError as problem:
        told = _unknown(signature, kwargs) or problem
        raise failures.invalid(f"{name}: {told}") from None
    types = {argument: said.annotation for argument, said in signature.parameters.items()}
    for argument, value in given.items():
        if is_texts(types[argument]) and (complaint := complaint_of_map(value)):
            key, words = complaint
            shown = _shown(value[key])
            place = f"argument {argument}[{reprlib.repr(key)}]"
            raise failures.invalid(f"{name}: {place} {words.format(shown)}")
    try:
        checked = model.model_validate(given)
    except ValidationError as problem:
        found = problem.errors(include_url=False, include_context=False)
        raise failures.invalid(f"{name}: {complaint_of(found, given)}") from None
    arguments = {argument: getattr(checked, argument) for argument in signature.parameters}
    for argument in filter(lambda name: is_plain(types[name]), arguments):
        _check_sendable(argument, arguments[argument])
    return arguments


def _unknown(signature: inspect.Signature, kwargs: Mapping[str, Any]) -> str | None:
    """Name an argument that there is not, one that it may be meant for, and all that there are.

    It goes before what is missing: who gives `from` where there is `from_` has not forgotten it.
    """
    from difflib import get_close_matches

    known = list(signature.parameters)
    for given in kwargs:
        if given not in known:
            # `enviroment` is not close to `env`, which it begins with.
            longer = [name for name in known if given.startswith(name)]
            near = longer or get_close_matches(given, known, n=1)
            meant = f"did you mean {near[0]}? There is" if near else "there is"
            told = f"got an unexpected keyword argument {reprlib.repr(given)}"
            return f"{told}; {meant} {', '.join(known) or 'none'}"
    return None


def complaint_of(found: list[ErrorDetails], given: Mapping[str, Any]) -> str:
    """Say of the first argument that is wrong what it must be and where; never a value."""
    first = [detail for detail in found if detail["loc"][0] == found[0]["loc"][0]]
    # Of a union each type complains: the one that got furthest is the one that was meant.
    places = [_place(detail, given) for detail in first]
    depth = max(len(steps) for steps in places)
    place = next(steps for steps in places if len(steps) == depth)
    said = [detail for detail, steps in zip(first, places, strict=True) if steps == place]
    wanted = [text for detail in said if (text := _expectation(detail))]
    if not wanted:
        statement = _statement(said[0])
        return _named(place) + ("" if statement.startswith("[") else " ") + statement
    return f"{_named(place)} must be {' or '.join(dict.fromkeys(wanted))}, not {_kind(said[-1])}"


def _place(detail: ErrorDetails, given: Any) -> tuple[object, ...]:
    """Return the steps to what is wrong, without the names of types that unions add to them."""
    steps: list[object] = []
    value = given
    for step in detail["loc"]:
        if step == _KEY:
            return (*steps[:1], _KEY)
        is_index = isinstance(value, (list, tuple)) and isinstance(step, int) and step < len(value)
        if is_index or (isinstance(value, Mapping) and step in value):
            value = value[step]
            steps.append(step)
    return (*steps, detail["loc"][-1]) if detail["type"] == "missing" else tuple(steps)


def _named(place: tuple[object, ...]) -> str:
    name, *inside = place
    if inside and inside[-1] == _KEY:
        return f"each key of argument {name}"
    return f"argument {name}" + "".join(f"[{reprlib.repr(step)}]" for step in inside)


def _statement(detail: ErrorDetails) -> str:
    """Say what is wrong where the words are not what the value should be."""
    text = detail["msg"].removeprefix("Value error, ")
    if detail["type"] in _OWN:
        return text
    if detail["type"] == "missing":
        return "is missing"
    if detail["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
        return "is a name that there is not"
    return f"is not valid: {text}"


def _kind(detail: ErrorDetails) -> str:
    """Tell what was given: its type, or a word or number that is clearly no secret."""
    value = detail["input"]
    if detail["type"] in _CHOICES and isinstance(value, str) and value.isalnum():
        return reprlib.repr(value)
    if detail["type"] in _WRITTEN and isinstance(value, str):
        return "another text"
    # A password without its quotes is a number, which must not be shown.
    hides = detail["type"].startswith("string") and value is not None
    return type(value).__name__ if hides else _shown(value)


def _shown(value: object) -> str:
    """Show a number, which is no secret; of anything else only its type."""
    is_plain = value is None or isinstance(value, float) or fits(value)
    return repr(value) if is_plain else type(value).__name__


def _expectation(detail: ErrorDetails) -> str:
    """Return what a value should be, empty where the words say something else."""
    if detail["type"] in _OBJECTS:
        return "an object"
    before, is_it, wanted = detail["msg"].partition("Input should be ")
    if before or not is_it:
        return ""
    if detail["type"] in _WRITTEN:
        wanted = wanted.partition(", ")[0]  # the rest shows what was given, letter by letter
    return wanted.replace("a valid ", "a ").replace("a integer", "an integer")


def _check_sendable(name: str, value: object) -> None:
    """Refuse what no request can carry; numbers in a map are sent as texts, of any length."""
    for part in _parts(value):
        if problem := why_unsendable(part):
            raise failures.invalid(f"argument {name} {problem}")


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return [part for part in (*value, *value.values()) if isinstance(part, str)]
    return value if isinstance(value, (list, tuple)) else [value]
