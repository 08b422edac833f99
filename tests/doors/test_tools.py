"""The tool schemas: golden files, the meta-schema, and the rules of strict function calling."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from daytona_actions import ACTIONS, anthropic_tools, openai_tools
from daytona_actions.listed import FAMILIES, SHORT_LIST

GOLDEN = Path(__file__).with_name("golden")

MADE = {
    "openai_responses": openai_tools(),
    "openai_chat": openai_tools(api="chat"),
    "openai_responses_strict": openai_tools(strict=True),
    "openai_chat_strict": openai_tools(api="chat", strict=True),
    "anthropic": anthropic_tools(),
}


@pytest.mark.parametrize("name", MADE)
def test_golden(name: str) -> None:
    """The tools are what they were when somebody last looked (scripts/door_pages.py writes them)."""
    assert json.loads((GOLDEN / f"{name}.json").read_text()) == MADE[name]


def _parameters(tool: dict[str, Any]) -> dict[str, Any]:
    flat = tool.get("function", tool)
    found: dict[str, Any] = flat.get("parameters") or flat["input_schema"]
    return found


@pytest.mark.parametrize("name", MADE)
def test_schemas_are_schemas(name: str) -> None:
    """Each schema of arguments is a JSON Schema of 2020-12."""
    for tool in MADE[name]:
        jsonschema.Draft202012Validator.check_schema(_parameters(tool))


@pytest.mark.parametrize("name", ["openai_responses_strict", "openai_chat_strict"])
def test_strict_rules(name: str) -> None:
    """Strict: every object closed, every property required, no free maps, few keywords."""
    for tool in MADE[name]:
        assert tool.get("function", tool)["strict"] is True
        schema = dict(_parameters(tool))
        definitions = schema.pop("$defs", {})
        for each in (schema, *definitions.values()):
            _check_strict(each, {f"#/$defs/{name}" for name in definitions})


ALLOWED = {"type", "description", "properties", "required", "additionalProperties", "items"}
ALLOWED |= {"anyOf", "minimum", "maximum", "enum"}


def _check_strict(schema: dict[str, Any], defined: set[str]) -> None:
    if "$ref" in schema:  # as strict schemas may, to what is closed too
        assert schema["$ref"] in defined
        return
    assert set(schema) <= ALLOWED, schema
    kinds = schema.get("type", [])
    if "object" in ([kinds] if isinstance(kinds, str) else kinds):
        assert schema["additionalProperties"] is False
        assert list(schema["properties"]) == schema["required"]
    for inside in [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]:
        _check_strict(inside, defined)
    if "items" in schema:
        _check_strict(schema["items"], defined)


def test_strict_optional_is_nullable_and_required_is_not() -> None:
    """What may be left out may be null in a strict schema, and nothing else may."""
    for action in ACTIONS.values():
        (tool,) = openai_tools(strict=True, names=[action.name])
        for name, details in tool["parameters"]["properties"].items():
            optional = name not in action.input_schema["required"]
            assert optional == ("null" in details["type"]), name


def test_not_strict_is_said() -> None:
    """`strict` is always said, since the APIs have different defaults."""
    assert {False} == {tool["strict"] for tool in openai_tools()}
    assert {False} == {tool["function"]["strict"] for tool in openai_tools(api="chat")}


def test_fewer_tools() -> None:
    """Tools can be chosen by name, or to be read-only, and stay in the one order."""
    assert [
        "run_code",
        "get_sandbox",
    ] == [tool["name"] for tool in openai_tools(names=["get_sandbox", "run_code"])]
    expected = ["download_file", "list_files", "list_sandboxes", "get_sandbox", "list_snapshots"]
    assert expected == [tool["name"] for tool in anthropic_tools(read_only=True)]
    assert ["run_code"] == [tool["name"] for tool in openai_tools(names="run_code")]


def test_families() -> None:
    """Tools can be chosen by family; where nothing is said the list of them is short."""
    for make in (openai_tools, anthropic_tools):
        assert [action.name for action in SHORT_LIST] == [tool["name"] for tool in make()]
        assert [*ACTIONS] == [tool["name"] for tool in make(families="all")]
        assert [*FAMILIES["git"].actions] == [tool["name"] for tool in make(families=["git"])]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"api": "assistants"}, "api must be 'responses' or 'chat', not 'assistants'"),
        ({"names": ["run"]}, "There is no action 'run'; the actions are create_sandbox, "),
        ({"names": ["run_code"], "read_only": True}, "No action is left to offer"),
        ({"families": ["code"]}, "There is no family 'code'; choose from sandboxes, "),
    ],
)
def test_wrong_options(options: dict[str, Any], complaint: str) -> None:
    """An unknown API or action is refused by name."""
    with pytest.raises(ValueError, match=complaint):
        openai_tools(**options)


def test_tools_are_copies() -> None:
    """Changing what was returned changes nothing in the registry."""
    openai_tools(names=["get_sandbox"])[0]["parameters"]["properties"].clear()
    openai_tools(names=["create_sandbox"], strict=True)
    assert "sandbox_id" in openai_tools(names=["get_sandbox"])[0]["parameters"]["properties"]
    assert "object" == ACTIONS["create_sandbox"].input_schema["properties"]["env"]["type"]
