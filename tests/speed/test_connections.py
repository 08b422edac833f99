"""How many connections are made: one a service, and never more than there are calls in flight."""

from __future__ import annotations

import asyncio
import math
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions
from daytona_actions.engine.http import limits, thread_pool
from tests.speed.conftest import SANDBOX

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import ExecuteCommandOutput
    from tests.speed.conftest import Stub

    Connect = Callable[..., DaytonaActions]

_MOST_AT_ONCE = 100


@pytest.fixture(autouse=True)
def _connections_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a thread may wait longer for its turn than connections are kept."""
    for module in (limits, thread_pool):
        monkeypatch.setattr(module, "KEPT_SECONDS", math.inf)


def test_fifty_calls(connect: Connect, stub: Stub) -> None:
    """Fifty calls to one service, one after another, use one connection."""
    before = stub.connections()
    daytona = connect(api_url=stub.api_url)
    for _ in range(50):
        daytona.get_sandbox(SANDBOX).unwrap()
    daytona.close()
    assert 1 == stub.connections() - before - 1


def test_mix(connect: Connect, stub: Stub) -> None:
    """A mix of calls to both services uses one connection each."""
    before = stub.connections()
    daytona = connect(api_url=stub.api_url)
    for _ in range(10):
        daytona.list_sandboxes().unwrap()
        daytona.execute_command(SANDBOX, "true").unwrap()
        daytona.list_files(SANDBOX).unwrap()
    daytona.close()
    assert 2 == stub.connections() - before - 1


@pytest.mark.parametrize("width", [8, 32, 128])
def test_many_at_once(stub: Stub, width: int) -> None:
    """Calls at once make no more connections than they are, and the next ones use the same."""

    async def run() -> tuple[int, int]:
        async with AsyncDaytonaActions("made-up", api_url=stub.api_url) as daytona:
            (await daytona.execute_command(SANDBOX, "true")).unwrap()
            before = stub.connections()
            for result in await _together(daytona, width):
                result.unwrap()
            first = stub.connections()
            for result in await _together(daytona, width):
                result.unwrap()
            return first - before, stub.connections() - first

    opened, opened_again = asyncio.run(run())
    most = min(width, _MOST_AT_ONCE) - 1 + 1  # one was there; one is the question's
    assert width // 2 < opened <= most
    assert 1 == opened_again


@pytest.mark.parametrize("width", [32, 64])
def test_many_threads(stub: Stub, width: int) -> None:
    """Threads make no more connections than they are, and keep them from call to call."""
    with (
        DaytonaActions("made-up", api_url=stub.api_url) as daytona,
        ThreadPoolExecutor(width) as threads,
    ):
        daytona.execute_command(SANDBOX, "true").unwrap()
        before = stub.connections()
        for result in threads.map(lambda _: daytona.execute_command(SANDBOX, "true"), range(2000)):
            result.unwrap()
        assert stub.connections() - before <= width - 1 + 1  # one was there; one is the question's


async def _together(daytona: AsyncDaytonaActions, width: int) -> list[ExecuteCommandOutput]:
    calls = (daytona.execute_command(SANDBOX, "true") for _ in range(width))
    return list(await asyncio.gather(*calls))
