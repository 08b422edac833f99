"""Parameters of every kind through every door of a made-up service."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import shlex
import string
from typing import TYPE_CHECKING, Any

import httpx
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from mcp import Client as Assistant

from daytona_actions.doors import mcp, rest
from daytona_actions.doors.cli.program import make
from daytona_actions.doors.dispatch import dispatch
from daytona_actions.doors.examples import command_line, example_arguments
from daytona_actions.doors.langchain import langchain_tools
from daytona_actions.doors.strict import strict_schema
from daytona_actions.engine.json_schema import resolve
from tests.doors.made_up.clients import AsyncClientOfNothing, Client
from tests.doors.made_up.kinds import KINDS
from tests.doors.made_up.service import ACTIONS, SAYABLE, SERVICE

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITED = [name for name in SAYABLE if name.startswith(("take_short_text", "take_flagged"))]


# ---- values that a schema admits, made from the schema alone

FORMATS: dict[str, st.SearchStrategy[str]] = {
    "date": st.dates().map(str),
    "time": st.times().map(lambda time: f"{time.isoformat()}Z"),
    "date-time": st.datetimes().map(lambda moment: f"{moment.isoformat()}Z"),
    "duration": st.sampled_from(["PT1H", "P1DT2H", "PT0.5S"]),
    "uuid": st.uuids().map(str),
}
WORDS = st.text(string.ascii_letters + " é€\n", max_size=6)
NAMES = st.text(string.ascii_lowercase, min_size=1, max_size=4)
LEAVES = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | WORDS


def texts(schema: Any) -> st.SearchStrategy[str]:
    """Give texts that a schema admits."""
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True).filter(
            lambda text: "\n" not in text
        )
    if "format" in schema:
        return FORMATS[schema["format"]]
    return WORDS.filter(
        lambda text: schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", 9)
    )


def numbers(schema: Any) -> st.SearchStrategy[float]:
    """Give numbers that a schema admits; an integer may come as 20.0."""
    least = schema.get("minimum", schema.get("exclusiveMinimum", -10))
    most = schema.get("maximum", least + 20)
    least += "exclusiveMinimum" in schema
    whole = st.integers(least, most)
    return whole | (whole.map(float) if schema["type"] == "integer" else st.floats(least, most))


def values(  # noqa: PLR0911 - one for each kind of type
    schema: Any, root: Any, depth: int = 0
) -> st.SearchStrategy[Any]:
    """Give values that a schema admits."""
    schema = resolve(schema, root)
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    choices = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if choices:
        return st.one_of(*(values(choice, root, depth) for choice in choices))
    if isinstance(schema.get("type"), list):
        kinds = [schema | {"type": kind} for kind in schema["type"]]
        return st.one_of(*(values(kind, root, depth) for kind in kinds))
    kind = schema.get("type")
    if kind == "array":
        return lists(schema, root, depth)
    if kind == "object":
        return objects(schema, root, depth)
    if kind in {"integer", "number"}:
        return numbers(schema)
    if kind == "string":
        return texts(schema)
    if kind is None:
        return st.recursive(
            LEAVES, lambda inside: st.lists(inside, max_size=2) | st.dictionaries(NAMES, inside)
        )
    return {"boolean": st.booleans(), "null": st.none()}[kind]


def lists(schema: Any, root: Any, depth: int) -> st.SearchStrategy[Any]:
    """Give lists that a schema admits."""
    if "prefixItems" in schema:
        return st.tuples(*(values(said, root, depth) for said in schema["prefixItems"])).map(list)
    if depth > 3:
        return st.just([])
    inside = values(schema["items"], root, depth + 1)
    if schema["items"].get("required") == ["key", "value"]:  # a map, whose keys are there once
        return st.lists(inside, max_size=2, unique_by=lambda pair: pair["key"])
    return st.lists(inside, max_size=2, unique=schema.get("uniqueItems", False))


def objects(schema: Any, root: Any, depth: int) -> st.SearchStrategy[Any]:
    """Give objects that a schema admits."""
    if "properties" not in schema:
        more = schema.get("additionalProperties", True)
        inside = values({} if more is True else more, root, depth + 1)
        return st.dictionaries(NAMES, inside, max_size=2)
    known = {name: values(said, root, depth + 1) for name, said in schema["properties"].items()}
    needed = {name: known.pop(name) for name in schema.get("required", [])}
    return st.fixed_dictionaries(needed, optional=known)


@st.composite
def calls(draw: Any, *, strict: bool = False) -> tuple[str, Any]:
    """Give an action and arguments that its published schema admits, as jsonschema says too."""
    action = ACTIONS[
        draw(st.sampled_from(sorted({*SAYABLE} - {*LIMITED}) if strict else sorted(ACTIONS)))
    ]
    schema = strict_schema(action) if strict else action.input_schema
    arguments = draw(values(schema, schema))
    if action.name.startswith("take_decimal"):  # pydantic says no more than that it is a text
        arguments = {"given": draw(st.decimals(-9, 9, places=2).map(str))}
    jsonschema.validate(arguments, schema, cls=jsonschema.Draft202012Validator)
    return action.name, arguments


# ---- the doors


def by_dispatch(name: str, arguments: Any) -> Any:
    """Call an action as a model does."""
    answer = dispatch(SERVICE, name, arguments, client=Client(), api="chat", limit=10**6)
    return json.loads(answer["content"])


def by_dispatch_of_text(name: str, arguments: Any) -> Any:
    """Call an action as a model does whose arguments are a text."""
    return by_dispatch(name, json.dumps(arguments))


def by_python(name: str, arguments: Any) -> Any:
    """Call an action with the values of JSON, by its method; nothing is left to coerce there."""
    exact = json.loads(json.dumps(arguments), parse_float=_whole_if_it_is)
    return getattr(Client(), name)(**exact).model_dump()


def _whole_if_it_is(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number


def by_langchain(name: str, arguments: Any) -> Any:
    """Call an action as an agent of LangChain does."""
    (tool,) = langchain_tools(SERVICE, Client(), names=[name], limit=10**6)
    return json.loads(tool.invoke(arguments))


def by_mcp(name: str, arguments: Any) -> Any:
    """Call an action as an MCP client does."""

    async def call() -> Any:
        server = mcp.server(SERVICE, AsyncClientOfNothing(), limit=10**6)
        async with Assistant(server) as assistant:
            return (await assistant.call_tool(name, arguments)).structured_content

    return asyncio.run(call())


def by_rest(name: str, arguments: Any) -> Any:
    """Call an action over HTTP."""

    async def call() -> Any:
        transport = httpx.ASGITransport(rest.app(SERVICE, AsyncClientOfNothing(), "entrance"))
        headers = {"Authorization": "Bearer entrance"}
        async with httpx.AsyncClient(transport=transport, base_url="http://door") as door:
            answer = await door.post(f"/actions/{name}", json=arguments, headers=headers)
            return answer.json()

    return asyncio.run(call())


def printed(*words: str) -> tuple[int, str]:
    """Return the exit code of a command line, and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            make(SERVICE).main(list(words))
        except SystemExit as ended:
            return int(ended.code or 0), out.getvalue() + err.getvalue()
    raise AssertionError


