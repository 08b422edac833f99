"""All doors say the same of every action."""

from __future__ import annotations

import copy
import inspect
import re
from typing import TYPE_CHECKING, Any

import pytest
import rich_click as click
from docstring_parser import parse

from daytona_actions import (
    ACTIONS,
    AsyncDaytonaActions,
    DaytonaActions,
    anthropic_tools,
    langchain_tools,
    manifest,
    openai_tools,
    openapi_document,
)
from daytona_actions.doors import mcp
from daytona_actions.doors.cli.action_command import ActionCommand
from daytona_actions.doors.cli.parameters import parameters_of
from daytona_actions.doors.skill import action_pages
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Callable

    Said = dict[str, tuple[str, bool, str]]  # name -> type, required, description


def _of_schema(schema: dict[str, Any]) -> Said:
    assert schema["additionalProperties"] is False
    return {
        name: (details["type"], name in schema["required"], details["description"])
        for name, details in schema["properties"].items()
    }


def _by_name(tools: list[dict[str, Any]], where: str) -> dict[str, tuple[str, Said]]:
    flat = [tool.get("function", tool) for tool in tools]
    return {tool["name"]: (tool["description"], _of_schema(tool[where])) for tool in flat}


def _strict(tools: list[dict[str, Any]]) -> dict[str, tuple[str, Said]]:
    """Read the strict form back: nullable means optional, a list of pairs is a map."""
    plain = copy.deepcopy(tools)
    for tool in plain:
        schema = tool["parameters"]
        for name, details in schema["properties"].items():
            if isinstance(details["type"], list):
                details["type"], _null = details["type"]
                schema["required"].remove(name)
            if details.get("items", {}).get("type") == "object":
                details["type"] = "object"
    return _by_name(plain, "parameters")


_KINDS = {"text": "string", "integer": "integer", "integer range": "integer", "boolean": "boolean"}
_KINDS |= {"float": "number", "KEY=VALUE": "object", "SECRET|-": "string", "JSON|@FILE": "array"}
# What only a command line has to say of a parameter.
_NOTES = re.compile(r" \((list of object|usually one of|repeat the option).*\)$")


def _of_cli() -> dict[str, tuple[str, Said]]:
    found = {}
    for name, action in ACTIONS.items():
        command = ActionCommand(DAYTONA, action)
        own = {}
        for parameter in parameters_of(action):
            kind = _KINDS[parameter.type.name]
            many = isinstance(parameter, click.Option) and parameter.multiple
            kind = "array" if many and kind != "object" else kind
            # Content may come from a file instead, and is not asked for by the parameter itself.
            source = action.facts[str(parameter.name)].source
            content = source and parameter.name in action.input_schema["required"]
            description = _NOTES.sub("", str(parameter.help))
            own[str(parameter.name)] = (kind, parameter.required or content, description)
        needed = [each for each in parameters_of(action) if each.required]
        options = [each.opts[0] for each in needed if isinstance(each, click.Option)]
        words = ["1"] * (len(needed) - len(options))
        words += [word for option in options for word in (option, "1")]
        given = command.make_context(name, words).params
        optional = {*own} - {each.name for each in needed}
        assert all(given[key] in {None, ()} for key in optional)
        found[name] = (str(command.help), own)
    return found


def _of_python(client: type) -> dict[str, tuple[str, Said]]:
    kinds = {
        "str": "string",
        "int": "integer",
        "bool": "boolean",
        "Mapping": "object",
        "list": "array",
    }
    found = {}
    for name, action in ACTIONS.items():
        method = getattr(client, name)
        texts = {
            text.arg_name: text.description for text in parse(inspect.getdoc(method) or "").params
        }
        _, *parameters = inspect.signature(method).parameters.values()
        own = {}
        for parameter in parameters:
            words = re.findall(r"\b(Mapping|list|str|int|bool)\b", str(parameter.annotation))
            words = words or [parameter.annotation.__name__]
            text = " ".join((texts[parameter.name] or "").split())
            required = parameter.default is parameter.empty
            assert required or parameter.default is None
            own[parameter.name] = (kinds[words[0]], required, text)
        assert (inspect.getdoc(method) or "").startswith(action.description)
        found[name] = (action.description, own)
    return found


def _of_openapi() -> dict[str, tuple[str, Said]]:
    posts = [item["post"] for item in openapi_document()["paths"].values()]
    return {
        post["operationId"]: (
            post["description"],
            _of_schema(post["requestBody"]["content"]["application/json"]["schema"]),
        )
        for post in posts
    }


def _of_skill() -> dict[str, tuple[str, Said]]:
    kinds = {"map": "object", "list": "array"}
    found = {}
    pages = action_pages(DAYTONA).values()
    sections = [section for page in pages for section in page.split("\n## ")[1:]]
    for section in sorted(sections, key=lambda text: [*ACTIONS].index(text.split("\n")[0])):
        name, _, text = section.partition("\n\n")
        listed = re.findall(
            r"^- `(\w+)` \((\w+)(?: of .+?)?(, required)?\): (.+)$", text, re.MULTILINE
        )
        own = {key: (kinds.get(kind, kind), bool(must), said) for key, kind, must, said in listed}
        description = text.partition("\n\n- `")[0].partition("\n\nAnswers `success`")[0]
        found[name] = (description, own)
    return found


SAYING: dict[str, Callable[[], dict[str, tuple[str, Said]]]] = {
    "python": lambda: _of_python(DaytonaActions),
    "async python": lambda: _of_python(AsyncDaytonaActions),
    "cli": _of_cli,
    "mcp": lambda: {
        tool.name: (str(tool.description), _of_schema(tool.input_schema))
        for tool in mcp.tools(ACTIONS)
    },
    "rest": _of_openapi,
    "openai responses": lambda: _by_name(openai_tools(families="all"), "parameters"),
    "openai chat": lambda: _by_name(openai_tools(api="chat", families="all"), "parameters"),
    "openai strict": lambda: _strict(openai_tools(strict=True, families="all")),
    "anthropic": lambda: _by_name(anthropic_tools(families="all"), "input_schema"),
    "langchain": lambda: {
        tool.name: (tool.description, _of_schema(tool.args_schema))  # type: ignore[arg-type]
        for tool in langchain_tools(DaytonaActions("made-up"), families="all")
    },
    "manifest": lambda: _by_name(manifest(families="all")["actions"], "input_schema"),
    "skill": _of_skill,
}


@pytest.mark.parametrize("door", SAYING)
def test_doors_say_the_same(door: str) -> None:
    """Names, order, parameters, types, required ones and texts are those of the registry."""
    expected = {
        name: (action.description, _of_schema(action.input_schema))
        for name, action in ACTIONS.items()
    }
    found = SAYING[door]()
    assert list(expected) == list(found)
    assert expected == found
    assert [list(said) for _, said in expected.values()] == [
        list(said) for _, said in found.values()
    ]
