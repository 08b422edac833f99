"""A plain HTTP client for the tests of the local Daytona."""

from __future__ import annotations

import json
import socket
import subprocess
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import httpx

from daytona_actions.local import LocalDaytona, MovableClock, working_isolations
from tests.patience import PATIENCE, wait_until

if TYPE_CHECKING:
    from pathlib import Path

# What does not work here is not tested here: working_isolations() says why.
ISOLATIONS = [name for name, problem in working_isolations().items() if problem is None]


def running(marker: str) -> bool:
    """Tell whether a process with this in its command line runs on this machine."""
    found = subprocess.run(["pgrep", "-f", f"sleep {marker}"], capture_output=True, check=False)
    return found.returncode == 0


class Client:
    """A server and a plain HTTP client for it."""

    def __init__(self, daytona: LocalDaytona, clock: MovableClock | None = None) -> None:
        self.daytona = daytona
        self.clock = clock or MovableClock()
        headers = {"authorization": f"Bearer {daytona.api_key}"}
        self.http = httpx.Client(
            base_url=daytona.api_url, headers=headers, timeout=PATIENCE, trust_env=False
        )

    def create(self, **values: Any) -> Sandbox:
        """Create a sandbox and wait until it is started."""
        answer = self.http.post("/sandbox", json=values)
        assert 200 == answer.status_code, answer.text
        sandbox = Sandbox(self, answer.json()["id"])
        wait_until(lambda: sandbox.state() == "started")
        return sandbox


class Sandbox:
    """One sandbox of a server."""

    def __init__(self, client: Client, identity: str) -> None:
        self.client = client
        self.http = client.http
        self.id = identity
        self.toolbox = client.daytona.api_url.removesuffix("/api") + f"/toolbox/{identity}"

    def get(self) -> dict[str, Any]:
        """Return the sandbox as the control plane shows it."""
        return cast("dict[str, Any]", self.http.get(f"/sandbox/{self.id}").json())

    def folder(self) -> Path:
        """Return where the server keeps it."""
        store = self.client.daytona._store
        assert store
        return store.root / "sandboxes" / self.id

    def state(self) -> str | None:
        """Return its state, None if it is gone."""
        return self.get().get("state")

    def send_to(self, operation: str, state: str) -> None:
        """Start, stop or archive it, and wait until that is done."""
        answer = self.http.post(f"/sandbox/{self.id}/{operation}")
        assert 200 == answer.status_code, answer.text
        wait_until(lambda: self.state() == state)

    def call(self, method: str, route: str, **options: Any) -> httpx.Response:
        """Call a toolbox route."""
        return self.http.request(method, f"{self.toolbox}{route}", **options)

    def execute(self, command: str, **options: Any) -> httpx.Response:
        """Execute a command."""
        return self.call("POST", "/process/execute", json={"command": command, **options})

    def run(self, command: str) -> str:
        """Execute a command and return its output."""
        return cast("str", self.execute(command, timeout=PATIENCE).json()["result"])

    def code(self, code: str, language: str = "python", **options: Any) -> dict[str, Any]:
        """Run code and return the answer."""
        body = {"code": code, "language": language, "timeout": 60, **options}
        return cast("dict[str, Any]", self.call("POST", "/process/code-run", json=body).json())

    def call_and_leave(self, route: str, body: dict[str, Any], begun: str) -> None:
        """Call a toolbox route, and be gone when a file of this name is there."""
        address, content = urlsplit(self.toolbox), json.dumps(body)
        with socket.create_connection((address.hostname or "", address.port or 0)) as connection:
            head = (
                f"POST {address.path}{route} HTTP/1.1\r\nhost: localhost\r\n"
                f"authorization: Bearer {self.client.daytona.api_key}\r\n"
                f"content-length: {len(content)}\r\n\r\n"
            )
            connection.sendall((head + content).encode())
            wait_until(lambda: begun in self.run("ls").split())

    def upload(self, path: str, content: bytes) -> httpx.Response:
        """Upload a file."""
        return self.call(
            "POST",
            "/files/bulk-upload",
            data={"files[0].path": path},
            files={"files[0].file": content},
        )

    def download(self, path: str) -> httpx.Response:
        """Download a file."""
        return self.call("GET", "/files/download", params={"path": path})
