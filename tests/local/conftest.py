"""Fixtures for the tests of the local Daytona: servers in each isolation mode that works here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from daytona_actions.local import LocalDaytona, MovableClock
from tests.local.clients import ISOLATIONS, Client, Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session", params=ISOLATIONS)
def isolation(request: pytest.FixtureRequest) -> str:
    """An isolation mode that works on this machine."""
    return cast("str", request.param)


@pytest.fixture(scope="session")
def server(isolation: str) -> Iterator[Client]:
    """A server that the tests of one isolation mode share."""
    clock = MovableClock()
    with LocalDaytona(isolation=isolation, clock=clock) as daytona:
        client = Client(daytona, clock)
        yield client
        client.http.close()


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
