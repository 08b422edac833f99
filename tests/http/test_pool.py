"""The package's own way of sending: what httpcore's pools and streams did must still be so."""

from __future__ import annotations

import asyncio
import base64
import socket
from typing import TYPE_CHECKING, Any

from daytona_actions import AsyncDaytonaActions, FailureKind
from daytona_actions.engine.http import pool, thread_pool
from daytona_actions.engine.http.tcp import TcpStream
from tests.actions.answers import ID
from tests.http.raw_server import Connection, RawServer
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from daytona_actions import DaytonaActions

    Connect = Callable[..., DaytonaActions]

LARGE = base64.b64encode(b"y" * (8 * 1024 * 1024)).decode()


def answer(connection: Connection) -> None:
    """Answer every request with a sandbox."""
    while connection.request():
        connection.answer({"id": ID, "name": "mine"})


def test_one_packet(connect: Connect) -> None:
    """Head and body of a small request come together."""
    pieces: list[bytes] = []

    def receive(connection: Connection) -> None:
        pieces.append(connection.socket.recv(65536))
        connection.answer({"exitCode": 0, "result": "hi"})

    with RawServer(receive) as server:
        daytona = connect(api_url=server.api_url, toolbox_url=server.api_url)
        daytona.execute_command(ID, "echo hi").unwrap()
        daytona.close()
    assert [True] == [b"\r\n\r\n{" in piece and piece.endswith(b"}") for piece in pieces]


def test_answered_before_all_is_read(connect: Connect) -> None:
    """A server that refuses an upload halfway, and hangs up, has answered."""

    def refuse(connection: Connection) -> None:
        connection.socket.recv(65536)
        connection.answer({"message": "too much", "statusCode": 413}, 413, "Connection: close")
        connection.socket.shutdown(socket.SHUT_WR)
        connection.hang()

    with RawServer(refuse) as server:
        daytona = connect(api_url=server.api_url, toolbox_url=server.api_url, max_retries=0)
        failure = daytona.upload_file(ID, "/a", LARGE).failure
        daytona.close()
    assert failure is not None
    assert (FailureKind.TOO_LARGE, "too much") == (failure.kind, failure.message)


def test_nothing_is_taken(connect: Connect) -> None:
    """A server that stops reading ends an upload after request_timeout."""

    def stop(connection: Connection) -> None:
        connection.socket.recv(1)
        server.ended.wait(PATIENCE)

    with RawServer(stop) as server:
        daytona = connect(
            api_url=server.api_url, toolbox_url=server.api_url, request_timeout=1, max_retries=0
        )
        result = daytona.upload_file(ID, "/a", LARGE)
        daytona.close()
    assert "No data taken by 127.0.0.1 within 1 s" == result.error


def test_not_used_again_after_stray_bytes(connect: Connect) -> None:
    """Bytes that nobody asked for would answer the next request: that goes on another connection."""
    body = b'{"id": "%s", "name": "mine"}' % ID.encode()
    wanted = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)

    def say_too_much(connection: Connection) -> None:
        while connection.request():
            connection.send(wanted + wanted.replace(b"mine", b"else"))

    with RawServer(say_too_much) as server:
        daytona = connect(api_url=server.api_url)
        results = [daytona.get_sandbox("mine") for _ in range(3)]
        daytona.close()
        assert 3 == server.connections
    names = [seen.sandbox.name for seen in results if seen.sandbox]
    assert ["mine"] * 3 == names


def test_not_kept_for_long(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that was idle for too long is closed, and another one made."""
    with RawServer(answer) as server:
        daytona = connect(api_url=server.api_url)
        daytona.get_sandbox("mine").unwrap()
        monkeypatch.setattr(thread_pool, "KEPT_SECONDS", 0)
        daytona.get_sandbox("mine").unwrap()
        assert 2 == server.connections
        daytona.close()


def test_cancelled_calls_give_their_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls that were cancelled, connected or waiting for their turn, leave room for others."""
    monkeypatch.setattr(pool, "MOST_CONNECTIONS", 2)
    is_patient = True

    def behave(connection: Connection) -> None:
        connection.request()
        if is_patient:
            connection.hang()
        connection.answer({"id": ID, "name": "mine"})

    async def run(server: RawServer) -> Any:
        nonlocal is_patient
        async with AsyncDaytonaActions("made-up", api_url=server.api_url) as daytona:
            calls = [asyncio.create_task(daytona.get_sandbox("mine")) for _ in range(5)]
            await asyncio.to_thread(server.wait_for, 2)
            for call in calls:
                call.cancel()
            await asyncio.wait(calls)
            is_patient = False
            return await asyncio.gather(*(daytona.get_sandbox("mine") for _ in range(3)))

    with RawServer(behave) as server:
        assert [None] * 3 == [result.error for result in asyncio.run(run(server))]


class Transport(asyncio.Transport):
    """A transport that only keeps what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def pause_reading(self) -> None:
        """Keep it."""
        self.told.append("pause")

    def resume_reading(self) -> None:
        """Keep it."""
        self.told.append("resume")

    def abort(self) -> None:
        """Keep it."""
        self.told.append("abort")


def test_reading_stops_where_nobody_takes_it() -> None:
    """What comes faster than it is taken waits with the server, not in this memory."""

    async def run() -> tuple[list[str], list[bytes]]:
        transport, stream = Transport(), TcpStream()
        stream.connection_made(transport)
        for index in range(4):
            stream.data_received(b"%d" % index)
        taken = [await stream.read(1) for _ in range(4)]
        return transport.told, taken

    assert (["pause", "resume"], [b"0", b"1", b"2", b"3"]) == asyncio.run(run())


def test_what_is_lost_is_not_aborted() -> None:
    """A connection that has ended is let be: asyncio's may break where it is aborted then."""
    told = []
    for is_lost in (False, True):
        transport, stream = Transport(), TcpStream()
        stream.connection_made(transport)
        if is_lost:
            stream.connection_lost(None)
        stream.close()
        told.append(transport.told)
    assert [["abort"], []] == told
