"""Fixtures for the tests of the local Daytona: servers in each isolation mode that works here."""

from __future__ import annotations

import contextlib
import functools
import uuid
from typing import TYPE_CHECKING, Any, cast

import pytest

from daytona_actions.local import LocalDaytona, MovableClock
from tests.local.clients import ISOLATIONS, Client, Sandbox
from tests.local.git_servers import serve_repositories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session", params=ISOLATIONS)
def isolation(request: pytest.FixtureRequest) -> str:
    """An isolation mode that works on this machine."""
    return cast("str", request.param)


@pytest.fixture(scope="session")
def servers() -> Iterator[Callable[[str], Client]]:
    """Return a server for an isolation mode: the same one for all who ask."""
    with contextlib.ExitStack() as running:

        @functools.cache
        def of(isolation: str) -> Client:
            clock = MovableClock()
            daytona = running.enter_context(LocalDaytona(isolation=isolation, clock=clock))
            client = Client(daytona, clock)
            running.callback(client.http.close)
            return client

        yield of


# Of a module, since a folder below has an `isolation` of its own: pytest would keep a server of a
# session across both.
@pytest.fixture(scope="module")
def server(servers: Callable[[str], Client], isolation: str) -> Client:
    """A server that the tests of one isolation mode share."""
    return servers(isolation)


@pytest.fixture
def sandbox(server: Client) -> Iterator[Sandbox]:
    """A started sandbox of its own for one test."""
    created = server.create()
    yield created
    server.http.delete(f"/sandbox/{created.id}")


@pytest.fixture
def start_server(isolation: str) -> Iterator[Callable[..., Client]]:
    """Start servers with options: `start_server(root=folder)`; they are closed after the test."""
    started: list[Client] = []

    def start(**options: Any) -> Client:
        chosen = {"isolation": isolation, "clock": MovableClock(), **options}
        client = Client(LocalDaytona(**chosen).start(), chosen["clock"])
        started.append(client)
        return client

    yield start
    for client in started:
        client.http.close()
        client.daytona.close()


@pytest.fixture
def marker() -> str:
    """A duration that no other process sleeps for."""
    return f"{uuid.uuid4().int % 10**6 + 5000}.25"


@pytest.fixture(scope="module")
def repository(server: Client) -> Iterator[tuple[Sandbox, str]]:
    """A sandbox with a git server in it, and that server's URL."""
    sandbox = server.create()
    yield sandbox, serve_repositories(sandbox)
    server.http.delete(f"/sandbox/{sandbox.id}")
