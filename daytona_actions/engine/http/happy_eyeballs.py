"""The first of a host's addresses that answers, each tried a moment after the one before.

asyncio has such a race too (`happy_eyeballs_delay`), but one that is cancelled as it is won leaves
its socket open (CPython 3.11 to 3.13), and uvloop has none.
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD_START = 0.25  # seconds for one address before the next is tried beside it (RFC 8305)

Address: TypeAlias = tuple[Any, ...]
"""What getaddrinfo says of one: family, kind, protocol, name, and the address itself."""


async def first_connected(host: str, port: int) -> socket.socket:
    """Return a socket that is connected to a host.

    Raises:
        OSError: there is no way to any of its addresses; what the last one to fail said.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if len(found) == 1:
        return await _connected(found[0])
    return await _winner(found)


async def _winner(addresses: Iterable[Address]) -> socket.socket:
    waiting = deque(addresses)
    racing: set[asyncio.Task[socket.socket]] = set()
    problem: BaseException = OSError("the host has no address")
    try:
        while waiting or racing:
            if waiting:
                racing.add(asyncio.ensure_future(_connected(waiting.popleft())))
            patience = _HEAD_START if waiting else None
            done, _ = await asyncio.wait(
                racing, timeout=patience, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                failed = task.exception()
                racing.discard(task)
                if failed is None:
                    return task.result()
                problem = failed
        raise problem
    finally:
        for task in racing:
            task.add_done_callback(_close_late_one)
            task.cancel()


async def _connected(address: Address) -> socket.socket:
    family, kind, protocol, _, place = address
    made = socket.socket(family, kind, protocol)
    try:
        made.setblocking(False)  # noqa: FBT003 - as the method has it
        await asyncio.get_running_loop().sock_connect(made, place)
    except BaseException:
        made.close()
        raise
    return made


def _close_late_one(task: asyncio.Task[socket.socket]) -> None:
    if not task.cancelled() and task.exception() is None:
        task.result().close()
