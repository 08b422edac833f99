"""Which of the actions a door offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from daytona_actions.engine.action import Action


def chosen(
    names: Iterable[str] | None = None, *, read_only: bool = False
) -> Mapping[str, Action[..., Any]]:
    """Return the actions to offer, by name, in the order of the one list.

    Args:
        names: the only ones to offer; None means all.
        read_only: whether to leave out every action that changes something.

    Raises:
        ValueError: there is no action of a name, or nothing is left to offer.
    """
    wanted = list(ACTIONS) if names is None else list(names)
    for name in wanted:
        if name not in ACTIONS:
            raise ValueError(unknown(name))
    offered = {
        name: action
        for name, action in ACTIONS.items()
        if name in wanted and (action.read_only or not read_only)
    }
    if not offered:
        raise ValueError("No action is left to offer: name some that are read-only, or more")
    return offered


def unknown(name: str, offered: Iterable[str] = ACTIONS) -> str:
    """Say that there is no action of a name, and which ones there are."""
    return f"There is no action {name!r}; the actions are {', '.join(offered)}"
