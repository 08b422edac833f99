"""The network options: proxies, certificates, headers; given, or said by the environment."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from daytona_actions import DaytonaActions, FailureKind
from tests.http import tls
from tests.http.raw_server import Connection, RawServer
from tests.http.settings import nothing_of_this_machine
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Connect = Callable[..., DaytonaActions]

__all__ = ["nothing_of_this_machine"]

FAR = "http://daytona.example/api"  # never reached but through a proxy


class Proxy:
    """A proxy that answers in place of the server, and keeps what it saw."""

    def __init__(self) -> None:
        self.heads: list[str] = []

    def __call__(self, connection: Connection) -> None:
        """Serve one connection."""
        while head := connection.request():
            self.heads.append(head.decode())
            connection.answer({"id": "one", "exitCode": 0})


@pytest.fixture
def proxy() -> Iterator[tuple[str, list[str]]]:
    """A proxy's address, and the heads of the requests that it saw."""
    behave = Proxy()
    with RawServer(behave) as server:
        yield server.address, behave.heads


def asked(connect: Connect, **options: Any) -> Any:
    """Ask for a sandbox through a client with options, which is closed again."""
    daytona = connect(max_retries=0, **options)
    result = daytona.get_sandbox("one")
    daytona.close()
    return result


def test_proxy(connect: Connect, proxy: tuple[str, list[str]]) -> None:
    """All requests go to the proxy that is given, with its credentials for it alone."""
    address, heads = proxy
    result = asked(connect, api_url=FAR, allow_http=True, proxy=f"http://me:hidden@{address}")
    assert result.success
    assert heads[0].startswith("GET http://daytona.example/api/sandbox/one ")
    assert "Proxy-Authorization: Basic " in heads[0]


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY", "http_proxy"])
def test_proxy_of_the_environment(
    connect: Connect,
    proxy: tuple[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    """The environment's proxy is honoured."""
    address, heads = proxy
    monkeypatch.setenv(variable, f"http://{address}")
    assert asked(connect, api_url=FAR, allow_http=True).success
    assert 1 == len(heads)


def test_environment_without_a_proxy(
    connect: Connect, proxy: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_PROXY is honoured: the name is then looked for on the network, and is not there."""
    address, heads = proxy
    monkeypatch.setenv("HTTP_PROXY", f"http://{address}")
    monkeypatch.setenv("NO_PROXY", "nowhere.invalid")
    result = asked(connect, api_url="http://nowhere.invalid/api", allow_http=True)
    assert (FailureKind.CONNECTION, []) == (result.failure.kind, heads)


def test_this_machine_needs_no_proxy(
    connect: Connect, proxy: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Daytona on this machine is reached without the environment's proxy."""
    address, heads = proxy
    monkeypatch.setenv("ALL_PROXY", f"http://{address}")
    with RawServer(Proxy()) as server:
        assert asked(connect, api_url=server.api_url).success
    assert [] == heads


def test_proxy_that_is_given_is_always_used(connect: Connect, proxy: tuple[str, list[str]]) -> None:
    """A proxy that is given is meant for this machine too."""
    address, heads = proxy
    assert asked(connect, api_url="http://127.0.0.1:1/api", proxy=f"http://{address}").success
    assert 1 == len(heads)


def test_proxy_that_refuses(connect: Connect) -> None:
    """A proxy that lets nothing through is told from the server, without its credentials."""

    def refuse(connection: Connection) -> None:
        connection.request()
        connection.answer({}, 407)

    with RawServer(refuse) as server:
        result = asked(
            connect,
            api_url="https://daytona.example/api",
            proxy=f"http://me:hidden@{server.address}",
        )
    assert FailureKind.CONNECTION is result.failure.kind
    assert " (proxy) refused the way to daytona.example: 407" in result.error
    assert "hidden" not in repr(result.failure)


def test_limit_through_a_proxy(connect: Connect) -> None:
    """A proxy that trickles holds no call beyond its limit either."""

    def trickle(connection: Connection) -> None:
        connection.request()
        connection.trickle(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000, 0.05)

    with RawServer(trickle) as server:
        for api_url in (FAR, "https://daytona.example/api"):
            result = asked(
                connect,
                api_url=api_url,
                allow_http=True,
                proxy=f"http://{server.address}",
                request_timeout=1,
            )
            assert FailureKind.REQUEST_TIMEOUT is result.failure.kind


def answer(connection: Connection) -> None:
    """Answer every request with a sandbox."""
    while connection.request():
        connection.answer({"id": "one"})


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The URL of a TLS server, and the file of its authority."""
    with tls.serving(answer, tmp_path / "ca.pem") as address:
        yield f"{address}/api", str(tmp_path / "ca.pem")


def test_authority_that_is_given(connect: Connect, secured: tuple[str, str]) -> None:
    """A CA file that is given is trusted."""
    url, ca_file = secured
    assert asked(connect, api_url=url, verify=ca_file).success


def test_authority_of_the_environment(
    connect: Connect, secured: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A CA file that the environment names is trusted."""
    url, ca_file = secured
    monkeypatch.setenv("SSL_CERT_FILE", ca_file)
    assert asked(connect, api_url=url).success


def test_no_check(connect: Connect, secured: tuple[str, str]) -> None:
    """With verify=False certificates are not checked."""
    url, _ = secured
    assert asked(connect, api_url=url, verify=False).success


@pytest.mark.parametrize("scheme", ["https", "HTTPS"])
def test_unknown_authority(connect: Connect, secured: tuple[str, str], scheme: str) -> None:
    """A certificate of an unknown authority is refused, and the hint says how to trust it."""
    url, _ = secured
    result = asked(connect, api_url=url.replace("https", scheme))
    assert FailureKind.CONNECTION is result.failure.kind
    assert "verify='/path/to/ca.pem'" in result.failure.hint


def test_scheme_of_the_toolbox(connect: Connect, secured: tuple[str, str]) -> None:
    """A toolbox address with a scheme in capitals is checked like any other."""
    url, _ = secured

    def name_toolbox(connection: Connection) -> None:
        while connection.request():
            connection.answer({"id": "one", "toolboxProxyUrl": url.replace("https", "HTTPS")})

    with RawServer(name_toolbox) as server:
        daytona = connect(api_url=server.api_url, max_retries=0)
        failure = daytona.execute_command("one", "true").failure
        daytona.close()
    assert failure is not None
    assert "verify='/path/to/ca.pem'" in failure.hint


def test_closing_wakes_a_tls_connection() -> None:
    """Closing ends a call that waits on an encrypted connection, too."""
    listening = socket.create_server(("127.0.0.1", 0))
    waiting = threading.Event()
    context = tls.certified(trustme.CA(), "localhost")

    def hang() -> None:
        with listening, context.wrap_socket(listening.accept()[0], server_side=True) as secured:
            secured.recv(65536)
            waiting.set()
            while secured.recv(65536):
                pass

    server = threading.Thread(target=hang)
    server.start()
    port = listening.getsockname()[1]
    daytona = DaytonaActions("made-up", api_url=f"https://localhost:{port}/api", verify=False)
    results: list[Any] = []
    call = threading.Thread(target=lambda: results.append(daytona.get_sandbox("one")))
    call.start()
    assert waiting.wait(PATIENCE)
    daytona.close()
    call.join(PATIENCE)
    server.join(PATIENCE)
    assert [FailureKind.CLOSED] == [result.failure.kind for result in results]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"X-Team": "blue"}, ["x-team: blue"]),
        ({"user-agent": "mine/1"}, ["user-agent: mine/1"]),
        ({"accept-encoding": "gzip"}, ["accept-encoding: identity"]),
        ({"x-daytona-organization-id": "a"}, ["x-daytona-organization-id: b"]),
    ],
)
def test_headers(
    connect: Connect,
    proxy: tuple[str, list[str]],
    headers: dict[str, str],
    expected: list[str],
) -> None:
    """A header is sent once: one that is given takes the place of ours, where it may."""
    address, heads = proxy
    asked(connect, api_url=f"http://{address}/api", headers=headers, organization_id="b")
    name = expected[0].partition(":")[0]
    assert expected == [
        line.lower() for line in heads[0].split("\r\n") if line.lower().startswith(f"{name}:")
    ]
