"""After 2,000 calls, 200 of them failing in each way, nothing is left: counted, not believed."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions
from tests.http.breaking_server import WAYS, breaking_server
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daytona_actions import ActionResult

EACH = 200
WORKERS = 16
FLAT = 500  # memory blocks; one that is left by each call would be 2,400
# Servers that other tests share are in this process too. What these open they close again, and what memory
# they take they take once: what is left of calls stays, and is left each time.
ATTEMPTS = 3
EXPECTED = {
    "works": None,
    "reset": "connection",
    "hang": "connection",  # or "request_timeout", which is counted as this one
    "garbage": "connection",
    "cut": "connection",
    "html": "response",
    "500": "server",
    "429": "rate_limit",
    "307": "response",
    "missing": "not_found",
    "large": "too_large",
    "..": "invalid_request",
}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The URL of a server that breaks requests."""
    with breaking_server() as started:
        yield started


def open_files() -> set[str]:
    """Name what this process has open, as the kernel does: no two sockets share a name."""
    gc.collect()
    found = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # what listed the folder is closed by now
            found.add(str(descriptor.readlink()))
    return found


def memory() -> int:
    """Count the blocks of memory that Python has allocated."""
    gc.collect()
    return sys.getallocatedblocks()


def outcomes(results: Iterable[ActionResult]) -> Counter[str | None]:
    """Count the kinds of failure: of a connection too, for a short limit on a busy machine."""
    kinds = (str(result.failure.kind) if result.failure else None for result in results)
    return Counter("connection" if kind == "request_timeout" else kind for kind in kinds)


def expected(each: int) -> Counter[str | None]:
    """The kinds of failure that so many calls of each way give."""
    return Counter(kind for kind in EXPECTED.values() for _ in range(each))


def options(url: str, name: str) -> dict[str, Any]:
    """The options of a client for one way to fail: a short limit where it will be waited for."""
    return {"api_url": url, "max_retries": 0, "request_timeout": 0.25 if name == "hang" else 30}


def test_every_way_is_tried() -> None:
    """The server knows no way to fail that is not counted here."""
    assert {*WAYS, ".."} == EXPECTED.keys()


@pytest.mark.long
def test_nothing_left_of_threads(url: str) -> None:
    """The synchronous client leaves no socket, thread or memory behind."""
    files, threads = open_files(), set(threading.enumerate())
    with contextlib.ExitStack() as stack:
        clients = {
            name: stack.enter_context(DaytonaActions("made-up", **options(url, name)))
            for name in EXPECTED
        }
        _ask(clients, 20)
        for _attempt in range(ATTEMPTS):
            before = memory()
            assert expected(EACH) == _ask(clients, EACH)
            if (grown := memory() - before) < FLAT:
                break
    wait_until(lambda: not open_files() - files)
    wait_until(lambda: not set(threading.enumerate()) - threads)
    assert grown < FLAT


def _ask(clients: dict[str, DaytonaActions], each: int) -> Counter[str | None]:
    with ThreadPoolExecutor(WORKERS) as pool:
        names = [*clients] * each
        return outcomes(pool.map(lambda name: clients[name].get_sandbox(name), names))


@pytest.mark.long
def test_nothing_left_of_tasks(url: str) -> None:
    """The asynchronous client leaves no socket, task or memory behind; cancelled calls neither."""
    files = open_files()

    async def run() -> int:
        async with contextlib.AsyncExitStack() as stack:
            clients = {
                name: await stack.enter_async_context(
                    AsyncDaytonaActions("made-up", **options(url, name))
                )
                for name in EXPECTED
            }
            await _ask_in_tasks(clients, 20)
            await _cancel(clients["works"], 20)
            for _attempt in range(ATTEMPTS):
                before = memory()
                assert expected(EACH) == await _ask_in_tasks(clients, EACH)
                await _cancel(clients["works"], EACH)
                if (grown := memory() - before) < FLAT:
                    break
        assert {asyncio.current_task()} == asyncio.all_tasks()
        return grown

    assert asyncio.run(run()) < FLAT
    wait_until(lambda: not open_files() - files)


async def _ask_in_tasks(clients: dict[str, AsyncDaytonaActions], each: int) -> Counter[str | None]:
    names = iter([*clients] * each)

    async def work() -> list[ActionResult]:
        return [await clients[name].get_sandbox(name) for name in names]

    results = await asyncio.gather(*(work() for _ in range(WORKERS)))
    return outcomes(result for some in results for result in some)


async def _cancel(daytona: AsyncDaytonaActions, each: int) -> None:
    """Cancel calls at every stage: before they begin, while they connect, while they wait."""
    for number in range(each):
        call = asyncio.create_task(daytona.get_sandbox("hang"))
        await asyncio.sleep(number % 4 * 0.001)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
