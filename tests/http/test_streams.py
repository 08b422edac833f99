"""One connection as its client uses it: bytes in and out, each wait with an end."""

from __future__ import annotations

import asyncio
import contextvars
import socket
import threading
from typing import TYPE_CHECKING, Any

import httpcore
import pytest

from daytona_actions.engine.http import async_client, pool
from daytona_actions.engine.http.streams import Stream, Streams
from daytona_actions.engine.http.tcp import TcpStream
from daytona_actions.engine.http.thread_pool import SECONDS
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from daytona_actions import DaytonaActions

    Connect = Callable[..., DaytonaActions]


class Transport(asyncio.Transport):
    """A transport that keeps what was written to it; its socket is quiet."""

    def __init__(self, quiet: socket.socket | None = None, sizes: Iterable[int] = ()) -> None:
        super().__init__({"socket": quiet})
        self.written: list[bytes | bytearray | memoryview] = []
        self.sizes = list(sizes)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Keep it."""
        self.written.append(data)

    def get_write_buffer_size(self) -> int:
        """Say how much waits, less each time."""
        return self.sizes.pop(0) if self.sizes else 0

    def is_closing(self) -> bool:
        """It never is."""
        return False


@pytest.fixture
def quiet() -> Iterator[socket.socket]:
    """A socket to which nobody says anything."""
    ours, other = socket.socketpair()
    with ours, other:
        yield ours


def test_writing_waits_until_there_is_room(quiet: socket.socket) -> None:
    """What is sent faster than it is taken waits until the transport has room again."""

    async def run() -> list[bool]:
        stream = TcpStream()
        stream.connection_made(Transport(quiet))
        stream.pause_writing()
        writing = asyncio.ensure_future(stream.write(b"x", 5))
        await asyncio.sleep(0)
        was_done = writing.done()
        stream.resume_writing()
        await writing
        return [was_done, writing.done()]

    assert [False, True] == asyncio.run(run())


def test_nothing_is_written_after_the_end() -> None:
    """Where the other side has hung up, a write fails without a try."""

    async def run() -> list[Any]:
        transport, stream = Transport(), TcpStream()
        stream.connection_made(transport)
        stream.eof_received()
        with pytest.raises(httpcore.WriteError, match="the server closed the connection"):
            await stream.write(b"x", 5)
        return transport.written

    assert [] == asyncio.run(run())


def test_connection_that_broke_is_read() -> None:
    """Whoever reads from a connection that broke is told what broke it, once the rest is read."""

    async def run() -> None:
        stream = TcpStream()
        stream.connection_made(Transport())
        stream.data_received(b"rest")
        stream.connection_lost(ConnectionResetError("reset by peer"))
        assert b"rest" == await stream.read(5)
        with pytest.raises(httpcore.ReadError, match="reset by peer"):
            await stream.read(5)

    asyncio.run(run())


def test_upload_that_is_taken_slowly(quiet: socket.socket) -> None:
    """Bytes that are taken, however few, extend the limit of a pause; none do not."""
    transport = Transport(quiet, [9, 8, 8, 8, 7])

    async def run() -> None:
        stream = TcpStream()
        stream.connection_made(transport)
        stream.pause_writing()
        with pytest.raises(httpcore.WriteTimeout):
            await stream.write(b"y", 0.001)

    asyncio.run(run())
    assert [7] == transport.sizes


def test_pieces_of_a_call_with_an_end() -> None:
    """A body is sent in pieces where all of it has an end, so that each looks at what is left."""
    pieces: list[int] = []

    class Taking(httpcore.NetworkStream):
        def write(self, buffer: Any, timeout: float | None = None) -> None:  # noqa: ARG002
            pieces.append(len(buffer))

    stream = Stream(Taking(), Streams())

    def write_within(seconds: float | None) -> None:
        SECONDS.set(seconds)
        stream.write(b"y" * 40_000)

    for seconds in (5, None):
        contextvars.copy_context().run(write_within, seconds)
    assert [16_384, 16_384, 7_232, 40_000] == pieces


def test_closed_while_it_is_read() -> None:
    """A stream that a thread reads from is closed by that thread: its number could be reused."""
    reading, closing = threading.Event(), threading.Event()
    told: list[str] = []

    class Waiting(httpcore.NetworkStream):
        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
            reading.set()
            closing.wait(PATIENCE)
            told.append("read")
            return b""

        def close(self) -> None:
            told.append("closed")

        def get_extra_info(self, info: str) -> Any:  # noqa: ARG002
            return ours

    ours, other = socket.socketpair()
    with ours, other:
        stream = Stream(Waiting(), Streams())
        thread = threading.Thread(target=stream.read, args=[1])
        thread.start()
        assert reading.wait(PATIENCE)
        stream.close()
        closing.set()
        thread.join()
        with pytest.raises(httpcore.ReadError):
            stream.read(1)
    assert ["read", "closed"] == told


def test_closing_when_a_request_has_just_timed_out() -> None:
    """A request that has timed out needs no other end, and does not stop the closing."""

    async def run() -> None:
        progress = async_client._Progress(1)
        async with asyncio.timeout(0) as progress.limit:
            try:
                await asyncio.sleep(5)
            finally:
                progress.end()

    with pytest.raises(TimeoutError):
        asyncio.run(run())


def test_request_that_is_no_http() -> None:
    """What h11 refuses to send is told in httpcore's terms, which httpx understands."""
    origin = httpcore.Origin(b"http", b"127.0.0.1", 80)
    connection = pool._Connection(origin, TcpStream())
    with pytest.raises(httpcore.LocalProtocolError):
        connection.head(httpcore.Request(b"NOT A METHOD", "http://127.0.0.1/"))
