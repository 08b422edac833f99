"""Whom the generated client trusts by the environment, and what of the caller's goes before that."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
from typing import TYPE_CHECKING

import certifi
import httpx
import pytest

from tests.generated.conftest import echo
from tests.http import tls
from tests.http.settings import UNUSABLE_TRUST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from tests.generated.conftest import Ask
    from tests.http.raw_server import RawServer

FAR = "https://daytona.example/api"
NEAR = "http://service.example/api"


def test_authorities(ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those of SSL_CERT_FILE are trusted, unless the caller says whom to trust."""
    with tls.serving(echo, tmp_path / "ca.pem") as address:
        url = f"{address}/api"
        with pytest.raises(httpx.ConnectError):
            ask(url)
        assert b"GET /api" in ask(url, verify_ssl=False)
        assert b"GET /api" in ask(url, httpx_args={"verify": False})
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert b"GET /api" in ask(url)
        monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
        assert b"GET /api" in ask(url, verify_ssl=False)
        own = ssl.create_default_context(cafile=str(tmp_path / "ca.pem"))
        assert b"GET /api" in ask(url, verify_ssl=own)


def test_proxy_that_speaks_tls(ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The proxy's certificate is checked, as httpx does it."""
    with tls.serving(echo, tmp_path / "ca.pem") as address:
        monkeypatch.setenv("ALL_PROXY", address)
        with pytest.raises(httpx.ConnectError):
            ask(NEAR)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert b'"GET http://service.example/api/config HTTP/1.1"' == ask(NEAR)
        monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
        with pytest.raises(ValueError, match=r"SSL_CERT_FILE is '/nowhere/ca\.pem'"):
            ask(NEAR)


@pytest.mark.parametrize(("variable", "make", "problem"), UNUSABLE_TRUST)
def test_trust_that_cannot_be_used(
    ask: Ask,
    server: RawServer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variable: str,
    make: Callable[[Path], Path],
    problem: str,
) -> None:
    """What names no certificates, or no key log, is named; for a service without TLS it is nothing."""
    path = str(make(tmp_path))
    monkeypatch.setenv(variable, path)
    with pytest.raises(ValueError, match=problem) as raised:
        ask(FAR)
    assert str(raised.value).startswith(f"{variable} is {path!r}: ")
    assert b"GET /api" in ask(server.api_url)


def test_folder_of_authorities(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A folder that is there is taken, also as one of several; a file goes before it."""
    assert True is environment._find_authorities()
    monkeypatch.setenv("SSL_CERT_DIR", os.pathsep.join([str(tmp_path / "none"), str(tmp_path)]))
    context = environment._find_authorities()
    assert ssl.CERT_REQUIRED is context.verify_mode
    assert [] == context.get_ca_certs()
    monkeypatch.setenv("SSL_CERT_FILE", certifi.where())
    assert environment._find_authorities().get_ca_certs()


def test_what_the_caller_gives(
    ask: Ask, server: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy, mounts, a transport or trust_env of the caller's go before the environment."""
    through = b'"GET http://service.example/api/config HTTP/1.1"'
    direct = b'"GET /api/config HTTP/1.1"'
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:99999")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    proxy = f"http://{server.address}"
    assert through == ask(NEAR, httpx_args={"proxy": proxy})
    assert through == ask(NEAR, httpx_args={"proxy": httpx.Proxy(proxy), "http1": True})
    assert direct == ask(server.api_url, httpx_args={"mounts": {"all://127.0.0.1": None}})
    assert direct == ask(server.api_url, httpx_args={"trust_env": False})
    mock = httpx.MockTransport(lambda _: httpx.Response(200, content=b"mock"))
    assert b"mock" == ask(NEAR, httpx_args={"transport": mock})
    assert b"mock" == ask(NEAR, httpx_args={"mounts": {"http://": mock}, "transport": None})
    with pytest.raises(ValueError, match="Unknown scheme"):
        ask(NEAR, httpx_args={"proxy": "gopher://p"})
    monkeypatch.setenv("HTTP_PROXY", proxy)
    monkeypatch.delenv("SSL_CERT_FILE")
    assert through == ask(NEAR, httpx_args={"trust_env": True})


def test_who_brings_a_client_reads_nothing() -> None:
    """With httpx clients of the caller's own the environment's module is not even loaded."""
    code = """if True:
        import sys, httpx
        from daytona_openapi.control import AuthenticatedClient
        client = AuthenticatedClient("https://daytona.example", token="t")
        own, other = httpx.Client(), httpx.AsyncClient()
        assert client.set_httpx_client(own).get_httpx_client() is own
        assert client.set_async_httpx_client(other).get_async_httpx_client() is other
        print([name for name in sys.modules if "openapi" in name and "environment" in name])
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ("[]\n", "") == (done.stdout, done.stderr)
