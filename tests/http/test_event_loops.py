"""One asynchronous client in one event loop after another, as scripts, notebooks and tests use it."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import AsyncDaytonaActions, FailureKind
from tests.http.raw_server import Connection, RawServer
from tests.patience import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "made-up-api-key"


class Server(RawServer):
    """Answers every request, as a service or as a proxy, and counts who has hung up."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__(self._answer)
        self.ended_ones = 0
        self.change = threading.Condition()

    def _answer(self, connection: Connection) -> None:
        while connection.request():
            connection.answer({"id": "one", "name": "one"})
        with self.change:
            self.ended_ones += 1
            self.change.notify_all()

    def wait_for_ends(self, count: int) -> None:
        """Wait until so many connections were closed by the client."""
        with self.change:
            assert self.change.wait_for(lambda: self.ended_ones >= count, PATIENCE)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers with sandboxes."""
    with Server() as started:
        yield started


@pytest.fixture(params=["direct", "through a proxy"])
def daytona(request: pytest.FixtureRequest, server: Server) -> AsyncDaytonaActions:
    """A client that is made outside any event loop."""
    if request.param == "direct":
        return AsyncDaytonaActions(KEY, api_url=server.api_url, max_retries=0)
    return AsyncDaytonaActions(
        KEY,
        api_url="http://daytona.example/api",
        allow_http=True,
        proxy=f"http://{server.address}",
        max_retries=0,
    )


def test_one_loop_after_another(daytona: AsyncDaytonaActions, server: Server) -> None:
    """Each `asyncio.run` works; the connections of the one before were closed as it ended."""
    for number in range(1, 4):
        asyncio.run(daytona.get_sandbox("one")).unwrap()
        server.wait_for_ends(number)
    asyncio.run(daytona.aclose())
    assert 3 == server.connections
    gc.collect()  # a socket that was left would warn here, and a warning is an error


def test_many_calls_in_each_loop(daytona: AsyncDaytonaActions, server: Server) -> None:
    """Calls at once, in one loop after another, share connections within their loop only."""

    async def run() -> list[bool]:
        results = await asyncio.gather(*(daytona.get_sandbox(f"n{n}") for n in range(8)))
        return [result.success for result in [*results, await daytona.get_sandbox("one")]]

    assert [True] * 18 == asyncio.run(run()) + asyncio.run(run())
    asyncio.run(daytona.aclose())
    assert server.connections <= 16


def test_loop_that_is_closed_at_once(server: Server) -> None:
    """A loop that was closed and ended nothing: the next one works, and the sockets are closed."""
    daytona = AsyncDaytonaActions(KEY, api_url=server.api_url)

    def run() -> None:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(daytona.get_sandbox("one")).unwrap()
        loop.close()

    run()
    with pytest.warns(ResourceWarning, match="unclosed"):  # noqa: PT031 - asyncio's own, of its end
        asyncio.run(daytona.get_sandbox("one")).unwrap()
        gc.collect()
    server.wait_for_ends(2)
    asyncio.run(daytona.aclose())


def test_closing_after_a_loop_that_was_closed_at_once(server: Server) -> None:
    """Closing reaches the sockets of a loop that was closed before them."""
    daytona = AsyncDaytonaActions(KEY, api_url=server.api_url)
    loop = asyncio.new_event_loop()
    loop.run_until_complete(daytona.get_sandbox("one")).unwrap()
    loop.close()
    with pytest.warns(ResourceWarning, match="unclosed"):  # noqa: PT031 - the same
        asyncio.run(daytona.aclose())
        gc.collect()
    server.wait_for_ends(1)


def test_two_loops_in_turn(server: Server) -> None:
    """Loops that are still open but stand still hand the client to each other."""
    daytona = AsyncDaytonaActions(KEY, api_url=server.api_url)
    with asyncio.Runner() as one, asyncio.Runner() as other:
        for runner in (one, other, one, other):
            runner.run(daytona.get_sandbox("one")).unwrap()
        other.run(daytona.aclose())
    server.wait_for_ends(4)


def test_loop_that_still_runs(daytona: AsyncDaytonaActions) -> None:
    """A second loop is refused while the first one runs, and taken once it has ended."""
    is_in_use, may_end = threading.Event(), threading.Event()
    first: list[Any] = []

    async def use() -> None:
        first.append(await daytona.get_sandbox("one"))
        is_in_use.set()
        await asyncio.to_thread(may_end.wait, PATIENCE)
        first.append(await daytona.get_sandbox("one"))

    thread = threading.Thread(target=asyncio.run, args=[use()])
    thread.start()
    assert is_in_use.wait(PATIENCE)
    refused = asyncio.run(daytona.get_sandbox("one"))
    may_end.set()
    thread.join()
    assert [True, True] == [result.success for result in first]
    assert refused.failure is not None
    assert FailureKind.CLOSED is refused.failure.kind
    assert "in another event loop, which is still running" in refused.failure.message
    assert "a client for each event loop" in refused.failure.hint
    assert asyncio.run(daytona.get_sandbox("one")).success
    asyncio.run(daytona.aclose())


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # other tests' threads
def test_forked_process_with_a_loop_of_its_own(server: Server) -> None:
    """A child that is forked off a running loop makes its own connections in its own loop."""
    daytona = AsyncDaytonaActions(KEY, api_url=server.api_url)

    async def run() -> None:
        (await daytona.get_sandbox("one")).unwrap()
        child = os.fork()
        if not child:
            failed = True
            try:
                failed = not asyncio.run(daytona.get_sandbox("one")).success
            finally:
                os._exit(failed)
        _, status = os.waitpid(child, 0)  # noqa: ASYNC222 - nothing else is to run meanwhile
        assert 0 == os.waitstatus_to_exitcode(status)
        (await daytona.get_sandbox("one")).unwrap()
        await daytona.aclose()

    asyncio.run(run())
    assert 2 == server.connections


def test_nothing_is_left_of_a_hundred_loops(server: Server) -> None:
    """After a hundred loops no more files are open than after one."""

    def count() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    daytona = AsyncDaytonaActions(KEY, api_url=server.api_url)
    asyncio.run(daytona.get_sandbox("one")).unwrap()
    server.wait_for_ends(1)
    before = count()
    for _ in range(100):
        asyncio.run(daytona.get_sandbox("one")).unwrap()
    server.wait_for_ends(101)
    wait_until(lambda: count() <= before + 2)  # the server's own may be a moment late
    asyncio.run(daytona.aclose())
