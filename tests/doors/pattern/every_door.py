"""Run in a copy of the package with one more action: finds it in each door, and calls it there."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import sys
from typing import Any

import httpx
import vcr
from mcp import Client

from daytona_actions import (
    ACTIONS,
    AsyncDaytonaActions,
    DaytonaActions,
    adispatch,
    anthropic_tools,
    dispatch,
    langchain_tools,
    manifest,
    openai_tools,
    openapi_document,
)
from daytona_actions.doors import mcp, rest
from daytona_actions.doors.cli.program import make
from daytona_actions.doors.examples import command_line
from daytona_actions.doors.skill import action_pages
from daytona_actions.service import DAYTONA

NAME, CASSETTE = sys.argv[1:]
SANDBOX = "34d3554d-0e9e-40ac-8fa7-ffd6b2cb759f"
OFFER: Any = {"api": "chat", "names": NAME}
GIVEN = {"sandbox_id": SANDBOX, "new_labels": {"a": "2", "b": "x"}}


def found(**families: Any) -> dict[str, list[str]]:
    """Return the names that each door shows that can show fewer."""
    return {
        "mcp": [tool.name for tool in mcp.tools(DAYTONA.select(short=True, **families))],
        "openai": [tool["name"] for tool in openai_tools(strict=True, **families)],
        "anthropic": [tool["name"] for tool in anthropic_tools(**families)],
        "manifest": [action["name"] for action in manifest(**families)["actions"]],
    }


def found_always() -> dict[str, list[str]]:
    """Return the names that each other door shows."""
    page = action_pages(DAYTONA)["sandboxes"]
    return {
        "registry": list(ACTIONS),
        "rest": [path.rpartition("/")[2] for path in openapi_document()["paths"]],
        "skill": [NAME] if f"$ {command_line(DAYTONA, ACTIONS[NAME])}\n" in page else [],
    }


def command(*words: str) -> Any:
    """Return what the command line prints as JSON."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        make(DAYTONA).main(list(words))
    return json.loads(printed.getvalue())


def called() -> dict[str, Any]:
    """Return what each door answers that is called synchronously."""
    with DaytonaActions("made-up") as client:
        (tool,) = langchain_tools(client, names=[NAME])
        return {
            "python": getattr(client, NAME)(**GIVEN).model_dump(),
            "dispatch": json.loads(dispatch(NAME, GIVEN, client=client, **OFFER)["content"]),
            "langchain": json.loads(tool.invoke(GIVEN)),
            "cli": command(
                NAME.replace("_", "-"), SANDBOX, "--new-labels", "a=2", "--new-labels", "b=x"
            ),
        }


async def awaited() -> dict[str, Any]:
    """Return what each door answers that is awaited."""
    async with AsyncDaytonaActions("made-up") as client:
        (tool,) = langchain_tools(client, names=[NAME])
        transport = httpx.ASGITransport(rest.app(DAYTONA, client, "entrance"))
        headers = {"Authorization": "Bearer entrance"}
        async with (
            Client(mcp.server(DAYTONA, client, names=NAME)) as assistant,
            httpx.AsyncClient(transport=transport, base_url="http://door", headers=headers) as http,
        ):
            return {
                "async python": (await getattr(client, NAME)(**GIVEN)).model_dump(),
                "async dispatch": json.loads(
                    (await adispatch(NAME, GIVEN, client=client, **OFFER))["content"]
                ),
                "async langchain": json.loads(await tool.ainvoke(GIVEN)),
                "mcp": (await assistant.call_tool(NAME, GIVEN)).structured_content,
                "rest": (await http.post(f"/actions/{NAME}", json=GIVEN)).json(),
            }


recorder = vcr.VCR(
    record_mode="none",
    match_on=["method", "uri", "body"],
    ignore_hosts=["door"],
)
with recorder.use_cassette(CASSETTE, allow_playback_repeats=True) as tape:
    answers = called() | asyncio.run(awaited())
assert tape.all_played
everything = found(families="sandboxes") | found_always()
shown = {door: NAME in names for door, names in everything.items()}
short = {door: NAME in names for door, names in found().items()}
sys.stdout.write(json.dumps({"shown": shown, "short": short, "answers": answers}))
