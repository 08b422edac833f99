"""What a door's published schema admits is taken, and what clients are known to send."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from mcp import Client

from daytona_actions import ACTIONS, AsyncDaytonaActions, DaytonaActions, dispatch, langchain_tools
from daytona_actions.doors import mcp, rest
from daytona_actions.doors.coercion import coerce
from daytona_actions.doors.tools import strict_schema
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.doors.conftest import Ran

VALUES = {
    "type": "object",
    "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "number"}]},
}


@pytest.mark.parametrize(
    ("value", "schema", "meant"),
    [
        (20.0, {"type": "integer"}, 20),
        ("20", {"type": "integer"}, 20),
        (" 20.0 ", {"type": ["integer", "null"]}, 20),
        ("0.5", {"type": "number"}, 0.5),
        ("true", {"type": "boolean"}, True),
        ('["a"]', {"type": "array", "items": {"type": "string"}}, ["a"]),
        ("[1.0, 2]", {"type": "array", "items": {"type": "integer"}}, [1, 2]),
        (["1", 2.0], {"type": "array", "items": {"type": "integer"}}, [1, 2]),
        ('{"a": "1"}', VALUES, {"a": "1"}),
        ({"a": "1"}, {"type": "object", "additionalProperties": {"type": "integer"}}, {"a": 1}),
        ("5", {"type": "integer", "anyOf": [{"type": "integer"}]}, 5),
    ],
)
def test_what_is_meant(value: Any, schema: dict[str, Any], meant: Any) -> None:
    """Whole floats, and texts that stand for what cannot be a text."""
    found = coerce(value, schema)
    assert (meant, type(meant)) == (found, type(found))


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        ("20", {"type": "string"}),
        ("20", {"anyOf": [{"type": "integer"}, {"type": "string"}]}),
        (20.5, {"type": "integer"}),
        (20.0, {"type": "number"}),
        (True, {"type": "integer"}),
        ("true", {"type": "integer"}),
        ("ten", {"type": "integer"}),
        ("NaN", {"type": "number"}),
        ("1", {"type": "boolean"}),
        ("[1]", {"type": "integer"}),
        ("[" * 100_000, {"type": "array"}),
        ("9" * 5000, {"type": "integer"}),
        (float("inf"), {"type": "integer"}),
    ],
)
def test_what_is_wrong_stays_as_it_is(value: Any, schema: dict[str, Any]) -> None:
    """It is refused later, in words about what was sent."""
    assert coerce(value, schema) is value


@pytest.mark.parametrize(
    ("name", "wrong", "complaint"),
    [
        ("timeout", 20.5, "argument timeout must be an integer, not 20.5"),
        (
            "timeout",
            "ten",
            "argument timeout must be a whole number such as 20, not the text 'ten'",
        ),
        ("env", "A=secret", 'argument env must be an object such as {"key": "value"}, not text'),
        ("env", '"A"', 'argument env must be an object such as {"key": "value"}, not text'),
    ],
)
def test_what_is_refused_is_told_for_a_model(
    client: DaytonaActions, name: str, wrong: Any, complaint: str
) -> None:
    """The message says what would be right, and quotes nothing that could be a secret."""
    arguments = {"sandbox_id": "any", "command": "true", name: wrong}
    said = json.loads(dispatch("execute_command", arguments, client=client, api="chat")["content"])
    assert (False, True) == (said["success"], complaint in said["error"])


# ---- every door against its own schema

TEXTS = st.sampled_from(["a", "started", "20", "true", "Größe"])
MEANT = {"language": "python", "file_content_base64": "aGVsbG8K", "url": "http://a/b"}
"""Texts that have a form of their own, which their descriptions tell."""
WHOLE = st.integers(1, 200)


def _values(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Give values that a schema admits, as a client may write them."""
    kind = schema.get("type", "string")
    if kind == "integer":
        return WHOLE | WHOLE.map(float)
    if kind == "boolean":
        return st.booleans()
    if kind == "array":
        return st.lists(TEXTS, max_size=2)
    if kind == "object":
        inside = TEXTS | WHOLE | WHOLE.map(float) | st.booleans()
        return st.dictionaries(st.sampled_from(["A", "B"]), inside, max_size=2)
    return TEXTS


def _as_text(schema: dict[str, Any], value: Any) -> Any:
    return value if schema["type"] == "string" else json.dumps(value)


