"""Calls an action of the second connector through each door, against the little service."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
from typing import TYPE_CHECKING, Any

import httpx
from mcp import Client

from daytona_actions.doors import dispatch, langchain, mcp, rest
from daytona_actions.doors.cli.program import make
from daytona_actions.doors.excerpts import document

if TYPE_CHECKING:
    from types import ModuleType

    from daytona_actions.engine.service import Service

_HEADERS = {"Authorization": "Bearer entrance"}


def run(service: Service, *words: str) -> str:
    """Return what a command prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        make(service).main(list(words))
    return printed.getvalue()


def _called(connector: ModuleType, name: str, given: dict[str, Any]) -> dict[str, Any]:
    service: Service = connector.DEPOT
    with connector.DepotActions() as client:
        [tool] = langchain.langchain_tools(service, client, names=[name])
        arguments = json.dumps(given)
        openai = dispatch.dispatch(service, name, arguments, client=client)
        chat = dispatch.dispatch(service, name, arguments, client=client, api="chat")
        anthropic = dispatch.dispatch(service, name, given, client=client, api="anthropic")
        return {
            "python": document(getattr(client, name)(**given)),
            "responses": json.loads(openai["output"]),
            "chat": json.loads(chat["content"]),
            "anthropic": json.loads(anthropic["content"]),
            "langchain": json.loads(tool.invoke(given)),
        }


async def _awaited(connector: ModuleType, name: str, given: dict[str, Any]) -> dict[str, Any]:
    service: Service = connector.DEPOT
    async with connector.AsyncDepotActions() as client:
        [tool] = langchain.langchain_tools(service, client, names=[name])
        transport = httpx.ASGITransport(rest.app(service, client, "entrance"))
        async with (
            Client(mcp.server(service, client)) as assistant,
            httpx.AsyncClient(
                transport=transport, base_url="http://door", headers=_HEADERS
            ) as http,
        ):
            sent = await dispatch.adispatch(service, name, given, client=client, api="chat")
            return {
                "async python": document(await getattr(client, name)(**given)),
                "async dispatch": json.loads(sent["content"]),
                "async langchain": json.loads(await tool.ainvoke(given)),
                "mcp": (await assistant.call_tool(name, given)).structured_content,
                "rest": (await http.post(f"/actions/{name}", json=given)).json(),
            }


def answers(
    connector: ModuleType, name: str, given: dict[str, Any], words: list[str]
) -> dict[str, Any]:
    """Return what each door answers to a call of an action; `words` are those of the command."""
    found = _called(connector, name, given)
    found |= asyncio.run(_awaited(connector, name, given))
    return found | {"cli": json.loads(run(connector.DEPOT, name.replace("_", "-"), *words))}
