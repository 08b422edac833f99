"""Kinds of actions, by what happens to their requests: one of a kind stands for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable


def kinds_of(names: Iterable[str]) -> set[tuple[bool, bool]]:
    """Return the kinds of actions: whether each may be sent twice, and is about one sandbox."""
    actions = [ACTIONS[name] for name in names]
    return {(made.idempotent, "sandbox_id" in made.signature.parameters) for made in actions}
