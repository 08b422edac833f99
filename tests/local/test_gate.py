"""Every request must carry the key, name this machine and be of limited size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.local.clients import Client, Sandbox

HEALTH = "/health"


@pytest.mark.parametrize(
    "authorization", [None, "Bearer wrong", "Bearer", "Basic {}", "{}", "Bearer é"]
)
@pytest.mark.parametrize(
    "path", ["/api/health", "/api/config", "/api/sandbox", "/toolbox/x/files", "/"]
)
def test_a_request_without_the_key_is_refused(
    server: Client, path: str, authorization: str | None
) -> None:
    """On every route, also on those that need none at the real server."""
    url = server.daytona.api_url.removesuffix("/api") + path
    given = (authorization or "").format(server.daytona.api_key).encode()
    headers = {b"authorization": given} if given else {}
    answer = httpx.get(url, headers=headers, trust_env=False, timeout=PATIENCE)
    assert 401 == answer.status_code


def test_the_key_differs_from_server_to_server(
    server: Client, start_server: Callable[..., Client]
) -> None:
    """It is made at start."""
    assert server.daytona.api_key != start_server().daytona.api_key


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", ""])
def test_a_host_that_is_not_this_machine_is_refused(server: Client, host: str) -> None:
    """A page whose name was rebound to loopback gets nothing, with the key neither."""
    assert 403 == server.http.get(HEALTH, headers={"host": host}).status_code


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:1", "127.0.0.1:1", "[::1]:1", "[::1]", "my.localhost", "10.0.0.1"],
)
def test_a_host_that_is_this_machine_is_served(server: Client, host: str) -> None:
    """Names that DNS does not decide, and addresses."""
    assert 200 == server.http.get(HEALTH, headers={"host": host}).status_code


def test_the_toolbox_is_where_the_client_asked(server: Client) -> None:
    """So a proxy in between is used for both services."""
    answer = server.http.get("/config", headers={"host": "localhost:1234"})
    assert "http://localhost:1234/toolbox" == answer.json()["proxyToolboxUrl"]


def _in_pieces(size: int) -> Iterator[bytes]:
    for _piece in range(size // 1000):
        yield b" " * 1000


@pytest.mark.parametrize("streamed", [False, True])
def test_a_body_that_is_too_large_is_refused(
    start_server: Callable[..., Client], *, streamed: bool
) -> None:
    """With and without its length told before."""
    client = start_server(max_body_bytes=5000)
    body = _in_pieces(10_000) if streamed else b" " * 10_000
    answer = client.http.post("/sandbox", content=body)
    message = "the body is larger than 5000 bytes"
    assert (413, message) == (answer.status_code, answer.json()["message"])


def test_an_upload_that_is_too_large_is_refused(start_server: Callable[..., Client]) -> None:
    """Nothing of it is written."""
    sandbox = start_server(max_body_bytes=5000).create()
    answer = sandbox.upload("large", b"x" * 10_000)
    assert (413, 404) == (answer.status_code, sandbox.download("large").status_code)


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data; boundary=b"])
def test_json_is_held_to_less_than_files(sandbox: Sandbox, content_type: str) -> None:
    """A JSON body is held in memory as a whole, an upload is not, whatever it says it is."""
    headers = {"content-type": content_type}
    answer = sandbox.call("POST", "/process/execute", content=b" " * (33 << 20), headers=headers)
    assert 413 == answer.status_code


def test_the_rate_limit_ends_with_its_minute(start_server: Callable[..., Client]) -> None:
    """Requests are counted in windows of a minute."""
    client = start_server(requests_per_minute=1)
    codes = [client.http.get(HEALTH).status_code for _request in range(2)]
    client.clock.advance(61)
    assert [200, 429, 200] == [*codes, client.http.get(HEALTH).status_code]


def test_the_rate_limit_is_not_for_the_toolbox(start_server: Callable[..., Client]) -> None:
    """Only the control plane throttles."""
    client = start_server(requests_per_minute=1)
    url = client.daytona.api_url.removesuffix("/api") + "/toolbox/x/files"
    codes = {client.http.get(url).status_code for _request in range(3)}
    assert {401} == codes


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("PATCH", "/api/sandbox", 404),
        ("GET", "/elsewhere", 404),
        ("GET", "/toolbox/x", 404),
        ("UPLOAD", "/toolbox/x/files/content", 404),
    ],
)
def test_an_unknown_route_is_not_found(server: Client, method: str, path: str, status: int) -> None:
    """Also with a method that a route does not have."""
    url = server.daytona.api_url.removesuffix("/api") + path
    assert status == server.http.request(method, url).status_code


@pytest.mark.parametrize("path", ["/sandbox/x", f"/../toolbox/{'0' * 8}/files"])
def test_a_defect_is_an_error_of_the_right_service(
    server: Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Nothing of a traceback is in it."""

    def broken(*_arguments: object) -> None:
        raise RuntimeError("secret details")

    monkeypatch.setattr("daytona_actions.local.lifecycle.Lifecycle.find", broken)
    monkeypatch.setattr("daytona_actions.local.lifecycle.Lifecycle.daemon", broken)
    url = (
        server.daytona.api_url + "/sandbox/x"
        if "toolbox" not in path
        else f"{sandbox.toolbox}/files"
    )
    answer = server.http.get(url)
    assert (500, False) == (answer.status_code, "secret" in answer.text)
