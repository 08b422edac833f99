"""An action: its one description (a function), and everything that is read off it."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, overload
from urllib.parse import quote

from daytona_actions.engine.parameter import (
    Param,
    evaluated,
    facts_of,
    usual_values,
    without_facts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from pydantic import BaseModel

    from daytona_actions.engine.flow import ActionFunction, Flow, Result
    from daytona_actions.engine.markers import HoldsAsync, HoldsSync, IsAsync, IsSync

P = ParamSpec("P")
P2 = ParamSpec("P2")
R = TypeVar("R", bound="Result")
R2 = TypeVar("R2", bound="Result")


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
        seen = [
            said.replace(annotation=without_facts(self._types[said.name])) for said in parameters
        ]
        return inspect.Signature(seen, return_annotation=self._result_name)

    @cached_property
    def _types(self) -> dict[str, Any]:
        """The types of the parameters, with their facts; those in quotes are looked up."""
        _, *names = inspect.signature(self.function).parameters
        said = self.function.__annotations__
        return {name: evaluated(self.function, name, said.get(name, Any)) for name in names}

    @cached_property
    def facts(self) -> Mapping[str, Param]:
        """What is said of each parameter beyond its type, by name."""
        return {name: facts_of(annotation) for name, annotation in self._types.items()}

    def secrets_in(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the secrets among the arguments of a call, in the forms that a URL may give them."""
        given = [
            args[place] if place < len(args) else kwargs.get(name)
            for place, name in self.secret_places
        ]
        texts = [value for value in given if isinstance(value, str)]
        return tuple(form for text in texts for form in (text, quote(text, safe="")))

    @cached_property
    def secret_places(self) -> list[tuple[int, str]]:
        """Where a call has secrets: the place and the name of each such parameter."""
        return [(place, name) for place, name in enumerate(self.facts) if self.facts[name].secret]

    @cached_property
    def usual_values(self) -> Mapping[str, tuple[Any, ...]]:
        """The values of each parameter's Literal, by name; there may be others."""
        return {name: usual_values(annotation) for name, annotation in self._types.items()}

    @property
    def takes_handle(self) -> bool:
        """Whether it takes first what a handle holds."""
        _, *names = self.function.__code__.co_varnames[: self.function.__code__.co_argcount]
        said = self.function.__annotations__
        return any(
            facts_of(evaluated(self.function, name, said.get(name, Any))).handle
            for name in names[:1]
        )

    @cached_property
    def result_type(self) -> type[R]:
        """The documented result model: `CreateThingOutput` for `create_thing`.

        It stands in the function's own module, or in `results`, beside the package `actions`, in the
        module named like the function's or like the package of it; that is imported when it is
        first needed.
        """
        found: type[R] | None = self.function.__globals__.get(self._result_name)
        if found is None:
            package, _, inside = self.function.__module__.partition(".actions")
            module = ".".join(["results", *inside.split(".")[1:2]])
            found = getattr(import_module(f"{package}.{module}"), self._result_name)
        return found

    @property
    def _result_name(self) -> str:
        return self.name.title().replace("_", "") + "Output"

    @cached_property
    def arguments_model(self) -> type[BaseModel]:
        """A pydantic model of the arguments, strict about types and names."""
        from daytona_actions.engine import schema

        name = self._result_name.replace("Output", "Arguments")
        return schema.arguments_model(name, self.signature)

    @cached_property
    def input_schema(self) -> dict[str, Any]:
        """The JSON Schema of the arguments; an optional one is left out rather than null."""
        from daytona_actions.engine import schema

        docstring = inspect.getdoc(self.function) or ""
        return schema.input_schema(
            self.arguments_model, self.signature, docstring, self.usual_values
        )

    @cached_property
    def start(self) -> Callable[..., Flow[R]]:
        """The function, behind a check of the arguments that raises a ValueError."""
        from daytona_actions.engine import schema

        return schema.strict_function(self.function, self.signature)

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
        from daytona_actions.engine.arguments import validate

        return validate(self.name, self.signature, self.arguments_model, args, kwargs)

    if TYPE_CHECKING:
        # At run time the clients hold plain functions in place of their actions (see bind.py);
        # for a type checker an action in a class is the method that the class makes of it.
        @overload
        def __get__(
            self: Action[Concatenate[Any, P2], R2], instance: HoldsSync, owner: Any = None
        ) -> Callable[P2, R2]: ...
        @overload
        def __get__(
            self: Action[Concatenate[Any, P2], R2], instance: HoldsAsync, owner: Any = None
        ) -> Callable[P2, Coroutine[Any, Any, R2]]: ...
        @overload
        def __get__(self, instance: IsSync, owner: Any = None) -> Callable[P, R]: ...
        @overload
        def __get__(
            self, instance: IsAsync, owner: Any = None
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
