"""What makes two requests the same, and what happens when none is; built by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from vcr.cassette import Cassette
from vcr.request import Request

from tests.cassettes.another_server import write_another_server
from tests.scenarios.model import CASSETTES
from tests.scenarios.replay import MATCHERS, RecordedStage, UnrecordedRequestError, played

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from daytona_actions import DaytonaActions


@pytest.fixture(scope="module", params=["recorded", "another server"])
def run_code(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cassette of a scenario, also as that of another server."""
    folder = CASSETTES
    if request.param != "recorded":
        folder = tmp_path_factory.mktemp("another")
        write_another_server(folder, "run_code/run_code.yaml")
    return folder / "run_code" / "run_code.yaml"


def _request(
    uri: str = "https://host/path", body: str | bytes = b"", kind: str = "", verb: str = "POST"
) -> Request:
    return Request(verb, uri, body, {"content-type": kind} if kind else {})


def _form(boundary: str, name: str, head: str, content: bytes) -> Request:
    part = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{head}\r\n\r\n'
    body = part.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    return _request(body=body, kind=f"multipart/form-data; boundary={boundary}")


def _same(one: Request, other: Request) -> bool:
    return all(matches(one, other) for matches in MATCHERS)


FILE = '; filename="f"\r\nContent-Type: application/octet-stream'
BYTES = bytes(range(256)) + b"\r\n--c\r\r\n\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_request(body='{"a": 1, "b": 2}'), _request(body=b'{"b":2,"a":1}')),
        (_request("https://host/path?a=1&b=2"), _request("https://host/path?b=2&a=1")),
        (
            _request("https://host/path?labels=%7B%22a%22%3A+1%7D"),
            _request("https://host/path?labels=%7B%22a%22:1%7D"),
        ),
        (_form("one", "a", FILE, BYTES), _form("two", "a", FILE, BYTES)),
    ],
    ids=["json", "order of the query", "json in the query", "boundary"],
)
def test_requests_that_are_the_same(one: Request, other: Request) -> None:
    """What is written otherwise but means the same matches."""
    assert _same(one, other)


@pytest.mark.parametrize(
    "other",
    [
        _request(verb="PUT"),
        _request("http://host/path"),
        _request("https://elsewhere/path"),
        _request("https://host:8443/path"),
        _request("https://host/other"),
        _request("https://host/pat%68"),
        _request("https://host/path?a=1"),
        _request(body='{"a": 1}'),
        _request(body=b"\xff"),
    ],
    ids=lambda request: f"{request.method} {request.uri} {request.body!r}",
)
def test_requests_that_differ(other: Request) -> None:
    """Another method, scheme, host, port, path, query or body does not match."""
    assert not _same(_request(), other)


@pytest.mark.parametrize(
    "other",
    [
        _form("b", "other", FILE, BYTES),
        _form("b", "a", "", BYTES),
        _form("b", "a", FILE, BYTES[:-1]),
        _form("b", "a", FILE, BYTES.replace(b"\r\n", b"\n")),
    ],
    ids=["name", "file or field", "a byte less", "line ends"],
)
def test_forms_that_differ(other: Request) -> None:
    """Another name, a field in place of a file, or other bytes do not match."""
    assert not _same(_form("b", "a", FILE, BYTES), other)


def test_an_unrecorded_request_ends_the_test(
    run_code: Path, connect: Callable[..., DaytonaActions]
) -> None:
    """A request that the cassette does not have is no failed result but an error."""
    daytona, sandbox = _client(run_code, connect)
    with pytest.raises(UnrecordedRequestError, match="body"), played(run_code):
        daytona.run_code(sandbox, "print(7)", "python")


def test_a_repeated_request_ends_the_test(
    run_code: Path, connect: Callable[..., DaytonaActions]
) -> None:
    """A request that was recorded once can be sent once."""
    daytona, sandbox = _client(run_code, connect)
    with pytest.raises(UnrecordedRequestError, match="already been played"), played(run_code):
        [daytona.get_sandbox(sandbox) for _ in range(2)]


def test_what_is_not_asked_for_ends_the_test(
    run_code: Path, connect: Callable[..., DaytonaActions]
) -> None:
    """A recorded request that is not sent is an error."""
    daytona, sandbox = _client(run_code, connect)
    with pytest.raises(AssertionError, match="not asked for"), played(run_code):
        daytona.get_sandbox(sandbox)


def _client(cassette: Path, connect: Callable[..., DaytonaActions]) -> tuple[DaytonaActions, str]:
    """Return a client of the recorded server, and the sandbox that was recorded."""
    stage = RecordedStage(Cassette.load(path=cassette))
    return connect(api_url=stage.api_url), stage.sandbox


def test_a_missing_cassette_ends_the_test() -> None:
    """A cassette that is not there is an error, not an empty one."""
    with pytest.raises(AssertionError, match="is missing or empty"), played(CASSETTES / "no.yaml"):
        pytest.fail("played without a cassette")
