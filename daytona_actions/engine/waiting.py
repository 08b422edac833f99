"""Waiting until something that a service has accepted is there, and notice of it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeAlias, TypeVar

from daytona_actions.engine.failures import ActionError
from daytona_actions.engine.flow import pause
from daytona_actions.engine.replies import text

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow

T = TypeVar("T")

NOT_AT_ALL = -math.inf
FIRST_DELAY = 0.1  # seconds
_GROWTH, _LONGEST_DELAY = 1.5, 2.0
_MOST_REFUSED_LOOKS = 3


@dataclass(frozen=True, slots=True)
class WaitProgress:
    """What an action waits for, and how long it has; given to a client's `on_wait`."""

    thing: str
    """What is waited for, by its name."""
    state: str | None
    """Its state as last seen; None where it has none, as a port, or nobody knows."""
    seconds: float
    """How long was waited so far."""
    is_over: bool
    """Whether the waiting has ended, in whichever way."""


OnWait: TypeAlias = Callable[[WaitProgress], object]
"""Called before each pause of a wait, and once more when it is over."""


class Wait:
    """One wait for something: until when, and who is notified; as a context it says its end.

    Args:
        thing: what is waited for, by its name.
        deadline: when to give up, by the monotonic clock; `NOT_AT_ALL` to take it as it is.
        on_wait: the client's.
    """

    def __init__(self, thing: str, deadline: float, on_wait: OnWait | None) -> None:
        self.thing = thing
        self.deadline = deadline
        self._on_wait = on_wait
        self._began = time.monotonic()
        self._state: str | None = None
        self._was_notified = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._was_notified:
            self._notify(is_over=True)

    def see(self, seen: object) -> None:
        """Keep the state of what was described."""
        if self._on_wait is not None:
            self._state = text(getattr(seen, "state", None))

    def pause(self, seen: object, seconds: float) -> Flow[None]:
        """Say how it stands, and let some seconds pass."""
        self.see(seen)
        self._was_notified = True
        self._notify(is_over=False)
        yield from pause(seconds)

    def _notify(self, *, is_over: bool) -> None:
        if self._on_wait is None:
            return
        waited = time.monotonic() - self._began
        try:
            self._on_wait(WaitProgress(self.thing, self._state, waited, is_over))
        except Exception as problem:  # noqa: BLE001 - of the caller's: it must not break a wait
            import logging

            logger = logging.getLogger(__name__.partition(".")[0])
            name = type(problem).__name__
            logger.warning("on_wait raised %s: not notified of the rest of this wait", name)
            self._on_wait = None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """That a wait ended before what it was for had settled."""

    failed_look: ActionError | None
    """How the last look failed; None where it came through, and time ran out."""


def wait_while(
    wait: Wait,
    seen: T,
    look: Callable[[T], Flow[T]],
    is_on_the_way: Callable[[T], bool],
    delay: float = FIRST_DELAY,
) -> Flow[tuple[T, Unsettled | None]]:
    """Look until something has settled: patient with looks that fail, never losing it.

    Args:
        wait: what for, until when, and who is notified.
        seen: as it was last described.
        look: asks for it again, given how it was last described.
        is_on_the_way: whether there is still something to wait for.
        delay: seconds before the first look.

    Returns:
        As it was last seen, and that it has not settled, if so: time ran out, or a few looks in
        a row were refused for good. A wait that is not made at all says nothing of that kind.
    """
    with wait:
        refused, failed = 0, None
        while is_on_the_way(seen):
            left = wait.deadline - time.monotonic()
            if left <= 0 or refused == _MOST_REFUSED_LOOKS:
                return seen, None if wait.deadline == NOT_AT_ALL else Unsettled(failed)
            yield from wait.pause(seen, min(delay, left))
            delay = min(delay * _GROWTH, _LONGEST_DELAY)
            try:
                seen = yield from look(seen)
            except ActionError as problem:
                delay = max(delay, problem.failure.retry_after or 0)
                refused += not problem.failure.retryable
                failed = problem
            else:
                refused, failed = 0, None
                wait.see(seen)
        return seen, None
