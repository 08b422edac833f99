"""Proxies and certificates: what connections are made with, and what cannot be used.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import certifi
import pytest

from tests.actions.answers import API, failed, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]


def test_proxy(connect: Connect, server: FakeServer) -> None:
    """A proxy that is named is used for all requests."""
    server.answer(json=sandbox())
    client = connect(proxy="http://user:pass@proxy.example:3128")
    assert client.get_sandbox("mine").success
    options = client._session.connector().options(API)
    assert "http://user:pass@proxy.example:3128" == options["proxy"].url


@pytest.mark.parametrize("proxy", ["gopher://proxy.example", "socks5://proxy.example:1080"])
def test_unusable_proxy(connect: Connect, server: FakeServer, proxy: str) -> None:
    """A proxy of a kind that cannot be used here is told, and nothing is sent."""
    result = connect(proxy=proxy).get_sandbox("mine")
    assert result.error is not None
    assert result.error.startswith("No connection can be prepared: ")
    assert [] == server.requests


def test_unusable_proxy_stays_unusable(connect: Connect, server: FakeServer) -> None:
    """After a connection could not be prepared, no other one is used in its place."""
    client = connect(proxy="gopher://proxy.example")
    assert client.get_sandbox("mine").error == client.get_sandbox("mine").error
    assert [] == server.requests


def test_certificates_of_the_user(connect: Connect, server: FakeServer, tmp_path: Path) -> None:
    """A CA file that holds no certificate is told, and nothing is sent."""
    file = tmp_path / "ca.pem"
    file.write_text("no certificate")
    failure = failed(connect(verify=file).get_sandbox("mine"))
    assert "connection" == failure.kind
    assert "verify" in failure.hint
    assert [] == server.requests


@pytest.mark.parametrize(
    ("url", "verify", "proxy", "expected"),
    [
        pytest.param(API, True, None, ssl.CERT_REQUIRED, id="checked"),
        pytest.param(API, certifi.where(), None, ssl.CERT_REQUIRED, id="checked by a file"),
        pytest.param("HTTPS://daytona.example", True, None, ssl.CERT_REQUIRED, id="upper case"),
        pytest.param(API, False, None, None, id="unchecked on purpose"),
        pytest.param("http://localhost", True, None, None, id="no certificate"),
        pytest.param(
            "http://localhost", True, "https://proxy.example", ssl.CERT_REQUIRED, id="proxy's"
        ),
    ],
)
def test_certificates_are_checked(
    connect: Connect,
    url: str,
    verify: bool | str,
    proxy: str | None,
    expected: ssl.VerifyMode | None,
) -> None:
    """Certificates are checked wherever there can be one, unless the user says otherwise."""
    session = connect(api_url=url, verify=verify, proxy=proxy)._session
    trusted = session.connector().options(session.settings.base_url)["verify"]
    assert expected == getattr(trusted, "verify_mode", None)
