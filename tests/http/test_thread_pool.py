"""The connections that threads share: whose turn it is, and sockets that never block."""

from __future__ import annotations

import select
import socket
import ssl
import threading
from typing import TYPE_CHECKING, Any

import httpcore
import httpx
import pytest

from daytona_actions import DaytonaActions
from daytona_actions.engine.http import thread_pool, turns
from daytona_actions.engine.http.client import HttpClient
from daytona_actions.engine.http.streams import Stream, Streams
from daytona_actions.engine.http.thread_pool import _Connection
from daytona_actions.engine.http.turns import Turns
from tests.http import tls
from tests.http.raw_server import Connection, RawServer, answer_once
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.http.conftest import Open

LARGE = b"y" * (3 * 1024 * 1024)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """The two ends of a connection."""
    ours, other = socket.socketpair()
    with ours, other:
        yield ours, other


def connection_on(ours: Any) -> _Connection:
    """Make a connection of a socket."""
    origin = httpcore.Origin(b"http", b"127.0.0.1", 80)
    return _Connection(origin, Stream(Connected(ours), Streams()))


class Connected(httpcore.NetworkStream):
    """What is connected already."""

    def __init__(self, ours: Any) -> None:
        self.ours = ours

    def get_extra_info(self, info: str) -> Any:
        """Return the socket, the one thing that is asked for."""
        return {"socket": self.ours}[info]

    def close(self) -> None:
        """Close the socket."""
        self.ours.close()


def test_turns_go_to_whoever_came_first() -> None:
    """A turn that is given is its waiter's, even before that one has woken."""
    held, waits = Turns(1), threading.Event()
    held.wait(None)
    waiting = threading.Thread(target=held.wait, args=[PATIENCE])
    waiting.start()
    while not held.waiting:
        waits.wait(0.001)
    held.give()
    with pytest.raises(httpcore.PoolTimeout):
        held.wait(0.001)
    waiting.join()
    held.give()
    held.wait(0)


def test_turn_that_is_not_waited_for_any_longer() -> None:
    """Who has given up waiting gets no turn, which the next one gets."""
    held = Turns(1)
    held.wait(None)
    with pytest.raises(httpcore.PoolTimeout):
        held.wait(0.001)
    held.give()
    held.wait(0)


@pytest.mark.parametrize("is_given", [True, False])
def test_interrupted_while_it_waits(monkeypatch: pytest.MonkeyPatch, is_given: bool) -> None:
    """A thread that is interrupted leaves no turn behind, also not one that it was just given."""
    held = Turns(1)
    held.wait(None)

    class Interrupted:
        def acquire(self, timeout: float | None = None) -> None:
            if timeout is not None:
                if is_given:
                    held.give()
                raise KeyboardInterrupt

        def release(self) -> None:
            """Let nobody go: nobody waits."""

    with monkeypatch.context() as patched:
        patched.setattr(turns.threading, "Lock", Interrupted)
        with pytest.raises(KeyboardInterrupt):
            held.wait(5)
    if not is_given:
        held.give()
    held.wait(0)
    with pytest.raises(httpcore.PoolTimeout):
        held.wait(0)


