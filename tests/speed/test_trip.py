"""The way of a warm call: how many of our files it goes through, and how often it moves on."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

import daytona_actions
import daytona_openapi
from daytona_actions import AsyncDaytonaActions, DaytonaActions
from daytona_actions.doors import mcp as door
from daytona_actions.service import DAYTONA
from tests.http.raw_server import Connection, RawServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from mcp.server import ServerRequestContext

OURS = str(Path(daytona_actions.__file__).parent) + "/"
GENERATED = str(Path(daytona_openapi.__path__[0])) + "/"
ID = "11111111-1111-4111-8111-111111111111"

MOST_FILES, MOST_MOVES, MOST_FILES_OF_A_DOOR = 8, 26, 6
ONLY_AFTER_A_FAILURE = {"engine/retry.py", "engine/arguments.py", "engine/http/explain.py"}
ONLY_ONCE_A_CLASS = {"engine/bind.py"}
ONLY_WHERE_ASKED_FOR = {"engine/http/transfers.py"}

CALLS: dict[str, tuple[str, ...]] = {
    "execute_command": (ID, "echo hi"),
    "upload_file": (ID, "a", "eA=="),
    "get_sandbox": (ID,),
}


def answer(connection: Connection, *, in_two: bool = False) -> None:
    """Answer all requests of a connection, built by hand, as the routes do."""
    sandbox = {
        "id": ID,
        "name": "mine",
        "state": "started",
        "labels": {},
        "cpu": 1,
        "public": False,
    }
    port = connection.socket.getsockname()[1]
    while request := connection.request():
        path = request.split(b" ")[1]
        if b"/process/" in path:
            body: dict[str, Any] = {"exitCode": 0, "result": "hi\n"}
        elif b"/files/" in path:
            body = {"files": [{"path": "a", "bytes": 1}]}
        else:
            body = {**sandbox, "toolboxProxyUrl": f"http://127.0.0.1:{port}/toolbox"}
        connection.answer(body, in_two=in_two)


class Trail:
    """The files that this thread goes through, in order; generated code is one of them."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def __enter__(self) -> Self:
        self._before = sys.getprofile()
        sys.setprofile(self._follow)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(self._before)

    def _follow(self, frame: FrameType, event: str, _: Any) -> None:
        path = frame.f_code.co_filename
        if event in {"call", "return"} and path.startswith((OURS, GENERATED)):
            step = path.removeprefix(OURS) if path.startswith(OURS) else "generated"
            if [step] != self.steps[-1:]:
                self.steps.append(step)

    @property
    def files(self) -> set[str]:
        """Our own files on the way."""
        return {*self.steps} - {"generated"}


def warm(make: Callable[[], Any]) -> Trail:
    """Make a call twice, and follow it the third time."""
    for _ in range(2):
        assert make().success
    with Trail() as trail:
        result = make()
    assert result.success
    return trail


@pytest.mark.parametrize("in_two", [False, True], ids=["one packet", "two packets"])
@pytest.mark.parametrize("name", CALLS)
def test_way_of_a_warm_call(name: str, in_two: bool) -> None:
    """A warm call goes through few files and moves, and through nothing that it has no need of."""
    with (
        RawServer(partial(answer, in_two=in_two)) as server,
        DaytonaActions("k", api_url=server.api_url) as daytona,
    ):
        trail = warm(lambda: getattr(daytona, name)(*CALLS[name]))
    assert len(trail.files) <= MOST_FILES, trail.files
    assert len(trail.steps) - 1 <= MOST_MOVES, trail.steps
    spared = ONLY_AFTER_A_FAILURE | ONLY_ONCE_A_CLASS | ONLY_WHERE_ASKED_FOR
    assert set() == trail.files & spared
    assert {"engine/flow.py", "engine/http/client.py", "engine/replies.py"} <= trail.files


@pytest.mark.parametrize("name", CALLS)
def test_way_from_mcp(name: str) -> None:
    """A tool call over MCP goes through few files more than the asynchronous call itself."""

    async def run(url: str) -> list[set[str]]:
        async with AsyncDaytonaActions("k", api_url=url) as daytona:
            parameters = [*DAYTONA.actions[name].signature.parameters]
            given = dict(zip(parameters, CALLS[name], strict=False))
            entry = door.server(DAYTONA, daytona).get_request_handler("tools/call")
            assert entry is not None
            asked = door.types.CallToolRequestParams(name=name, arguments=given)
            context: ServerRequestContext[Any] = None  # type: ignore[assignment]  # not looked at
            ways = []
            for call in (
                lambda: getattr(daytona, name)(**given),
                lambda: entry.handler(context, asked),
            ):
                for _ in range(2):
                    await call()
                with Trail() as trail:
                    result = await call()
                assert getattr(result, "success", True)
                assert not getattr(result, "is_error", False)
                ways.append(trail.files)
            return ways

    with RawServer(answer) as server:
        direct, door_way = asyncio.run(run(server.api_url))
    assert "doors/mcp.py" in door_way
    assert len(door_way - direct) <= MOST_FILES_OF_A_DOOR, sorted(door_way - direct)
