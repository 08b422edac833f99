"""Actions that are loaded when they are first looked at: a client is made without any of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action


class LateModule:
    """Stands for a module of actions where classes name them; type checkers see the module itself.

    Args:
        name: the module's whole name.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> LateAction:
        return LateAction(self._name, name)


def leave(names: dict[str, Any]) -> None:
    """Take what stands for modules out of a package's names, where it would hide the modules."""
    for name in [name for name, value in names.items() if isinstance(value, LateModule)]:
        del names[name]


class LateAction:
    """Stands on a class for an action, to which it gives way when it is first looked at."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self._owner = owner

    def __get__(self, instance: object, owner: type[Any] | None = None) -> Action[..., Any]:
        found = self.load()
        setattr(self._owner, self._name, found)
        return found

    def load(self) -> Action[..., Any]:
        """Import its module, and return the action."""
        found: Action[..., Any] = getattr(import_module(self._module), self._name)
        return found