@st.composite
def calls(draw: Any) -> tuple[str, dict[str, Any]]:
    """Give an action and arguments that its schema admits, some of them written as texts."""
    action = ACTIONS[draw(st.sampled_from(sorted(ACTIONS)))]
    schema = action.input_schema
    arguments: dict[str, Any] = {}
    for name, details in schema["properties"].items():
        if name in schema["required"] or draw(st.booleans()):
            arguments[name] = draw(_values(details))
    arguments |= {name: MEANT[name] for name in arguments if name in MEANT}
    if {"username", "password"} & set(arguments):  # both, or neither
        arguments |= {"username": "a", "password": "b"}
    jsonschema.validate(arguments, schema)
    if draw(st.booleans()):
        details = schema["properties"]
        arguments = {name: _as_text(details[name], each) for name, each in arguments.items()}
    return action.name, arguments


def _by_dispatch(made: Any, name: str, arguments: dict[str, Any]) -> Any:
    with DaytonaActions(**made) as client:
        answer = dispatch(name, arguments, client=client, api="chat", limit=10**6, families="all")
    return json.loads(answer["content"])


def _by_langchain(made: Any, name: str, arguments: dict[str, Any]) -> Any:
    with DaytonaActions(**made) as client:
        (tool,) = langchain_tools(client, names=[name])
        return json.loads(tool.invoke(arguments))


def _by_mcp(made: Any, name: str, arguments: dict[str, Any]) -> Any:
    async def call() -> Any:
        async with (
            AsyncDaytonaActions(**made) as client,
            Client(mcp.server(DAYTONA, client, families="all")) as session,
        ):
            return (await session.call_tool(name, arguments)).structured_content

    return asyncio.run(call())


def _by_rest(made: Any, name: str, arguments: dict[str, Any]) -> Any:
    async def call() -> Any:
        async with AsyncDaytonaActions(**made) as client:
            transport = httpx.ASGITransport(rest.app(DAYTONA, client, "entrance"))
            headers = {"Authorization": "Bearer entrance"}
            async with httpx.AsyncClient(transport=transport, base_url="http://door") as door:
                answer = await door.post(f"/actions/{name}", json=arguments, headers=headers)
                return answer.json()

    return asyncio.run(call())


@pytest.mark.parametrize("door", [_by_dispatch, _by_langchain, _by_mcp, _by_rest])
def test_what_the_schema_admits_is_taken(
    door: Callable[..., Any], answer: Callable[..., list[httpx.Request]]
) -> None:
    """No argument that a door's schema admits is refused by it: the call reaches its action."""
    sent = answer(404, {"message": "nothing here"})

    @settings(suppress_health_check=list(HealthCheck))
    @given(calls())
    def hold(call: tuple[str, dict[str, Any]]) -> None:
        sent.clear()
        said = door({"api_key": "k", "api_url": "http://127.0.0.1:1/api"}, *call)
        # An action may refuse what its schema admits, such as a list that is empty.
        refused = said["error"].startswith((f"{call[0]}: ", "argument ", "each key of argument "))
        assert sent or not refused, said

    hold()


def test_what_the_strict_schema_admits_is_taken(
    answer: Callable[..., list[httpx.Request]],
) -> None:
    """Null stands for what is left out, and a map is a list of pairs."""
    answer(404, {"message": "nothing here"})
    action = ACTIONS["execute_command"]
    arguments = {
        "sandbox_id": "any",
        "command": "true",
        "cwd": None,
        "env": [{"key": "A", "value": 1}],
        "timeout": 20.0,
    }
    jsonschema.validate(arguments, strict_schema(action))
    assert "nothing here" in _by_dispatch({"api_key": "k"}, action.name, arguments)["error"]


@pytest.mark.parametrize(
    "words",
    [
        ("execute-command", "any", "true", "--timeout", "20.0"),
        ("execute-command", "any", "true", "--env", '{"A": "1", "B": 2}', "--env", "C=3"),
        ("create-sandbox", "--cpu", "2.0", "--labels", '{"a": "b"}'),
        ("list-sandboxes", "--states", '["started", "stopped"]', "--limit", "5.0"),
    ],
)
def test_the_command_line_too(
    words: tuple[str, ...], run: Callable[..., Ran], answer: Callable[..., list[httpx.Request]]
) -> None:
    """Whole numbers with a point, and maps and lists written as JSON."""
    answer(404, {"message": "nothing here"})
    assert "nothing here" in run(*words).json["error"]


def test_the_command_line_joins_maps(
    run: Callable[..., Ran], answer: Callable[..., list[httpx.Request]]
) -> None:
    """A JSON object and single entries make one map."""
    sent = answer(404, {"message": "nothing here"})
    run("create-sandbox", "--labels", '{"a": "b", "c": 1}', "--labels", "d=e")
    assert {"a": "b", "c": "1", "d": "e"} == json.loads(sent[0].content)["labels"]


@pytest.mark.parametrize("wrong", ["20.5", "ten", "1e400"])
def test_the_command_line_refuses(run: Callable[..., Ran], wrong: str) -> None:
    """What is no whole number is a usage error."""
    assert 2 == run("execute-command", "any", "true", "--timeout", wrong).code
