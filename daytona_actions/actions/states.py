"""What a caller may mean by a state of sandboxes; a newer server may have others than are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions.parameters import State
from daytona_actions.engine.near import near_misses
from daytona_actions.engine.parameter import usual_values

if TYPE_CHECKING:
    from collections.abc import Iterable

STATES: tuple[str, ...] = usual_values(State)


def check_states(argument: str, given: Iterable[str]) -> None:
    """Refuse what is nearly a state, with an ActionError: nothing would ever be in it."""
    for state in given:
        if meant := near_misses(state, STATES):
            raise errors.invalid(
                f"{argument}: {state!r} is no state of a sandbox; is it {' or '.join(meant)}? There "
                f"are {', '.join(STATES)}"
            )
