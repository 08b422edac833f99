"""Run in a copy of the package with one more action: finds it in each door, and calls it."""

from __future__ import annotations

import json
import sys

import vcr

from daytona_actions import ACTIONS, AsyncDaytonaActions, DaytonaActions
from daytona_actions.doors import mcp
from daytona_actions.doors.cli.program import program
from daytona_actions.doors.dispatch import dispatch
from daytona_actions.doors.langchain import langchain_tools
from daytona_actions.doors.manifest import manifest
from daytona_actions.doors.openapi import openapi_document
from daytona_actions.doors.skill import action_pages
from daytona_actions.doors.tools import anthropic_tools, openai_tools

NAME, CASSETTE = sys.argv[1:]
SANDBOX = "34d3554d-0e9e-40ac-8fa7-ffd6b2cb759f"

found = {
    "registry": list(ACTIONS),
    "python": [name for name in ACTIONS if callable(getattr(DaytonaActions, name))],
    "async python": [name for name in ACTIONS if callable(getattr(AsyncDaytonaActions, name))],
    "cli": [name.replace("-", "_") for name in program.list_commands(None)],  # type: ignore[arg-type]
    "mcp": [tool.name for tool in mcp.tools()],
    "rest": [path.rpartition("/")[2] for path in openapi_document()["paths"]],
    "openai": [tool["name"] for tool in openai_tools(strict=True)],
    "anthropic": [tool["name"] for tool in anthropic_tools()],
    "langchain": [tool.name for tool in langchain_tools(DaytonaActions("made-up"))],
    "manifest": [action["name"] for action in manifest()["actions"]],
    "skill": [NAME] if f"## {NAME}" in action_pages() else [],
}
given = {"sandbox_id": SANDBOX, "labels": {"a": 2, "b": "x"}}
with (
    vcr.VCR(record_mode="none", match_on=["method", "uri", "body"]).use_cassette(CASSETTE) as tape,
    DaytonaActions("made-up") as client,
):
    answer = dispatch(NAME, given, client=client, api="chat")
assert tape.all_played
doors = {door: NAME in names for door, names in found.items()}
sys.stdout.write(json.dumps({"doors": doors}) + "\n" + answer["content"] + "\n")
