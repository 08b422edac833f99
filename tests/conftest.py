"""Fixtures that all folders share: one test body is played on a client of either kind."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import itertools
import os
import sys
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import HealthCheck, settings

from daytona_actions import AsyncDaytonaActions, AsyncSandbox, DaytonaActions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The assertions of the scenarios tell their values, as those of tests do.
pytest.register_assert_rewrite("tests.scenarios", "tests.wire")

# How long the randomised tests run, by the environment variable HYPOTHESIS_PROFILE. A busy machine is no
# reason to fail, nor are large values that take a while to make; the usual run is the same each time.
_PATIENT = settings(
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
settings.register_profile("default", _PATIENT, max_examples=10, derandomize=True)
settings.register_profile("thorough", _PATIENT, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let scripts/transports.py put another library's transport below the asynchronous client."""
    parser.addoption("--transport", help="a library's transport below the asynchronous client")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each worker begin with its share of what takes longest: it gets an even part of all, in order.

    Else one worker has all of that, and ends it when the others have nothing left to do.
    """
    long = [item for item in items if item.get_closest_marker("long")]
    others = iter([item for item in items if not item.get_closest_marker("long")])
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    files = list(dict.fromkeys(item.path for item in long))
    total = len(items)
    items.clear()
    for worker in range(workers):
        own = [item for item in long if files.index(item.path) % workers == worker]
        size = (total - len(items)) // (workers - worker)
        items += own + list(itertools.islice(others, max(0, size - len(own))))
    items += others


def pytest_sessionfinish() -> None:
    """Keep what this process has measured: a worker that is slow to end is killed with its data."""
    coverage = sys.modules.get("coverage")
    measuring = coverage.Coverage.current() if coverage else None
    if measuring is not None:
        measuring.save()


class _Awaited:
    """An asynchronous client as a synchronous one: its coroutines run to their end in one loop."""

    def __init__(self, client: AsyncDaytonaActions | AsyncSandbox, runner: asyncio.Runner) -> None:
        self._client = client
        self._runner = runner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._client, name)
        if name == "sandbox":
            return lambda sandbox_id: _Awaited(value(sandbox_id), self._runner)
        if not inspect.iscoroutinefunction(value):
            return value
        return lambda *args, **kwargs: self._runner.run(value(*args, **kwargs))

    def __repr__(self) -> str:
        return repr(self._client)

    def close(self) -> None:
        self._runner.run(cast("AsyncDaytonaActions", self._client).aclose())


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("API_KEY", "API_URL", "TARGET", "ORGANIZATION_ID"):
        monkeypatch.delenv(f"DAYTONA_{variable}", raising=False)


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which kind of client this run of the test is played on: sync or async."""
    return cast("str", request.param)


@pytest.fixture
def connect(kind: str) -> Iterator[Callable[..., DaytonaActions]]:
    """Make clients of either kind: `connect(wait_timeout=0)`; they are closed after the test.

    Takes the arguments of `DaytonaActions`, with a made-up key unless one is given. What it
    gives is called like a `DaytonaActions` for both kinds: `connect().get_sandbox("mine")`; an
    asynchronous client is run to the end of each call, in one event loop a test.
    """
    with contextlib.ExitStack() as open_ones:
        runner = open_ones.enter_context(asyncio.Runner()) if kind == "async" else None

        def make(api_key: str | None = "made-up-api-key", **options: Any) -> DaytonaActions:
            client: Any
            if runner is None:
                client = DaytonaActions(api_key, **options)
            else:
                client = _Awaited(AsyncDaytonaActions(api_key, **options), runner)
            open_ones.callback(client.close)
            return cast("DaytonaActions", client)

        yield make


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client with the default settings, of either kind, called like a `DaytonaActions`."""
    return connect()
