"""Which proxy of the environment the generated client calls a host through, and what stops a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.http import settings
from tests.http.raw_server import Connection, RawServer

if TYPE_CHECKING:
    from types import ModuleType

    from tests.generated.conftest import Ask

FAR = "https://daytona.example/api"
NEAR = "http://service.example/api"
UNUSABLE = settings.UNUSABLE | {"http://me\udcff@proxy.example": "not an address"}


@pytest.mark.parametrize("entry", [*UNUSABLE, "http://nowhere.invalid:1"])
def test_entry_of_another_host(
    ask: Ask, server: RawServer, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    """What stands there for another scheme, or for an excepted host, stops nothing."""
    monkeypatch.setenv("HTTPS_PROXY", entry)
    monkeypatch.setenv("HTTP_PROXY", server.address)
    monkeypatch.setenv("NO_PROXY", "[::1,http://[")
    assert b'"GET http://service.example/api/config HTTP/1.1"' == ask(NEAR)
    monkeypatch.setenv("HTTP_PROXY", entry)
    monkeypatch.setenv("ALL_PROXY", entry)
    monkeypatch.setenv("NO_PROXY", "[::1,http://[,127.0.0.0/8")
    assert b'"GET /api/config HTTP/1.1"' == ask(server.api_url)


@pytest.mark.parametrize("entry", UNUSABLE)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY", "https_proxy"])
def test_entry_of_the_host(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, entry: str, variable: str
) -> None:
    """A proxy that cannot be used is named with its variable, alike in both modes."""
    monkeypatch.setenv(variable, entry)
    with pytest.raises(ValueError, match=UNUSABLE[entry].replace("[", r"\[")) as raised:
        ask(FAR)
    shown = entry.replace("me\udcff@", "")
    assert str(raised.value).startswith(f"{variable} is {shown!r}: ")
    assert str(raised.value).endswith("; correct or unset it")


@pytest.mark.parametrize("entry", settings.WITH_PASSWORD)
def test_passwords_are_not_told(ask: Ask, monkeypatch: pytest.MonkeyPatch, entry: str) -> None:
    """Neither an error nor what it came from shows what stands before the proxy's host."""
    monkeypatch.setenv("HTTPS_PROXY", entry)
    with pytest.raises(ValueError, match="HTTPS_PROXY is ") as raised:
        ask(FAR)
    assert raised.value.__context__ is None
    assert not [part for part in ("dden", "me:") if part in str(raised.value)]


@pytest.mark.parametrize(
    ("variables", "url"),
    [
        ({"HTTPS_PROXY": "http://p:1"}, FAR),
        ({"HTTPS_PROXY": "http://p:1"}, NEAR),
        ({"https_proxy": "p:1"}, FAR),
        ({"All_Proxy": "http://p:1"}, FAR),
        ({"ALL_PROXY": "http://a:1", "HTTPS_PROXY": "http://p:1"}, FAR),
        ({"HTTPS_PROXY": "http://u:1", "https_proxy": "http://l:1"}, FAR),
        ({"HTTPS_PROXY": "http://u:1", "https_proxy": ""}, FAR),
        ({"HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"}, NEAR),
        ({"HTTP_PROXY": "http://p:1"}, "http://localhost:3000"),
        ({"HTTP_PROXY": "http://p:1"}, "http://127.0.0.1:3000"),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "localhost"}, "http://localhost:3000"),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "other.example, daytona.example"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "example"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": ".example"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": ".daytona.example"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "tona.example"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "x,*"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "http://daytona.example"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "https://daytona.example"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "all://daytona.example"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "daytona.example:81"}, FAR),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "a.example:81"}, "http://a.example:81"),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "10.1.2.3"}, "https://10.1.2.3"),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "fd00::1"}, "https://[fd00::1]"),
        ({}, FAR),
    ],
)
def test_as_httpx_reads_it(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], url: str
) -> None:
    """Where httpx can read everything, a host is called on the same way, through the same proxy."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with httpx.Client() as client:
        pool: Any = client._transport_for_url(httpx.URL(url))
    theirs = getattr(pool._pool, "_proxy_url", None)
    ours = environment.find_proxy(httpx.URL(url))
    assert (theirs and theirs.host) == (ours and ours.url.raw_host)


@pytest.mark.parametrize(
    ("entries", "url", "is_excepted"),
    [
        *settings.EXCEPTIONS,
        ("xn--bcher-kva.example", "https://bücher.example", True),
        ("x", "https://xn--a/x", False),
    ],
)
def test_exceptions(
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    entries: str,
    url: str,
    is_excepted: bool,
) -> None:
    """NO_PROXY takes networks and ports too, which httpx does not; what it cannot read is nothing."""
    monkeypatch.setenv("HTTPS_PROXY", "http://p:1")
    monkeypatch.setenv("NO_PROXY", entries)
    assert is_excepted is (environment.find_proxy(httpx.URL(url)) is None)


def test_variable_is_named_as_it_is_spelt(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two with the same entry it is the one that counts; spaces around an entry do no harm."""
    monkeypatch.setenv("HTTPS_PROXY", " http://p:1 ")
    assert b"p" == environment.find_proxy(httpx.URL(FAR)).url.raw_host
    monkeypatch.setenv("HTTPS_PROXY", "http://p:x")
    monkeypatch.setenv("https_proxy", "http://p:x")
    with pytest.raises(ValueError, match=r"^https_proxy is"):
        environment.find_proxy(httpx.URL(FAR))


def test_each_origin_has_its_own_transport(environment: ModuleType) -> None:
    """It is made with what the caller gave; without TLS no authorities are read."""
    given = {"http1": False, "limits": httpx.Limits(max_connections=1), "headers": {}}
    way = environment.client_options(environment.Transport, verify=True, httpx_args=given)[
        "mounts"
    ]["all://"]
    options = {"verify": True, "http1": False, "limits": given["limits"]}
    assert options.items() <= way._read_options(httpx.URL(FAR)).items()
    checks = [way._read_options(httpx.URL(f"{scheme}://a"))["verify"] for scheme in ("http", "wss")]
    assert [False, True] == checks
    one, other, same = (way._to(httpx.URL(f"http://{host}.example/{host}")) for host in "aba")
    assert one is same
    assert one is not other


def test_redirected_to_an_excepted_host(
    ask: Ask, server: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each host is called on its own way, also in one call."""

    def redirect(connection: Connection) -> None:
        while connection.request():
            connection.answer("", 302, f"Location: {server.api_url}/here")

    with RawServer(redirect) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.address)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert b'"GET /api/here HTTP/1.1"' == ask(NEAR, follow_redirects=True)


def test_one_connection_serves_all_calls(service: ModuleType, server: RawServer) -> None:
    """The way to a host is found once, and its connection kept."""
    with service.Client(server.api_url) as client:
        for _ in range(3):
            assert client.get_httpx_client().get("/config").is_success
        assert not client.get_httpx_client().trust_env
    assert 1 == server.connections


def test_proxy_of_the_system(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that no variable holds is named as the system's."""
    monkeypatch.setenv("HTTPS_PROXY", "http://p:y")
    monkeypatch.setattr(environment, "getproxies", lambda: {"https": "http://p:x"})
    with pytest.raises(ValueError, match=r"^the system's proxy setting is 'http://p:x'"):
        environment.find_proxy(httpx.URL(FAR))


def test_socks(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its package a SOCKS proxy can be named."""
    monkeypatch.setattr(environment, "find_spec", lambda _: object())
    monkeypatch.setenv("ALL_PROXY", "socks5://p:1")
    assert "socks5" == environment.find_proxy(httpx.URL(FAR)).url.scheme
