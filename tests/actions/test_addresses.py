"""Addresses of toolboxes: the key goes only where it may be sent.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.answers import LOOK, RAN, failed, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]


@pytest.mark.parametrize(
    "url",
    [
        "http://proxy.example/toolbox",
        "ftp://proxy.example",
        "https://user:pass@proxy.example",
        "https://proxy.example:99999",
        "https://proxy.example/a?b=c",
        "https://999.1.1.1",
        "https://xn--.example",
        "https://.localhost",
        "https://pro xy.example",
        "proxy.example",
        "/toolbox",
        "https://\ud800.example",
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_address_that_is_not_trusted(
    daytona: DaytonaActions,
    server: FakeServer,
    url: str,
    known: bool,
) -> None:
    """The key is not sent to an address that is none, or less safe than the API's."""
    server.answer(json=sandbox(toolboxProxyUrl=url))
    if known:
        daytona.get_sandbox("mine")
    result = daytona.execute_command("mine", "true")
    assert "response" == failed(result).kind
    assert str(result.error).startswith("The toolbox address that the server named ")
    assert str(result.error).endswith("; nothing was sent there")
    assert "pass@" not in str(result.error)
    assert [LOOK] == server.calls


@pytest.mark.parametrize(
    ("url", "allowed"), [("http://127.0.0.1:4000", False), ("http://proxy.example", True)]
)
def test_less_safe_than_the_api(
    connect: Connect, server: FakeServer, url: str, allowed: bool
) -> None:
    """Where the API is https the toolbox has to be, however harmless its address is."""
    server.answer(json=sandbox(toolboxProxyUrl=url))
    result = connect(allow_http=allowed).execute_command("mine", "true")
    expected = "The toolbox address that the server named is not https; nothing was sent there"
    assert expected == result.error


def test_plain_http_where_the_api_is_plain_http(connect: Connect, server: FakeServer) -> None:
    """On this machine neither service needs https."""
    server.answer(json=sandbox(toolboxProxyUrl="http://127.0.0.1:4000/toolbox"))
    server.answer(json=RAN)
    assert connect(api_url="http://127.0.0.1:3000/api").execute_command("mine", "true").success


def test_plain_http_elsewhere_where_the_api_is_plain_http(
    connect: Connect, server: FakeServer
) -> None:
    """An API on this machine does not make plain http to another one safe."""
    server.answer(json=sandbox(toolboxProxyUrl="http://proxy.example/toolbox"))
    result = connect(api_url="http://127.0.0.1:3000/api").execute_command("mine", "true")
    assert "would send the key unprotected" in str(result.error)


def test_own_toolbox_url_over_plain_http(connect: Connect, server: FakeServer) -> None:
    """An address that the user named is trusted, also where the server named another."""
    server.answer(json=sandbox(toolboxProxyUrl="ftp://nowhere"))
    server.answer(json=RAN)
    client = connect(toolbox_url="http://localhost:4000")
    assert client.execute_command("mine", "true").success
