"""Settings of a client: arguments over environment over defaults, and what is refused at once.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions, __version__
from tests.actions.answers import API, ID, TOOLBOX, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

ELSEWHERE = "https://daytona.example/api"


def test_the_cloud_is_the_default(connect: Connect, server: FakeServer) -> None:
    """Without any setting, requests go to Daytona's cloud."""
    server.answer(json=sandbox())
    connect().get_sandbox("mine")
    assert f"{API}/sandbox/mine" == str(server.requests[0].url)


@pytest.mark.parametrize(
    ("argument", "variable", "expected"),
    [
        pytest.param(ELSEWHERE, None, ELSEWHERE, id="argument"),
        pytest.param(None, ELSEWHERE, ELSEWHERE, id="environment"),
        pytest.param(ELSEWHERE, "https://other.example", ELSEWHERE, id="argument first"),
        pytest.param(None, "", API, id="empty environment"),
        pytest.param(f"{ELSEWHERE}//", None, ELSEWHERE, id="closing slashes"),
        pytest.param(f" {ELSEWHERE}\n", None, ELSEWHERE, id="white space around"),
        pytest.param("HTTPS://Daytona.example/api", None, ELSEWHERE, id="upper case"),
    ],
)
def test_api_url(
    connect: Connect,
    server: FakeServer,
    monkeypatch: pytest.MonkeyPatch,
    argument: str | None,
    variable: str | None,
    expected: str,
) -> None:
    """The API's URL is the argument, else the environment's, else the cloud's."""
    if variable is not None:
        monkeypatch.setenv("DAYTONA_API_URL", variable)
    server.answer(json=sandbox())
    connect(api_url=argument).get_sandbox("mine")
    assert f"{expected}/sandbox/mine" == str(server.requests[0].url)


@pytest.mark.parametrize(
    ("argument", "variable", "expected"),
    [
        pytest.param("given", "env", "Bearer given", id="argument first"),
        pytest.param(None, "env", "Bearer env", id="environment"),
        pytest.param(" from-a-file\n", None, "Bearer from-a-file", id="line break at the end"),
    ],
)
def test_api_key(
    connect: Connect,
    server: FakeServer,
    monkeypatch: pytest.MonkeyPatch,
    argument: str | None,
    variable: str | None,
    expected: str,
) -> None:
    """The key is the argument, else the environment's; white space around it is left out."""
    if variable is not None:
        monkeypatch.setenv("DAYTONA_API_KEY", variable)
    server.answer(json=sandbox())
    connect(argument).get_sandbox("mine")
    assert expected == server.requests[0].headers["authorization"]


@pytest.mark.parametrize(
    ("argument", "variable", "expected"),
    [(None, None, None), ("eu", "us", "eu"), (None, "us", "us"), ("", "us", None)],
)
def test_target_of_the_client(
    connect: Connect,
    server: FakeServer,
    monkeypatch: pytest.MonkeyPatch,
    argument: str | None,
    variable: str | None,
    expected: str | None,
) -> None:
    """New sandboxes go to the client's target, which an empty argument unsets."""
    if variable is not None:
        monkeypatch.setenv("DAYTONA_TARGET", variable)
    server.answer(json=sandbox())
    connect(target=argument).create_sandbox()
    assert expected == server.sent().get("target")


@pytest.mark.parametrize(
    ("argument", "variable", "expected"),
    [(None, None, None), ("ours", "env", "ours"), (None, "env", "env"), ("", "env", None)],
)
def test_organization(
    connect: Connect,
    server: FakeServer,
    monkeypatch: pytest.MonkeyPatch,
    argument: str | None,
    variable: str | None,
    expected: str | None,
) -> None:
    """The organization is sent in its header, if there is one."""
    if variable is not None:
        monkeypatch.setenv("DAYTONA_ORGANIZATION_ID", variable)
    server.answer(json=sandbox())
    connect(organization_id=argument).get_sandbox("mine")
    assert expected == server.requests[0].headers.get("x-daytona-organization-id")


def test_user_agent(connect: Connect, server: FakeServer) -> None:
    """Requests say which package and version sends them."""
    server.answer(json=sandbox())
    connect().get_sandbox("mine")
    assert f"daytona-actions/{__version__}" == server.requests[0].headers["user-agent"]


def test_headers(connect: Connect, server: FakeServer) -> None:
    """Headers of the user go with every request, to both services."""
    server.answer(json=sandbox())
    server.answer(json={"exitCode": 0, "result": ""})
    connect(headers={"X-Trace": "7"}).execute_command("mine", "true")
    assert ["7", "7"] == [request.headers["x-trace"] for request in server.requests]


def test_toolbox_url(connect: Connect, server: FakeServer) -> None:
    """A toolbox URL of the user replaces what the server names, and only that."""
    server.answer(json=sandbox(toolboxProxyUrl=TOOLBOX))
    server.answer(json={"exitCode": 0, "result": ""})
    connect(toolbox_url="https://tools.example/").execute_command("mine", "true")
    assert f"https://tools.example/{ID}/process/execute" == str(server.requests[1].url)


@pytest.mark.parametrize("client", [DaytonaActions, AsyncDaytonaActions])
def test_missing_key_is_no_wrong_setting(
    client: type[DaytonaActions | AsyncDaytonaActions],
) -> None:
    """A client can be made without a key; its actions tell."""
    assert "open" in repr(client())
