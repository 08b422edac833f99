"""Families of actions: a class says which actions belong together, and its name is the family's."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions.engine.bind import actions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.engine.action import Action


@dataclass(frozen=True, eq=False)
class Family:
    """Actions that belong together.

    Attributes:
        name: what it is selected by, in lower case.
        summary: what its actions are about, in one sentence.
        actions: its actions, by name.
    """

    name: str
    summary: str
    actions: Mapping[str, Action[..., Any]]

    @property
    def title(self) -> str:
        """The name for people."""
        return self.name.replace("_", " ").capitalize()


def families_of(kind: type[Any]) -> dict[str, Family]:
    """Return the families that a class is made of, by name: its base classes, in their order."""
    families = [
        Family(_name(base), inspect.getdoc(base) or "", actions_of(base)) for base in kind.__bases__
    ]
    return {family.name: family for family in families}


def _name(kind: type[Any]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
