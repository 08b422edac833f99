"""The properties that decide which transport there is: docs/transport.md lists them by these names."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import threading
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.engine.http import limits, pool, thread_pool
from daytona_actions.engine.http.explain import explain
from daytona_actions.engine.http.limits import CompressedError, TooLargeError
from daytona_actions.errors import ActionError
from tests.http import tls
from tests.http.raw_server import Connection, RawServer
from tests.http.test_limits import full
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from tests.http.conftest import Open

__all__ = ["full"]

MEGABYTE = 1024 * 1024


def answer(connection: Connection) -> None:
    """Answer every request with its path."""
    while head := connection.request():
        connection.answer(head.split(b" ")[1].decode())


def hang(connection: Connection) -> None:
    """Read the request and say nothing."""
    connection.request()
    connection.hang()


def hang_in_body(connection: Connection) -> None:
    """Begin an answer and say no more."""
    connection.request()
    connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun")
    connection.hang()


def take_nothing(connection: Connection) -> None:
    """Read a little of a request, and no more of it before the end of the server."""
    connection.socket.recv(1)
    connection._server.ended.wait(PATIENCE)


def is_unsent(problem: Exception) -> bool:
    """Tell whether a failure says that the request has not left this machine."""
    explained = explain(problem)
    assert isinstance(explained, ActionError)
    return explained.unsent


def failed(call: Callable[[], object]) -> Exception:
    """Return what a call raises."""
    with pytest.raises(httpx.HTTPError) as raised:
        call()
    return raised.value


def test_unsent_is_told_from_sent(open_client: Open, full: str) -> None:
    """No connection: unsent. Read by the server, and broken off or not answered: sent."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        refusing = f"http://127.0.0.1:{closed.getsockname()[1]}"
    assert is_unsent(failed(open_client(refusing).send))
    assert is_unsent(failed(open_client(full, 1).send))
    for behave in (Connection.request, hang):
        with RawServer(behave) as server:
            problem = failed(open_client(f"http://{server.address}", 1).send)
        assert not is_unsent(problem), problem


def take_later(connection: Connection) -> None:
    """Read a little of a request, and the rest, up to its end, only after half a second."""
    connection.socket.recv(1)
    connection._server.ended.wait(0.5)
    connection.hang()


@pytest.mark.parametrize("behave", [hang, hang_in_body, take_later])
def test_cancelled_call_closes_its_connection(
    open_client: Open, kind: str, behave: Callable[[Connection], None]
) -> None:
    """A call that is cancelled in any phase, or whose client is closed, hangs up at once."""
    has_hung_up = threading.Event()

    def watch(connection: Connection) -> None:
        try:
            behave(connection)
        finally:
            has_hung_up.set()

    with RawServer(watch) as server:
        opened = open_client(f"http://{server.address}", 30)
        content = b"y" * 16 * MEGABYTE if behave is take_later else b"y"
        request = opened.client.build_request("POST", "/", content=content)

        async def cancel() -> None:
            call = asyncio.create_task(opened.client.send(request))
            await asyncio.to_thread(server.wait_for, 1)
            await asyncio.sleep(0.05)
            call.cancel()
            await asyncio.wait([call])
            assert await asyncio.to_thread(has_hung_up.wait, PATIENCE)

        if kind == "async":
            opened.run(cancel())
            return
        thread = threading.Thread(target=lambda: failed(lambda: opened.client.send(request)))
        thread.start()
        server.wait_for(1)
        time.sleep(0.05)
        opened.close()
        thread.join(PATIENCE)
        assert has_hung_up.wait(PATIENCE)


