"""What a path is, looked up where the server's answer about it was empty, silent or bare.

Answers here are built by hand, after the recordings file_info_special, download_file_special and
list_files_special: none of them has a look-up after a refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, TOOLBOX, failed, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

LOOK = f"GET /toolbox/{ID}/files/info?path=%2Fx"

KINDS = {
    "directory": {"mode": "drwxr-xr-x", "isDir": True, "size": 4096},
    "pipe": {"mode": "prw-r--r--", "isDir": False, "size": 0},
    "socket": {"mode": "Srwxr-xr-x", "isDir": False, "size": 0},
    "device": {"mode": "Dcrw-rw-rw-", "isDir": False, "size": 0},
}
FILE = {"mode": "-rw-r--r--", "isDir": False, "size": 0}
BARE = [{"status": 400}, {"status": 400, "content": b"400 Bad Request"}]
# A socket's answer in recording download_file_special.
NO_ROUTE = {"status": 404, "content": b"404 page not found\n"}

every_kind = pytest.mark.parametrize("kind", KINDS)
no_look = pytest.mark.parametrize(
    "look",
    [
        {"status": 400},
        {"status": 500},
        {"error": httpx.ReadError("reset")},
        {"json": {"mode": None}},
        {"json": {"mode": "?rw-"}},
        {"content": b""},
    ],
    ids=lambda look: next(iter(look)),
)


@pytest.fixture
def daytona(connect: Connect) -> DaytonaActions:
    """A client that knows where the sandbox is."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


@every_kind
@pytest.mark.parametrize("first", BARE)
def test_download_of_what_is_no_file(
    daytona: DaytonaActions, server: FakeServer, kind: str, first: dict[str, Any]
) -> None:
    """A download that is refused without a word says what is there instead of a file."""
    server.answer(**first)
    server.answer(json=KINDS[kind])
    result = daytona.download_file(ID, "/x")
    assert f"/x is a {kind}, not a file" == result.error
    failure = failed(result)
    assert ("invalid_request", first["status"]) == (failure.kind, failure.status_code)
    assert LOOK == server.calls[1]


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_list_of_what_is_no_directory(
    daytona: DaytonaActions, server: FakeServer, kind: str
) -> None:
    """A listing that is refused without a word says what is there instead of a directory."""
    server.answer(400)
    server.answer(json=KINDS[kind])
    assert f"/x is a {kind}, not a directory" == daytona.list_files(ID, "/x").error


def test_list_of_a_file(daytona: DaytonaActions, server: FakeServer) -> None:
    """A file is told to be one."""
    server.answer(400)
    server.answer(json=FILE)
    failure = failed(daytona.list_files(ID, "/x"))
    assert ("invalid_request", 400) == (failure.kind, failure.status_code)
    assert "/x is a file, not a directory" == failure.message


@no_look
@pytest.mark.parametrize(
    ("name", "wanted"), [("download_file", "file"), ("list_files", "directory")]
)
def test_nothing_is_claimed_without_a_look(
    daytona: DaytonaActions, server: FakeServer, name: str, wanted: str, look: dict[str, Any]
) -> None:
    """Where the look fails too, as for a loop of links, the first answer stays, without a claim."""
    server.answer(400)
    server.answer(**look)
    failure = failed(getattr(daytona, name)(ID, "/x"))
    assert ("invalid_request", 400) == (failure.kind, failure.status_code)
    assert failure.message.startswith(f"/x cannot be read as a {wanted}: the server does not say")


def test_refusal_of_the_working_directory(daytona: DaytonaActions, server: FakeServer) -> None:
    """Without a path there is nothing to look up."""
    server.answer(400)
    told = "the working directory cannot be read as a directory: "
    assert str(daytona.list_files(ID).error).startswith(told)


