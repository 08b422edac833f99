"""The MCP server, spoken to by the SDK's own client: in memory, over stdio and over HTTP."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from mcp import Client, MCPError

from daytona_actions import ACTIONS, AsyncDaytonaActions
from daytona_actions.doors import mcp as door
from daytona_actions.doors.excerpts import excerpt
from daytona_actions.listed import FAMILIES
from daytona_actions.results import RunCodeOutput
from daytona_actions.service import DAYTONA
from tests.doors.endless import Waiting
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from mcp.types import CallToolResult


def played(play: Any, settings: dict[str, Any], mode: str = "auto", **options: Any) -> Any:
    """Connect a client to a server in memory, and play something on it."""

    async def main() -> Any:
        async with (
            AsyncDaytonaActions(**settings) as daytona,
            Client(door.server(DAYTONA, daytona, **options), mode=mode) as client,
        ):
            return await play(client)

    return asyncio.run(main())


def test_tools_are_the_actions(settings: dict[str, Any]) -> None:
    """All actions are tools, in the one order, with title, description and both schemas."""

    async def play(client: Client) -> Any:
        return (await client.list_tools()).tools

    found = [
        (tool.name, tool.title, tool.description, tool.input_schema, tool.output_schema)
        for tool in played(play, settings, families="all")
    ]
    expected = [
        (action.name, action.title, action.description, action.input_schema, action.output_schema)
        for action in ACTIONS.values()
    ]
    assert expected == found


def test_annotations() -> None:
    """All four annotations are set on every tool, as the action says."""
    for tool in door.tools(ACTIONS):
        assert tool.annotations is not None
        action = ACTIONS[tool.name]
        expected = {
            "title": tool.title,
            "readOnlyHint": action.read_only,
            "destructiveHint": action.destructive,
            "idempotentHint": action.idempotent,
            "openWorldHint": True,
        }
        assert expected == tool.annotations.model_dump(by_alias=True)


def _conforms(name: str, result: CallToolResult) -> None:
    jsonschema.validate(result.structured_content, ACTIONS[name].output_schema)
    assert result.structured_content == json.loads(result.content[0].text)  # type: ignore[union-attr]


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_success(settings: dict[str, Any], sandbox: str, mode: str) -> None:
    """A call answers structured content, and the same as text, in both protocol revisions."""
    arguments = {"sandbox_id": sandbox, "command": "echo hi", "env": [{"key": "A", "value": 1}]}

    async def play(client: Client) -> Any:
        return await client.call_tool("execute_command", arguments)

    result = played(play, settings, mode)
    _conforms("execute_command", result)
    assert {
        "success": True,
        "error": None,
        "exit_code": 0,
        "result": "hi\n",
    } == result.structured_content
    assert (1, False) == (len(result.content), result.is_error)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
@pytest.mark.parametrize(
    ("name", "arguments", "complaint"),
    [
        ("get_sandbox", {"sandbox_id": "no-such"}, "not_found"),
        ("get_sandbox", {}, "invalid_request"),
        ("get_sandbox", {"sandbox_id": 3}, "invalid_request"),
        ("list_sandboxes", {"limit": 201}, "invalid_request"),
        ("run_code", {"sandbox_id": "x", "code": "1", "language": "ruby"}, "invalid_request"),
    ],
)
def test_failure_conforms_too(
    settings: dict[str, Any], mode: str, name: str, arguments: dict[str, Any], complaint: str
) -> None:
    """A failed action is no protocol error: its result conforms, and the hint stands in the text."""

    async def play(client: Client) -> Any:
        return await client.call_tool(name, arguments)

    result = played(play, settings, mode)
    _conforms(name, result)
    failure = json.loads(result.content[1].text)["failure"]
    assert result.is_error is True
    assert (False, complaint) == (result.structured_content["success"], failure["kind"])
    assert failure["hint"]


def test_charts_are_images() -> None:
    """A chart is image content, and not a second time in the text."""
    charted = RunCodeOutput(success=True, artifacts={"charts": [{"title": "a", "png": "QUJD"}]})
    result = door.tool_result(excerpt(DAYTONA, charted))
    _conforms("run_code", result)
    found = result.content[-1].model_dump(by_alias=True, exclude_none=True)
    assert {"type": "image", "data": "QUJD", "mimeType": "image/png"} == found
    assert "QUJD" not in result.content[0].text  # type: ignore[union-attr]


def test_long_output_is_capped(settings: dict[str, Any], sandbox: str) -> None:
    """A long output keeps its head and tail, and the text says how to get the rest."""

    async def play(client: Client) -> Any:
        given = {"sandbox_id": sandbox, "command": "seq 100000"}
        return await client.call_tool("execute_command", given)

    result = played(play, settings, limit=1000)
    _conforms("execute_command", result)
    output = result.structured_content["result"]
    assert output.startswith("1\n2\n")
    assert output.endswith("99999\n100000\n")
    assert 1000 < len(output) < 1100
    assert "read that in parts" in json.loads(result.content[1].text)["truncated"]["result"]


def test_fewer_tools(settings: dict[str, Any]) -> None:
    """What is not offered is neither listed nor run."""

    async def play(client: Client) -> Any:
        names = [tool.name for tool in (await client.list_tools()).tools]
        with pytest.raises(MCPError, match="'delete_sandbox' is not offered here"):
            await client.call_tool("delete_sandbox", {"sandbox_id": "x"})
        return names

    found = played(play, settings, families="all", read_only=True)
    assert [action.name for action in ACTIONS.values() if action.read_only] == found
    assert [*FAMILIES["git"].actions] == played(play, settings, families="git")


def test_usual_tools(settings: dict[str, Any]) -> None:
    """The list of tools is short where nothing else is said."""

    async def play(client: Client) -> Any:
        return [tool.name for tool in (await client.list_tools()).tools]

    assert [*DAYTONA.select(short=True)] == played(play, settings)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_cancellation(mode: str) -> None:
    """A call that the client gives up is cancelled in the server."""

    async def main() -> bool:
        daytona = Waiting()
        async with Client(door.server(DAYTONA, daytona), mode=mode) as client:
            call = asyncio.create_task(client.call_tool("get_sandbox", {"sandbox_id": "x"}))
            await daytona.begun.wait()
            call.cancel()
            await asyncio.wait_for(daytona.cancelled.wait(), PATIENCE)
        return daytona.cancelled.is_set()

    assert asyncio.run(main())


def test_prompts(settings: dict[str, Any]) -> None:
    """The documented example prompts are offered; an unknown one is an error that names them."""

    async def play(client: Client) -> Any:
        offered = (await client.list_prompts()).prompts
        got = [await client.get_prompt(prompt.name) for prompt in offered]
        with pytest.raises(MCPError) as told:
            await client.get_prompt("no-such")
        return offered, got, str(told.value)

    offered, got, told = played(play, settings)
    texts = [answer.messages[0].content.text for answer in got]
    assert texts == [prompt.description for prompt in offered]
    assert "List my Daytona sandboxes with their state, snapshot, and resources" == texts[0]
    assert {prompt.name for prompt in offered} == {
        name for name in ("list_my_sandboxes", "create_a_sandbox", "run_a_command") if name in told
    }
