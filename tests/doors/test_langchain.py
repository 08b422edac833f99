"""The LangChain tools, invoked as an agent would."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from langchain_core.messages import ToolMessage

from daytona_actions import ACTIONS, AsyncDaytonaActions, DaytonaActions, langchain_tools
from daytona_actions.listed import FAMILIES
from daytona_actions.results import RunCodeOutput
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from daytona_actions.doors.langchain import ActionTool


def _called(tool: ActionTool, arguments: dict[str, Any]) -> ToolMessage:
    call = {"type": "tool_call", "id": "c1", "name": tool.name, "args": arguments}
    message = tool.invoke(call)
    assert isinstance(message, ToolMessage)
    return message


def _awaited(settings: dict[str, Any], name: str, arguments: dict[str, Any]) -> Any:
    call = {"type": "tool_call", "id": "c1", "name": name, "args": arguments}

    async def main() -> Any:
        async with AsyncDaytonaActions(**settings) as client:
            (tool,) = langchain_tools(client, names=[name])
            return await tool.ainvoke(call)

    return asyncio.run(main())


def test_tools_are_the_actions(client: DaytonaActions) -> None:
    """Each action is a tool with its description and its schema, and no key in it."""
    found = [
        (t.name, t.description, t.args_schema) for t in langchain_tools(client, families="all")
    ]
    expected = [(a.name, a.description, a.input_schema) for a in ACTIONS.values()]
    assert expected == found


def test_annotations_can_be_read(client: DaytonaActions) -> None:
    """An agent looks for arguments to inject among a function's annotations: all have a meaning."""
    synchronous = [tool.func for tool in langchain_tools(client)]
    asynchronous = [tool.coroutine for tool in langchain_tools(AsyncDaytonaActions("made-up"))]
    for function in [*synchronous, *asynchronous]:
        assert {"arguments", "return"} == set(get_type_hints(function, include_extras=True))


def test_success(client: DaytonaActions, sandbox: str) -> None:
    """A call answers the message of that call: JSON for the model, the result as artifact."""
    (tool,) = langchain_tools(client, names=["execute_command"])
    message = _called(tool, {"sandbox_id": sandbox, "command": "echo hi"})
    assert ("c1", "success") == (message.tool_call_id, message.status)
    assert message.artifact == client.execute_command(sandbox, "echo hi")
    assert message.artifact.model_dump() == json.loads(str(message.content))


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [({"sandbox_id": "no-such"}, "not_found"), ({}, "invalid_request")],
)
def test_failure(client: DaytonaActions, arguments: dict[str, Any], kind: str) -> None:
    """A failure is a message with the status error, and raises nothing."""
    (tool,) = langchain_tools(client, names=["get_sandbox"])
    message = _called(tool, arguments)
    assert "error" == message.status
    assert kind == message.artifact.failure.kind
    assert kind == json.loads(str(message.content))["failure"]["kind"]


def test_asynchronous(settings: dict[str, Any], sandbox: str) -> None:
    """With an asynchronous client the tools are awaited."""
    message = _awaited(settings, "get_sandbox", {"sandbox_id": sandbox})
    assert (sandbox, "success") == (message.artifact.sandbox.name, message.status)
    assert "error" == _awaited(settings, "get_sandbox", {"sandbox_id": "no-such"}).status


def test_synchronous_client_can_be_awaited(client: DaytonaActions, sandbox: str) -> None:
    """With a synchronous client an awaited call runs in a thread."""
    (tool,) = langchain_tools(client, names=["get_sandbox"])
    text = asyncio.run(tool.ainvoke({"sandbox_id": sandbox}))
    assert sandbox == json.loads(text)["sandbox"]["name"]


def test_charts_are_images(monkeypatch: pytest.MonkeyPatch, client: DaytonaActions) -> None:
    """A chart is an image block of the message."""
    charted = RunCodeOutput(success=True, artifacts={"charts": [{"png": "QUJD"}]})
    monkeypatch.setattr(DaytonaActions, "run_code", lambda *_, **__: charted)
    (tool,) = langchain_tools(client, names=["run_code"])
    message = _called(tool, {"sandbox_id": "x", "code": "1", "language": "python"})
    text, image = list(message.content)
    assert {"type": "image", "base64": "QUJD", "mime_type": "image/png"} == image
    assert "QUJD" not in str(text)


def test_fewer_tools_and_less_output(client: DaytonaActions, sandbox: str) -> None:
    """Tools can be chosen, and their output limited."""
    names = [tool.name for tool in langchain_tools(client, families="all", read_only=True)]
    assert [action.name for action in ACTIONS.values() if action.read_only] == names
    assert [*DAYTONA.select(short=True)] == [tool.name for tool in langchain_tools(client)]
    assert [*FAMILIES["files"].actions] == [
        tool.name for tool in langchain_tools(client, families=["files"])
    ]
    (tool,) = langchain_tools(client, names=["execute_command"], limit=200)
    said = json.loads(tool.invoke({"sandbox_id": sandbox, "command": "seq 1000"}))
    assert "characters left out" in said["truncated"]["result"]
    assert "execute_command" in said["truncated"]["result"]
    (tool,) = langchain_tools(client, names=["list_files"], limit=10)
    said = json.loads(tool.invoke({"sandbox_id": sandbox, "path": "/"}))
    assert "cannot be had through what is offered" in said["truncated"]["files"]
