"""Whoever connects without a key, as code in a sandbox may, takes neither time, files nor disk."""

from __future__ import annotations

import contextlib
import logging
import resource
import socket
import threading
import types
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import httpx
import pytest

from daytona_actions.local import heads, sparing
from daytona_actions.local.gate import Gate
from daytona_actions.local.sparing import LoopErrors, Sparing
from tests.patience import PATIENCE

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from tests.local.clients import Client

UNFINISHED = b"GET /api/health HTTP/1.1\r\nhost: localhost\r\n"


def connected(client: Client) -> socket.socket:
    """Return a connection of its own, which waits for at most a minute."""
    address = urlsplit(client.daytona.api_url)
    return socket.create_connection((address.hostname or "", address.port or 0), 60)


def answer_on(connection: socket.socket) -> bytes:
    """Return the next answer; its body is a JSON object."""
    answered = b""
    while not answered.endswith(b"}"):
        piece = connection.recv(1 << 16)
        assert piece, answered
        answered += piece
    return answered


@pytest.mark.parametrize("sent", [b"", UNFINISHED])
def test_a_head_that_does_not_end_is_not_waited_for(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    """The connection is closed, with nothing said."""
    monkeypatch.setattr(heads, "HEAD_SECONDS", 0.05)
    with connected(start_server()) as connection:
        connection.sendall(sent)
        assert b"" == connection.recv(1)


def test_a_later_head_that_does_not_end_is_not_waited_for(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a connection that has had its answer; without a byte of the next it stays open."""
    client = start_server()
    with connected(client) as connection:
        connection.sendall(UNFINISHED + b"\r\n")
        answered = answer_on(connection)
        monkeypatch.setattr(heads, "HEAD_SECONDS", 0.05)
        connection.sendall(UNFINISHED)
        assert (True, b"") == (answered.startswith(b"HTTP/1.1 401 "), connection.recv(1))


def test_a_head_in_pieces_is_a_request(server: Client) -> None:
    """As long as it ends."""
    with connected(server) as connection:
        connection.sendall(UNFINISHED[:20])
        connection.sendall(UNFINISHED[20:])
        connection.sendall(b"\r\n")
        assert b"HTTP/1.1 401" == connection.recv(12)


def test_of_many_connections_the_ones_that_wait_give_way(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that waits longest first; calls are answered all the while."""
    monkeypatch.setattr(resource, "getrlimit", lambda _name: (3 * heads.FEWEST, 1024))
    client = start_server()
    with contextlib.ExitStack() as stack:
        waiting = [stack.enter_context(connected(client)) for _each in range(2 * heads.FEWEST)]
        sandbox = client.create()
        for connection in waiting[: heads.FEWEST]:
            assert b"" == connection.recv(1)
        assert "1\n" == sandbox.run("echo 1")


def test_a_connection_that_has_shown_the_key_is_the_last_to_go(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many strangers have come since."""
    monkeypatch.setattr(resource, "getrlimit", lambda _name: (3 * heads.FEWEST, 1024))
    client = start_server()
    request = UNFINISHED + f"authorization: Bearer {client.daytona.api_key}\r\n\r\n".encode()
    with contextlib.ExitStack() as stack:
        known = stack.enter_context(connected(client))
        known.sendall(request)
        answers = [answer_on(known)[:12]]
        strangers = [stack.enter_context(connected(client)) for _each in range(2 * heads.FEWEST)]
        for connection in strangers[: heads.FEWEST]:
            assert b"" == connection.recv(1)
        known.sendall(request)
        answers.append(answer_on(known)[:12])
    assert [b"HTTP/1.1 200"] * 2 == answers


def test_many_connections_may_wait_however_few_are_taken_at_once() -> None:
    """They are not refused while the server is busy."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(heads.Listener())
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        address = listener.getsockname()
        for _each in range(20):
            stack.enter_context(socket.create_connection(address, PATIENCE))


def test_few_connections_are_taken_at_once(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is read from before it has to go: none that has sent a request is closed unheard."""
    monkeypatch.setattr(resource, "getrlimit", lambda _name: (3 * heads.FEWEST, 1024))
    client = start_server()
    is_held, go_on, check = threading.Event(), threading.Event(), Gate._check

    def hold_up(*arguments: Any) -> None:
        is_held.set()
        assert go_on.wait(PATIENCE)
        check(*arguments)

    monkeypatch.setattr(Gate, "_check", hold_up)
    with contextlib.ExitStack() as stack:
        first = stack.enter_context(connected(client))
        first.sendall(UNFINISHED + b"\r\n")
        assert is_held.wait(PATIENCE)
        together = [stack.enter_context(connected(client)) for _each in range(3 * heads.FEWEST)]
        for connection in together:
            connection.sendall(UNFINISHED + b"\r\n")
        go_on.set()
        assert {b"HTTP/1.1 401"} == {connection.recv(12) for connection in together}


def test_refusals_fill_no_log(
    start_server: Callable[..., Client], caplog: pytest.LogCaptureFixture
) -> None:
    """A few are written, with the beginning of their path; later only how many there were."""
    # Its own server: the lines of a minute are counted for each.
    url = f"{start_server().daytona.api_url}/{'x' * 2000}"
    with caplog.at_level(logging.INFO):
        for _each in range(3 * sparing.MOST_LINES):
            httpx.get(url, trust_env=False, timeout=PATIENCE)
    lines = [message for message in caplog.messages if message.startswith("GET /api/xxx")]
    assert (True, True) == (0 < len(lines) <= sparing.MOST_LINES, all(len(s) < 400 for s in lines))


def test_what_was_left_out_is_counted(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the next minute, in which lines are written again."""
    now = [1000.0]
    monkeypatch.setattr(sparing, "time", types.SimpleNamespace(monotonic=lambda: now[0]))
    kept = Sparing()
    for number in range(sparing.MOST_LINES + 5):
        kept.log(logging.WARNING, "number %s", number)
    now[0] += sparing.SECONDS
    kept.log(logging.WARNING, "later")
    now[0] += sparing.SECONDS
    kept.log(logging.WARNING, "last")
    expected = [f"number {number}" for number in range(sparing.MOST_LINES)]
    assert [*expected, "5 more lines of this kind", "later", "last"] == caplog.messages


def test_errors_of_the_event_loop_are_written_without_their_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Out of files it fails thousands of times in a second."""
    loop = cast("asyncio.AbstractEventLoop", None)
    noting = LoopErrors()
    for _each in range(2 * sparing.MOST_LINES):
        noting(loop, {"message": "socket.accept() out", "exception": OSError(24, "Too many")})
    expected = "socket.accept() out: OSError(24, 'Too many')"
    assert [expected] * sparing.MOST_LINES == caplog.messages


def test_each_answer_says_which_isolation_holds(server: Client, isolation: str) -> None:
    """Also one that refuses."""
    answers = [
        server.http.get("/health"),
        httpx.get(server.daytona.api_url, trust_env=False, timeout=PATIENCE),
    ]
    expected = f"daytona-actions-local (isolation {isolation})"
    assert [expected] * 2 == [answer.headers["server"] for answer in answers]
