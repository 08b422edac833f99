"""Connections: one pool a host, safe from threads, tasks, event loops and processes."""

from __future__ import annotations

import asyncio
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import ActionResult, AsyncDaytonaActions, DaytonaActions, FailureKind
from tests.actions.answers import ID
from tests.http.raw_server import Connection, RawServer, answer_by_name
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Connect = Callable[..., DaytonaActions]

KEY = "made-up-api-key"
OTHER = ID.replace("1", "9")


@pytest.fixture
def server() -> Iterator[RawServer]:
    """A server that answers with sandboxes."""
    with RawServer(answer_by_name) as started:
        yield started


def kind_of(result: ActionResult) -> FailureKind | None:
    """Return the kind of a failure."""
    return result.failure.kind if result.failure else None


def test_one_connection_for_all_calls(connect: Connect, server: RawServer) -> None:
    """Calls one after another use one connection, for all sandboxes of a host."""
    daytona = connect(api_url=server.api_url, toolbox_url=f"http://{server.address}/toolbox")
    daytona.get_sandbox("one").unwrap()
    daytona.get_sandbox("two").unwrap()
    assert 1 == server.connections
    daytona.execute_command(ID, "true").unwrap()
    daytona.execute_command(OTHER, "true").unwrap()
    assert 2 == server.connections
    daytona.close()


def test_many_threads(server: RawServer) -> None:
    """Threads share a client: each gets its own answers."""
    with DaytonaActions(KEY, api_url=server.api_url) as daytona, ThreadPoolExecutor(16) as pool:
        names = [f"name-{index}" for index in range(200)]
        results = pool.map(daytona.get_sandbox, names)
        assert names == [result.unwrap().sandbox.name for result in results]  # type: ignore[union-attr]


def test_first_calls_of_many_threads(server: RawServer) -> None:
    """What is made on first use is made once, however many threads come first."""
    together = threading.Barrier(16)

    def first(daytona: DaytonaActions) -> FailureKind | None:
        together.wait()
        return kind_of(daytona.get_sandbox("one"))

    with DaytonaActions(KEY, api_url=server.api_url) as daytona, ThreadPoolExecutor(16) as pool:
        assert {None} == set(pool.map(first, [daytona] * 16))
        assert 1 == len(daytona._session._clients)


def test_many_tasks(server: RawServer) -> None:
    """Tasks share a client: each gets its own answers."""

    async def run(names: list[str]) -> list[Any]:
        async with AsyncDaytonaActions(KEY, api_url=server.api_url) as daytona:
            return list(await asyncio.gather(*map(daytona.get_sandbox, names)))

    names = [f"name-{index}" for index in range(200)]
    assert names == [result.unwrap().sandbox.name for result in asyncio.run(run(names))]


def test_client_of_each_event_loop(server: RawServer) -> None:
    """A client may be made anywhere, and belongs to the loop of its first call."""

    async def run(daytona: AsyncDaytonaActions) -> ActionResult:
        async with daytona:
            return await daytona.get_sandbox("one")

    clients = [AsyncDaytonaActions(KEY, api_url=server.api_url) for _ in range(2)]
    assert [None, None] == [kind_of(asyncio.run(run(client))) for client in clients]


def test_no_cookies(connect: Connect) -> None:
    """A cookie that one answer sets does not go with the next request."""
    heads: list[bytes] = []

    def set_cookie(connection: Connection) -> None:
        while head := connection.request():
            heads.append(head.lower())
            connection.answer({"id": "one"}, 200, "Set-Cookie: session=stolen; Path=/")

    with RawServer(set_cookie) as server:
        daytona = connect(api_url=server.api_url)
        daytona.get_sandbox("one").unwrap()
        daytona.get_sandbox("one").unwrap()
        daytona.close()
    assert [False, False] == [b"cookie" in head for head in heads]


