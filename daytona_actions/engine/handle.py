"""Handles: what many actions take first, held together with the client that runs them."""

from __future__ import annotations

from typing import Any

from daytona_actions.engine.bind import bind_held, name_inherited
from daytona_actions.engine.markers import HoldsAsync, HoldsSync


class Handle:
    """Something that a service's actions are about; they need not be told which.

    A service makes a class of it with the actions that take it first. Making one sends nothing:
    whether there is such a thing is told by each action.

    Args:
        client: what runs the actions; it stays its maker's to close.
        held: what they are about, as they take it first.
    """

    def __init__(self, client: Any, held: str) -> None:
        self._client = client
        self._held = held

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._held!r} of {self._client!r}>"


class SyncHandle(Handle, HoldsSync):
    """A handle whose actions are plain methods."""

    def __init_subclass__(cls) -> None:
        """Make methods of the actions that a service's class has."""
        bind_held(cls, asynchronous=False)
        name_inherited(cls)


class AsyncHandle(Handle, HoldsAsync):
    """A handle whose actions are awaited."""

    def __init_subclass__(cls) -> None:
        """Make methods of the actions that a service's class has."""
        bind_held(cls, asynchronous=True)
        name_inherited(cls)
