"""Sessions and clients: opened when needed, closed once, and clear about it afterwards.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, cast

import httpx
import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions
from tests.actions.answers import ID, failed, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

RAN = {"exitCode": 0, "result": ""}


def connections(client: DaytonaActions) -> list[httpx.Client | httpx.AsyncClient]:
    """Return the HTTP clients that a client has made so far."""
    made = client._session._clients.values()
    kind = "_async_client" if client._session._asynchronous else "_client"
    return [getattr(generated, kind) for generated in made]


def test_repr(connect: Connect) -> None:
    """A client says which Daytona it is for, and whether it can be used."""
    client = connect(api_url="https://daytona.example/api")
    assert repr(client).endswith("DaytonaActions https://daytona.example/api open>")
    client.close()
    assert repr(client).endswith("DaytonaActions https://daytona.example/api closed>")


def test_nothing_is_opened_before_it_is_needed(connect: Connect) -> None:
    """Making a client, and calling it wrongly, opens no connection."""
    client = connect()
    client.get_sandbox("")
    assert [] == connections(client)


def test_one_connection_a_service(daytona: DaytonaActions, server: FakeServer) -> None:
    """All calls share the control plane's client, and all sandboxes of a region the toolbox's."""
    for number in (1, 2):
        server.answer(json=sandbox(id=f"{ID[:-1]}{number}", name=f"n{number}"))
        server.answer(json=RAN)
        assert daytona.execute_command(f"n{number}", "true").success
    server.answer(json=sandbox(name="far", toolboxProxyUrl="https://eu.example/toolbox"))
    server.answer(json=RAN)
    assert daytona.execute_command("far", "true").success
    hosts = [made.base_url.host for made in connections(daytona)]
    assert ["app.daytona.io", "proxy.app.daytona.io", "eu.example"] == hosts


def test_close(daytona: DaytonaActions, server: FakeServer) -> None:
    """Closing a client closes its connections; closing it twice does nothing more."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    [made] = connections(daytona)
    daytona.close()
    daytona.close()
    assert made.is_closed
    assert [] == connections(daytona)


def test_use_after_close(daytona: DaytonaActions, server: FakeServer) -> None:
    """A closed client says so, and sends nothing."""
    daytona.close()
    result = daytona.get_sandbox("mine")
    assert ("closed", "This client is closed") == (failed(result).kind, result.error)
    assert [] == server.requests


def test_close_during_a_call(connect: Connect, server: FakeServer) -> None:
    """A client that is closed while it waits between two requests says so."""
    client = connect()
    session = client._session
    server.answer(json=sandbox(), before=session._take_all)
    result = client.execute_command("mine", "true")
    assert ("closed", "This client is closed") == (failed(result).kind, result.error)


def test_connection_that_breaks_because_of_the_closing(
    connect: Connect, server: FakeServer
) -> None:
    """A connection that breaks because the client was closed is told as that."""
    client = connect()
    server.answer(error=httpx.ReadError("gone"), before=client._session._take_all)
    failure = failed(client.get_sandbox("mine"))
    assert "closed" == failure.kind


def test_context_manager(server: FakeServer) -> None:
    """A `with` block closes the client, also after an error."""
    server.answer(json=sandbox())
    with contextlib.suppress(LookupError), DaytonaActions("key") as daytona:
        daytona.get_sandbox("mine")
        raise LookupError
    assert "closed" in repr(daytona)


def test_asynchronous_context_manager(server: FakeServer) -> None:
    """An `async with` block closes the client, also after an error."""

    async def use() -> AsyncDaytonaActions:
        server.answer(json=sandbox())
        with contextlib.suppress(LookupError):
            async with AsyncDaytonaActions("key") as daytona:
                await daytona.get_sandbox("mine")
                raise LookupError
        return daytona

    assert "closed" in repr(asyncio.run(use()))


def test_forgotten_client(server: FakeServer) -> None:
    """A client that was used and not closed warns when it goes."""
    server.answer(json=sandbox())
    client: Any = DaytonaActions("key")
    client.get_sandbox("mine")
    [made] = connections(client)
    with pytest.warns(ResourceWarning, match="was not closed: use it as a context manager"):
        del client  # nothing else refers to it
    cast("httpx.Client", made).close()


def test_unused_client_goes_quietly() -> None:
    """A client that was never used has nothing to close."""
    client: Any = DaytonaActions("key")
    del client  # a warning would be an error


def test_refused_client_goes_quietly() -> None:
    """A client whose settings were refused has nothing to close either."""
    with pytest.raises(ValueError, match="max_retries"):
        DaytonaActions("key", max_retries=-1)


def test_many_threads(server: FakeServer) -> None:
    """A client can be used from many threads at once; they share its connections."""
    server.always(json=sandbox())
    together = threading.Barrier(8)

    def call(number: int) -> bool:
        together.wait()
        return client.get_sandbox(f"n{number}").success

    with DaytonaActions("key") as client, ThreadPoolExecutor(8) as threads:
        assert [True] * 8 == list(threads.map(call, range(8)))
        assert 1 == len(connections(client))


def test_many_tasks(server: FakeServer) -> None:
    """An asynchronous client can be used from many tasks at once."""
    server.always(json=sandbox())

    async def call() -> list[bool]:
        async with AsyncDaytonaActions("key") as client:
            results = await asyncio.gather(*(client.get_sandbox(f"n{n}") for n in range(8)))
        return [result.success for result in results]

    assert [True] * 8 == asyncio.run(call())


class _Local:
    """Stands in for a LocalDaytona."""

    api_key, api_url = "local-key", "http://127.0.0.1:4000/api"

    def __init__(self) -> None:
        self.told: list[str] = []

    def start(self) -> _Local:
        self.told.append("start")
        return self

    def close(self) -> None:
        self.told.append("close")


def test_local_client() -> None:
    """A client of a Daytona on this machine starts it, and ends it when it is closed."""
    daytona = _Local()
    with DaytonaActions.local(daytona, wait_timeout=1) as client:  # type: ignore[arg-type]
        assert "http://127.0.0.1:4000/api open" in repr(client)
    assert ["start", "close"] == daytona.told


def test_asynchronous_local_client() -> None:
    """The asynchronous client does the same."""
    daytona = _Local()

    async def use() -> None:
        async with AsyncDaytonaActions.local(daytona) as client:  # type: ignore[arg-type]
            assert "http://127.0.0.1:4000/api open" in repr(client)

    asyncio.run(use())
    assert ["start", "close"] == daytona.told


def test_local_client_with_wrong_settings() -> None:
    """If the client cannot be made, the Daytona that was started for it is ended."""
    daytona = _Local()
    with pytest.raises(ValueError, match="wait_timeout"):
        DaytonaActions.local(daytona, wait_timeout=-1)  # type: ignore[arg-type]
    assert ["start", "close"] == daytona.told
