"""Turns: so many threads at once, and the others in the order in which they came."""

from __future__ import annotations

import threading
from collections import deque

import httpcore


class Turns:
    """So many turns.

    Python's semaphores let those go first that come just as a turn is given.

    Attributes:
        left: how many are not taken; who holds the lock may take one, or give it back.
        waiting: those who wait; where there are any, `give` gives a turn to them.
        lock: guards both, and is held by nobody who waits.
    """

    def __init__(self, number: int) -> None:
        self.left = number
        self.lock = threading.Lock()
        self.waiting: deque[threading.Lock] = deque()

    def wait(self, seconds: float | None) -> None:
        """Take a turn as soon as there is one.

        Raises:
            httpcore.PoolTimeout: none was given within so many seconds.
        """
        with self.lock:
            if self.left:
                self.left -= 1
                return
            turn = threading.Lock()
            turn.acquire()
            self.waiting.append(turn)
        longest = -1 if seconds is None else min(seconds, threading.TIMEOUT_MAX)
        try:
            is_given = turn.acquire(timeout=longest) or self._was_given(turn)
        except BaseException:
            if self._was_given(turn):
                self.give()
            raise
        if not is_given:
            raise httpcore.PoolTimeout

    def _was_given(self, turn: threading.Lock) -> bool:
        """Tell whether a turn was given just now; it is waited for no longer."""
        with self.lock:
            if turn not in self.waiting:
                return True
            self.waiting.remove(turn)
        return False

    def give(self) -> None:
        """Give a turn to whoever has waited longest."""
        with self.lock:
            if self.waiting:
                self.waiting.popleft().release()
            else:
                self.left += 1
