"""What the environment says of proxies and certificates: only what concerns the host, and by name."""

from __future__ import annotations

import os
import ssl
from typing import TYPE_CHECKING, Any

import certifi
import httpx
import pytest
import trustme

from daytona_actions import FailureKind
from daytona_actions.engine.http.environment import (
    Certificates,
    EntryError,
    ProxyEntry,
    find_proxy,
    read_proxy,
)
from tests.http import tls
from tests.http.raw_server import Connection, RawServer
from tests.http.settings import (
    EXCEPTIONS,
    UNUSABLE,
    UNUSABLE_TRUST,
    WITH_PASSWORD,
    nothing_of_this_machine,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from daytona_actions import DaytonaActions

    Connect = Callable[..., DaytonaActions]

__all__ = ["nothing_of_this_machine"]

FAR = "https://daytona.example/api"


def asked(connect: Connect, **options: Any) -> Any:
    """Ask for a sandbox, once."""
    daytona = connect(max_retries=0, **options)
    result = daytona.get_sandbox("one")
    daytona.close()
    return result


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"HTTPS_PROXY": "http://p:1"}, "http://p:1 (HTTPS_PROXY)"),
        ({"https_proxy": "p:1"}, "http://p:1 (https_proxy)"),
        ({"All_Proxy": "http://p:1"}, "http://p:1 (All_Proxy)"),
        ({"ALL_PROXY": "http://a:1", "HTTPS_PROXY": "http://p:1"}, "http://p:1 (HTTPS_PROXY)"),
        ({"HTTPS_PROXY": "http://u:1", "https_proxy": "http://l:1"}, "http://l:1 (https_proxy)"),
        ({"HTTPS_PROXY": "http://same:1", "https_proxy": "http://same:1"}, "http://same:1 (https_"),
        ({"HTTPS_PROXY": " http://p:1 "}, "http://p:1 (HTTPS_PROXY)"),
        ({"HTTP_PROXY": "http://p:1"}, "None"),
        ({"HTTPS_PROXY": ""}, "None"),
        ({}, "None"),
    ],
)
def test_proxy_that_concerns_the_host(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    """The scheme's own variable counts before ALL_PROXY, and is named as it is spelt."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert repr(find_proxy(FAR)).startswith(expected)


@pytest.mark.parametrize(("entries", "host", "is_excepted"), EXCEPTIONS)
def test_exceptions(
    monkeypatch: pytest.MonkeyPatch, entries: str, host: str, is_excepted: bool
) -> None:
    """NO_PROXY takes hosts, domains, addresses, networks and ports; what cannot be read is nothing."""
    monkeypatch.setenv("HTTPS_PROXY", "http://p:1")
    monkeypatch.setenv("NO_PROXY", entries)
    assert is_excepted is (find_proxy(host) is None)


@pytest.mark.parametrize("entry", UNUSABLE)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY", "proxy"])
def test_entry_that_cannot_be_used(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, entry: str, variable: str
) -> None:
    """It is a failure that names the variable and its entry, and the way out; alike in both."""
    try:
        if variable == "proxy":
            result = asked(connect, api_url=FAR, proxy=entry)
        else:
            monkeypatch.setenv(variable, entry)
            result = asked(connect, api_url=FAR)
    except ValueError as refusal:  # what no argument may be
        assert "proxy" == variable
        assert str(refusal).startswith("proxy ")  # noqa: PT017
        return
    assert f"No connection can be prepared: {variable} is '{entry}': " in result.error
    assert UNUSABLE[entry] in result.error
    assert (FailureKind.CONNECTION, False) == (result.failure.kind, result.failure.retryable)
    assert variable in result.failure.hint


@pytest.mark.parametrize("entry", [*UNUSABLE, "http://nowhere.invalid:1"])
def test_entry_that_concerns_another_host(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    """What stands there for another scheme, or for an excepted host, stops nothing."""
    with RawServer(answer) as server:
        url = server.api_url.replace("127.0.0.1", "service.example")
        monkeypatch.setenv("HTTPS_PROXY", entry)
        monkeypatch.setenv("HTTP_PROXY", f"http://{server.address}")
        monkeypatch.setenv("NO_PROXY", "[::1,http://[")
        assert asked(connect, api_url=url, allow_http=True).success
        monkeypatch.setenv("ALL_PROXY", entry)
        monkeypatch.setenv("HTTP_PROXY", entry)
        assert asked(connect, api_url=server.api_url).success


def answer(connection: Connection) -> None:
    """Answer every request with a sandbox."""
    while connection.request():
        connection.answer({"id": "one", "name": "one"})


@pytest.mark.parametrize("entry", WITH_PASSWORD)
def test_passwords_are_not_told(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    """Neither the message nor the hint shows what stands before the proxy's host."""
    monkeypatch.setenv("HTTPS_PROXY", entry)
    said = repr(asked(connect, api_url=FAR).failure)
    assert "HTTPS_PROXY is " in said
    assert not [part for part in ("dden", "me:") if part in said]


def test_proxy_that_is_not_there(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the proxy takes no connection the message says the proxy, and where it was named."""
    with RawServer(answer) as gone:
        address = gone.address
    monkeypatch.setenv("HTTPS_PROXY", f"http://me:hidden@{address}")
    failure = asked(connect, api_url=FAR).failure
    start = f"No connection to the proxy http://{address} (HTTPS_PROXY), the way to daytona.example"
    assert failure.message.startswith(start)
    assert "HTTPS_PROXY names" in failure.hint
    assert "hidden" not in repr(failure)


@pytest.mark.parametrize("url", [FAR, "http://daytona.example/api"])
def test_proxy_that_wants_a_password(connect: Connect, url: str) -> None:
    """A proxy's 407 is the proxy's refusal, whether it was asked for a tunnel or for the answer."""

    def refuse(connection: Connection) -> None:
        connection.request()
        connection.answer({"message": "no"}, 407)

    with RawServer(refuse) as server:
        failure = asked(
            connect, api_url=url, allow_http=True, proxy=f"http://{server.address}"
        ).failure
    assert f"The proxy http://{server.address} (proxy) refused the way to " in failure.message
    assert "407 Said" in failure.message
    assert "user and password" in failure.hint
    assert FailureKind.CONNECTION is failure.kind


def test_tls_behind_a_proxy(connect: Connect) -> None:
    """A certificate that is not trusted behind the proxy is the server's, not the proxy's."""
    context = tls.certified(trustme.CA(), "daytona.example")

    def tunnel(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 200 OK\r\n\r\n")
        context.wrap_socket(connection.socket, server_side=True)

    with RawServer(tunnel) as server:
        result = asked(connect, api_url=FAR, proxy=f"http://{server.address}")
    assert result.error.startswith("No connection to daytona.example: ")
    assert "SSL_CERT_FILE" in result.failure.hint


def test_certificate_of_a_proxy(connect: Connect, tmp_path: Path) -> None:
    """A proxy that speaks TLS is checked by the authorities that were given."""
    options: dict[str, Any] = {"api_url": "http://daytona.example/api", "allow_http": True}
    with tls.serving(answer, tmp_path / "ca.pem") as options["proxy"]:
        assert asked(connect, **options, verify=tmp_path / "ca.pem").success
        assert asked(connect, **options, verify=False).success
        assert not asked(connect, **options).success


@pytest.mark.parametrize(("variable", "make", "problem"), UNUSABLE_TRUST)
@pytest.mark.parametrize("with_file", [False, True], ids=["certifi", "file"])
def test_trust_that_cannot_be_used(
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variable: str,
    make: Callable[[Path], Path],
    problem: str,
    with_file: bool,
) -> None:
    """What names no certificates, or no key log, is named; for a service without TLS it is nothing."""
    if with_file and variable == "SSLKEYLOGFILE":
        monkeypatch.setenv("SSL_CERT_FILE", certifi.where())
    path = str(make(tmp_path))
    monkeypatch.setenv(variable, path)
    result = asked(connect, api_url=FAR)
    assert result.error.startswith(f"No connection can be prepared: {variable} is {path!r}: ")
    assert problem in result.error
    assert (FailureKind.CONNECTION, False) == (result.failure.kind, result.failure.retryable)
    assert variable in result.failure.hint
    with RawServer(answer) as server:
        assert asked(connect, api_url=server.api_url).success


def test_file_that_is_given_and_gone(connect: Connect, tmp_path: Path) -> None:
    """A CA file that was there when the client was made, and is not any more, is named."""
    file = tmp_path / "ca.pem"
    file.write_text("x")
    daytona = connect(api_url=FAR, verify=file)
    file.unlink()
    result = daytona.get_sandbox("one")
    assert f"verify is {str(file)!r}: No such file" in (result.error or "")


def test_folder_of_authorities(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that is there is taken, also as one of several; a file goes before it."""
    monkeypatch.setenv("SSL_CERT_DIR", os.pathsep.join([str(tmp_path / "none"), str(tmp_path)]))
    context = Certificates(verify=True).context()
    assert isinstance(context, ssl.SSLContext)
    assert ssl.CERT_REQUIRED is context.verify_mode
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(EntryError, match="SSL_CERT_FILE is"):
        Certificates(verify=True).context()


def test_what_is_not_asked_for_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """With certificates unchecked, or authorities given, the environment's are not looked at."""
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    assert False is Certificates(verify=False).context()
    assert isinstance(Certificates(verify=certifi.where()).context(), ssl.SSLContext)


def test_clients_share_what_takes_long_to_read(tmp_path: Path) -> None:
    """Until the file is another: then the next client reads it anew."""
    file = tmp_path / "ca.pem"
    file.write_bytes(trustme.CA().cert_pem.bytes())
    first, second = Certificates(verify=file).context(), Certificates(verify=file).context()
    file.unlink()
    file.write_bytes(trustme.CA().cert_pem.bytes() * 2)
    assert first is second is not Certificates(verify=file).context()


def test_authority_of_the_environment_that_is_another(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the server's certificate is not trusted, the hint says which file was asked."""
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "other.pem"))
    with tls.serving(answer, tmp_path / "ca.pem") as address:
        failure = asked(connect, api_url=f"{address}/api").failure
    assert f"SSL_CERT_FILE is {str(tmp_path / 'other.pem')!r}" in failure.hint


def test_proxy_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that no variable holds is named as the system's."""
    name = "daytona_actions.engine.http.environment.getproxies"
    monkeypatch.setattr(name, lambda: {"https": "http://p:1"})
    assert "http://p:1 (the system's proxy setting)" == repr(find_proxy(FAR))


def test_socks(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its package a SOCKS proxy can be named."""
    monkeypatch.setattr("daytona_actions.engine.http.environment._has_socks", lambda: True)
    assert ProxyEntry("socks5://p:1", "proxy") == read_proxy("socks5://p:1", "proxy")


def test_httpx_itself_reads_nothing(monkeypatch: pytest.MonkeyPatch, connect: Connect) -> None:
    """Nothing that httpx would read of the environment reaches a client."""
    monkeypatch.setenv("NO_PROXY", "[::1")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    with pytest.raises(httpx.InvalidURL):
        httpx.Client()
    options = connect()._session.connector().options(FAR)
    assert "http://proxy.example (HTTPS_PROXY)" == repr(options["proxy"])