def test_words_of_the_server_need_no_look(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where the server says why, nothing is looked up."""
    server.answer(400, json={"statusCode": 400, "message": "path is required"})
    assert "path is required" == daytona.download_file(ID, "/x").error


@every_kind
def test_socket_is_answered_like_an_unknown_route(
    connect: Connect, server: FakeServer, kind: str
) -> None:
    """What a real server says of a socket is the words for an unknown route: that is looked at."""
    server.answer(json=sandbox())
    server.answer(**NO_ROUTE)
    server.answer(json=KINDS[kind])
    result = connect(max_retries=0).download_file(ID, "/x")
    assert f"/x is a {kind}, not a file" == result.error


def test_missing_route(connect: Connect, server: FakeServer) -> None:
    """The words for an unknown route stay where the path is a file all the same."""
    server.answer(json=sandbox())
    server.answer(**NO_ROUTE)
    server.answer(json=FILE)
    told = "The server answered 404 Not Found: 404 page not found"
    assert told == connect(max_retries=0).download_file(ID, "/x").error


@every_kind
def test_empty_download_of_what_is_no_file(
    daytona: DaytonaActions, server: FakeServer, kind: str
) -> None:
    """A real server sends 200 and no byte for a device: that is no empty file."""
    server.answer(content=b"")
    server.answer(json=KINDS[kind])
    result = daytona.download_file(ID, "/x")
    assert (f"/x is a {kind}, not a file", None) == (result.error, result.content_base64)
    assert "execute_command" in failed(result).hint


def test_empty_file(daytona: DaytonaActions, server: FakeServer) -> None:
    """An empty file is one."""
    server.answer(content=b"")
    server.answer(json=FILE)
    assert 0 == daytona.download_file(ID, "/x").unwrap().size
    assert LOOK == server.calls[1]


@no_look
def test_empty_file_without_a_look(
    daytona: DaytonaActions, server: FakeServer, look: dict[str, Any]
) -> None:
    """A look that fails leaves the first answer: an empty file."""
    server.answer(content=b"")
    server.answer(**look)
    assert b"" == daytona.download_file(ID, "/x").unwrap().content


@pytest.mark.parametrize(
    ("path", "size"), [("/x", 7), ("/proc/version", 0), ("/sys/kernel/notes", 0)]
)
def test_file_whose_bytes_are_not_sent(
    daytona: DaytonaActions, server: FakeServer, path: str, size: int
) -> None:
    """No byte of a file that has some, or that the kernel writes while it is read, is no success."""
    server.answer(content=b"")
    server.answer(json=FILE | {"size": size})
    failure = failed(daytona.download_file(ID, path))
    assert "response" == failure.kind
    assert failure.message.startswith(f"The server sends no bytes of {path}, ")


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_download_that_never_comes(daytona: DaytonaActions, server: FakeServer, kind: str) -> None:
    """A pipe makes a real server hang: the time-out says what it is, and not to try again."""
    server.answer(error=httpx.ReadTimeout(""))
    server.answer(json=KINDS[kind])
    failure = failed(daytona.download_file(ID, "/x"))
    assert ("invalid_request", False) == (failure.kind, failure.retryable)
    assert f"/x is a {kind}, not a file: nothing of it came in time" == failure.message


@pytest.mark.parametrize("look", [{"json": FILE}, {"status": 400}])
def test_download_that_is_slow(
    daytona: DaytonaActions, server: FakeServer, look: dict[str, Any]
) -> None:
    """A file that does not come in time, or what cannot be looked at, stays a time-out."""
    server.answer(error=httpx.ReadTimeout(""))
    server.answer(**look)
    assert "request_timeout" == failed(daytona.download_file(ID, "/x")).kind


@pytest.mark.parametrize("error", [httpx.PoolTimeout(""), httpx.ReadError("reset")])
def test_what_was_not_asked_is_not_looked_up(
    daytona: DaytonaActions, server: FakeServer, error: Exception
) -> None:
    """Where no request was sent, or the connection broke, a look would say nothing."""
    server.answer(error=error)
    assert not daytona.download_file(ID, "/x").success
    assert 1 == len(server.requests)
