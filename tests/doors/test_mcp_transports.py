"""The MCP server over stdio and streamable HTTP, spoken to by the SDK's own client."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import anyio
import httpx2
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client

from daytona_actions import AsyncDaytonaActions
from daytona_actions.doors import mcp as door
from daytona_actions.doors.listening import serve_http
from daytona_actions.service import DAYTONA
from tests.doors.endless import Waiting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


COMMAND = ["-c", "from daytona_actions.__main__ import main; main()", "mcp"]
READ_ONLY = {"list_sandboxes", "get_sandbox", "list_files", "download_file", "list_snapshots"}


def _environment(settings: dict[str, Any]) -> dict[str, str]:
    own = {"DAYTONA_API_KEY": settings["api_key"], "DAYTONA_API_URL": settings["api_url"]}
    return {**os.environ, **own}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_stdio(settings: dict[str, Any], sandbox: str, mode: str) -> None:
    """The command serves the SDK's client over stdio."""
    server = StdioServerParameters(
        command=sys.executable, args=[*COMMAND, "--read-only"], env=_environment(settings)
    )

    async def main() -> tuple[list[str], Any]:
        async with Client(stdio_client(server), mode=mode) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            return names, await client.call_tool("get_sandbox", {"sandbox_id": sandbox})

    names, result = asyncio.run(main())
    assert set(names) == READ_ONLY
    assert sandbox == result.structured_content["sandbox"]["name"]


def test_stdout_has_nothing_but_messages(settings: dict[str, Any]) -> None:
    """Also with its log on, the server prints nothing but JSON-RPC on stdout."""
    version = {"protocolVersion": "2025-11-25", "capabilities": {}}
    version["clientInfo"] = {"name": "test", "version": "1"}
    call = {"name": "list_sandboxes", "arguments": {}}
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": version},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call},
    ]
    with subprocess.Popen(
        [sys.executable, *COMMAND, "--verbose"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_environment(settings),
    ) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.writelines(json.dumps(message) + "\n" for message in messages)
        server.stdin.flush()
        answers = [json.loads(server.stdout.readline()) for _ in range(2)]
        server.stdin.close()
        rest, log = server.stdout.read(), server.stderr.read()
    assert [1, 2] == [answer["id"] for answer in answers]
    assert answers[1]["result"]["structuredContent"]["success"] is True
    assert "" == rest
    assert "GET /api/sandbox" in log
    assert settings["api_key"] not in log


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_streamable_http(settings: dict[str, Any], sandbox: str, mode: str) -> None:
    """The server serves the SDK's client over streamable HTTP, with the token."""

    async def play(url: str) -> Any:
        http = httpx2.AsyncClient(headers={"Authorization": "Bearer entrance"})
        async with http, Client(streamable_http_client(url, http_client=http), mode=mode) as client:
            return await client.call_tool("get_sandbox", {"sandbox_id": sandbox})

    result = asyncio.run(_listening(settings, play))
    assert sandbox == result.structured_content["sandbox"]["name"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "Bearer entrance", "Host": "evil.example"}, 421),
        ({"Authorization": "Bearer entrance", "Origin": "http://evil.example"}, 403),
    ],
)
def test_http_entrance(settings: dict[str, Any], headers: dict[str, str], status: int) -> None:
    """Without the token, under another host name or from another site nobody gets in."""
    message = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    wanted = {"Accept": "application/json, text/event-stream"}

    async def play(url: str) -> Any:
        async with httpx2.AsyncClient(headers=wanted | headers) as http:
            return await http.post(url, json=message)

    answer = asyncio.run(_listening(settings, play))
    assert status == answer.status_code


async def _listening(settings: dict[str, Any], play: Any) -> Any:
    """Listen for as long as something is played on the server's URL."""
    urls: asyncio.Queue[str] = asyncio.Queue()
    async with AsyncDaytonaActions(**settings) as daytona:
        app = door.http_app(door.server(DAYTONA, daytona), "entrance", host="127.0.0.1")
        serving = serve_http(app, host="127.0.0.1", port=0, ready=urls.put_nowait)
        task = asyncio.create_task(serving)
        try:
            return await play(await urls.get() + "/mcp")
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def test_stdio_ends_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server over stdio ends when the client closes the connection."""
    closed: list[bool] = []

    @contextlib.asynccontextmanager
    async def nobody() -> AsyncIterator[Any]:
        to_server, incoming = anyio.create_memory_object_stream[Any](0)
        outgoing, from_server = anyio.create_memory_object_stream[Any](0)
        with incoming, outgoing, from_server:
            to_server.close()
            yield incoming, outgoing
            closed.append(True)

    monkeypatch.setattr(door, "stdio_server", nobody)
    asyncio.run(door.serve_stdio(door.server(DAYTONA, Waiting())))
    assert [True] == closed


def test_stdio_ends_with_its_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server over stdio ends as quietly when the client reads no more."""
    gone = threading.Event()
    version = {"protocolVersion": "2025-11-25", "capabilities": {}}
    version["clientInfo"] = {"name": "test", "version": "1"}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": version}

    class Incoming(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            content = super().read1(size)
            return content if content or gone.wait() else b""

    class Outgoing(io.BytesIO):
        def write(self, _content: object, /) -> int:
            gone.set()
            raise BrokenPipeError

    incoming = Incoming(json.dumps(message).encode() + b"\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(incoming))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(Outgoing()))
    asyncio.run(door.serve_stdio(door.server(DAYTONA, Waiting())))
    assert gone.is_set()
