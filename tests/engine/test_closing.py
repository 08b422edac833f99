"""Closing: for good, at any moment, and told where it was forgotten."""

from __future__ import annotations

import asyncio
import gc
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import ActionResult, AsyncDaytonaActions, DaytonaActions, FailureKind
from tests.http.raw_server import Connection, RawServer, answer_by_name
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Connect = Callable[..., DaytonaActions]

KEY = "made-up-api-key"


def hang(connection: Connection) -> None:
    """Read the request and say nothing."""
    connection.request()
    connection.hang()


@pytest.fixture
def server() -> Iterator[RawServer]:
    """A server that answers with sandboxes."""
    with RawServer(answer_by_name) as started:
        yield started


def kind_of(result: ActionResult) -> FailureKind | None:
    """Return the kind of a failure."""
    return result.failure.kind if result.failure else None


@pytest.mark.parametrize("times", [1, 2])
def test_closed(connect: Connect, server: RawServer, times: int) -> None:
    """A closed client sends nothing, and each action says so; closing twice does nothing more."""
    daytona = connect(api_url=server.api_url)
    daytona.get_sandbox("one").unwrap()
    for _ in range(times):
        daytona.close()
    result = daytona.get_sandbox("one")
    assert (FailureKind.CLOSED, "This client is closed") == (kind_of(result), result.error)


def test_context_manager(server: RawServer) -> None:
    """Leaving the block closes the client."""
    with DaytonaActions(KEY, api_url=server.api_url) as daytona:
        daytona.get_sandbox("one").unwrap()
    assert FailureKind.CLOSED is kind_of(daytona.get_sandbox("one"))


def test_asynchronous_context_manager(server: RawServer) -> None:
    """Leaving the block closes the asynchronous client."""

    async def run() -> ActionResult:
        async with AsyncDaytonaActions(KEY, api_url=server.api_url) as daytona:
            (await daytona.get_sandbox("one")).unwrap()
        return await daytona.get_sandbox("one")

    assert FailureKind.CLOSED is kind_of(asyncio.run(run()))


def _forget(server: RawServer) -> None:
    daytona = DaytonaActions(KEY, api_url=server.api_url)
    daytona.get_sandbox("one").unwrap()


def _forget_asynchronous(server: RawServer) -> None:
    async def run() -> None:
        daytona = AsyncDaytonaActions(KEY, api_url=server.api_url)
        (await daytona.get_sandbox("one")).unwrap()

    asyncio.run(run())


@pytest.mark.parametrize("forget", [_forget, _forget_asynchronous])
def test_forgotten(server: RawServer, forget: Callable[[RawServer], None]) -> None:
    """A client that is never closed says so when it goes."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        forget(server)
        gc.collect()
        told = [str(each.message) for each in seen if each.category is ResourceWarning]
        seen.clear()  # each holds the client that it is about
        gc.collect()
    assert any("was not closed: use it as a context manager" in text for text in told), told
    assert not any(KEY in text for text in told)


@pytest.mark.parametrize("client", [DaytonaActions, AsyncDaytonaActions])
def test_unused(client: type[Any]) -> None:
    """A client that made no connection, or was never made, needs no closing."""
    client(KEY)
    with pytest.raises(ValueError, match="max_retries"):
        client(KEY, max_retries=-1)
    gc.collect()


def test_closed_by_another_thread() -> None:
    """Closing ends the calls that other threads wait in, at once, and they say why."""
    with RawServer(hang) as server, ThreadPoolExecutor(4) as pool:
        daytona = DaytonaActions(KEY, api_url=server.api_url, max_retries=0)
        calls = [pool.submit(daytona.get_sandbox, "one") for _ in range(4)]
        server.wait_for(4)
        daytona.close()
        assert {FailureKind.CLOSED} == {kind_of(call.result(PATIENCE)) for call in calls}


def test_closed_by_another_task() -> None:
    """Closing ends the calls that other tasks wait in, and they say why."""

    async def run(server: RawServer) -> list[ActionResult]:
        daytona = AsyncDaytonaActions(KEY, api_url=server.api_url, max_retries=0)
        calls = [asyncio.create_task(daytona.get_sandbox("one")) for _ in range(4)]
        await asyncio.to_thread(server.wait_for, 4)
        await daytona.aclose()
        return await asyncio.gather(*calls)

    with RawServer(hang) as server:
        assert {FailureKind.CLOSED} == {kind_of(result) for result in asyncio.run(run(server))}


def test_closing_and_calling_at_once(server: RawServer) -> None:
    """A client that is closed while many threads call never raises, and leaves nothing open."""
    seen: set[FailureKind | None] = set()
    for _ in range(20):
        daytona = DaytonaActions(KEY, api_url=server.api_url, max_retries=0)
        with ThreadPoolExecutor(4) as pool:
            calls = [pool.submit(daytona.get_sandbox, "one") for _ in range(8)]
            daytona.close()
        seen |= {kind_of(call.result()) for call in calls}
        assert not daytona._session.connected
    assert seen <= {None, FailureKind.CLOSED}
