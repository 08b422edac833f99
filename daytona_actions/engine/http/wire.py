"""One TCP or TLS connection for threads: bytes in and out, each wait with an end.

Every system call gives Python's interpreter lock to another thread, and takes it back only when
that one waits or its time is up. So the socket never blocks, and there is one call to send and two
to receive, where timeouts of the socket's own would take three each.
"""

from __future__ import annotations

import select
import ssl
from typing import TYPE_CHECKING, Any

import httpcore

from daytona_actions.engine.http.streams import READ_AT_ONCE, time_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.engine.http.streams import Stream

_WANTS_READ = (BlockingIOError, ssl.SSLWantReadError)
_WANTS_WRITE = (BlockingIOError, ssl.SSLWantWriteError)


class Wire:
    """A connection as one thread at a time reads from it and writes to it.

    Args:
        stream: what was connected; closing it, and waking who waits in it, stay its own.
    """

    def __init__(self, stream: Stream) -> None:
        self.close, self._enter, self._leave = stream.close, stream.enter, stream.leave
        self._socket = stream.get_extra_info("socket")
        self._socket.settimeout(0)
        self._pending: Callable[[], int] = getattr(self._socket, "pending", _nothing)
        self._ask_to_read = _asking(self._socket, to_read=True)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has come that nobody asked for, which the end of it would be, too."""
        return not self._pending() and not self._ask_to_read(0)

    def read(self, seconds: float | None) -> bytes:
        """Return what has come, or what comes within so many seconds; b"" at the end.

        Raises:
            httpcore.ReadTimeout: nothing came.
            httpcore.ReadError: the connection broke.
        """
        self._enter(httpcore.ReadError)
        try:
            while True:
                if not self._pending():
                    _wait(self._ask_to_read, seconds, httpcore.ReadTimeout)
                try:
                    received: bytes = self._socket.recv(READ_AT_ONCE)
                except _WANTS_READ:
                    continue
                except ssl.SSLWantWriteError:
                    self._wait_to_write(seconds, httpcore.ReadTimeout)
                else:
                    return received
        except OSError as problem:
            raise httpcore.ReadError(str(problem)) from problem
        finally:
            self._leave()

    def write(self, content: bytes, seconds: float | None) -> None:
        """Send bytes.

        Raises:
            httpcore.WriteTimeout: some of them were not taken within so many seconds.
            httpcore.WriteError: the connection broke.
        """
        # A view, because what is left after each system call would be copied otherwise.
        left: Any = memoryview(content)
        self._enter(httpcore.WriteError)
        try:
            while left:
                time_left(seconds, httpcore.WriteTimeout)
                try:
                    left = left[self._socket.send(left) :]
                except _WANTS_WRITE:
                    self._wait_to_write(seconds, httpcore.WriteTimeout)
                except ssl.SSLWantReadError:
                    _wait(self._ask_to_read, seconds, httpcore.WriteTimeout)
        except OSError as problem:
            raise httpcore.WriteError(str(problem)) from problem
        finally:
            self._leave()

    def _wait_to_write(self, seconds: float | None, expired: type[Exception]) -> None:
        _wait(_asking(self._socket, to_read=False), seconds, expired)


def _nothing() -> int:
    """Say how much a plain socket has received and not handed out."""
    return 0


def _wait(ask: Callable[[float], Any], seconds: float | None, expired: type[Exception]) -> None:
    """Wait for a socket, for its own limit or what is left of the whole call."""
    if not ask(time_left(seconds, expired) * 1000):
        raise expired


def _asking(sock: Any, *, to_read: bool) -> Callable[[float], Any]:
    """Return what waits some milliseconds for a socket, and tells whether it is ready."""
    if hasattr(select, "poll"):
        waiting = select.poll()
        waiting.register(sock, select.POLLIN if to_read else select.POLLOUT)
        return waiting.poll
    readers, writers = ([sock], []) if to_read else ([], [sock])  # Windows
    return lambda milliseconds: any(select.select(readers, writers, [], milliseconds / 1000))
