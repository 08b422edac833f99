"""Trying again: which calls may be repeated after what, how often, and how long in all."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, TypeVar

from daytona_actions import errors
from daytona_actions.engine.flow import Flow, Reply, pause
from daytona_actions.engine.replies import failure_of
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions._session import Session

T = TypeVar("T")

TOO_MANY_REQUESTS = 429
PASSING = {502, 503, 504}
_FIRST_DELAY, _LONGEST_DELAY, _MOST_DOUBLINGS = 0.5, 8.0, 4


class Tries:
    """The tries of one request: counted, paused between, and bounded in number and time."""

    def __init__(self, session: Session) -> None:
        self.made = 1
        self._most = 1 + session.settings.max_retries
        self._until = time.monotonic() + session.settings.retry_budget

    def another(self, asked: float | None = None) -> Flow[bool]:
        """Wait before another try, as long as the server asked; False if there shall be none."""
        if self.made >= self._most:
            return False
        longest = min(_LONGEST_DELAY, _FIRST_DELAY * 2 ** min(self.made, _MOST_DOUBLINGS))
        # Full jitter: clients that failed together must not come back together.
        wait = random.uniform(0, longest) if asked is None else asked  # noqa: S311 - no secret
        if time.monotonic() + wait > self._until:
            return False
        yield from pause(wait)
        self.made += 1
        return True


def repeated(tries: Tries, send: Callable[[], Flow[Reply[T]]], *, harmless: bool) -> Flow[Reply[T]]:
    """Send a call, and again where that can help and cannot harm.

    Args:
        tries: how often and how long.
        send: makes the call, anew each time.
        harmless: whether the call may be carried out twice; otherwise only what cannot have been
            carried out is repeated: no connection was made, or the server answered 429.

    Raises:
        ActionError: there was no answer, or one that says to come again, until the last try.
    """
    while True:
        try:
            reply = yield from send()
        except ActionError as problem:
            broke = harmless and problem.failure.kind is FailureKind.CONNECTION
            again = problem.failure.retryable and (problem.unsent or broke)
            if again and (yield from tries.another()):
                continue
            raise errors.but(problem, attempts=tries.made) from None
        refused = reply.status_code == TOO_MANY_REQUESTS
        if not refused and not (harmless and reply.status_code in PASSING):
            return reply
        refusal = failure_of(reply)
        if not (yield from tries.another(refusal.failure.retry_after)):
            raise errors.but(refusal, attempts=tries.made)
