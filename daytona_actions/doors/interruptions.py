"""What ends a process from outside: SIGTERM leaves as little behind as Ctrl-C does."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from daytona_actions.doors.outcomes import INTERRUPTED, TERMINATED

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator


class Terminated(KeyboardInterrupt):
    """SIGTERM has come, as `timeout` and `docker stop` send it."""


@contextmanager
def sigterm_interrupts() -> Iterator[None]:
    """Let SIGTERM interrupt the main thread; where it is ignored already, it stays so."""
    before = signal.getsignal(signal.SIGTERM)
    if before is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def let_sigterm_kill() -> None:
    """Undo this for what waits in a thread that nothing can interrupt."""
    if signal.getsignal(signal.SIGTERM) is _terminate:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


async def returned(running: Coroutine[Any, Any, object]) -> Terminated | None:
    """Run to the end, and return SIGTERM: raised by a task, asyncio would log it as a fault."""
    try:
        await running
    except Terminated as problem:
        return problem
    return None


def exit_code(problem: BaseException) -> int:
    """Return the exit code of a process that was interrupted."""
    return TERMINATED if isinstance(problem, Terminated) else INTERRUPTED


def _terminate(*_: object) -> NoReturn:
    raise Terminated
