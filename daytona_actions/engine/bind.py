"""Puts actions on the clients, as the functions that their types and their help say they are."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from daytona_actions.engine.client import AsyncClient
from daytona_actions.engine.flow import make_async_method, make_method

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daytona_actions.engine.action import Action


def bind(client: type[Any], actions: Iterable[Action[..., Any]]) -> None:
    """Make each action a method of a client's class, once and for all its instances."""
    make = make_async_method if issubclass(client, AsyncClient) else make_method
    itself = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    for action in actions:
        method: Any = make(action)
        method.__name__, method.__doc__ = action.name, action.function.__doc__
        method.__qualname__ = f"{client.__qualname__}.{action.name}"
        method.__module__ = client.__module__
        # What frameworks read that make a tool of a function.
        parameters = action.signature.parameters
        method.__annotations__ = {name: given.annotation for name, given in parameters.items()}
        method.__signature__ = action.signature.replace(parameters=[itself, *parameters.values()])
        setattr(client, action.name, method)
