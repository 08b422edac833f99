"""How long tests wait for what will come, and how they tell what is quick."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

# Seconds: a busy machine may stand still for half a minute, and only what is broken takes as long as this.
PATIENCE = 120


def wait_until(reached: Callable[[], object]) -> None:
    """Ask until something is so; each question lets the server go on."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, "it never came to be"


def elapsed(call: Callable[[], T]) -> tuple[T, float]:
    """Return what a call gives, and the seconds that it took."""
    started = time.monotonic()
    return call(), time.monotonic() - started


def takes_less(seconds: float, call: Callable[[], object]) -> bool:
    """Tell whether a call takes less time than this in one of five attempts: a machine may stand still in some."""
    return any(elapsed(call)[1] < seconds for _attempt in range(5))
