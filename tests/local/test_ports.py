"""Ports of a sandbox: those on which its own processes listen."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local.daemon import ports
from daytona_actions.local.daemon.exchange import Request, RouteError
from daytona_actions.local.daemon.settings import Settings
from tests.other_system import on_system
from tests.patience import wait_until

if TYPE_CHECKING:
    from tests.local.clients import Sandbox

LISTEN = """import socket, time
found = [socket.socket(kind) for kind in (socket.AF_INET, socket.AF_INET6)]
for each, host in zip(found, ("127.0.0.1", "::1")):
    each.bind((host, 0)); each.listen()
print(*(each.getsockname()[1] for each in found), flush=True)
time.sleep(600)
"""


def test_ports_of_its_own(sandbox: Sandbox) -> None:
    """What listens in the sandbox is told, also as a daemon; what listens beside it is not."""
    sandbox.upload("listen.py", LISTEN.encode())
    sandbox.run("setsid nohup python3 listen.py >found 2>/dev/null </dev/null & disown")
    wait_until(lambda: len(sandbox.run("cat found").split()) == 2)
    own = {int(port) for port in sandbox.run("cat found").split()}
    with socket.create_server(("127.0.0.1", 0)) as beside:
        found = sandbox.call("GET", "/port").json()["ports"]
        assert own <= set(found)
        assert beside.getsockname()[1] not in found


@pytest.mark.parametrize(
    ("port", "status"), [("3000", 200), ("2999", 400), ("10000", 400), ("70000", 400), ("x", 400)]
)
def test_one_port(sandbox: Sandbox, port: str, status: int) -> None:
    """Others than those that the server watches are refused without a word, as recorded."""
    found = sandbox.call("GET", f"/port/{port}/in-use")
    assert (status, b'{"isInUse":false}' if status == 200 else b"") == (
        found.status_code,
        found.content,
    )


def test_other_methods(sandbox: Sandbox) -> None:
    """Nothing else can be done to a port."""
    for route in ("/port", "/port/3000/in-use"):
        assert 404 == sandbox.call("POST", route).status_code


def test_elsewhere_than_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing tells whose a socket is, it is said, and no port of others is shown."""
    on_system(monkeypatch, ports, platform="darwin")
    settings = Settings("/", False, {}, "python3", [], "", True)  # noqa: FBT003 - as the server says
    with pytest.raises(RouteError, match="does not offer GET /port"):
        ports.in_use(Request("GET", "/port", {}, {}, iter(()), settings, 0))
