"""The server's end of a sandbox's toolbox daemon: start it, call it, end it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions.local.answer_limits import checked_head, most_bytes
from daytona_actions.local.daemon.frames import LARGEST_FRAME, LENGTH

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
    from pathlib import Path

    from daytona_actions.local.isolation import Isolation
    from daytona_actions.local.mounts import Mount


DAEMON_LOG = "daemon.log"
LONGEST_REASON = 500
START_SECONDS = 30
STOP_SECONDS = 5
# A daemon takes hundreds of calls in this time, unless it is frozen.
PASS_SECONDS = 10
RETRY_SECONDS = 0.01


class DaemonLostError(ConnectionError):
    """The daemon ended, or answers with something that is no answer."""


@dataclass
class Reply:
    """A daemon's answer, its body still to be read."""

    status: int
    headers: dict[str, str]
    body: AsyncGenerator[bytes]


class ToolboxDaemon:
    """The running daemon of one sandbox; use it from one event loop only."""

    def __init__(self, process: subprocess.Popen[bytes], control: socket.socket) -> None:
        """Take over a process and the socket that was its standard input."""
        self._process = process
        self._control = control

    @classmethod
    async def start(  # noqa: PLR0913 - each is a property of the sandbox
        cls,
        isolation: Isolation,
        folder: Path,
        environment: Mapping[str, str],
        mounts: Sequence[Mount] = (),
        *,
        network: bool,
        to_disk: bool = True,
        on_end: Callable[[], None],
    ) -> ToolboxDaemon:
        """Start a daemon and wait until it serves.

        ``to_disk`` is whether files are to last if the machine crashes; ``on_end`` is called if it ends by itself. Raises DaemonLostError if it does not start.
        """
        ours, theirs = socket.socketpair()
        log = folder.parent / DAEMON_LOG
        with theirs, log.open("wb") as errors:
            process = isolation.start(folder, theirs, errors, mounts, network=network)
        daemon = cls(process, ours)
        ours.settimeout(0)
        loop = asyncio.get_running_loop()
        told = {**isolation.settings(folder, environment, mounts), "to_disk": to_disk}
        settings = json.dumps(told).encode()
        try:
            async with asyncio.timeout(START_SECONDS):
                await loop.sock_sendall(ours, LENGTH.pack(len(settings)) + settings)
                # The daemon says nothing but that it is ready, in less than a packet.
                if not await loop.sock_recv(ours, 4096):
                    raise ConnectionResetError
        except OSError as error:
            await daemon.stop()
            ended = f"it ended with code {process.returncode}"
            reason = "time is up" if isinstance(error, TimeoutError) else ended
            said = log.read_text(errors="replace").strip()[:LONGEST_REASON]
            message = f"the sandbox's toolbox daemon did not start: {said or reason}"
            raise DaemonLostError(message) from error
        except asyncio.CancelledError:
            daemon.kill()
            raise
        loop.add_reader(ours, daemon._notice_end, on_end)
        return daemon

    async def call(self, asked: Mapping[str, Any], body: AsyncIterator[bytes]) -> Reply:
        """Send a request and return the answer's head; its body is read as it is consumed.

        Raises DaemonLostError if the daemon ends before it answers.
        """
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                await self._pass(theirs.fileno())
            reader, writer = await asyncio.open_connection(sock=ours, limit=LARGEST_FRAME)
        except OSError as error:
            ours.close()
            reason = "it takes no more calls" if isinstance(error, TimeoutError) else str(error)
            raise DaemonLostError(f"the sandbox's toolbox daemon is lost: {reason}") from error
        try:
            # What goes wrong with the body is no fault of the daemon's.
            await self._send(writer, asked, body)
        except BaseException:
            await _close(writer)
            raise
        try:
            most = most_bytes(asked["method"], asked["path"])
            status, headers = checked_head(json.loads(await _frame(reader)), most)
            reply = Reply(status, headers, _body(reader, writer, most))
        except (
            OSError,
            ValueError,
            LookupError,
            TypeError,
            AttributeError,
            asyncio.IncompleteReadError,
        ) as error:
            await _close(writer)
            message = "the sandbox's toolbox daemon ended before it answered"
            raise DaemonLostError(message) from error
        except BaseException:
            await _close(writer)
            raise
        return reply

    async def stop(self) -> None:
        """End the daemon and every process of its sandbox."""
        asyncio.get_running_loop().remove_reader(self._control)
        await asyncio.to_thread(self.kill)

    def kill(self) -> None:
        """End the daemon without an event loop."""
        self._control.close()
        if _wait(self._process, STOP_SECONDS):
            return
        # A daemon that was frozen does not see that its socket is closed. The process above it
        # still ends all that it started, which nobody could after its own death.
        self._process.send_signal(signal.SIGTERM)
        self._process.send_signal(signal.SIGCONT)
        if not _wait(self._process, STOP_SECONDS):
            self._process.kill()
            self._process.wait()

    async def _pass(self, descriptor: int) -> None:
        """Give the daemon an end of a connection, when it has taken the ones before."""
        async with asyncio.timeout(PASS_SECONDS):
            while True:
                try:
                    socket.send_fds(self._control, [b"c"], [descriptor])
                except BlockingIOError:
                    await asyncio.sleep(RETRY_SECONDS)
                else:
                    return

    async def _send(
        self, writer: asyncio.StreamWriter, asked: Mapping[str, Any], body: AsyncIterator[bytes]
    ) -> None:
        head = json.dumps(asked).encode()
        writer.write(LENGTH.pack(len(head)) + head)
        async for piece in body:
            for start in range(0, len(piece), LARGEST_FRAME):
                part = piece[start : start + LARGEST_FRAME]
                writer.write(LENGTH.pack(len(part)) + part)
            # A daemon that has already refused reads no more: what it answered is still there.
            with contextlib.suppress(ConnectionError):
                await writer.drain()
        writer.write(LENGTH.pack(0))
        with contextlib.suppress(ConnectionError):
            await writer.drain()

    def _notice_end(self, on_end: Callable[[], None]) -> None:
        with contextlib.suppress(BlockingIOError, ConnectionError):
            if self._control.recv(1):
                return
        asyncio.get_running_loop().remove_reader(self._control)
        on_end()


async def _frame(reader: asyncio.StreamReader) -> bytes:
    (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
    if length > LARGEST_FRAME:
        message = f"a frame of {length} bytes"
        raise ValueError(message)
    return await reader.readexactly(length)


async def _body(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, most: int | None
) -> AsyncGenerator[bytes]:
    left = most
    try:
        while piece := await _frame(reader):
            left = _remaining(left, len(piece))
            yield piece
    except (OSError, ValueError, asyncio.IncompleteReadError) as error:
        reason = f": {error}" if isinstance(error, ValueError) else ""
        message = f"the sandbox's toolbox daemon ended in the middle of its answer{reason}"
        raise DaemonLostError(message) from error
    finally:
        await _close(writer)


def _remaining(left: int | None, size: int) -> int | None:
    if left is None or left >= size:
        return left and left - size
    message = "it is larger than any of its route"
    raise ValueError(message)


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


def _wait(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait for a process without asking again and again; False when the time is up."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True
