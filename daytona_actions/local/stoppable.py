"""Does long work in a thread that ends soon when nobody wants its result any more."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


async def in_thread(
    work: Callable[[Callable[[], bool]], Result], is_wanted: Callable[[], bool] = lambda: True
) -> Result:
    """Return what work gives; it gets a function that says whether to go on.

    Whoever cancels this waits until the thread has ended: what it works on may be removed then.
    """
    cancelled = threading.Event()

    def goes_on() -> bool:
        return not cancelled.is_set() and is_wanted()

    task = asyncio.ensure_future(asyncio.to_thread(work, goes_on))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        cancelled.set()
        await asyncio.wait([task])
        task.exception()
        raise
