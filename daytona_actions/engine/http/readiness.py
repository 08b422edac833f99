"""Whether a socket is ready: to be asked at once, or to be waited for."""

from __future__ import annotations

import select
import ssl
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


NOT_YET = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
"""What a socket that never blocks says if it has to be waited for."""


def asking(sock: Any, *, to_read: bool) -> Callable[[float], Any]:
    """Return what waits some milliseconds for a socket, and tells whether it is ready."""
    if hasattr(select, "poll"):
        waiting = select.poll()
        waiting.register(sock, select.POLLIN if to_read else select.POLLOUT)
        return waiting.poll
    readers, writers = ([sock], []) if to_read else ([], [sock])  # Windows
    return lambda milliseconds: any(select.select(readers, writers, [], milliseconds / 1000))


def asking_for(problem: OSError, sock: Any, *, to_read: bool) -> Callable[[float], Any]:
    """Return what waits for what `NOT_YET` wants; TLS may have something of its own to say first."""
    if not isinstance(problem, BlockingIOError):
        to_read = isinstance(problem, ssl.SSLWantReadError)
    return asking(sock, to_read=to_read)