def test_redirects_are_not_followed(connect: Connect, server: RawServer) -> None:
    """A redirect is a failure that names where it points; nothing is sent there."""

    def redirect(connection: Connection) -> None:
        while connection.request():
            target = f"Location: http://user:hidden@localhost:{server.address.split(':')[1]}/x"
            connection.answer({}, 307, target)

    with RawServer(redirect) as elsewhere:
        daytona = connect(api_url=elsewhere.api_url)
        result = daytona.get_sandbox("one")
        daytona.close()
    assert FailureKind.RESPONSE is kind_of(result)
    assert "points to localhost" in (result.error or "")
    assert ("hidden" in (result.error or ""), 0) == (False, server.connections)


@pytest.mark.parametrize("status", [200, 502])
def test_endless_answer(connect: Connect, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    """An answer that does not end is cut off: what runs in a sandbox cannot fill this memory."""
    monkeypatch.setattr("daytona_actions.engine.http.limits.MOST_BYTES", 1 << 20)

    def pour(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 %d Said\r\n\r\n" % status)
        while True:
            connection.send(b" " * 65536)

    with RawServer(pour) as server:
        daytona = connect(api_url=server.api_url)
        result = daytona.get_sandbox("one")
        daytona.close()
    assert (FailureKind.TOO_LARGE, "The answer has more than 1048576 bytes") == (
        kind_of(result),
        result.error,
    )


def test_compressed_answer(connect: Connect) -> None:
    """A compressed answer, whose true size nobody knows, is refused: none was asked for."""
    heads: list[bytes] = []

    def compress(connection: Connection) -> None:
        heads.append(connection.request() or b"")
        connection.answer({}, 200, "Content-Encoding: gzip")

    with RawServer(compress) as server:
        daytona = connect(api_url=server.api_url)
        result = daytona.get_sandbox("one")
        daytona.close()
    assert FailureKind.RESPONSE is kind_of(result)
    assert b"accept-encoding: identity" in heads[0].lower()


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # other tests' threads
def test_forked_process(server: RawServer) -> None:
    """A child process makes connections of its own: two on one would read each other's answers."""
    daytona = DaytonaActions(KEY, api_url=server.api_url)
    daytona.get_sandbox("one").unwrap()
    child = os.fork()
    if not child:
        failed = True
        try:
            found = daytona.get_sandbox("two")
            failed = found.sandbox is None or found.sandbox.name != "two"
        finally:
            os._exit(failed)
    _, status = os.waitpid(child, 0)
    try:
        assert (0, 2) == (os.waitstatus_to_exitcode(status), server.connections)
        assert "three" == daytona.get_sandbox("three").unwrap().sandbox.name  # type: ignore[union-attr]
    finally:
        daytona.close()


def test_connection_that_the_server_has_closed(connect: Connect) -> None:
    """A kept connection that has ended meanwhile is not used for what must not be sent twice."""
    answered, closed = threading.Event(), threading.Event()

    def answer_once(connection: Connection) -> None:
        connection.request()
        connection.answer({"exitCode": 0, "result": "hi"})
        answered.wait(PATIENCE)
        answered.clear()
        connection.socket.close()
        closed.set()

    with RawServer(answer_once) as server:
        daytona = connect(api_url=server.api_url, toolbox_url=server.api_url)
        for _ in range(5):
            assert "hi" == daytona.execute_command(ID, "echo hi").unwrap().result
            answered.set()
            assert closed.wait(PATIENCE)
            closed.clear()
        daytona.close()


def test_no_event_loop_at_all() -> None:
    """An asynchronous client that asyncio does not run says where it can be used."""
    daytona = AsyncDaytonaActions("made-up")
    with pytest.raises(StopIteration) as ended:
        daytona.get_sandbox("mine").send(None)
    failure = ended.value.value.failure
    assert (FailureKind.CLOSED, "An asynchronous client needs a running asyncio event loop") == (
        failure.kind,
        failure.message,
    )
