"""The REST server, called through its ASGI app, and over a socket once."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from daytona_actions import AsyncDaytonaActions, FailureKind
from daytona_actions.doors import listening, rest
from daytona_actions.doors.outcomes import outcome
from daytona_actions.errors import ActionFailure
from daytona_actions.results import GetSandboxOutput
from daytona_actions.service import DAYTONA

ENTRANCE = {"Authorization": "Bearer entrance"}
JSON = ENTRANCE | {"Content-Type": "application/json"}


def asked(
    settings: dict[str, Any],
    method: str,
    path: str,
    *,
    client: Any = None,
    token: str = "entrance",  # noqa: S107 - it guards nothing
    offer: dict[str, Any] | None = None,
    **options: Any,
) -> httpx.Response:
    """Send one request to the app."""

    async def main() -> httpx.Response:
        async with AsyncDaytonaActions(**settings) as daytona:
            app = rest.app(DAYTONA, client or daytona, token, **offer or {})
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://door") as http:
                return await http.request(method, path, **options)

    return asyncio.run(main())


def test_action(settings: dict[str, Any], sandbox: str) -> None:
    """An action that worked answers 200 with the documented result."""
    given = {"sandbox_id": sandbox, "command": "echo hi", "cwd": None}
    answer = asked(settings, "POST", "/actions/execute_command", json=given, headers=ENTRANCE)
    expected = {"success": True, "error": None, "exit_code": 0, "result": "hi\n"}
    assert (200, expected) == (answer.status_code, answer.json())


@pytest.mark.parametrize("headers", [JSON, ENTRANCE, {"Authorization": "bearer entrance"}])
def test_no_arguments(settings: dict[str, Any], headers: dict[str, str]) -> None:
    """An action without required arguments takes no body, of whatever type."""
    answer = asked(settings, "POST", "/actions/list_snapshots", headers=headers)
    assert (200, True) == (answer.status_code, answer.json()["success"])


class Failing:
    """A client whose action fails in a given way."""

    def __init__(self, kind: FailureKind, retry_after: float | None = None) -> None:
        self.failure = ActionFailure(kind, "It went wrong", retry_after=retry_after)

    async def get_sandbox(self, sandbox_id: str) -> GetSandboxOutput:
        """Fail."""
        assert sandbox_id
        return GetSandboxOutput.failed(self.failure)


@pytest.mark.parametrize("kind", list(FailureKind))
def test_status_follows_the_kind(settings: dict[str, Any], kind: FailureKind) -> None:
    """Each kind of failure has its status, and the body says the kind and the hint."""
    answer = asked(
        settings,
        "POST",
        "/actions/get_sandbox",
        client=Failing(kind),
        json={"sandbox_id": "x"},
        headers=ENTRANCE,
    )
    said = answer.json()
    assert outcome(DAYTONA, kind).status == answer.status_code
    assert (False, "It went wrong", kind) == (
        said["success"],
        said["error"],
        said["failure"]["kind"],
    )
    assert ("Bearer" if answer.status_code == 401 else None) == (
        answer.headers.get("www-authenticate")
    )


def test_retry_after(settings: dict[str, Any]) -> None:
    """The wait that the service asks for is passed on, rounded up to whole seconds."""
    failing = Failing(FailureKind.RATE_LIMIT, retry_after=1.2)
    given = {"sandbox_id": "x"}
    answer = asked(
        settings, "POST", "/actions/get_sandbox", client=failing, json=given, headers=ENTRANCE
    )
    assert (429, "2") == (answer.status_code, answer.headers["retry-after"])


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "complaint"),
    [
        ("POST", "/actions/run", {"headers": JSON}, 404, "There is no action 'run'"),
        ("POST", "/other", {"headers": JSON}, 404, "Not Found: POST /other"),
        ("GET", "/actions/run_code", {"headers": JSON}, 405, "Method Not Allowed: GET /actions"),
        ("POST", "/actions/run_code", {"headers": ENTRANCE, "data": {"a": "b"}}, 415, "be JSON"),
        ("POST", "/actions/run_code", {"headers": JSON, "content": b"{"}, 400, "are not JSON"),
        ("POST", "/actions/run_code", {"headers": JSON, "content": b"[]"}, 400, "a JSON object"),
        ("POST", "/actions/run_code", {"headers": JSON, "content": b"{}"}, 400, "'sandbox_id'"),
        ("POST", "/actions/run_code", {}, 401, "The bearer token is missing or wrong"),
        (
            "POST",
            "/actions/run_code",
            {"headers": {"Authorization": "Bearer wrong"}},
            401,
            "The bearer token is missing or wrong",
        ),
        (
            "POST",
            "/actions/run_code",
            {"headers": {"Authorization": "Basic entrance"}},
            401,
            "The bearer token is missing or wrong",
        ),
    ],
)
def test_refused(
    settings: dict[str, Any], method: str, path: str, options: Any, status: int, complaint: str
) -> None:
    """Whatever is refused is told as JSON, with what was wrong."""
    answer = asked(settings, method, path, **options)
    assert status == answer.status_code
    assert complaint in answer.json()["error"]
    assert answer.json()["success"] is False


def test_allowed_methods_are_named(settings: dict[str, Any]) -> None:
    """A wrong method is answered with the right one."""
    answer = asked(settings, "GET", "/actions/run_code", headers=ENTRANCE)
    assert "POST" == answer.headers["allow"]


def test_too_large_a_body(settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A body over the limit is not read to its end."""
    monkeypatch.setattr(rest, "LARGEST_BODY", 100)
    answer = asked(settings, "POST", "/actions/run_code", content=b" " * 101, headers=JSON)
    assert (413, "The body has more than 100 bytes") == (
        answer.status_code,
        answer.json()["error"],
    )