def by_command(*words: str) -> Any:
    """Return what a command line printed as JSON."""
    return json.loads(printed(*words)[1])


DOORS = [by_python, by_dispatch, by_dispatch_of_text, by_langchain, by_mcp, by_rest]
hold = settings(suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("door", DOORS)
def test_what_the_schema_admits_is_taken(door: Callable[..., Any]) -> None:
    """Whatever a published schema admits is taken by each door."""

    @hold
    @given(calls())
    def check(call: tuple[str, Any]) -> None:
        said = door(*call)
        assert said["success"], (call, said["error"])

    check()


@hold
@given(calls(strict=True))
def test_what_the_strict_schema_admits_is_taken(call: tuple[str, Any]) -> None:
    """Nulls for what is left out, and lists of pairs for maps, however deep."""
    said = by_dispatch(*call)
    assert said["success"], (call, said["error"])


@pytest.mark.parametrize("name", ACTIONS)
def test_doors_agree(name: str) -> None:
    """The example of an action means the same in each door, on the command line too."""
    arguments = example_arguments(ACTIONS[name]) or {"given": None}
    seen = by_python(name, arguments)
    assert seen["success"], seen["error"]
    assert [seen] * 4 == [door(name, arguments) | {"error": None} for door in DOORS[1:5]]


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_line_that_is_shown_works(kind: str) -> None:
    """What the help and the skill show can be run, and means what the other doors mean."""
    name = f"take_{kind}"
    command = command_line(SERVICE, ACTIONS[name])
    _, *words = shlex.split(command)
    assert by_python(name, example_arguments(ACTIONS[name]))["seen"] == by_command(*words)["seen"]
