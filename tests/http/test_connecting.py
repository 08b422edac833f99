"""Connecting: a host with several addresses, some of them dead, and races that are cancelled."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import socket
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import FailureKind
from daytona_actions.engine.http.tcp import TcpStream, connect as connect_tcp
from tests.http.raw_server import RawServer
from tests.http.test_sending import answer, why
from tests.patience import takes_less

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions import DaytonaActions

    Connect = Callable[..., DaytonaActions]


@pytest.fixture
def two_addresses(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], str]:
    """Give a host two addresses, by their ports, and return its name."""
    real = socket.getaddrinfo

    def make(first: int, second: int) -> str:
        def found(host: Any, *arguments: Any, **options: Any) -> Any:
            if host not in {"two.localhost", b"two.localhost"}:
                return real(host, *arguments, **options)
            kind = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
            return [(*kind, ("127.0.0.1", port)) for port in (first, second)]

        monkeypatch.setattr(socket, "getaddrinfo", found)
        return "two.localhost"

    return make


@pytest.fixture
def dead() -> Iterator[int]:
    """A port at which nobody takes a connection: its queue is full."""
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)  # noqa: FBT003 - as the method has it
            waiting.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]


def test_second_address(
    connect: Connect, two_addresses: Callable[[int, int], str], dead: int
) -> None:
    """Where the first address of a host takes no connection, the next one is tried in time."""
    with RawServer(answer) as server:
        host = two_addresses(dead, int(server.address.rpartition(":")[2]))
        daytona = connect(api_url=f"http://{host}/api", request_timeout=6, max_retries=0)
        result = daytona.get_sandbox("mine")
        daytona.close()
    assert None is why(result)


def test_no_address_at_all(
    connect: Connect, two_addresses: Callable[[int, int], str], dead: int
) -> None:
    """All addresses of a host together have the time of one connection."""
    host = two_addresses(dead, dead)
    daytona = connect(api_url=f"http://{host}/api", request_timeout=1, max_retries=0)

    def ask() -> None:
        assert "No connection to two.localhost within 1 s" == daytona.get_sandbox("mine").error

    assert takes_less(2, ask)
    daytona.close()


def test_dead_and_refusing_addresses(
    connect: Connect, two_addresses: Callable[[int, int], str], dead: int
) -> None:
    """One address that is dead and one that refuses end in time as well."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        host = two_addresses(dead, closed.getsockname()[1])
    daytona = connect(api_url=f"http://{host}/api", request_timeout=0.6, max_retries=0)
    result = daytona.get_sandbox("mine")
    daytona.close()
    assert FailureKind.CONNECTION is why(result)


@pytest.mark.parametrize("refused", [1, 2])
def test_refusing_addresses(
    connect: Connect, two_addresses: Callable[[int, int], str], refused: int
) -> None:
    """An address that refuses is passed over; where all do, that is told."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with RawServer(answer) as server:
        other = int(server.address.rpartition(":")[2])
        host = two_addresses(port, port if refused == 2 else other)
        daytona = connect(api_url=f"http://{host}/api", max_retries=0)
        result = daytona.get_sandbox("mine")
        daytona.close()
    assert (None if refused == 1 else FailureKind.CONNECTION) == why(result)


def test_name_that_is_unknown(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that has no address is told as such."""

    def nothing(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    daytona = connect(api_url="http://none.localhost/api", max_retries=0)
    result = daytona.get_sandbox("mine")
    daytona.close()
    assert FailureKind.CONNECTION is why(result)
    assert "Name or service not known" in str(result.error)


def test_cancelled_races(two_addresses: Callable[[int, int], str]) -> None:
    """A race of two addresses that is cancelled at any moment leaves no socket."""

    async def run(port: int) -> None:
        host = two_addresses(port, port)
        for number in range(60):
            racing = asyncio.create_task(connect_tcp(host, port, None, 5))
            await asyncio.sleep(number % 6 * 0.0005)
            racing.cancel()
            for stream in await asyncio.gather(racing, return_exceptions=True):
                if isinstance(stream, TcpStream):
                    stream.close()
        await asyncio.sleep(0.1)

    with RawServer(lambda connection: connection.hang()) as server:
        asyncio.run(run(int(server.address.rpartition(":")[2])), debug=True)
        gc.collect()  # a socket that was left would warn here, and a warning is an error
