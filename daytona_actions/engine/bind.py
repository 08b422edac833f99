"""Puts actions on the clients, as the functions that their types and their help say they are."""

from __future__ import annotations

import inspect
from typing import Any

from daytona_actions.engine.action import Action
from daytona_actions.engine.flow import make_async_method, make_method


def actions_of(kind: type[Any]) -> dict[str, Action[..., Any]]:
    """Return the actions that a class has, by name, in the order in which it says them."""
    found: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        found.update(vars(each))
    return {name: value for name, value in found.items() if isinstance(value, Action)}


def bind(client: type[Any], *, asynchronous: bool) -> None:
    """Make each action of a client's class a method, once and for all its instances."""
    make = make_async_method if asynchronous else make_method
    itself = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    for action in actions_of(client).values():
        method: Any = make(action)
        method.__name__, method.__doc__ = action.name, action.function.__doc__
        method.__qualname__ = f"{client.__qualname__}.{action.name}"
        method.__module__ = client.__module__
        # What frameworks read that make a tool of a function.
        parameters = action.signature.parameters
        method.__annotations__ = {name: given.annotation for name, given in parameters.items()}
        method.__signature__ = action.signature.replace(parameters=[itself, *parameters.values()])
        setattr(client, action.name, method)
