"""Time: every wait has an end, on a server that answers slowly, piecemeal or not at all."""

from __future__ import annotations

import asyncio
import gc
import inspect
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions, FailureKind
from daytona_actions.actions import execution
from daytona_actions.actions.toolbox import TOOLBOX
from daytona_actions.engine.http.turns import Turns
from tests.actions.answers import ID
from tests.http.raw_server import Connection, RawServer
from tests.patience import PATIENCE, elapsed, takes_less, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

LIMIT = 1
ALWAYS = b"x" * 10_000


def hang(connection: Connection) -> None:
    """Read the request and say nothing."""
    connection.request()
    connection.hang()


def trickle_body(connection: Connection) -> None:
    """Answer a byte at a time: each comes in time, the whole never does."""
    connection.request()
    connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
    connection.trickle(ALWAYS, LIMIT / 6)


def trickle_head(connection: Connection) -> None:
    """Send the head a byte at a time."""
    connection.request()
    connection.trickle(b"HTTP/1.1 200 OK\r\nX-Long: " + ALWAYS, LIMIT / 6)


def promise(connection: Connection) -> None:
    """Announce an answer again and again, without ever giving it."""
    connection.request()
    while True:
        connection.send(b"HTTP/1.1 102 Processing\r\n\r\n")
        time.sleep(LIMIT / 6)


slow = pytest.mark.parametrize("behave", [hang, trickle_body, trickle_head, promise])


@slow
def test_whole_exchange(connect: Connect, behave: Callable[[Connection], None]) -> None:
    """No server holds a call beyond request_timeout, however it keeps the line busy."""
    with RawServer(behave) as server:
        daytona = connect(api_url=server.api_url, request_timeout=LIMIT)
        result, seconds = elapsed(lambda: daytona.get_sandbox("mine"))
        daytona.close()
    assert FailureKind.REQUEST_TIMEOUT is result.failure.kind
    assert LIMIT - 0.01 <= seconds < PATIENCE


def test_late_byte(connect: Connect) -> None:
    """A byte that comes just before the end does not put it off."""

    def answer_late(connection: Connection) -> None:
        connection.request()
        connection.trickle(b"H", 2.9)
        connection.hang()

    with RawServer(answer_late) as server:
        daytona = connect(api_url=server.api_url, request_timeout=3)

        def ask() -> None:
            failure = daytona.get_sandbox("mine").failure
            assert failure is not None
            assert FailureKind.REQUEST_TIMEOUT is failure.kind

        assert takes_less(5, ask)
        daytona.close()


