"""No action raises, whatever the network or the server does; and no answer is a defect of ours.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import json
import ssl
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import ACTIONS, FailureKind
from tests.actions.answers import ID, TOOLBOX, failed
from tests.kinds_of_calls import kinds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions import DaytonaActions
    from daytona_actions.results import ActionResult
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "create_sandbox": (None, "mine"),
    "run_code": (ID, "1", "python"),
    "execute_command": (ID, "true"),
    "upload_file": (ID, "a.txt", "YQ=="),
    "download_file": (ID, "a.txt"),
    "list_files": (ID, "a"),
    "git_clone": (ID, "https://git.example/a", "a"),
    "list_sandboxes": (),
    "get_sandbox": ("mine",),
    "start_sandbox": ("mine",),
    "stop_sandbox": ("mine",),
    "delete_sandbox": ("mine",),
    "list_snapshots": (),
}

BODIES: dict[str, bytes] = {
    "empty": b"",
    "white space": b" \r\n",
    "HTML": b"<!DOCTYPE html><html><body>Bad gateway</body></html>",
    "truncated": b'{"id": "x", "state": "star',
    "null": b"null",
    "number": b"1e999",
    "NaN": b"NaN",
    "text": b'"text"',
    "list": b"[]",
    "list of nonsense": b'[1, null, "x", [], {}]',
    "object": b"{}",
    "undocumented": b'{"a": {"b": [1, 2]}}',
    "half a pair": b'{"id": "\\ud800", "name": "\\ud800", "message": "\\udfff", "result": "\\ud800"}',
    "nulls": json.dumps(
        dict.fromkeys(["id", "state", "labels", "items", "exitCode", "files", "message"])
    ).encode(),
    "wrong types": json.dumps(
        {
            "id": 7,
            "name": [],
            "state": {"a": 1},
            "labels": "x",
            "cpu": "many",
            "items": {"a": 1},
            "nextCursor": 7,
            "toolboxProxyUrl": 7,
            "exitCode": "0",
            "result": 7,
            "artifacts": [7],
            "files": [{"path": 7, "bytes": "x"}],
            "message": {"a": 1},
            "errors": "x",
            "page": "x",
        }
    ).encode(),
    "wrong types inside": json.dumps(
        {
            "id": "x",
            "state": 7,
            "labels": {"a": [{"\ud800": None}]},
            "cpu": 1e308,
            "memory": True,
            "items": [7, None, {"id": []}],
            "toolboxProxyUrl": "no url",
            "exitCode": 1.5,
            "result": None,
            "artifacts": {"charts": [7, None, {"png": 7, "elements": 7}]},
            "files": [],
            "errors": [7],
        }
    ).encode(),
    "deep": b'{"labels":' * 5000,
    "binary": bytes(range(256)),
}

STATUSES = [200, 201, 204, 299, 301, 304, 400, 401, 404, 409, 418, 429, 499, 500, 503, 520, 599]


def _kinds_of(exception: type[Exception]) -> Iterator[type[Exception]]:
    yield exception
    for special in exception.__subclasses__():
        yield from _kinds_of(special)


def _made(exception: type[Exception]) -> Exception:
    if exception is httpx.HTTPStatusError:
        request = httpx.Request("GET", "https://daytona.example")
        return httpx.HTTPStatusError("made up", request=request, response=httpx.Response(500))
    return exception("made up")


HTTPX_EXCEPTIONS = [*_kinds_of(httpx.HTTPError), httpx.InvalidURL, httpx.CookieConflict]
STREAM_EXCEPTIONS = [
    httpx.StreamError("made up"),
    httpx.StreamClosed(),
    httpx.StreamConsumed(),
    httpx.RequestNotRead(),
    httpx.ResponseNotRead(),
]
OTHER_EXCEPTIONS = [
    ConnectionResetError(104, "reset"),
    TimeoutError(),
    ssl.SSLError("no certificate"),
    OSError(24, "too many open files"),
    RuntimeError("Cannot send a request, as the client has been closed."),
]

every_action = pytest.mark.parametrize("name", ARGUMENTS)


def called(client: DaytonaActions, name: str) -> ActionResult:
    """Call an action, and check what holds for every result."""
    result: ActionResult = getattr(client, name)(*ARGUMENTS[name])
    assert ACTIONS[name].result_type is type(result)
    assert result.success is (result.failure is None) is (result.error is None)
    assert result.error is None or result.error.strip()
    assert "<html" not in str(result.error)
    json.loads(result.model_dump_json())
    return result


def test_every_kind_of_call_is_made() -> None:
    """The table of arguments above leaves no kind out; tests/fuzz calls every action."""
    assert kinds_of(ACTIONS) == kinds_of(ARGUMENTS)


@every_action
@pytest.mark.parametrize(
    "problem",
    [*map(_made, HTTPX_EXCEPTIONS), *STREAM_EXCEPTIONS, *OTHER_EXCEPTIONS],
    ids=lambda problem: type(problem).__name__,
)
def test_exceptions(connect: Connect, server: FakeServer, name: str, problem: Exception) -> None:
    """Each way in which a request can fail has its own explanation."""
    server.always(error=problem)
    failure = failed(called(connect(toolbox_url=TOOLBOX), name))
    assert failure.kind not in {FailureKind.INTERNAL, FailureKind.SERVER}


@every_action
@pytest.mark.parametrize("problem", [Exception("boom"), MemoryError(), KeyError("x")])
def test_unforeseen_exceptions(
    connect: Connect, server: FakeServer, name: str, problem: Exception
) -> None:
    """What nobody foresaw is a failure too; it says where it happened, and quotes nothing."""
    server.always(error=problem)
    failure = failed(called(connect(toolbox_url=TOOLBOX), name))
    assert FailureKind.INTERNAL == failure.kind
    assert f"{name} met an unexpected {type(problem).__name__} at " in failure.message
    assert "fake_server.py:" in failure.message
    assert "boom" not in failure.message


@every_action
@pytest.mark.parametrize("body", BODIES)
def test_answers(connect: Connect, server: FakeServer, name: str, body: str) -> None:
    """Whatever a server answers has a meaning, if only that it is not understood."""
    # A loop, not a parameter: ten thousand fixtures would take a minute.
    kinds = {}
    for status in STATUSES:
        server.always(status, content=BODIES[body])
        failure = called(connect(wait_timeout=1, toolbox_url=TOOLBOX), name).failure
        kinds[status] = failure and failure.kind
    assert FailureKind.INTERNAL not in kinds.values(), kinds
    assert [] == [status for status, kind in kinds.items() if status >= 300 and kind is None]


@every_action
@pytest.mark.parametrize("status", [200, 400, 500])
def test_large_answers(connect: Connect, server: FakeServer, name: str, status: int) -> None:
    """Ten megabytes where some hundred bytes are expected do no harm."""
    server.always(status, content=b'{"a": "' + b"x" * 10_000_000 + b'"}')
    result = called(connect(max_retries=0, toolbox_url=TOOLBOX), name)
    assert len(result.error or "") < 400


class _Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks off."""

    def __iter__(self) -> Iterator[bytes]:
        yield b'{"id'
        raise httpx.RemoteProtocolError("peer closed connection")

    async def __aiter__(self) -> Any:
        yield b'{"id'
        raise httpx.RemoteProtocolError("peer closed connection")


@every_action
def test_body_that_breaks_off(connect: Connect, server: FakeServer, name: str) -> None:
    """An answer that ends in the middle is a failure of the connection."""
    server.always(stream=_Broken())
    failure = failed(called(connect(toolbox_url=TOOLBOX), name))
    assert FailureKind.CONNECTION == failure.kind


@every_action
def test_body_that_cannot_be_unpacked(connect: Connect, server: FakeServer, name: str) -> None:
    """A body that is not packed as it says is an answer that is not understood."""
    server.always(content=b"no gzip", headers={"content-encoding": "gzip"})
    failure = failed(called(connect(toolbox_url=TOOLBOX), name))
    assert FailureKind.RESPONSE == failure.kind
