"""Why the arguments of a call are refused, in words for people: the name, never the value."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from daytona_actions.engine import failures
from daytona_actions.engine.schema import complaint_of_map

if TYPE_CHECKING:
    import inspect
    from collections.abc import Iterable

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails


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
        raise failures.invalid(f"{name}: {problem}") from None
    for argument, value in given.items():
        if complaint := complaint_of_map(value):
            key, words = complaint
            shown = _shown(value[key])
            raise failures.invalid(f"{name}: {_place((argument, key))} {words.format(shown)}")
    try:
        checked = model.model_validate(given)
    except ValidationError as problem:
        found = problem.errors(include_url=False, include_context=False)
        raise failures.invalid(f"{name}: {_complaint(found)}") from None
    arguments = {argument: getattr(checked, argument) for argument in signature.parameters}
    for argument, value in arguments.items():
        _check_sendable(argument, value)
    return arguments


def _complaint(found: Iterable[ErrorDetails]) -> str:
    """Name the first argument that is wrong, and the key where it is a map; never a value."""
    by_place: dict[str, list[str]] = {}
    types: dict[str, str] = {}
    for detail in found:
        place = _place(detail["loc"])
        by_place.setdefault(place, []).append(_expectation(detail))
        # A password without its quotes is a number, which must not be shown.
        hides = detail["type"].startswith("string") and detail["input"] is not None
        types[place] = type(detail["input"]).__name__ if hides else _shown(detail["input"])
    place, expectations = next(iter(by_place.items()))
    wanted = " or ".join(dict.fromkeys(expectations))
    return f"{place} must be {wanted}, not {types[place]}"


def _place(location: tuple[object, ...]) -> str:
    name, *inside = location
    if "[key]" in inside:
        return f"each key of argument {name}"
    return f"argument {name}" + (f"[{reprlib.repr(inside[0])}]" if inside else "")


def _shown(value: object) -> str:
    """Show a number, which is no secret; of anything else only its type."""
    is_plain = value is None or isinstance(value, float) or _fits(value)
    return repr(value) if is_plain else type(value).__name__


def _fits(value: object) -> bool:
    """Tell whether a value is a whole number of 64 bits, the longest that servers read."""
    return isinstance(value, int) and -(2**63) <= value < 2**63


def _expectation(detail: ErrorDetails) -> str:
    wanted = detail["msg"].removeprefix("Input should be ")
    return wanted.replace("a valid ", "a ").replace("a integer", "an integer")


def _check_sendable(name: str, value: object) -> None:
    """Refuse what no request can carry; numbers in a map are sent as texts, of any length."""
    for part in _parts(value):
        if isinstance(part, str):
            try:
                part.isascii() or part.encode()
            except UnicodeEncodeError as problem:
                reason = f"argument {name} holds half a surrogate pair at position {problem.start}"
                raise failures.invalid(f"{reason}: it has no UTF-8 form") from None
        elif isinstance(part, int) and not _fits(part):
            raise failures.invalid(f"argument {name} holds a number that is too large to be sent")


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return [part for part in (*value, *value.values()) if isinstance(part, str)]
    return value if isinstance(value, (list, tuple)) else [value]
