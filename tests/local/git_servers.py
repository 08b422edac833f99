"""A Git server inside a sandbox, for the tests that clone, pull and push."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.local.parity.world import GIT_SERVER
from tests.patience import wait_until
from tests.ports import free_port

if TYPE_CHECKING:
    import httpx

    from tests.local.clients import Sandbox


def serve_repositories(sandbox: Sandbox) -> str:
    """Serve `demo.git`, `empty.git` and, to me with the password secret, `private.git`.

    Returns:
        The server's address.
    """
    port = free_port()
    sandbox.upload("git_server.py", GIT_SERVER.read_bytes())
    sandbox.run(
        "git config --global user.name me; git config --global user.email me@example.com;"
        "git init -q -b trunk source && cd source && echo one > a && git add a && "
        "git commit -qm one && git branch other && mkdir ../repositories && "
        "git clone -q --bare . ../repositories/demo.git && "
        "git clone -q --bare . ../repositories/private.git && "
        "git init -q --bare ../repositories/empty.git"
    )
    sandbox.run(f"nohup python3 git_server.py {port} repositories >/dev/null 2>&1 &")
    reached = f"python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", {port}))'"
    wait_until(lambda: sandbox.execute(reached).json()["exitCode"] == 0)
    return f"http://127.0.0.1:{port}"


def clone(sandbox: Sandbox, url: str, path: str, **values: Any) -> httpx.Response:
    """Clone a repository."""
    return sandbox.call("POST", "/git/clone", json={"url": url, "path": path, **values})
