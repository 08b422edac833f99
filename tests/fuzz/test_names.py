"""What names a sandbox, from a user or a server: the path keeps its shape, or nothing is sent."""

from __future__ import annotations

import ipaddress
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import example, given

from daytona_actions import DaytonaActions
from tests.actions.answers import TOOLBOX
from tests.fuzz.values import ANY_TEXT
from tests.fuzz.wire import KEY, Wire, wired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

hostile = [
    *("", ".", "..", "/", "//", "../..", "a/../..", "..%2f..", "%2e%2e", "%2E.", "a?b=c", "a#b"),
    *(
        "a\\..\\b",
        "\0",
        "\r\nHost: x",
        "\ud800",
        "\u202e",
        "\uff41\uff0f\uff0e\uff0e",
        " ",
        "\t",
        "x" * 70_000,
    ),
    *("@evil.example", "https://evil.example/", ";a=b", "a:80", "*", "~", "+"),
]


def on_hostile(argument: str) -> Callable[[Any], Any]:
    """Try the names that have done harm elsewhere besides the random ones."""

    def add(test: Any) -> Any:
        for text in hostile:
            test = example(**{argument: text})(test)
        return test

    return add


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[Wire, DaytonaActions]]:
    """A wire and a client."""
    with wired() as (wire, daytona, _, _):
        yield wire, daytona


CONTROL = [
    (lambda daytona, name: daytona.get_sandbox(name), "GET", ""),
    (lambda daytona, name: daytona.start_sandbox(name), "POST", "/start"),
    (lambda daytona, name: daytona.stop_sandbox(name), "POST", "/stop"),
    (lambda daytona, name: daytona.delete_sandbox(name), "DELETE", ""),
    (lambda daytona, name: daytona.execute_command(name, "true"), "GET", ""),
    (lambda daytona, name: daytona.download_file(name, "a"), "GET", ""),
]


@pytest.mark.parametrize(
    ("ask", "method", "end"),
    CONTROL,
    ids=["get", "start", "stop", "delete", "execute", "download"],
)
@given(name=ANY_TEXT)
@on_hostile("name")
def test_name_of_a_user(
    stage: tuple[Wire, DaytonaActions], name: str, ask: Callable[..., Any], method: str, end: str
) -> None:
    """A name of any text is one segment of the route, and the one that was given."""
    wire, daytona = stage
    wire.answer(b'{"message": "no"}', 404)
    # Another test may have told this client where a sandbox of the same name is.
    daytona._session.places.clear()
    assert not ask(daytona, name).success
    for request in wire.requests:
        sent = request.url.raw_path.decode()
        assert (method, "app.daytona.io") == (request.method, request.url.host)
        assert sent.startswith("/api/sandbox/")
        assert sent.endswith(end)
        segment = sent.removeprefix("/api/sandbox/").removesuffix(end)
        assert name == unquote(segment)
        assert not set("/?#") & set(segment)
        assert segment not in {"", ".", ".."}


@given(identity=ANY_TEXT)
@on_hostile("identity")
def test_id_of_a_server(stage: tuple[Wire, DaytonaActions], identity: str) -> None:
    """An ID of any text, that the server names, is one segment of the toolbox's route."""
    wire, daytona = stage
    wire.answer(json.dumps({"id": identity, "toolboxProxyUrl": TOOLBOX}).encode())
    daytona._session.places.clear()
    daytona.execute_command("mine", "true")
    for request in wire.requests[1:]:
        sent = request.url.raw_path.decode()
        assert ("POST", "proxy.app.daytona.io") == (request.method, request.url.host)
        start, end = "/toolbox/", "/process/execute"
        assert sent.startswith(start)
        assert sent.endswith(end)
        assert not set("/?#") & set(sent.removeprefix(start).removesuffix(end))


@given(url=ANY_TEXT)
@example(url="HTTPS://proxy.example/toolbox")
@example(url="http://proxy.example")
@example(url="https://user:password@proxy.example")
@example(url="https://proxy.example\\@evil.example")
@example(url="https://[::1")
@example(url="//proxy.example")
@example(url="https://")
@example(url="file:///etc/passwd")
@example(url="http://127.0.0.1:80")
@example(url="https://a..b/")
def test_toolbox_address_of_a_server(stage: tuple[Wire, DaytonaActions], url: str) -> None:
    """The key goes to an address that the server names only if it is as safe as the API's."""
    wire, daytona = stage
    wire.answer(json.dumps({"id": "one", "toolboxProxyUrl": url}).encode())
    daytona._session.places.clear()
    daytona.execute_command("mine", "true")
    for request in wire.requests[1:]:
        assert "https" == request.url.scheme
        assert request.url.host.lower() in url.lower()
        assert "" == request.url.userinfo.decode()


@given(host=ANY_TEXT)
@example(host="127.0.0.1.example.com")
@example(host="127.0.0.1\\.example.com")
@example(host="localhost.example.com")
@example(host="evil.example#.localhost")
@example(host="evil.example/.localhost")
@example(host="127.0.0.1:80@evil.example")
@example(host="evil。localhost")
def test_plain_http(stage: tuple[Wire, DaytonaActions], host: str) -> None:
    """A key goes over plain http to no other host than this machine, whatever the URL looks like."""
    wire, _ = stage
    wire.answer(b"{}")
    try:
        daytona = DaytonaActions(KEY, api_url=f"http://{host}", max_retries=0)
    except ValueError:
        return
    with daytona:
        daytona.get_sandbox("mine")
    assert all(_is_this_machine(request.url.host) for request in wire.requests)


def _is_this_machine(host: str) -> bool:
    """Tell it from the parts of the host that the request was really sent to."""
    if host.rsplit(".", maxsplit=1)[-1] == "localhost":
        return True
    return ipaddress.ip_address(host).is_loopback
