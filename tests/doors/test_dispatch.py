"""Running a model's tool calls; the answers here are built by hand or come from a local Daytona."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions, adispatch, dispatch
from daytona_actions.doors.dispatch import message
from daytona_actions.doors.excerpts import excerpt
from daytona_actions.results import RunCodeOutput
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    Answer = Callable[..., list[httpx.Request]]

CHARTS = RunCodeOutput(success=True, artifacts={"charts": [{"png": "QUJD"}]})


def _dispatch(kind: str, *args: Any, **options: Any) -> dict[str, Any]:
    if kind == "sync":
        return dispatch(*args, **options)
    return asyncio.run(adispatch(*args, **options))


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("api", "where", "what"),
    [
        ("responses", {"type": "function_call_output", "call_id": "c1"}, "output"),
        ("chat", {"role": "tool", "tool_call_id": "c1"}, "content"),
        ("anthropic", {"type": "tool_result", "tool_use_id": "c1", "is_error": False}, "content"),
    ],
)
def test_message(kind: str, sandbox: str, api: Any, where: Any, what: str) -> None:
    """The answer is the message that the API wants, with the result as JSON text."""
    given = json.dumps({"sandbox_id": sandbox, "command": "echo hi", "env": None, "cwd": None})
    found = _dispatch(kind, "execute_command", given, api=api, call_id="c1")
    text = found.pop(what)
    assert where == found
    expected = {"success": True, "error": None, "exit_code": 0, "result": "hi\n"}
    assert expected == json.loads(text)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("options", [{"names": ["get_sandbox"]}, {"read_only": True}])
def test_only_what_is_offered(kind: str, client: Any, sandbox: str, options: Any) -> None:
    """What the model was not offered is not run, though it may know its name."""
    found = _dispatch(kind, "delete_sandbox", {"sandbox_id": sandbox}, api="chat", **options)
    said = json.loads(found["content"])
    assert "invalid_request" == said["failure"]["kind"]
    assert "'delete_sandbox' is not offered here; the actions are" in said["error"]
    assert client.get_sandbox(sandbox).success


@pytest.mark.usefixtures("environment")
def test_advice_is_for_what_is_offered(kind: str, sandbox: str) -> None:
    """How to get the rest of a long answer names no action that would be refused."""
    given = {"sandbox_id": sandbox, "path": "/"}
    found = _dispatch(kind, "list_files", given, api="chat", limit=10, read_only=True)
    advice = json.loads(found["content"])["truncated"]["files"]
    assert advice.endswith("The rest cannot be had through what is offered here.")


def test_own_client_is_used_and_stays_open(answer: Callable[..., list[httpx.Request]]) -> None:
    """A client that is passed in is used, and not closed."""
    sent = answer(200, {"items": []})
    with DaytonaActions("other-key") as client:
        dispatch("list_sandboxes", client=client)
        dispatch("list_sandboxes", client=client)
    assert [request.headers["authorization"] for request in sent] == ["Bearer other-key"] * 2


def test_own_asynchronous_client(answer: Callable[..., list[httpx.Request]]) -> None:
    """The asynchronous twin takes an asynchronous client."""
    sent = answer(200, {"items": []})

    async def play() -> dict[str, Any]:
        async with AsyncDaytonaActions("other-key") as client:
            return await adispatch("list_sandboxes", client=client)

    assert json.loads(asyncio.run(play())["output"])["success"] is True
    assert 1 == len(sent)


@pytest.mark.parametrize(
    ("offer", "is_run"),
    [
        ({}, True),
        ({"families": ["files", "sandboxes"]}, True),
        ({"families": ["files"], "names": "list_sandboxes"}, True),
        ({"families": ["files"]}, False),
        ({"names": ["run_code"]}, False),
    ],
)
def test_families_and_names_are_those_of_the_schemas(
    kind: str, answer: Callable[..., list[httpx.Request]], offer: dict[str, Any], *, is_run: bool
) -> None:
    """With the families and names of the schemas nothing else is run; the model is told."""
    sent = answer(200, {"items": []})
    said = json.loads(_dispatch(kind, "list_sandboxes", {}, api="anthropic", **offer)["content"])
    assert (is_run, int(is_run)) == (said["success"], len(sent))
    if not is_run:
        assert "The action 'list_sandboxes' is not offered here" in said["error"]


@pytest.mark.parametrize(
    ("name", "given", "complaint"),
    [
        ("no_such", {}, "There is no action 'no_such'; the actions are create_sandbox, "),
        ("get_sandbox", "{", "get_sandbox: arguments are not JSON"),
        ("get_sandbox", {}, "get_sandbox: missing a required argument: 'sandbox_id'"),
        ("get_sandbox", {"sandbox_id": 5}, "get_sandbox: argument sandbox_id must be"),
        (
            "get_sandbox",
            {"sandbox_id": "a", "x": 1},
            "unexpected keyword argument 'x'; there is sandbox_id",
        ),
    ],
)
def test_wrong_call_is_told_to_the_model(
    kind: str, answer: Callable[..., list[httpx.Request]], name: str, given: Any, complaint: str
) -> None:
    """A wrong name or argument is a failed result, which a model can read, and no request."""
    sent = answer(200, {})
    found = _dispatch(kind, name, given, api="anthropic")
    said = json.loads(found["content"])
    assert found["is_error"] is True
    assert complaint in said["error"]
    assert "invalid_request" == said["failure"]["kind"]
    assert [] == sent


def test_failure_of_the_service(answer: Callable[..., list[httpx.Request]]) -> None:
    """A refused call is told with its kind, status and hint."""
    answer(404, {"statusCode": 404, "message": "Sandbox x not found", "error": "Not Found"})
    said = json.loads(dispatch("get_sandbox", {"sandbox_id": "x"})["output"])
    assert (False, "Sandbox x not found") == (said["success"], said["error"])
    assert ("not_found", 404) == (said["failure"]["kind"], said["failure"]["status_code"])


@pytest.mark.usefixtures("environment")
def test_limit(sandbox: str) -> None:
    """A long output is shortened to the limit, and the message says how to get the rest."""
    given = {"sandbox_id": sandbox, "command": "seq 10000"}
    said = json.loads(dispatch("execute_command", given, limit=200)["output"])
    assert said["result"].startswith("1\n2\n3\n")
    assert said["result"].endswith("9999\n10000\n")
    assert "characters left out" in said["truncated"]["result"]


def test_charts_are_pictures() -> None:
    """A chart is an image where the API's messages can hold one."""
    of_anthropic = message(excerpt(DAYTONA, CHARTS), "anthropic", "c1")["content"]
    source = {"type": "base64", "media_type": "image/png", "data": "QUJD"}
    assert {"type": "image", "source": source} == of_anthropic[1]
    of_responses = message(excerpt(DAYTONA, CHARTS), "responses", "c1")["output"]
    assert {"type": "input_image", "image_url": "data:image/png;base64,QUJD"} == of_responses[1]
    assert "QUJD" not in message(excerpt(DAYTONA, CHARTS), "chat", "c1")["content"]
    assert excerpt(DAYTONA, CHARTS).text == of_anthropic[0]["text"] == of_responses[0]["text"]


