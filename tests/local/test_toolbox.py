"""What the toolbox proxy answers when a daemon is lost, and what the gate does with a defect."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.local import LocalDaytona, LocalDaytonaError
from daytona_actions.local.clock import Clock
from daytona_actions.local.connection import DaemonLostError, Reply, ToolboxDaemon
from daytona_actions.local.gate import Gate, Rules

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from tests.local.clients import Sandbox

UPLOAD: dict[str, Any] = {"data": {"files[0].path": "x"}, "files": {"files[0].file": b"x"}}
CALLS: dict[str, dict[str, Any]] = {
    "/process/execute": {"json": {"command": "true"}},
    "/files/bulk-upload": UPLOAD,
    "/files/upload?path=x": {"files": {"file": b"x"}},
}


@pytest.mark.parametrize(("error", "status"), [(DaemonLostError("lost"), 502), (KeyError(), 500)])
@pytest.mark.parametrize("route", CALLS)
def test_a_lost_daemon_is_an_error_of_the_gateway(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, route: str, error: Exception, status: int
) -> None:
    """A defect of ours is one of the server."""

    async def lost(*_arguments: object) -> Reply:
        raise error

    monkeypatch.setattr(ToolboxDaemon, "call", lost)
    assert status == sandbox.call("POST", route, **CALLS[route]).status_code


def test_a_daemon_that_is_lost_while_it_answers_breaks_the_answer_off(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client sees that something is missing."""

    async def body() -> AsyncGenerator[bytes]:
        yield b"half"
        raise DaemonLostError

    async def half(*_arguments: object) -> Reply:
        return Reply(200, {"content-length": "10"}, body())

    monkeypatch.setattr(ToolboxDaemon, "call", half)
    with pytest.raises(httpx.RemoteProtocolError):
        sandbox.download("x")


def test_a_defect_before_any_answer_reaches_the_server() -> None:
    """Only what was answered already is not raised again."""

    async def broken(*_arguments: object) -> None:
        raise RuntimeError("broken")

    async def nothing(*_arguments: object) -> dict[str, Any]:
        return {}

    gate = Gate(broken, Rules("key", "localhost", 1000), Clock())
    headers = [(b"host", b"localhost"), (b"authorization", b"Bearer key")]
    scope = {"type": "http", "method": "GET", "raw_path": b"/api/x", "headers": headers}
    with pytest.raises(RuntimeError, match="broken"):
        asyncio.run(gate(scope, nothing, nothing))  # type: ignore[arg-type]


def test_a_server_that_does_not_come_up_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what it had taken is given back."""

    async def never_ready(_scope: object, receive: Any, send: Any) -> None:
        for event in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{event}.complete"})

    monkeypatch.setattr("daytona_actions.local.server.START_SECONDS", 0.1)
    monkeypatch.setattr(
        "daytona_actions.local.server.make_app", lambda *_arguments, **_options: never_ready
    )
    with pytest.raises(LocalDaytonaError, match="did not start"):
        LocalDaytona(isolation="none").start()
