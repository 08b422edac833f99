"""Sending and its ends: what each step of a request does where the other side, or time, is odd."""

from __future__ import annotations

import asyncio
import base64
import select
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import ActionResult, AsyncDaytonaActions, FailureKind
from daytona_actions.engine.http import client, pool
from daytona_actions.engine.http.tcp import TcpStream, connect as connect_tcp
from tests.actions.answers import ID
from tests.http.raw_server import Connection, RawServer, answer_once
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions

    Connect = Callable[..., DaytonaActions]

KEY = "made-up-api-key"
LARGE = b"y" * (2 * 1024 * 1024)


def answer(connection: Connection) -> None:
    """Answer every request with a sandbox of the name that was asked for."""
    while head := connection.request():
        connection.answer({"id": ID, "name": head.split(b" ")[1].split(b"/")[-1].decode()})


def why(result: ActionResult) -> FailureKind | None:
    """Return the kind of a failure."""
    return result.failure.kind if result.failure else None


def test_no_time_at_all(connect: Connect) -> None:
    """A limit that is over before it has begun sends nothing."""
    with RawServer(answer) as server:
        daytona = connect(api_url=server.api_url, request_timeout=1e-300, max_retries=0)
        result = daytona.get_sandbox("mine")
        daytona.close()
    address = httpx.URL(server.api_url).netloc.decode()
    assert f"No connection to {address} within 1e-300 s" == result.error


def test_hung_up_without_an_answer(connect: Connect) -> None:
    """A server that reads a request and hangs up has not answered."""
    with RawServer(Connection.request) as server:
        daytona = connect(api_url=server.api_url, max_retries=0)
        failure = daytona.get_sandbox("mine").failure
        daytona.close()
    assert failure is not None
    assert FailureKind.CONNECTION is failure.kind
    assert "Server disconnected without" in failure.message


def test_large_upload(connect: Connect) -> None:
    """A large file is sent once, after which its connection is good for the next request."""
    verbs: list[bytes] = []

    def take(connection: Connection) -> None:
        while head := connection.request():
            verbs.append(head.split(b" ")[0])
            written = {"files": [{"path": "/a", "bytes": len(LARGE)}]}
            connection.answer(written if verbs == [b"POST"] else [])

    with RawServer(take) as server:
        options = {"toolbox_url": server.api_url, "request_timeout": 5, "max_retries": 0}
        daytona = connect(api_url=server.api_url, **options)
        daytona.upload_file(ID, "/a", base64.b64encode(LARGE).decode()).unwrap()
        daytona.list_files(ID).unwrap()
        daytona.close()
    assert ([b"POST", b"GET"], 1) == (verbs, server.connections)


def test_addresses_are_not_kept_without_end(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of the paths that were asked for is bounded, and each path is still its own."""
    monkeypatch.setattr(client, "_MOST_ADDRESSES", 2)
    kept: list[int] = []
    build = client.SharedClient.build_request

    def watch(self: Any, method: str, url: str, **options: Any) -> httpx.Request:
        request = build(self, method, url, **options)
        kept.append(len(self._addresses))
        return request

    monkeypatch.setattr(client.SharedClient, "build_request", watch)
    names = ["one", "two", "three", "one", "two"]
    with RawServer(answer) as server:
        daytona = connect(api_url=server.api_url)
        found = [daytona.get_sandbox(name).unwrap().sandbox for name in names]
        daytona.close()
    assert names == [sandbox.name for sandbox in found if sandbox]
    assert [1, 2, 1, 2, 1] == kept


@pytest.mark.parametrize("has_poll", [True, False], ids=["poll", "select"])
def test_hung_up_unseen(monkeypatch: pytest.MonkeyPatch, has_poll: bool) -> None:
    """A connection that ended while the event loop was busy is not used again, on any system."""
    if not has_poll:
        monkeypatch.delattr(select, "poll")
    has_ended = threading.Event()

    async def run(url: str) -> list[str | None]:
        async with AsyncDaytonaActions(KEY, api_url=url, max_retries=0) as daytona:
            first = await daytona.get_sandbox("mine")
            assert has_ended.wait(PATIENCE)  # the loop stands still as long
            return [first.error, (await daytona.get_sandbox("mine")).error]

    with RawServer(answer_once(has_ended)) as server:
        assert [None, None] == asyncio.run(run(server.api_url))


def test_closed_while_it_connects(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a connection that is made just as its client is closed nothing is sent."""
    received: list[bytes] = []

    async def run(url: str) -> ActionResult:
        daytona = AsyncDaytonaActions(KEY, api_url=url, max_retries=0)

        async def overtaken(*arguments: Any) -> TcpStream:
            stream = await connect_tcp(*arguments)
            await daytona.aclose()
            return stream

        monkeypatch.setattr(pool, "connect", overtaken)
        return await daytona.get_sandbox("mine")

    with RawServer(lambda connection: received.append(connection.socket.recv(65536))) as server:
        result = asyncio.run(run(server.api_url))
        server.wait_for(1)
    assert (FailureKind.CLOSED, [b""]) == (why(result), received)


def test_answer_that_is_closed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing an answer once more does not make room for a connection beyond the limit."""
    monkeypatch.setattr(pool, "MOST_CONNECTIONS", 1)

    async def run(url: str) -> None:
        async with AsyncDaytonaActions(KEY, api_url=url) as daytona:
            client = daytona._session.control.get_async_httpx_client()
            request = client.build_request("GET", f"{url}/sandbox/mine")
            first = await client.send(request, stream=True)
            for _ in range(2):
                await first.stream.aclose()  # type: ignore[union-attr]
            second = await client.send(request, stream=True)
            request.extensions["timeout"]["pool"] = 0.05
            with pytest.raises(httpx.PoolTimeout):
                await client.send(request)
            await second.aclose()

    with RawServer(answer) as server:
        asyncio.run(run(server.api_url))


def test_long_head(connect: Connect) -> None:
    """A head of 30 kB is read."""

    def long(connection: Connection) -> None:
        while connection.request():
            connection.answer({"id": ID}, 200, f"X-Long: {'y' * 30_000}")

    with RawServer(long) as server:
        daytona = connect(api_url=server.api_url, max_retries=0)
        result = daytona.get_sandbox("mine")
        daytona.close()
    assert None is why(result)