def test_head_comes_before_the_body(open_client: Open) -> None:
    """A status is known, and can be acted on, before any of the body has come."""
    may_go_on = threading.Event()

    def begin(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 418 No\r\nContent-Length: 2\r\n\r\n")
        may_go_on.wait(PATIENCE)
        connection.send(b"ok")

    with RawServer(begin) as server:
        opened = open_client(f"http://{server.address}")
        begun = opened.send(stream=True)
        assert 418 == begun.status_code
        may_go_on.set()
        assert b"ok" == b"".join(opened.pieces(begun))
        opened.close_answer(begun)


@pytest.mark.parametrize("is_proxied", [False, True])
def test_surplus_bytes_never_answer_the_next_request(open_client: Open, is_proxied: bool) -> None:
    """What comes beyond an answer, with it or later, is not taken for the next one."""
    stray = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray"
    late, has_come = threading.Event(), threading.Event()

    def say_too_much(connection: Connection) -> None:
        while head := connection.request():
            body = b"/" + head.split(b" ")[1].rpartition(b"/")[2]  # a proxy gets the whole address
            own = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
            connection.send(own if body == b"/late" else own + stray)
            if body == b"/late":
                late.wait(PATIENCE)
                connection.send(stray)
                has_come.set()

    with RawServer(say_too_much) as server:
        url = f"http://{server.address}"
        opened = open_client("http://name.invalid", proxy=url) if is_proxied else open_client(url)
        assert [b"/1", b"/2", b"/late"] == [
            opened.send(path=path).content for path in ("/1", "/2", "/late")
        ]
        late.set()
        assert has_come.wait(PATIENCE)
        assert b"/4" == opened.send(path="/4").content


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # other tests' threads
def test_forked_child_works(open_client: Open) -> None:
    """A child that is forked off after calls were made can make its own."""
    with RawServer(answer) as server:
        url = f"http://{server.address}"
        assert "/one" == open_client(url).send().json()
        child = os.fork()
        if not child:
            is_right = False
            try:
                is_right = (
                    open_client(url, 5, is_forked=True).send(path="/child").json() == "/child"
                )
            finally:
                os._exit(not is_right)
        assert 0 == _status(child)


def _status(child: int) -> int:
    for _ in range(1000):
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    raise AssertionError("the child does not end")


def test_environment_is_read_only_where_asked(
    open_client: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither proxies nor a netrc of the environment get to see a request to this machine."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with RawServer(answer) as server:
        assert "/one" == open_client(f"http://{server.address}").send().json()


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The URL of a TLS server, and the file of its authority."""
    with tls.serving(answer, tmp_path / "ca.pem") as url:
        yield url, tmp_path / "ca.pem"


def test_own_authority(secured: tuple[str, Path], open_client: Open) -> None:
    """A certificate is checked by the authorities that are given, and by no others."""
    url, authorities = secured
    assert "/one" == open_client(url, verify=authorities).send().json()
    problem = failed(open_client(url).send)
    assert is_unsent(problem)
    assert "CERTIFICATE_VERIFY_FAILED" in str(problem)


def test_no_check(secured: tuple[str, Path], open_client: Open) -> None:
    """With `verify=False` no certificate is checked."""
    assert "/one" == open_client(secured[0], verify=False).send().json()


def test_limit_of_each_phase(open_client: Open, full: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting, sending, reading and waiting for a connection have limits and names of their own."""
    patient = {"extensions": {"deadline": None}}  # only its phases have limits
    assert isinstance(failed(lambda: open_client(full, 1).send(**patient)), httpx.ConnectTimeout)
    with RawServer(hang) as server:
        assert isinstance(
            failed(open_client(f"http://{server.address}", 1).send), httpx.ReadTimeout
        )
    with RawServer(take_nothing) as server:
        opened = open_client(f"http://{server.address}", 1)
        sending = {"content": b"y" * 16 * MEGABYTE, "extensions": {"deadline": None}}
        problem = failed(lambda: opened.send("POST", **sending, timeout=1))
        assert isinstance(problem, httpx.WriteTimeout)
    monkeypatch.setattr(limits, "MOST_CONNECTIONS", 1)
    for each in (pool, thread_pool):
        monkeypatch.setattr(each, "MOST_CONNECTIONS", 1)
    with RawServer(hang_in_body) as server:
        opened = open_client(f"http://{server.address}")
        busy = opened.send(stream=True)
        assert isinstance(failed(lambda: opened.send(timeout=1)), httpx.PoolTimeout)
        opened.close_answer(busy)


def test_limit_of_the_whole_call(open_client: Open) -> None:
    """An answer that comes a byte at a time ends when its time is over, not never."""

    def trickle(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
        connection.trickle(b"x" * 10_000, 0.05)

    with RawServer(trickle) as server:
        opened = open_client(f"http://{server.address}", 10)
        problem = failed(lambda: opened.send(extensions={"deadline": 1}))
    assert isinstance(problem, httpx.ReadTimeout)


def test_bytes_are_limited_while_reading(open_client: Open) -> None:
    """A body that is longer than its limit ends there, announced or not."""

    def pour(connection: Connection) -> None:
        while head := connection.request():
            announced = b"Content-Length: 9000\r\n" if b"announced" in head else b""
            connection.send(b"HTTP/1.1 200 OK\r\n" + announced + b"\r\n")
            while not announced:
                connection.send(b"y" * 65536)
            connection.hang()

    with RawServer(pour) as server:
        opened = open_client(f"http://{server.address}")
        for path in ("/announced", "/endless"):
            with pytest.raises(TooLargeError, match="more than 1000 bytes"):
                opened.send(path=path, extensions={"max_bytes": 1000})


def test_memory_is_flat_both_ways(open_client: Open, kind: str) -> None:
    """A body that is sent or received in pieces is never held whole."""
    size, piece = 32 * MEGABYTE, b"y" * 65536

    def move(connection: Connection) -> None:
        begun = b""
        while b"\r\n\r\n" not in begun:
            begun += connection.socket.recv(65536)
        length = len(begun.partition(b"\r\n\r\n")[2])
        while length < size and (taken := connection.socket.recv(MEGABYTE)):
            length += len(taken)
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)
        for _ in range(size // len(piece)):
            connection.send(piece)

    def pieces() -> Iterator[bytes]:
        for _ in range(size // len(piece)):
            yield piece

    async def pieces_of_a_task() -> AsyncIterator[bytes]:
        for each in pieces():
            yield each

    body: Any = pieces() if kind == "sync" else pieces_of_a_task()
    with RawServer(move) as server:
        opened = open_client(f"http://{server.address}", 60)
        gc.collect()
        tracemalloc.start()
        try:
            taken = 0
            got = opened.send(
                "POST", content=body, stream=True, headers={"Content-Length": str(size)}
            )
            for each in opened.pieces(got):
                taken += len(each)
            opened.close_answer(got)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert size == taken
    assert most < 8 * MEGABYTE


def test_answers_are_uncompressed(open_client: Open) -> None:
    """None is asked for in a compressed form, and a success that comes so is refused at its head."""
    heads: list[bytes] = []

    def compress(connection: Connection) -> None:
        heads.append((connection.request() or b"").lower())
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n")
        connection.hang()

    with RawServer(compress) as server, pytest.raises(CompressedError):
        open_client(f"http://{server.address}").send()
    assert b"accept-encoding: identity" in heads[0]


def test_no_cookies(open_client: Open) -> None:
    """A cookie that an answer sets does not go with the next request."""
    heads: list[bytes] = []

    def set_cookie(connection: Connection) -> None:
        while head := connection.request():
            heads.append(head.lower())
            connection.answer({}, 200, "Set-Cookie: session=stolen; Path=/")

    with RawServer(set_cookie) as server:
        opened = open_client(f"http://{server.address}")
        opened.send()
        opened.send()
    assert [False, False] == [b"cookie" in head for head in heads]


@pytest.mark.parametrize("location", ["{elsewhere}/key", "http://[", "//", "ftp://x", ""])
def test_redirects_are_never_followed(open_client: Open, location: str) -> None:
    """The key goes to no other place, even where the client is asked to follow."""

    def redirect(connection: Connection) -> None:
        while connection.request():
            target = location.format(elsewhere=f"http://{elsewhere.address}")
            connection.answer({}, 307, f"Location: {target}")

    with RawServer(answer) as elsewhere, RawServer(redirect) as server:
        opened = open_client(f"http://{server.address}", headers=({"Authorization": "key"},))
        assert 307 == opened.send().status_code
        assert 307 == opened.send(follow_redirects=True).status_code
        assert 0 == elsewhere.connections
