"""What a caller may mean by a state of sandboxes: those that there are, and words near them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions.parameters import State
from daytona_actions.engine.parameter import usual_values
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daytona_actions.errors import ActionError

STATES: tuple[str, ...] = usual_values(State)
"""The states that sandboxes are known to have; a newer server may have others."""

_NEAR = 0.86  # `strted` is near `started`; `unpaused` is not near `paused`


def unknown_states(given: Iterable[str]) -> list[str]:
    """Return those that sandboxes are not known to have."""
    return [state for state in given if state not in STATES]


def explained_states(problem: ActionError, given: Iterable[str]) -> ActionError:
    """Say which state a refusal is about: a server names only those that there are."""
    unknown = unknown_states(given)
    if unknown and problem.failure.kind is FailureKind.INVALID_REQUEST:
        hint = f"states: {', '.join(map(repr, unknown))} is no state of a sandbox there."
        return errors.but(problem, hint=hint)
    return problem


def check_states(argument: str, given: Iterable[str]) -> None:
    """Refuse what is nearly a state: nothing would ever be in it. Any other word may be a new one.

    Raises:
        ActionError: one is misspelt, or only the beginning of one.
    """
    for state in unknown_states(given):
        word = state.strip().lower()
        meant = [known for known in STATES if word and known.startswith(word)]
        if meant := meant or get_close_matches(word, STATES, cutoff=_NEAR):
            raise errors.invalid(
                f"{argument}: {state!r} is no state of a sandbox; is it {' or '.join(meant)}? There "
                f"are {', '.join(STATES)}"
            )