def test_answer_that_is_closed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing an answer once more does not make room for a connection beyond the limit."""
    monkeypatch.setattr(thread_pool, "MOST_CONNECTIONS", 1)

    def answer(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbegun")
        connection.hang()

    with (
        RawServer(answer) as server,
        HttpClient(base_url=server.api_url, deadline=5, verify=False) as client,
    ):
        request = client.build_request("GET", "/one")
        first = client.send(request, stream=True)
        for _ in range(2):
            first.stream.close()  # type: ignore[union-attr]
        second = client.send(request, stream=True)
        request.extensions["timeout"]["pool"] = 0.05
        with pytest.raises(httpx.PoolTimeout):
            client.send(request)
        second.close()


@pytest.mark.parametrize("has_poll", [True, False], ids=["poll", "select"])
def test_hung_up_unseen(monkeypatch: pytest.MonkeyPatch, has_poll: bool) -> None:
    """A connection that has ended meanwhile is not used again, on any system."""
    if not has_poll:
        monkeypatch.delattr(select, "poll")
    has_ended = threading.Event()

    with (
        RawServer(answer_once(has_ended)) as server,
        DaytonaActions("made-up", api_url=server.api_url, max_retries=0) as daytona,
    ):
        daytona.get_sandbox("mine").unwrap()
        assert has_ended.wait(PATIENCE)
        daytona.get_sandbox("mine").unwrap()
        assert 2 == server.connections


def test_large_bodies_over_tls(tmp_path: Path, open_client: Open) -> None:
    """3 MiB go out and come back over TLS whole, however the system cuts them up."""

    def echo(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(LARGE) + LARGE)

    with tls.serving(echo, tmp_path / "ca.pem") as url:
        answer = open_client(url, 60, verify=str(tmp_path / "ca.pem")).send("POST", content=LARGE)
    assert LARGE == answer.content


@pytest.mark.parametrize("wants", [ssl.SSLWantReadError, ssl.SSLWantWriteError, BlockingIOError])
def test_what_tls_wants_first(
    ends: tuple[socket.socket, socket.socket], wants: type[Exception]
) -> None:
    """Where TLS has something to read or to write of its own it is waited for, and tried again."""
    ours, other = ends
    other.sendall(b"come")

    class Wanting:
        fileno, settimeout = ours.fileno, ours.settimeout

        def __init__(self) -> None:
            self.is_ready = {"recv": False, "send": False}

        def recv(self, size: int) -> bytes:
            self.first("recv")
            return ours.recv(size)

        def send(self, content: bytes) -> int:
            self.first("send")
            return ours.send(content)

        def first(self, name: str) -> None:
            if not self.is_ready[name]:
                self.is_ready[name] = True
                raise wants

    made = connection_on(Wanting())
    made._write(b"went", 5)
    assert (b"went", b"come") == (other.recv(9), made._read(5))


def test_waiting_thread_gets_the_turn_of_an_answer_that_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not only one that asks later."""
    monkeypatch.setattr(thread_pool, "MOST_CONNECTIONS", 1)
    answers: list[httpx.Response] = []

    def answer(connection: Connection) -> None:
        is_second = b"/two" in (connection.request() or b"")
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
        connection.send(b"whole" if is_second else b"")
        connection.hang()

    with (
        RawServer(answer) as server,
        HttpClient(base_url=server.api_url, deadline=5, verify=False) as client,
    ):
        first = client.send(client.build_request("GET", "/one"), stream=True)
        waiting = threading.Thread(target=lambda: answers.append(client.get("/two")))
        waiting.start()
        while not client._transport._pool._turns.waiting:  # type: ignore[attr-defined]
            assert waiting.is_alive()
        first.close()
        waiting.join()
    assert [b"whole"] == [each.content for each in answers]


def test_connection_that_is_closed_meanwhile(ends: tuple[socket.socket, socket.socket]) -> None:
    """As soon as it is made, or between two calls, by another thread that closes the client."""
    made = connection_on(ends[0])
    made.stream.close()
    with pytest.raises(httpcore.ReadError, match="the connection was closed"), made:
        pytest.fail("it was used")
    with pytest.raises(httpcore.ReadError, match="the connection was closed"):
        _Connection(made.origin, made.stream)


def test_connection_that_is_reset(ends: tuple[socket.socket, socket.socket]) -> None:
    """What the system says of a broken connection is told in httpcore's terms."""
    ours, other = ends
    made = connection_on(ours)
    other.close()
    with pytest.raises(httpcore.WriteError, match="Broken pipe"):
        made._write(b"x", 5)
    ours.shutdown(socket.SHUT_RDWR)
    assert b"" == made._read(5)
