"""The transport: what an exception of httpx means, in which words, and the limits of an answer.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import gzip
import inspect
import secrets
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.engine.http.address import is_url
from daytona_actions.engine.http.explain import explain
from daytona_actions.engine.http.limits import MOST_BYTES
from daytona_actions.errors import ActionError
from tests.actions.answers import failed
from tests.actions.test_download import Endless

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

UNKNOWN = "; whether the request was carried out is unknown"

# One line for each exception that httpx has; those that only group others too.
EXPLANATIONS: dict[type[Exception], tuple[str, str]] = {
    httpx.ConnectTimeout: ("connection", "No connection to h.example within 30 s"),
    httpx.PoolTimeout: ("request_timeout", "No free connection to h.example within 30 s"),
    httpx.WriteTimeout: ("request_timeout", "No data taken by h.example within 30 s"),
    httpx.ReadTimeout: (
        "request_timeout",
        f"No answer from h.example within 30 s (the HTTP limit){UNKNOWN}",
    ),
    httpx.TimeoutException: (
        "request_timeout",
        f"No answer from h.example within 30 s (the HTTP limit){UNKNOWN}",
    ),
    httpx.ProxyError: ("connection", "The proxy refused the way to h.example: why"),
    httpx.ConnectError: ("connection", "No connection to h.example: why"),
    httpx.ReadError: ("connection", f"The connection to h.example broke (why){UNKNOWN}"),
    httpx.WriteError: ("connection", f"The connection to h.example broke (why){UNKNOWN}"),
    httpx.CloseError: ("connection", f"The connection to h.example broke (why){UNKNOWN}"),
    httpx.NetworkError: ("connection", f"The connection to h.example broke (why){UNKNOWN}"),
    httpx.RemoteProtocolError: (
        "connection",
        f"The server at h.example broke off or does not speak HTTP (why){UNKNOWN}",
    ),
    httpx.UnsupportedProtocol: ("invalid_request", "Not a usable URL: why"),
    httpx.LocalProtocolError: ("invalid_request", "Not a valid request: why"),
    httpx.ProtocolError: ("connection", "The request to h.example failed: why"),
    httpx.TransportError: ("connection", "The request to h.example failed: why"),
    httpx.DecodingError: ("response", "The answer of h.example cannot be decoded"),
    httpx.TooManyRedirects: ("response", "The server at h.example redirects without end"),
    httpx.RequestError: ("response", "The request to h.example failed: why"),
    httpx.HTTPStatusError: ("response", "The request to h.example failed: why"),
    httpx.HTTPError: ("response", "The request to h.example failed: why"),
    httpx.InvalidURL: ("invalid_request", "Not a valid URL: why"),
    httpx.CookieConflict: ("response", "The answer's cookies contradict each other"),
    httpx.StreamError: ("closed", "The client's connections cannot be used: why"),
    httpx.StreamConsumed: ("closed", "The client's connections cannot be used: Attempted"),
    httpx.StreamClosed: ("closed", "The client's connections cannot be used: Attempted"),
    httpx.RequestNotRead: ("closed", "The client's connections cannot be used: Attempted"),
    httpx.ResponseNotRead: ("closed", "The client's connections cannot be used: Attempted"),
}

REQUEST = httpx.Request(
    "GET",
    "https://h.example/api",
    extensions={"timeout": dict.fromkeys(["connect", "read", "write", "pool"], 30.0)},
)


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that asks once and waits for nothing: a single answer's meaning."""
    return connect(max_retries=0, wait_timeout=0)


def made(exception: type[Exception], reason: str = "why") -> Exception:
    """Make an exception as httpx would have raised it for the request."""
    if exception is httpx.HTTPStatusError:
        return httpx.HTTPStatusError(reason, request=REQUEST, response=httpx.Response(500))
    takes_nothing = issubclass(exception, httpx.StreamError) and exception is not httpx.StreamError
    problem = exception() if takes_nothing else exception(reason)
    if isinstance(problem, httpx.HTTPError):
        problem.request = REQUEST
    return problem