def test_fewer_actions(settings: dict[str, Any]) -> None:
    """What is not offered is not there."""
    offer = {"read_only": True}
    path = "/actions/delete_sandbox"
    answer = asked(settings, "POST", path, offer=offer, json={}, headers=ENTRANCE)
    assert 404 == answer.status_code


def test_description_needs_no_token(settings: dict[str, Any]) -> None:
    """The description is for everybody."""
    answer = asked(settings, "GET", "/openapi.json")
    assert (200, "3.1.0") == (answer.status_code, answer.json()["openapi"])


def test_over_a_socket(settings: dict[str, Any], sandbox: str) -> None:
    """The app listens on loopback and says where."""

    async def main() -> httpx.Response:
        urls: asyncio.Queue[str] = asyncio.Queue()
        async with AsyncDaytonaActions(**settings) as daytona, httpx.AsyncClient() as http:
            app = rest.app(DAYTONA, daytona, "entrance")
            serving = listening.serve_http(app, host="127.0.0.1", port=0, ready=urls.put_nowait)
            task = asyncio.create_task(serving)
            url = await urls.get() + "/actions/get_sandbox"
            answer = await http.post(url, json={"sandbox_id": sandbox}, headers=ENTRANCE)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            return answer

    assert sandbox == asyncio.run(main()).json()["sandbox"]["name"]


@pytest.mark.parametrize("token", [" entrance\n", "entrance"])
def test_token_with_white_space_around_it(settings: dict[str, Any], token: str) -> None:
    """The token of an app is as forgiving as the one that callers show."""
    headers = {"Authorization": "Bearer entrance "}
    answer = asked(settings, "POST", "/actions/list_sandboxes", token=token, headers=headers)
    assert 200 == answer.status_code


@pytest.mark.parametrize(
    ("token", "said"), [("", "token is blank"), (" \n", "token is blank"), ("a\nb", "line breaks")]
)
def test_token_that_guards_nothing(settings: dict[str, Any], token: str, said: str) -> None:
    """A blank token would let everybody in."""
    with pytest.raises(ValueError, match=said):
        asked(settings, "GET", "/openapi.json", token=token)
