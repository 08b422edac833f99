"""What the toolbox proxy answers when a daemon is lost, and what the gate does with a defect."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.local import LocalDaytona, LocalDaytonaError
from daytona_actions.local.clock import Clock
from daytona_actions.local.connection import DaemonLostError, Reply, ToolboxDaemon
from daytona_actions.local.gate import Gate, Rules
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from tests.local.clients import Client, Sandbox

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


@pytest.mark.parametrize(
    ("method", "route"),
    [
        ("POST", "/process/pty"),
        ("POST", "/process/interpreter/context"),
        ("POST", "/lsp/start"),
        ("GET", "/computeruse/status"),
        ("GET", "/proxy/8000/index.html"),
    ],
)
def test_what_is_not_offered_is_told_as_that(sandbox: Sandbox, method: str, route: str) -> None:
    """Not as something that is missing, and with where to read more."""
    answer = sandbox.call(method, route, json={})
    message = (
        f"not implemented: the local Daytona does not offer {method} {route};"
        " its page docs/local.md lists what it leaves out, a real Daytona has it"
    )
    told = answer.json()
    assert (501, 501, "NOT_IMPLEMENTED", message, method, route) == (
        answer.status_code,
        *(told[name] for name in ("statusCode", "code", "message", "method", "path")),
    )


def test_the_toolbox_is_below_the_control_plane_too(sandbox: Sandbox) -> None:
    """As older clients call it, and where newer ones are told."""
    told = sandbox.http.get(f"/sandbox/{sandbox.id}/toolbox-proxy-url").json()["url"]
    answer = sandbox.http.get(f"/toolbox/{sandbox.id}/toolbox/work-dir")
    assert f"{told}/{sandbox.id}" == sandbox.toolbox
    assert sandbox.call("GET", "/work-dir").json() == answer.json()
    assert "x-daytona-api-version" in answer.headers


def test_no_toolbox_runs_in_a_sandbox_that_is_not_started(sandbox: Sandbox) -> None:
    """Of an archived one not even the machine is known."""
    sandbox.send_to("stop", "stopped")
    stopped = sandbox.call("GET", "/work-dir")
    sandbox.send_to("archive", "archived")
    archived = sandbox.call("GET", "/work-dir")
    said = [answer.json()["message"].partition(": ")[2] for answer in (stopped, archived)]
    assert [400, 400] == [stopped.status_code, archived.status_code]
    assert said[0].endswith("Is the Sandbox started?")
    assert f"failed to get runner info: Sandbox with ID {sandbox.id} not found" == said[1]


@pytest.mark.parametrize("is_public", [True, False])
def test_previews_are_made_public(sandbox: Sandbox, is_public: bool) -> None:
    """And private again."""
    answer = sandbox.http.post(f"/sandbox/{sandbox.id}/public/{str(is_public).lower()}")
    assert (201, is_public) == (answer.status_code, sandbox.get()["public"])


def test_a_sandbox_knows_where_it_is(server: Client) -> None:
    """By the variables that a real one has; its own take their place."""
    created = server.create(env={"DAYTONA_REGION_ID": "mine"}, user="someone")
    names = ("DAYTONA_SANDBOX_ID", "HOSTNAME", "DAYTONA_REGION_ID", "DAYTONA_SANDBOX_USER")
    names += ("DAYTONA_SANDBOX_SNAPSHOT", "DAYTONA_USER_HOME_AS_WORKDIR")
    command = "; ".join(f"echo ${name}" for name in names)
    expected = [created.id, created.id, "mine", "someone", created.get()["snapshot"], "true"]
    assert expected == created.run(command).splitlines()
    assert (
        created.run("printenv DAYTONA_ORGANIZATION_ID").strip() == created.get()["organizationId"]
    )


def test_a_call_whose_client_has_gone_gives_its_files_back(sandbox: Sandbox) -> None:
    """The command goes on (recorded: execute_command_when_the_client_leaves)."""
    before = len(list(Path("/dev/fd").iterdir()))
    command = "touch begun; while [ ! -e go ]; do sleep 0.01; done; touch end"
    sandbox.call_and_leave("/process/execute", {"command": command}, "begun")
    wait_until(lambda: sandbox.state() and len(list(Path("/dev/fd").iterdir())) <= before)
    sandbox.run("touch go")
    wait_until(lambda: "end" in sandbox.run("ls"))


def test_a_sandbox_of_its_own_has_a_name_of_its_own(server: Client, isolation: str) -> None:
    """Its ID, which resolves; without isolation the machine's name is all there is."""
    created = server.create()
    asked = "import socket as s; print(s.gethostname(), s.gethostbyname(s.gethostname()))"
    if isolation == "bubblewrap":
        assert f"{created.id} 127.0.0.1\n" == created.code(asked)["result"]
        assert f"{created.id}\n" == created.run("cat /etc/hostname")
    else:
        assert created.id == created.run("echo -n $HOSTNAME")


def test_the_home_of_root_is_closed(sandbox: Sandbox) -> None:
    """No command runs there, whether it is there or not."""
    assert -1 == sandbox.execute("pwd", cwd="/root").json()["exitCode"]
