"""Waiting until something that was accepted is there: a volume, a snapshot."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from daytona_actions.engine.flow import pause
from daytona_actions.errors import ActionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.engine.flow import Flow
    from daytona_actions.session import Session

T = TypeVar("T")

_FIRST_DELAY, _GROWTH, _LONGEST_DELAY = 0.1, 1.5, 2.0
_MOST_FAILED_LOOKS = 3


def wait_while(
    session: Session,
    seen: T,
    look: Callable[[], Flow[T]],
    is_on_the_way: Callable[[T], bool],
    seconds: float | None = None,
) -> Flow[tuple[T, bool]]:
    """Look until something has settled, for some seconds at most.

    Args:
        session: the running client's.
        seen: as it was last described.
        look: asks for it again.
        is_on_the_way: whether there is still something to wait for.
        seconds: how long; None for the client's `wait_timeout`.

    Returns:
        As it was last seen, and whether time ran out. Looks that fail are no reason to call what
        was accepted a failure: after a few of them nobody waits any longer.
    """
    limit = session.settings.wait_timeout if seconds is None else seconds
    deadline, delay, failed = time.monotonic() + limit, _FIRST_DELAY, 0
    while is_on_the_way(seen) and failed < _MOST_FAILED_LOOKS:
        left = deadline - time.monotonic()
        if left <= 0:
            return seen, limit > 0
        yield from pause(min(delay, left))
        delay = min(delay * _GROWTH, _LONGEST_DELAY)
        try:
            seen = yield from look()
        except ActionError as problem:
            failed += 1
            delay = max(delay, problem.failure.retry_after or 0)
        else:
            failed = 0
    return seen, False
