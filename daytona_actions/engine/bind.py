"""Puts actions on the clients, as the functions that their types and their help say they are."""

from __future__ import annotations

import inspect
import re
from types import FunctionType
from typing import TYPE_CHECKING, Any

from daytona_actions.engine.action import Action
from daytona_actions.engine.flow import make_async_method, make_method
from daytona_actions.engine.late_action import LateAction
from daytona_actions.engine.unexpected import Unloaded

if TYPE_CHECKING:
    from collections.abc import Callable


def actions_of(kind: type[Any]) -> dict[str, Action[..., Any]]:
    """Return the actions that a class has, by name, in the order in which it says them."""
    return {name: _loaded(value) for name, value in _named(kind).items()}


def _named(kind: type[Any]) -> dict[str, Action[..., Any] | LateAction]:
    found: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        found.update(vars(each))
    return {name: said for name, said in found.items() if isinstance(said, (Action, LateAction))}


def _loaded(said: Action[..., Any] | LateAction) -> Action[..., Any]:
    return said.load() if isinstance(said, LateAction) else said


def bind(client: type[Any], *, asynchronous: bool) -> None:
    """Make each action of a client's class a method, once and for all its instances."""
    make = make_async_method if asynchronous else make_method
    for name, action in _named(client).items():
        _Late(name, action, make).put(client)


def bind_held(handle: type[Any], *, asynchronous: bool) -> None:
    """Make each action of a handle's class a method, which gives it first what the handle holds.

    Raises:
        TypeError: an action does not take first what a handle holds; of one that is not loaded yet
            that is not looked at.
    """
    make = _make_held_async_method if asynchronous else _make_held_method
    for name, action in _named(handle).items():
        if isinstance(action, Action) and not action.takes_handle:
            raise TypeError(f"{name} does not take first what {handle.__name__} holds")
        _Late(name, action, make, holds=True).put(handle)


class _Late:
    """Stands on a class where an action's method will, which is made when it is first looked at.

    To read the signatures of all actions would take as long as a third of the package's import.
    """

    def __init__(
        self,
        name: str,
        action: Action[..., Any] | LateAction,
        make: Callable[[Action[..., Any]], Callable[..., Any]],
        *,
        holds: bool = False,
    ) -> None:
        self._name = name
        self._action = action
        self._make = make
        self._holds = holds

    def put(self, kind: type[Any]) -> None:
        """Stand on a class."""
        self._kind = kind
        setattr(kind, self._name, self)

    def __get__(self, instance: object, owner: type[Any] | None = None) -> Any:
        """Put the method in this place, and return what it is on the instance or the class."""
        try:
            action = _loaded(self._action)
        except OSError as problem:  # no file can be opened any more: that is an answer, too
            if instance is None:
                raise
            unloaded: Any = Unloaded(self._name, problem)
            return self._make(unloaded).__get__(instance, owner)
        method = self._make(action)
        given = [*action.signature.parameters.values()]
        docstring = action.function.__doc__
        if self._holds:
            held, *given = given
            docstring = _without_argument(inspect.getdoc(action.function) or "", held.name)
        _put(self._kind, action, method, given, docstring)
        return method.__get__(instance, owner)


def name_inherited(kind: type[Any]) -> None:
    """Put the methods that a class inherits under its own name: a TypeError says whose they are."""
    inherited: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        inherited.update(vars(each))
    for name, found in inherited.items():
        is_public = name == "__init__" or not name.startswith("_")
        if not is_public or not isinstance(found, FunctionType) or name in vars(kind):
            continue
        parts = (found.__code__, found.__globals__, name, found.__defaults__, found.__closure__)
        own: Any = FunctionType(*parts)
        own.__kwdefaults__, own.__annotations__ = found.__kwdefaults__, found.__annotations__
        own.__doc__, own.__module__ = found.__doc__, found.__module__
        own.__dict__.update(found.__dict__)
        own.__qualname__ = f"{kind.__qualname__}.{name}"
        setattr(kind, name, own)


def _put(
    kind: type[Any],
    action: Action[..., Any],
    method: Any,
    given: list[inspect.Parameter],
    docstring: str | None,
) -> None:
    """Put a method on a class, with what help and frameworks read that make a tool of a function."""
    itself = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    method.__name__, method.__doc__ = action.name, docstring
    method.__qualname__ = f"{kind.__qualname__}.{action.name}"
    method.__module__ = kind.__module__
    method.__annotations__ = {each.name: each.annotation for each in given}
    method.__signature__ = action.signature.replace(parameters=[itself, *given])
    setattr(kind, action.name, method)


def _make_held_method(action: Action[..., Any]) -> Callable[..., Any]:
    name = action.name

    def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        return getattr(self._client, name)(self._held, *args, **kwargs)

    return method


def _make_held_async_method(action: Action[..., Any]) -> Callable[..., Any]:
    name = action.name

    async def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        return await getattr(self._client, name)(self._held, *args, **kwargs)

    return method


def _without_argument(docstring: str, name: str) -> str:
    """Return a docstring without what it says of an argument."""
    shown = re.sub(rf"\n    {name}:.*(\n {{5,}}.*)*", "", docstring)
    return shown.removesuffix("\nArgs:").rstrip()