def test_limit_of_a_command(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command may take its own time and a margin, however short request_timeout is."""
    monkeypatch.setattr(execution, "_MARGIN", 0.2)
    with RawServer(trickle_body) as server:
        daytona = connect(api_url=server.api_url, toolbox_url=server.api_url, request_timeout=LIMIT)
        result, seconds = elapsed(lambda: daytona.execute_command(ID, "true", timeout=1))
        daytona.close()
    assert FailureKind.REQUEST_TIMEOUT is result.failure.kind
    assert 1.19 <= seconds < PATIENCE


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda daytona: daytona.execute_command(ID, "true"), 15),
        (lambda daytona: daytona.execute_command(ID, "true", timeout=100), 105),
        (lambda daytona: daytona.run_code(ID, "1", "python", timeout=1), 6),
        (lambda daytona: daytona.git_clone(ID, "https://example.com/a", "a"), 300),
        (lambda daytona: daytona.list_files(ID), 7),
    ],
    ids=["execute", "execute 100 s", "run 1 s", "clone", "list"],
)
def test_limits_that_are_asked_for(
    connect: Connect, server: FakeServer, call: Callable[..., Any], expected: float
) -> None:
    """A command has its time-out and 5 s, a clone 300 s, any other call request_timeout."""
    server.answer(500)
    call(connect(request_timeout=7, toolbox_url="https://toolbox.example"))
    asked = server.requests[0].extensions
    assert expected == asked.get("deadline", 7)
    assert {"connect": 7, "read": expected, "write": 7, "pool": 7} == asked["timeout"]


@pytest.mark.parametrize(
    "call",
    [
        lambda daytona: daytona.download_file(ID, "a"),
        lambda daytona: daytona.upload_file(ID, "a", "aGk="),
    ],
    ids=["download", "upload"],
)
def test_pause_of_a_file(connect: Connect, call: Callable[..., Any]) -> None:
    """For files request_timeout is the longest pause without a byte."""

    def stop_short(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")
        connection.trickle(b"12345678", 0.3)
        connection.hang()

    with RawServer(stop_short) as server:
        daytona = connect(api_url=server.api_url, toolbox_url=server.api_url, request_timeout=2)
        result, seconds = elapsed(lambda: call(daytona))
        daytona.close()
    assert FailureKind.REQUEST_TIMEOUT is result.failure.kind
    assert 8 * 0.3 + 2 - 0.01 <= seconds < PATIENCE


def test_slow_file(connect: Connect) -> None:
    """A file that keeps coming may take longer than request_timeout."""

    def answer(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n")
        connection.trickle(b"12345678", 0.3)

    with RawServer(answer) as server:
        daytona = connect(api_url=server.api_url, toolbox_url=server.api_url, request_timeout=2)
        assert b"12345678" == daytona.download_file(ID, "a").content
        daytona.close()


@pytest.fixture
def full() -> Iterator[str]:
    """The URL of a server that takes no connection: nobody accepts, and its queue is full."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.settimeout(0)
            each.connect_ex(listening.getsockname())
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        for each in waiting:
            each.close()


def test_limit_of_connecting(connect: Connect, full: str) -> None:
    """A connection that is not made in time is told from an answer that does not come."""
    daytona = connect(api_url=full, request_timeout=LIMIT, max_retries=0)
    result, seconds = elapsed(lambda: daytona.get_sandbox("mine"))
    address = full.removeprefix("http://")
    assert f"No connection to {address} within {LIMIT} s" == result.error
    assert FailureKind.CONNECTION is result.failure.kind
    assert seconds < PATIENCE


def test_connecting_is_tried_again(connect: Connect, full: str) -> None:
    """What found no connection was not sent: it is tried again, whatever it is."""
    daytona = connect(
        api_url=full, toolbox_url=full, request_timeout=0.1, max_retries=1, retry_budget=5
    )
    failure = daytona.execute_command(ID, "true").failure
    assert failure is not None
    assert 2 == failure.attempts


def test_limit_of_the_pool() -> None:
    """With all connections busy a call waits for one, for at most request_timeout."""

    async def run(server: RawServer) -> Any:
        url = server.api_url
        async with AsyncDaytonaActions(
            "made-up", api_url=url, toolbox_url=url, request_timeout=2, max_retries=0
        ) as daytona:
            _only_one_connection(daytona)
            busy = asyncio.create_task(daytona.execute_command(ID, "true", timeout=60))
            await asyncio.to_thread(server.wait_for, 1)
            refused = await daytona.list_files(ID)
            busy.cancel()
            await asyncio.wait([busy])
            return refused

    with RawServer(hang) as server:
        refused = asyncio.run(run(server))
    assert "No free connection to 127.0.0.1 within 2 s" == refused.error


def test_waiting_for_a_connection_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of a command begins when it gets a connection, not in the queue for one."""
    monkeypatch.setattr(execution, "_MARGIN", 0)

    def answer_slowly(connection: Connection) -> None:
        while connection.request():
            time.sleep(0.6)
            connection.answer({"exitCode": 0, "result": "hi"})

    with (
        RawServer(answer_slowly) as server,
        DaytonaActions("made-up", api_url=server.api_url, toolbox_url=server.api_url) as daytona,
        ThreadPoolExecutor(6) as threads,
    ):
        _only_one_connection(daytona)
        calls = [threads.submit(daytona.execute_command, ID, "true", timeout=3) for _ in range(6)]
        assert {None} == {call.result().error for call in calls}


def test_waiting_for_a_connection_is_not_counted_in_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same holds for tasks."""
    monkeypatch.setattr(execution, "_MARGIN", 0)

    def answer_slowly(connection: Connection) -> None:
        while connection.request():
            time.sleep(0.6)
            connection.answer({"exitCode": 0, "result": "hi"})

    async def run(url: str) -> list[Any]:
        async with AsyncDaytonaActions("made-up", api_url=url, toolbox_url=url) as daytona:
            _only_one_connection(daytona)
            calls = [daytona.execute_command(ID, "true", timeout=3) for _ in range(6)]
            return list(await asyncio.gather(*calls))

    with RawServer(answer_slowly) as server:
        assert {None} == {result.error for result in asyncio.run(run(server.api_url))}


def _only_one_connection(daytona: Any) -> None:
    session = daytona._session
    made = TOOLBOX.of(session, session.settings.toolbox_url)
    if isinstance(made._client, httpx.Client):
        made._client._transport._pool._turns = Turns(1)
    else:
        made._async_client._transport._pool._turns = asyncio.Semaphore(1)


def test_cancelling() -> None:
    """Cancelling a call closes its connection and its generator, at once."""

    async def run(server: RawServer) -> None:
        async with AsyncDaytonaActions("made-up", api_url=server.api_url) as daytona:
            call = asyncio.create_task(daytona.get_sandbox("mine"))
            await asyncio.to_thread(server.wait_for, 1)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            assert await asyncio.to_thread(server.hung_up.wait, PATIENCE)

    before = _flows()
    with RawServer(hang) as server:
        asyncio.run(run(server))
    wait_until(lambda: not _flows() - before)  # servers that tests share make some, too


def _flows() -> set[int]:
    """The generators of actions that are still under way."""
    return {id(found) for found in gc.get_objects() if _is_flow(found)}


def _is_flow(found: object) -> bool:
    return inspect.isgenerator(found) and "daytona_actions" in found.gi_code.co_filename
