"""Waiting until something that was accepted is there: a sandbox, a volume, a snapshot, a port."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from daytona_actions import errors
from daytona_actions.engine.flow import pause
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.engine.flow import Flow
    from daytona_actions.session import Session

T = TypeVar("T")

FIRST_DELAY = 0.1  # seconds
_GROWTH, _LONGEST_DELAY = 1.5, 2.0
_MOST_REFUSED_LOOKS = 3


def end_of_wait(session: Session, seconds: float | None = None) -> float:
    """Return when a wait that begins now ends, by the monotonic clock.

    Args:
        session: the running client's.
        seconds: how long it may take; None for the client's `wait_timeout`.
    """
    limit = session.settings.wait_timeout if seconds is None else seconds
    return time.monotonic() + limit


def wait_while(
    session: Session,
    seen: T,
    look: Callable[[T], Flow[T]],
    is_on_the_way: Callable[[T], bool],
    deadline: float | None = None,
    delay: float = FIRST_DELAY,
) -> Flow[tuple[T, bool]]:
    """Look until something has settled: patient with looks that fail, never losing it.

    Args:
        session: the running client's.
        seen: as it was last described.
        look: asks for it again, given how it was last described.
        is_on_the_way: whether there is still something to wait for.
        deadline: when to give up; default: as `end_of_wait` says.
        delay: seconds before the first look.

    Returns:
        As it was last seen, and whether time ran out. Looks that fail are no reason to call what
        was accepted a failure: after a few refusals nobody waits any longer, and time has not run
        out where the last look failed.
    """
    deadline = end_of_wait(session) if deadline is None else deadline
    refused, is_unclear = 0, False
    while is_on_the_way(seen):
        left = deadline - time.monotonic()
        if left <= 0 or refused == _MOST_REFUSED_LOOKS:
            return seen, left <= 0 and not is_unclear and session.settings.wait_timeout > 0
        yield from pause(min(delay, left))
        delay = min(delay * _GROWTH, _LONGEST_DELAY)
        try:
            seen = yield from look(seen)
        except ActionError as problem:
            delay = max(delay, problem.failure.retry_after or 0)
            refused += not problem.failure.retryable
            is_unclear = True
        else:
            refused, is_unclear = 0, False
    return seen, False


def out_of_time(
    session: Session, thing: str, state: str | None, hint: str | None = None, **partial: object
) -> ActionError:
    """Make the error for what did not get there within the client's `wait_timeout`.

    Args:
        session: the running client's.
        thing: what was waited for: `Volume data`.
        state: as it was last seen.
        hint: what to do next; default: to look at the sandbox.
        partial: what there is of the result.
    """
    seconds = session.settings.wait_timeout
    problem = errors.error(
        FailureKind.WAIT_TIMEOUT,
        f"{thing} is still {state or 'in no known state'} after waiting {seconds:g} s (wait_timeout)",
        hint=hint,
    )
    problem.partial.update(partial)
    return problem
