"""All doors do the same for the same call, failures included."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from mcp import Client

from daytona_actions import (
    ACTIONS,
    AsyncDaytonaActions,
    DaytonaActions,
    adispatch,
    dispatch,
    langchain_tools,
)
from daytona_actions.doors import mcp, rest
from daytona_actions.doors.examples import is_positional
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.doors.conftest import Ran

    Said = dict[str, tuple[str, bool, str]]  # name -> type, required, description


CALLS: list[tuple[str, dict[str, Any], bool]] = [
    ("create_sandbox", {"name": "{own}", "labels": {"a": "b"}, "auto_stop_interval": 5}, True),
    ("create_sandbox", {"cpu": 1}, False),
    ("upload_file", {"destination_path": "a/b.txt", "file_content_base64": "aGVsbG8K"}, True),
    ("run_code", {"code": "print(open('a/b.txt').read())", "language": "python"}, True),
    ("execute_command", {"command": "echo $A; exit 3", "env": {"A": "1"}, "timeout": 5}, True),
    ("execute_command", {"command": ""}, False),
    (
        "start_process",
        {"command": "touch up; exec sleep 60", "env": {"A": "1"}, "name": "job"},
        True,
    ),
    # What has not begun is stopped without an exit code.
    ("execute_command", {"command": "until [ -e up ]; do sleep 0.01; done"}, True),
    ("start_process", {"command": "sleep 60", "name": "job"}, False),
    ("list_processes", {}, True),
    ("get_process", {"process_id": "job"}, True),
    ("get_process", {"process_id": "a/b"}, False),
    ("send_process_input", {"process_id": "job", "text": "ignored"}, True),
    ("read_process_output", {"process_id": "job", "offset": 0, "limit": 9}, True),
    ("stop_process", {"process_id": "job", "grace": 60}, True),
    ("stop_process", {"process_id": "job"}, False),
    ("list_files", {"path": "a"}, True),
    ("download_file", {"file_path": "a/b.txt"}, True),
    ("download_file", {"file_path": "no/such"}, False),
    ("write_text_file", {"path": "a/t.txt", "text": "one\ntwo\n"}, True),
    ("edit_text_file", {"path": "a/t.txt", "old_text": "two", "new_text": "2"}, True),
    ("edit_text_file", {"path": "a/t.txt", "old_text": "3", "new_text": "4"}, False),
    ("read_text_file", {"path": "a/t.txt", "start_line": 2}, True),
    ("replace_in_files", {"files": ["a/t.txt", "no"], "text": "2", "replacement": ""}, False),
    ("find_in_files", {"text": "one"}, True),
    ("search_files", {"pattern": "t.*"}, True),
    ("create_folder", {"path": "a/new", "permissions": "700"}, True),
    ("move_file", {"source_path": "a/t.txt", "destination_path": "a/new/t.txt"}, True),
    ("set_file_permissions", {"path": "a/new/t.txt", "permissions": "600"}, True),
    ("get_file_info", {"path": "a/new/t.txt"}, True),
    ("delete_file", {"path": "a/new", "recursive": True}, True),
    ("git_clone", {"url": "http://127.0.0.1:9/x.git", "path": "x"}, False),
    ("git_status", {"path": "a"}, False),
    ("git_log", {"path": "a", "limit": 1}, False),
    ("git_branches", {"path": "a"}, False),
    ("git_checkout", {"path": "a", "branch": "topic"}, False),
    ("git_create_branch", {"path": "a", "name": "topic"}, False),
    ("git_delete_branch", {"path": "a", "name": "topic"}, False),
    ("git_add", {"path": "a", "files": ["b.txt", "c"]}, False),
    ("git_commit", {"path": "a", "message": "m", "author": "a", "email": "e"}, False),
    ("git_pull", {"path": "a"}, False),
    ("git_push", {"path": "a", "username": "me"}, False),
    ("list_regions", {}, True),
    ("get_sandbox_family", {}, True),
    ("backup_sandbox", {"sandbox_id": "no-such-sandbox"}, False),
    ("get_sandbox_details", {"sandbox_id": "no-such-sandbox"}, False),
    ("update_sandbox", {"labels": {"a": "b"}, "auto_stop_interval": 20}, True),
    ("update_sandbox", {"network_allow_list": ["10.0.0.0"]}, False),
    ("archive_sandbox", {"sandbox_id": "no-such-sandbox"}, False),
    ("refresh_sandbox_activity", {}, True),
    ("resize_sandbox", {}, False),
    ("recover_sandbox", {"sandbox_id": "no-such-sandbox"}, False),
    ("fork_sandbox", {"name": "."}, False),
    ("wait_for_sandbox", {"state": "started", "timeout": 0}, True),
    ("get_preview_url", {"port": 8000, "wait_timeout": 0}, False),
    ("create_signed_preview_url", {"port": 8000, "expires_in": 60}, False),
    ("expire_signed_preview_url", {"port": 8000, "token": "a1b2c3"}, False),
    ("list_ports", {}, True),
    ("create_ssh_access", {"sandbox_id": "no-such-sandbox", "expires_in_minutes": 5}, False),
    ("revoke_ssh_access", {"token": "a1b2c3"}, True),
    ("get_build_logs", {}, False),
    ("snapshot_sandbox", {"name": "."}, False),
    ("get_snapshot", {"snapshot": "no-such"}, False),
    ("create_snapshot", {"name": "slim"}, False),
    ("activate_snapshot", {"snapshot": "no-such"}, False),
    ("deactivate_snapshot", {"snapshot": "no-such"}, False),
    ("delete_snapshot", {"snapshot": "no-such"}, False),
    ("get_snapshot_build_logs", {"snapshot": "no-such"}, False),
    ("list_volumes", {}, True),
    ("get_volume", {"volume": "no-such"}, False),
    ("create_volume", {"name": " "}, False),
    ("delete_volume", {"volume": "no-such"}, False),
    ("list_sandboxes", {"name": "{own}", "limit": 5, "states": ["started"]}, True),
    ("get_sandbox", {}, True),
    ("get_sandbox", {"sandbox_id": "no-such-sandbox"}, False),
    ("stop_sandbox", {}, True),
    ("start_sandbox", {}, True),
    ("delete_sandbox", {}, True),
    ("list_snapshots", {"page": 1}, True),
]
"""Each call, and whether it works."""


def _calls(own: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, given, _ in CALLS:
        arguments = {key: own if value == "{own}" else value for key, value in given.items()}
        if "sandbox_id" in ACTIONS[name].input_schema["required"]:
            arguments = {"sandbox_id": own} | arguments
        yield name, arguments


def _words(name: str, arguments: dict[str, Any]) -> list[str]:
    """Write a call as a command line."""
    positional, options = [], []
    for key, value in arguments.items():
        if is_positional(ACTIONS[name], key):
            positional.append(str(value))
            continue
        if value is True:
            options.append(f"--{key}")
            continue
        many = [f"{k}={v}" for k, v in value.items()] if isinstance(value, dict) else value
        for text in many if isinstance(many, list) else [many]:
            options += [f"--{key.replace('_', '-')}", str(text)]
    return [name.replace("_", "-"), *options, "--", *positional]


def _plain(result: Any) -> dict[str, Any]:
    found: dict[str, Any] = result.model_dump()
    return found


def _python(settings: dict[str, Any], own: str) -> list[dict[str, Any]]:
    with DaytonaActions(**settings) as client:
        return [_plain(getattr(client, name)(**given)) for name, given in _calls(own)]


def _asynchronously(play: Any, settings: dict[str, Any], own: str) -> list[dict[str, Any]]:
    async def main() -> list[dict[str, Any]]:
        async with AsyncDaytonaActions(**settings) as client:
            call = await play(client)
            return [await call(name, given) for name, given in _calls(own)]

    return asyncio.run(main())


async def _of_async_python(client: AsyncDaytonaActions) -> Any:
    async def call(name: str, given: dict[str, Any]) -> dict[str, Any]:
        return _plain(await getattr(client, name)(**given))

    return call


async def _of_adispatch(client: AsyncDaytonaActions) -> Any:
    async def call(name: str, given: dict[str, Any]) -> dict[str, Any]:
        answer = await adispatch(name, given, client=client, api="chat", families="all")
        return _documented(json.loads(answer["content"]))

    return call


async def _of_alangchain(client: AsyncDaytonaActions) -> Any:
    tools = {tool.name: tool for tool in langchain_tools(client, families="all")}

    async def call(name: str, given: dict[str, Any]) -> dict[str, Any]:
        return _documented(json.loads(await tools[name].ainvoke(given)))

    return call


async def _of_rest(client: AsyncDaytonaActions) -> Any:
    transport = httpx.ASGITransport(rest.app(DAYTONA, client, "entrance"))
    http = httpx.AsyncClient(transport=transport, base_url="http://door")
    http.headers["Authorization"] = "Bearer entrance"

    async def call(name: str, given: dict[str, Any]) -> dict[str, Any]:
        return _documented((await http.post(f"/actions/{name}", json=given)).json())

    return call


def _mcp(settings: dict[str, Any], own: str) -> list[dict[str, Any]]:
    async def main() -> list[dict[str, Any]]:
        async with (
            AsyncDaytonaActions(**settings) as daytona,
            Client(mcp.server(DAYTONA, daytona, families="all")) as client,
        ):
            answers = [await client.call_tool(name, given) for name, given in _calls(own)]
        return [answer.structured_content for answer in answers]

    return asyncio.run(main())


def _dispatch(settings: dict[str, Any], own: str) -> list[dict[str, Any]]:
    with DaytonaActions(**settings) as client:
        answers = [
            dispatch(name, json.dumps(given), client=client, api="anthropic", families="all")
            for name, given in _calls(own)
        ]
    return [_documented(json.loads(answer["content"])) for answer in answers]


def _langchain(settings: dict[str, Any], own: str) -> list[dict[str, Any]]:
    with DaytonaActions(**settings) as client:
        tools = {tool.name: tool for tool in langchain_tools(client, families="all")}
        return [_documented(json.loads(tools[name].invoke(given))) for name, given in _calls(own)]


def _documented(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key != "failure"}


DOING: dict[str, Any] = {
    "async python": lambda *given: _asynchronously(_of_async_python, *given),
    "mcp": _mcp,
    "rest": lambda *given: _asynchronously(_of_rest, *given),
    "langchain": _langchain,
    "async langchain": lambda *given: _asynchronously(_of_alangchain, *given),
    "dispatch": _dispatch,
    "async dispatch": lambda *given: _asynchronously(_of_adispatch, *given),
}


def _normal(results: list[dict[str, Any]], own: str) -> list[dict[str, Any]]:
    """Take out what differs from sandbox to sandbox: its ID, its name, and times."""
    text = json.dumps(results)
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)", "TIME", text)
    text = re.sub(rf"(DESTROYED_)?{own}(_\d+)?", "NAME", text)
    found: list[dict[str, Any]] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def expected(settings: dict[str, Any]) -> list[dict[str, Any]]:
    """What the calls answer in Python."""
    found = _normal(_python(settings, "parity-python"), "parity-python")
    assert [works for _, _, works in CALLS] == [result["success"] for result in found]
    return found


def test_every_action_is_called() -> None:
    """The calls leave no action out."""
    assert set(ACTIONS) == {name for name, _, _ in CALLS}


@pytest.mark.parametrize("door", DOING)
def test_doors_do_the_same(
    door: str, settings: dict[str, Any], expected: list[dict[str, Any]]
) -> None:
    """The same calls through a door answer the same as in Python, failures too."""
    own = f"parity-{door.replace(' ', '-')}"
    for (name, _, _), wanted, found in zip(
        CALLS, expected, _normal(DOING[door](settings, own), own), strict=True
    ):
        assert wanted == found, name


@pytest.mark.usefixtures("environment")
def test_command_line_does_the_same(
    run: Callable[..., Ran], expected: list[dict[str, Any]]
) -> None:
    """The same calls on the command line answer the same as in Python, failures too."""
    found = [_documented(run(*_words(*call)).json) for call in _calls("parity-cli")]
    for (name, _, _), wanted, got in zip(
        CALLS, expected, _normal(found, "parity-cli"), strict=True
    ):
        assert wanted == got, name