def test_every_exception_of_httpx_is_explained() -> None:
    """An exception that a newer httpx brings has to be given a meaning."""
    known = {
        found
        for found in vars(httpx).values()
        if inspect.isclass(found) and issubclass(found, Exception)
    }
    assert known == set(EXPLANATIONS)


@pytest.mark.parametrize("exception", EXPLANATIONS)
def test_explanations(exception: type[Exception]) -> None:
    """Each exception has its kind, and a sentence with the host and the limit that was reached."""
    kind, message = EXPLANATIONS[exception]
    explained = explain(made(exception))
    assert isinstance(explained, ActionError)
    assert kind == explained.failure.kind
    assert explained.failure.message.startswith(message)


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (httpx.ReadTimeout(""), "No answer from the server within its limit"),
        (httpx.ConnectError(""), "No connection to the server: ConnectError"),
        (OSError(24, "too many open files"), "The connection failed: [Errno 24] too many open"),
        (httpx.ConnectError("x" * 500), f"No connection to the server: {'x' * 200}"),
        (httpx.ConnectError("{host}"), "No connection to the server: {host}"),
    ],
)
def test_explanation_without_a_request(problem: Exception, expected: str) -> None:
    """Where little is known, little is said."""
    explained = explain(problem)
    assert isinstance(explained, ActionError)
    assert explained.failure.message.startswith(expected)


def test_what_is_no_failure_of_a_request() -> None:
    """A defect is passed on as it is."""
    problem = KeyError("x")
    assert problem is explain(problem)


def test_endless_redirect_is_not_followed(daytona: DaytonaActions, server: FakeServer) -> None:
    """A redirect is an answer; the key does not follow it."""
    server.answer(307, headers={"location": "https://other.example/api/sandbox/mine"})
    assert "response" == failed(daytona.get_sandbox("mine")).kind
    assert 1 == len(server.requests)


@pytest.mark.parametrize("status", [200, 500])
def test_announced_size_of_any_answer(
    daytona: DaytonaActions, server: FakeServer, status: int
) -> None:
    """No answer fills the memory, whatever it is an answer to."""
    server.answer(status, content=b"{}", headers={"content-length": str(MOST_BYTES + 1)})
    assert "too_large" == failed(daytona.get_sandbox("mine")).kind


def test_compressed_refusal(daytona: DaytonaActions, server: FakeServer) -> None:
    """A refusal is read also where a proxy has compressed it."""
    packed = gzip.compress(b'{"message": "No."}')
    server.answer(500, content=packed, headers={"content-encoding": "gzip"})
    assert "No." == daytona.get_sandbox("mine").error


def test_compressed_refusal_that_is_large(daytona: DaytonaActions, server: FakeServer) -> None:
    """A compressed refusal may not be long: its true size is not known."""
    packed = gzip.compress(secrets.token_bytes(100_000))
    server.answer(500, content=packed, headers={"content-encoding": "gzip"})
    assert "too_large" == failed(daytona.get_sandbox("mine")).kind


@pytest.mark.parametrize("length", ["-1", "many", ""])
def test_odd_announcement(daytona: DaytonaActions, server: FakeServer, length: str) -> None:
    """A size that is none is not believed, nor a reason to fail."""
    server.answer(content=b'{"id": "x"}', headers={"content-length": length})
    assert daytona.get_sandbox("mine").success


def test_streamed_answer(connect: Callable[..., DaytonaActions], server: FakeServer) -> None:
    """The HTTP clients can be asked to leave a body unread, as any of httpx's."""
    client: Any = connect()
    endless = Endless()
    server.answer(stream=endless)
    generated = client._session.control
    if isinstance(generated._client, httpx.Client):
        generated._client.send(REQUEST, stream=True).close()
    else:
        response = client._runner.run(generated._async_client.send(REQUEST, stream=True))
        client._runner.run(response.aclose())
    assert (0, True) == (endless.read, endless.closed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://h.example", True),
        ("http://127.0.0.1:3000/api", True),
        ("http://[::1]:3000/api", True),
        ("https://ä.example", True),
        ("https://999.1.1.1", False),
        ("https://h.example:port", False),
        ("https://ä..example", False),
    ],
)
def test_is_url(text: str, expected: bool) -> None:
    """An address is one that httpx can send to."""
    assert expected is is_url(text)