def test_unknown_api() -> None:
    """An API that is none of the three is refused by name."""
    with pytest.raises(ValueError, match="not 'gemini'"):
        message(excerpt(DAYTONA, CHARTS), "gemini", "c1")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"limit": "x"}, "limit must be a number of characters, 1 or more, not 'x'"),
        ({"limit": -1}, "limit must be a number"),
        ({"limit": True}, "limit must be a number"),
        ({"api": "other"}, "api must be"),
        ({"client": "x"}, "client must be a client of Daytona, not str"),
    ],
)
def test_what_would_lose_the_answer_is_refused_before(
    answer: Answer, wrong: dict[str, Any], complaint: str
) -> None:
    """Nothing is done where its result could not be given back."""
    sent = answer(200, {})
    with pytest.raises(ValueError, match=complaint):
        dispatch("create_sandbox", {}, **wrong)
    with pytest.raises(ValueError, match=complaint):
        asyncio.run(adispatch("create_sandbox", {}, **wrong))
    assert [] == sent


def test_a_client_of_the_other_kind(answer: Answer) -> None:
    """It is refused with the function that takes it."""
    sent = answer(200, {})
    with DaytonaActions() as client, pytest.raises(ValueError, match="call dispatch with it"):
        asyncio.run(adispatch("create_sandbox", {}, client=client))
    with pytest.raises(ValueError, match="call adispatch with it"):
        dispatch("create_sandbox", {}, client=AsyncDaytonaActions())
    assert [] == sent
