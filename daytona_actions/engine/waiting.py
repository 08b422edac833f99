"""Waiting until something that a service has accepted is there."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, TypeVar

from daytona_actions.engine.failures import ActionError
from daytona_actions.engine.flow import pause

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.engine.flow import Flow

T = TypeVar("T")

NOT_AT_ALL = -math.inf
FIRST_DELAY = 0.1  # seconds
_GROWTH, _LONGEST_DELAY = 1.5, 2.0
_MOST_REFUSED_LOOKS = 3


def wait_while(
    seen: T,
    look: Callable[[T], Flow[T]],
    is_on_the_way: Callable[[T], bool],
    deadline: float,
    delay: float = FIRST_DELAY,
) -> Flow[tuple[T, bool]]:
    """Look until something has settled: patient with looks that fail, never losing it.

    Args:
        seen: as it was last described.
        look: asks for it again, given how it was last described.
        is_on_the_way: whether there is still something to wait for.
        deadline: when to give up, by the monotonic clock; `NOT_AT_ALL` to take it as it is.
        delay: seconds before the first look.

    Returns:
        As it was last seen, and whether time ran out. Looks that fail are no reason to call what
        was accepted a failure: after a few refusals nobody waits any longer, and time has not run
        out where the last look failed.
    """
    refused, is_unclear = 0, False
    while is_on_the_way(seen):
        left = deadline - time.monotonic()
        if left <= 0 or refused == _MOST_REFUSED_LOOKS:
            return seen, left <= 0 and not is_unclear and deadline != NOT_AT_ALL
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
