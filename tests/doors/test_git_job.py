"""One job from beginning to end, in Python and as MCP calls only: clone, edit, test, commit, push."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from mcp import Client

from daytona_actions import AsyncDaytonaActions
from daytona_actions.doors import mcp
from daytona_actions.service import DAYTONA
from tests.ports import free_port
from tests.scenarios import preparation
from tests.scenarios.live import LiveServer, LiveStage
from tests.scenarios.model import repository

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from daytona_actions.local import LocalDaytona

    Call = Callable[..., Awaitable[dict[str, Any]]]

ME = {"username": "me", "password": "secret"}
TESTED = "grep -q '^changed$' a.txt && echo passed"


@pytest.fixture
def stage(local: LocalDaytona) -> Iterator[LiveStage]:
    """A sandbox with a Git server in it, which asks for credentials."""
    port = free_port()
    server = LiveServer(local.api_url, local.api_key, prefix="job-", port=lambda _: port)
    with server:
        made = LiveStage(server)
        preparation.git_server(made)
        yield made


def python(client: AsyncDaytonaActions) -> Call:
    """Call actions as methods."""

    async def call(action: str, /, **given: Any) -> dict[str, Any]:
        found: dict[str, Any] = (await getattr(client, action)(**given)).model_dump()
        return found

    return call


def tools(client: Client) -> Call:
    """Call actions as tools."""

    async def call(action: str, /, **given: Any) -> dict[str, Any]:
        found: dict[str, Any] = (await client.call_tool(action, given)).structured_content
        return found

    return call


@pytest.mark.parametrize("door", ["python", "mcp"])
def test_job(stage: LiveStage, local: LocalDaytona, door: str) -> None:
    """A private repository is cloned, changed, tested and pushed as a branch of its own."""

    async def main() -> None:
        async with AsyncDaytonaActions(local.api_key, api_url=local.api_url) as daytona:
            if door == "python":
                await _work(python(daytona), stage)
                return
            async with Client(mcp.server(DAYTONA, daytona, families="all")) as client:
                await _work(tools(client), stage)

    asyncio.run(main())
    served = "git -C ~/git-server/repositories/private.git"
    assert "Say something else\n" == stage.run(f"{served} log -1 --format=%s topic")


async def _work(call: Call, stage: LiveStage) -> None:
    async def do(action: str, /, **given: Any) -> dict[str, Any]:
        found = await call(action, sandbox_id=stage.sandbox, **given)
        assert (True, None) == (found["success"], found["error"]), action
        return found

    await do("git_clone", url=repository(stage, "private.git"), path="demo", **ME)
    assert "a.txt" in {file["name"] for file in (await do("list_files", path="demo"))["files"]}
    text = (await do("read_text_file", path="demo/a.txt"))["text"]
    await do("edit_text_file", path="demo/a.txt", old_text=text, new_text="changed\n")
    started = await do("start_process", command=TESTED, cwd="demo")
    told = {"running": True}
    while told["running"]:
        told = await do("read_process_output", process_id=started["process_id"])
    assert ("passed\n", 0) == (told["stdout"], told["exit_code"])
    await do("git_create_branch", path="demo", name="topic")
    await do("git_add", path="demo", files=["."])
    author = {"author": "A U Thor", "email": "author@example.com"}
    made = await do("git_commit", path="demo", message="Say something else", **author)
    pushed = await do("git_push", path="demo", **ME)
    assert ("topic", True) == (pushed["branch"], pushed["published"])
    [newest] = (await do("git_log", path="demo", limit=1))["commits"]
    assert made["hash"] == newest["hash"]
    assert [] == (await do("git_status", path="demo"))["files"]
