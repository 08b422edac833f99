"""Trying again: which calls may be repeated after what, how often, and how long in all.

Imported after a failure only.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Any, TypeVar

from daytona_actions.engine import failures
from daytona_actions.engine.failures import ActionError, Kind
from daytona_actions.engine.flow import EVEN_IF_SENT, NEVER, PASSING, TOO_MANY_REQUESTS, Call, pause
from daytona_actions.engine.replies import failure_of

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow, Reply, Session

T = TypeVar("T")

_FIRST_DELAY, _LONGEST_DELAY, _MOST_DOUBLINGS = 0.5, 8.0, 4


def repeat(
    request: Call[T], outcome: Reply[T] | Exception, session: Session
) -> Flow[Reply[T] | Exception]:
    """Send a failed call again, as long as that can help and cannot harm.

    Args:
        request: the call; its tries are counted on.
        outcome: what came of it so far.
        session: says how often and how long.

    Returns:
        The reply, or the error that ends it.
    """
    once_more = Call(request.endpoint, NEVER, *request.args, **request.kwargs)
    once_more.once = request.once
    while True:
        problem = _obstacle(request, outcome)
        if not isinstance(problem, ActionError):
            return outcome
        promises = not isinstance(outcome, ActionError) or _can_help(request, outcome)
        asked = problem.failure.retry_after if promises else None
        if not promises or not (yield from wait_for_another(request, session, asked)):
            return failures.but(problem, attempts=request.tries)
        try:
            session.check_usable()  # it may have been closed meanwhile
            outcome = yield once_more
        except Exception as again:  # noqa: BLE001 - the flow that waits for the reply gets it
            outcome = again


def wait_for_another(
    request: Call[Any], session: Session, asked: float | None = None
) -> Flow[bool]:
    """Wait before another try, as long as the server asks; False if there shall be none."""
    if request.tries > session.max_retries:
        return False
    longest = min(_LONGEST_DELAY, _FIRST_DELAY * 2 ** min(request.tries, _MOST_DOUBLINGS))
    # Full jitter: clients that failed together must not come back together.
    wait = random.uniform(0, longest) if asked is None else asked  # noqa: S311 - no secret
    if time.monotonic() + wait > (request.began or 0.0) + session.retry_budget:
        return False
    yield from pause(wait)
    request.tries += 1
    return True


def _obstacle(request: Call[T], outcome: Reply[T] | Exception) -> Exception | None:
    """Say what a failed call ended with; None for an answer that another try would not change."""
    if isinstance(outcome, Exception):
        return outcome
    refused = outcome.status_code == TOO_MANY_REQUESTS
    passing = outcome.status_code in PASSING and request.repeat is EVEN_IF_SENT
    return failure_of(outcome) if refused or passing else None


def _can_help(request: Call[Any], problem: ActionError) -> bool:
    """Tell whether another try may succeed, and cannot do twice what must be done once."""
    broke = problem.failure.kind == Kind.CONNECTION and request.repeat is EVEN_IF_SENT
    return problem.failure.retryable and (problem.unsent or broke)
