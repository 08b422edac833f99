"""Secrets stay secret: in texts, logs and tracebacks; and the key goes where it is meant to go."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import ActionError, FailureKind
from tests.actions.answers import ID, sandbox
from tests.http.raw_server import Connection, RawServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

KEY = "dtn_made_up_secret_key"
PASSWORD = "made-up-pass-word"
SECRETS = (KEY, PASSWORD, "proxy-pass-word", "header-pass-word")


def cloned(daytona: DaytonaActions) -> Any:
    """Clone with credentials of both kinds."""
    url = f"https://me:{PASSWORD}@git.example/a.git"
    return daytona.git_clone(ID, url, "a", username="me", password=PASSWORD)


def told(result: Any) -> str:
    """Everything that a result says, with the traceback of raising it."""
    try:
        result.unwrap()
    except ActionError as problem:
        texts = [repr(problem), str(problem), "".join(traceback.format_exception(problem))]
    else:
        texts = []
    return "\n".join([repr(result), result.model_dump_json(), repr(result.failure), *texts])


def repeat(connection: Connection) -> None:
    """Repeat what was sent, as some servers do in their errors."""
    while head := connection.request():
        said = f"{head.decode()} {PASSWORD} https://me:{PASSWORD}@git.example {KEY}"
        connection.answer({"message": said, "code": KEY, "error": KEY}, 400)


@pytest.mark.parametrize(
    ("ask", "secrets"),
    [
        (lambda daytona: daytona.get_sandbox("mine"), {KEY, "header-pass-word"}),
        (cloned, {KEY, PASSWORD, "header-pass-word"}),
    ],
    ids=["get", "clone"],
)
def test_nothing_told(
    connect: Connect,
    caplog: pytest.LogCaptureFixture,
    ask: Callable[..., Any],
    secrets: set[str],
) -> None:
    """Neither results nor logs, httpx's own included, tell a secret that a server repeats."""
    caplog.set_level(logging.DEBUG)
    with RawServer(repeat) as server:
        daytona = connect(
            KEY,
            api_url=server.api_url,
            toolbox_url=server.api_url,
            headers={"X-Gate": "header-pass-word"},
            max_retries=0,
        )
        result = ask(daytona)
        texts = told(result) + repr(daytona) + repr(daytona._session)
        daytona.close()
    logged = "\n".join([caplog.text, *(repr(record.args) for record in caplog.records)])
    assert FailureKind.INVALID_REQUEST is result.failure.kind
    assert "REDACTED" in result.error
    assert not {secret for secret in secrets if secret in texts}
    assert not {secret for secret in SECRETS if secret in logged}


@pytest.mark.parametrize("problem", [httpx.ReadError, httpx.ConnectError, httpx.InvalidURL])
def test_nothing_told_of_exceptions(
    connect: Connect, server: FakeServer, problem: Callable[[str], Exception]
) -> None:
    """What an exception quotes of a URL's credentials is not told either."""
    server.answer(error=problem(f"cannot reach https://me:{PASSWORD}@proxy.example with {KEY}"))
    result = connect(KEY, max_retries=0).get_sandbox("mine")
    assert not {secret for secret in SECRETS if secret in told(result)}


@pytest.mark.parametrize(
    ("api_url", "toolbox"),
    [
        ("https://app.daytona.io/api", "http://proxy.example/toolbox"),
        ("https://app.daytona.io/api", "http://127.0.0.1/toolbox"),
        ("http://127.0.0.1:9/api", "http://proxy.example/toolbox"),
        ("https://app.daytona.io/api", "https://me:pass@proxy.example/toolbox"),
        ("https://app.daytona.io/api", "ftp://proxy.example/toolbox"),
        ("https://app.daytona.io/api", "proxy.example"),
    ],
)
def test_unsafe_toolbox(connect: Connect, server: FakeServer, api_url: str, toolbox: str) -> None:
    """A toolbox address less safe than the API's gets nothing, and the failure says how to go on."""
    server.answer(json=sandbox(toolboxProxyUrl=toolbox))
    failure = connect(api_url=api_url).execute_command("mine", "true").failure
    assert failure is not None
    assert (FailureKind.RESPONSE, 1) == (failure.kind, len(server.requests))
    assert failure.message.endswith("nothing was sent there")
    assert "toolbox_url=…" in failure.hint


@pytest.mark.parametrize(
    ("options", "toolbox", "expected"),
    [
        ({}, "https://proxy.eu.example/toolbox", "proxy.eu.example"),
        ({"toolbox_url": "https://mine.example"}, "http://evil.example", "mine.example"),
        ({"api_url": "http://127.0.0.1:9/api"}, "http://localhost:8/toolbox", "localhost"),
        (
            {"api_url": "http://daytona.example/api", "allow_http": True},
            "http://proxy.example/toolbox",
            "proxy.example",
        ),
    ],
)
def test_safe_toolbox(
    connect: Connect, server: FakeServer, options: dict[str, Any], toolbox: str, expected: str
) -> None:
    """The key goes to the toolbox that the API names, or to the one that is given instead."""
    server.answer(json=sandbox(toolboxProxyUrl=toolbox))
    server.answer(json={"exitCode": 0, "result": ""})
    assert connect(KEY, **options).execute_command("mine", "true").success
    assert expected == server.requests[-1].url.host
    assert f"Bearer {KEY}" == server.requests[-1].headers["authorization"]


def test_sandbox_that_cannot_be_found(connect: Connect, server: FakeServer) -> None:
    """Where the look-up fails nothing is sent to any toolbox."""
    server.answer(500)
    assert not connect().upload_file("mine", "a", "aGk=").success
    assert ["GET /api/sandbox/mine"] == server.calls
