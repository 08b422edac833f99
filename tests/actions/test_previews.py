"""Previews and ports: what is asked, waited for and shown; built by hand after preview_*, ports_in_use."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.answers import ID, TOOLBOX, failed, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from daytona_actions.results import ActionResult
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

TOKEN = "s3cr3t/token"
URL = f"https://8000-{ID}.proxy.example"
PREVIEW = {"sandboxId": ID, "url": URL, "token": TOKEN}
PREVIEW_URL = f"GET /api/sandbox/{ID}/ports/8000/preview-url"
PORTS = f"GET /toolbox/{ID}/port"


@pytest.fixture
def near(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that knows where the toolbox is, and asks once."""
    return connect(max_retries=0, toolbox_url=TOOLBOX)


def test_preview_without_waiting(daytona: DaytonaActions, server: FakeServer) -> None:
    """Nobody looks into the sandbox, which need not be started."""
    server.answer(json=PREVIEW)
    found = daytona.get_preview_url(ID, 8000).unwrap()
    assert (URL, TOKEN, 8000, None) == (found.url, found.token, found.port, found.listening)
    assert [PREVIEW_URL] == server.calls


@pytest.mark.parametrize(
    ("answers", "expected", "looks"),
    [([[], [3000], [3000, 8000]], True, 3), ([[80]], False, None)],
)
def test_preview_of_what_listens_later(
    near: DaytonaActions,
    server: FakeServer,
    clock: Clock,
    answers: list[list[int]],
    expected: bool,
    looks: int | None,
) -> None:
    """The ports are looked at until it is there or time is out, which is no failure."""
    server.answer(json=PREVIEW)
    for ports in answers:
        server.answer(json={"ports": ports})
    server.always(json={"ports": []})
    found = near.get_preview_url(ID, 8000, wait_timeout=1).unwrap()
    assert expected is found.listening
    assert [PREVIEW_URL] + [PORTS] * (looks or len(clock.pauses) + 1) == server.calls
    assert expected is (sum(clock.pauses) < 0.9)


def test_preview_of_what_listens_now(
    near: DaytonaActions, server: FakeServer, clock: Clock
) -> None:
    """With 0 seconds somebody looks once."""
    server.answer(json=PREVIEW)
    server.answer(json={"ports": [80]})
    assert near.get_preview_url(ID, 8000, 0).unwrap().listening is False
    assert [] == clock.pauses


def test_preview_of_a_sandbox_that_cannot_be_looked_into(
    near: DaytonaActions, server: FakeServer
) -> None:
    """The failure says why; the URL is in it all the same."""
    server.answer(json=PREVIEW)
    server.answer(400, json=refusal(400, "no IP address found. Is the Sandbox started?"))
    result = near.get_preview_url(ID, 8000, 1)
    assert ("sandbox_not_started", URL, TOKEN) == (failed(result).kind, result.url, result.token)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("port", [0, -1, 65536])
def test_what_is_no_port(daytona: DaytonaActions, port: int) -> None:
    """It is refused before any request."""
    for call in (daytona.get_preview_url, daytona.create_signed_preview_url):
        assert "invalid_request" == failed(call(ID, port)).kind
    assert "invalid_request" == failed(daytona.expire_signed_preview_url(ID, port, "x")).kind


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("seconds", [0, 86401])
def test_lifetimes(daytona: DaytonaActions, seconds: int) -> None:
    """What the server would refuse is refused before any request."""
    result = daytona.create_signed_preview_url(ID, 8000, seconds)
    assert "invalid_request" == failed(result).kind


@pytest.mark.parametrize(
    ("seconds", "query", "expected"),
    [
        (None, "", "2026-11-25T09:23:50.000Z"),
        (3600, "?expiresInSeconds=3600", "2026-11-25T10:22:50.000Z"),
    ],
)
def test_signed_preview(
    daytona: DaytonaActions, server: FakeServer, seconds: int | None, query: str, expected: str
) -> None:
    """It expires by the server's clock, after a minute where nothing is said."""
    date = {"date": "Wed, 25 Nov 2026 09:22:50 GMT"}
    server.answer(json={"token": "t", "url": "https://8000-t.proxy.example"}, headers=date)
    made = daytona.create_signed_preview_url(ID, 8000, seconds).unwrap()
    assert ("t", 8000, expected) == (made.token, made.port, made.expires_at)
    assert [f"GET /api/sandbox/{ID}/ports/8000/signed-preview-url{query}"] == server.calls


def test_tokens_are_not_told(
    daytona: DaytonaActions, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    """No repr, failure or log line has one, though it stands in the path and is repeated."""
    caplog.set_level(logging.DEBUG)
    server.answer(json=PREVIEW)
    preview = daytona.get_preview_url(ID, 8000)
    server.answer(json={"token": TOKEN, "url": f"https://8000-{TOKEN}.proxy.example"})
    signed = daytona.create_signed_preview_url(ID, 8000)
    server.answer(404, json=refusal(404, f"Cannot POST /x/{TOKEN}/expire or /s3cr3t%2Ftoken"))
    refused = daytona.expire_signed_preview_url(ID, 8000, token=TOKEN)
    texts = [repr(preview), str(preview), repr(signed), repr(refused), str(refused.failure)]
    shown = "\n".join([*texts, caplog.text, *(repr(record.args) for record in caplog.records)])
    assert "s3cr3t" not in shown
    assert URL in repr(preview)
    assert "Cannot POST /x/REDACTED/expire or /REDACTED" == refused.error
    assert [TOKEN, TOKEN] == [preview.model_dump()["token"], signed.model_dump()["token"]]


@pytest.mark.parametrize(
    "ask",
    [
        lambda daytona: daytona.get_preview_url(ID, 8000),
        lambda daytona: daytona.create_signed_preview_url(ID, 8000),
        lambda daytona: daytona.create_ssh_access(ID),
    ],
)
def test_tokens_in_an_answer_that_cannot_be_read(
    daytona: DaytonaActions, server: FakeServer, ask: Callable[[DaytonaActions], ActionResult]
) -> None:
    """Such an answer is not quoted: the token may be anywhere in it."""
    server.answer(json=[TOKEN])
    refused = ask(daytona)
    assert "response" == failed(refused).kind
    assert "s3cr3t" not in repr(refused)


def test_expired_preview(daytona: DaytonaActions, server: FakeServer) -> None:
    """The server answers nothing; the token is quoted in the path."""
    server.answer(201)
    assert daytona.expire_signed_preview_url(ID, 8000, TOKEN).unwrap().success
    path = f"/api/sandbox/{ID}/ports/8000/signed-preview-url/s3cr3t%2Ftoken/expire"
    assert [f"POST {path}"] == server.calls


@pytest.mark.usefixtures("server")
def test_what_can_be_no_token(daytona: DaytonaActions) -> None:
    """What would lead to another route is refused before any request."""
    result = daytona.expire_signed_preview_url(ID, 8000, "..")
    message = "token must be the ID or name of a signed preview URL, not 'REDACTED'"
    assert message == result.error


@pytest.mark.parametrize(
    ("body", "expected"),
    [({"ports": [41377, 80]}, [80, 41377]), ({"ports": None}, []), ({"ports": ["x", 1]}, [1])],
)
def test_ports(near: DaytonaActions, server: FakeServer, body: Any, expected: list[int]) -> None:
    """They are in their order; what is no number is left out."""
    server.answer(json=body)
    assert expected == near.list_ports(ID).unwrap().ports
