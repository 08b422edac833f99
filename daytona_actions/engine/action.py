"""An action: its one description (a function), and everything that is read off it."""

from __future__ import annotations

import inspect
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Generic,
    ParamSpec,
    TypeVar,
    Union,
    get_args,
    get_origin,
    overload,
)

from daytona_actions import errors

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from daytona_actions.client import AsyncDaytonaActions, DaytonaActions
    from daytona_actions.engine.flow import ActionFunction
    from daytona_actions.results import ActionResult

_MOST_BITS = 4096  # of a number that is sent as a text; Python writes no more than 4,300 digits

P = ParamSpec("P")
R = TypeVar("R", bound="ActionResult")
R2 = TypeVar("R2", bound="ActionResult")


@dataclass(frozen=True, eq=False)
class Action(Generic[P, R]):
    """One action, made by the `action` decorator from the function that says it.

    Attributes:
        function: the generator function that carries the action out.
        title: a short name for people.
        read_only: whether it leaves everything as it is.
        destructive: whether it may delete or overwrite something.
        idempotent: whether repeating it changes nothing more.
        documented: whether it is one of the twelve documented actions.
    """

    function: ActionFunction[P, R]
    title: str
    read_only: bool = False
    destructive: bool = False
    idempotent: bool = False
    documented: bool = True

    @property
    def name(self) -> str:
        """The action's name in every door."""
        return self.function.__name__

    @property
    def description(self) -> str:
        """What doors show: the docstring without its list of arguments."""
        return _prose(inspect.getdoc(self.function) or "")

    @property
    def summary(self) -> str:
        """The first line of the description."""
        return self.description.partition("\n")[0]

    @cached_property
    def signature(self) -> inspect.Signature:
        """The parameters as a caller sees them, without the session."""
        _, *parameters = inspect.signature(self.function).parameters.values()
        return inspect.Signature(parameters, return_annotation=self._result_name)

    @cached_property
    def result_type(self) -> type[R]:
        """The documented result model: `CreateSandboxOutput` for `create_sandbox`."""
        from daytona_actions import results

        found: type[R] = getattr(results, self._result_name)
        return found

    @property
    def _result_name(self) -> str:
        return self.name.title().replace("_", "") + "Output"

    @cached_property
    def arguments_model(self) -> type[BaseModel]:
        """A pydantic model of the arguments, strict about types and names."""
        from pydantic import ConfigDict, create_model

        fields: dict[str, Any] = {
            parameter.name: (
                _bounded(parameter.annotation),
                ... if parameter.default is parameter.empty else parameter.default,
            )
            for parameter in self.signature.parameters.values()
        }
        model: type[BaseModel] = create_model(
            self._result_name.replace("Output", "Arguments"),
            __config__=ConfigDict(strict=True, extra="forbid"),
            **fields,
        )
        return model

    @cached_property
    def input_schema(self) -> dict[str, Any]:
        """The JSON Schema of the arguments; an optional one is left out rather than null."""
        schema = self.arguments_model.model_json_schema()
        texts = _argument_texts(inspect.getdoc(self.function) or "")
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

    @cached_property
    def output_schema(self) -> dict[str, Any]:
        """The JSON Schema of the result, as documented."""
        return self.result_type.model_json_schema(mode="validation")

    def validate(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
        """Check the arguments of a call and return them by name.

        Raises:
            ActionError: an argument is missing, surplus or of a wrong type, or a text cannot be
                sent; the message names the argument, never its value.
        """
        from pydantic import ValidationError

        try:
            given = self.signature.bind(*args, **kwargs).arguments
        except TypeError as problem:
            raise errors.invalid(f"{self.name}: {problem}") from None
        for name, value in given.items():
            if complaint := _complaint_of_map(name, value):
                raise errors.invalid(f"{self.name}: {complaint}")
        try:
            checked = self.arguments_model.model_validate(given)
        except ValidationError as problem:
            found = problem.errors(include_url=False, include_context=False)
            raise errors.invalid(f"{self.name}: {_complaint(found)}") from None
        arguments = {name: getattr(checked, name) for name in self.signature.parameters}
        for name, value in arguments.items():
            _check_sendable(name, value)
        return arguments

    if TYPE_CHECKING:
        # At run time the clients hold plain functions in place of their actions (see client.py);
        # for a type checker an action in a class is the method that the class makes of it.
        @overload
        def __get__(self, instance: DaytonaActions, owner: Any = None) -> Callable[P, R]: ...
        @overload
        def __get__(
            self, instance: AsyncDaytonaActions, owner: Any = None
        ) -> Callable[P, Coroutine[Any, Any, R]]: ...
        @overload
        def __get__(self, instance: None, owner: Any = None) -> Action[P, R]: ...
        def __get__(self, instance: Any, owner: Any = None) -> Any: ...


def action(
    *,
    title: str,
    read_only: bool = False,
    destructive: bool = False,
    idempotent: bool = False,
    documented: bool = True,
) -> Callable[[ActionFunction[P, R2]], Action[P, R2]]:
    """Make an action of a generator function; its name, signature and docstring say the rest."""

    def make(function: ActionFunction[P, R2]) -> Action[P, R2]:
        return Action(function, title, read_only, destructive, idempotent, documented)

    return make


def _prose(docstring: str) -> str:
    return docstring.partition("\nArgs:")[0].strip()


def _argument_texts(docstring: str) -> dict[str, str]:
    from docstring_parser import parse

    return {
        parameter.arg_name: " ".join((parameter.description or "").split())
        for parameter in parse(docstring).params
    }


def _bounded(annotation: Any) -> Any:
    """Say to pydantic what `Annotated[int, range(…)]` says to readers, without its import."""
    from pydantic import Field

    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return Annotated[parts[0], Field(ge=parts[1].start, le=parts[1].stop - 1)]
    if any(get_origin(part) is Annotated for part in parts):
        return Union[tuple(_bounded(part) for part in parts)]  # noqa: UP007 - made of a tuple
    return annotation


def _without_null(details: dict[str, Any]) -> dict[str, Any]:
    """Say `type` where pydantic says "that or null": leaving an argument out is the way to null."""
    details = {key: value for key, value in details.items() if key not in {"title", "default"}}
    choices: list[dict[str, Any]] = [
        choice for choice in details.pop("anyOf", []) if choice != {"type": "null"}
    ]
    if len(choices) == 1:
        return choices[0] | details
    return details | ({"anyOf": choices} if choices else {})


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


def _complaint_of_map(name: str, value: object) -> str | None:
    """Name a value of a map that only looks like a number: pydantic makes a float of a Decimal."""
    for key, inside in value.items() if isinstance(value, Mapping) else ():
        if not isinstance(inside, (str, int, float)):
            wanted = "a string or an integer or a number or a boolean"
            return f"{_place((name, key))} must be {wanted}, not {_shown(inside)}"
        if isinstance(inside, int) and inside.bit_length() > _MOST_BITS:
            return f"{_place((name, key))} is a number that is too large to be sent"
    return None


def _place(location: tuple[int | str, ...]) -> str:
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
    if isinstance(value, str):
        try:
            value.isascii() or value.encode()
        except UnicodeEncodeError as problem:
            reason = f"argument {name} holds half a surrogate pair at position {problem.start}"
            raise errors.invalid(f"{reason}: it has no UTF-8 form") from None
    elif isinstance(value, int) and not _fits(value):
        raise errors.invalid(f"argument {name} holds a number that is too large to be sent")
    elif isinstance(value, (list, tuple)):
        for part in value:
            _check_sendable(name, part)
    elif isinstance(value, Mapping):
        texts = (part for part in (*value, *value.values()) if isinstance(part, str))
        for part in texts:
            _check_sendable(name, part)
