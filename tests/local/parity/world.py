"""A local Daytona brought into the state that a recorded scenario starts from."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from daytona_actions import demo
from tests.local.parity.recordings import API, TOOLBOX

if TYPE_CHECKING:
    from daytona_actions.local import LocalDaytona, MovableClock
    from tests.local.parity.recordings import Exchange

TRANSITION_SECONDS = 60
PATIENCE = 30
CHANGING = {"creating", "starting", "stopping", "destroying", "archiving", "restoring"}
CHANGING |= {"pending_build", "building_snapshot"}
# Ports, and seconds that would only be waited for: what is replaced in requests, and back.
SHORTENED = {"sleep 12": "sleep 1", "time.sleep(12)": "time.sleep(1)", "sleep 4": "sleep 1"}
SHORTENED |= {"sleep 5": "sleep 1"}


class World:
    """One server, its client, and how recorded names map to its own."""

    def __init__(self, daytona: LocalDaytona, clock: MovableClock, *, held: bool) -> None:
        """Take a running server; ``held`` tells that its clock holds sandboxes on their way."""
        self._clock = clock
        self._held = held
        authorization = {"authorization": f"Bearer {daytona.api_key}"}
        self.client = httpx.Client(headers=authorization, timeout=60, trust_env=False)
        self.api_url = daytona.api_url
        self.toolbox_url = daytona.api_url.removesuffix("/api") + "/toolbox"
        self.key = daytona.api_key
        self.isolation = daytona.isolation
        self.replaced: dict[str, str] = {}

    def close(self) -> None:
        """Close the client."""
        self.client.close()

    def begin(self, *, empty: bool) -> None:
        """Forget the names of the scenario before, and with ``empty`` its sandboxes."""
        self.replaced = {API: self.api_url, TOOLBOX: self.toolbox_url}
        if not empty:
            return
        for identity in self.identities():
            self.client.delete(f"{self.api_url}/sandbox/{identity}")
        self.wait_until(self._is_empty)

    def identities(self) -> list[str]:
        """Return the IDs of all sandboxes."""
        listed = self.client.get(f"{self.api_url}/sandbox?limit=200").json()
        return [item["id"] for item in listed["items"]]

    def to_local(self, text: str) -> str:
        """Return recorded text with this server's names in it."""
        for recorded, local in {**SHORTENED, **self.replaced}.items():
            text = text.replace(recorded, local)
        return text

    def to_recorded(self, text: str) -> str:
        """Return this server's text with the recorded names in it."""
        for recorded, local in self.replaced.items():
            text = text.replace(local, recorded)
        return text

    def create(self, recorded: dict[str, Any]) -> str:
        """Create a started sandbox that looks like a recorded one; return its ID."""
        name = re.sub(r"^DESTROYED_(.*)_\d+$", r"\1", recorded["name"])
        body: dict[str, Any] = {
            "name": name,
            "labels": recorded.get("labels") or {},
            "env": recorded.get("env") or {},
            "public": recorded.get("public", False),
        }
        for interval in ("autoStopInterval", "autoArchiveInterval", "autoDeleteInterval"):
            if interval in recorded:
                body[interval] = recorded[interval]
        if recorded.get("snapshot", "") is None:
            body["buildInfo"] = {"dockerfileContent": "FROM registry.invalid/none:1\n"}
        if recorded["state"] == "error":
            body["env"] = {"NUMBER": 1}
        if recorded.get("networkBlockAll") and self.isolation == "bubblewrap":
            body["networkBlockAll"] = True
        created = self.client.post(f"{self.api_url}/sandbox", json=body)
        identity = created.json().get("id") or self.look_up(name)["id"]
        self.replaced[recorded["id"]] = identity
        self.settle(identity)
        if recorded.get("backupCreatedAt"):
            for operation in ("stop", "archive", "start"):
                self.send_to(identity, operation)
            self.wait_until(lambda: self.look_up(identity)["state"] == "started")
        return str(identity)

    def look_up(self, id_or_name: str) -> dict[str, Any]:
        """Return a sandbox as it is now."""
        answer: dict[str, Any] = self.client.get(f"{self.api_url}/sandbox/{id_or_name}").json()
        return answer

    def send_to(self, identity: str, operation: str, *, settled: bool = True) -> None:
        """Start or stop a sandbox."""
        path = f"{self.api_url}/sandbox/{identity}"
        if operation == "delete":
            self.client.delete(path).raise_for_status()
        else:
            self.client.post(f"{path}/{operation}").raise_for_status()
        if settled:
            self.settle(identity)

    def settle(self, identity: str | None = None) -> None:
        """Let sandboxes arrive in the state that they are on their way to."""
        identities = [identity] if identity else self.identities()
        for each in identities:
            if self._held:
                while self._changes(each):
                    self.advance(each)
            self.wait_until(lambda each=each: not self._changes(each))

    def advance(self, identity: str) -> None:
        """Let a held transition pass, and wait until it shows."""
        before = self._position(identity)
        self._clock.advance(TRANSITION_SECONDS + 1)
        self.wait_until(lambda: self._position(identity) != before)

    def execute(self, identity: str, command: str) -> str:
        """Run a command in a sandbox and return its output."""
        url = f"{self.toolbox_url}/{identity}/process/execute"
        answer = self.client.post(url, json={"command": command, "timeout": 30})
        assert answer.json()["exitCode"] == 0, answer.text
        return str(answer.json()["result"])

    def upload(self, identity: str, path: str, content: bytes) -> None:
        """Write a file into a sandbox."""
        url = f"{self.toolbox_url}/{identity}/files/bulk-upload"
        fields = {"files[0].path": path}
        self.client.post(url, data=fields, files={"files[0].file": content}).raise_for_status()

    def wait_until(self, reached: Any) -> None:
        """Ask until something is so; each question lets the server go on."""
        deadline = time.monotonic() + PATIENCE
        while not reached():
            assert time.monotonic() < deadline, "it never came to be"

    def _is_empty(self) -> bool:
        if self._held:
            self._clock.advance(TRANSITION_SECONDS + 1)
        return not self.identities()

    def _changes(self, identity: str) -> bool:
        return self.look_up(identity).get("state") in CHANGING

    def _position(self, identity: str) -> tuple[Any, ...]:
        now = self.look_up(identity)
        return now.get("state"), now.get("backupState")


def free_port() -> str:
    """Return a TCP port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return str(found.getsockname()[1])


def recorded_sandboxes(exchanges: list[Exchange]) -> list[dict[str, Any]]:
    """Return the sandboxes that a scenario takes for granted, the longest unused first."""
    found: dict[str, dict[str, Any]] = {}
    created = {str(_name_to_create(exchange)) for exchange in exchanges}
    for exchange in exchanges:
        answer = exchange.answer.json()
        views = answer.get("items", [answer]) if isinstance(answer, dict) else []
        for view in views:
            if "organizationId" not in view or "desiredState" not in view:
                continue
            if exchange.method == "POST" and exchange.url == f"{API}/sandbox":
                created.add(view["name"])
            if "items" in answer and view["name"].startswith("DESTROYED_"):
                continue
            found.setdefault(view["id"], view)
    taken = [view for view in found.values() if view["name"] not in created]
    return sorted(taken, key=lambda view: view.get("lastActivityAt", ""))


def _name_to_create(exchange: Exchange) -> object:
    sent = exchange.request.json() if exchange.url == f"{API}/sandbox" else None
    return sent.get("name") if isinstance(sent, dict) else None


GIT_SERVER = Path(demo.__file__).with_name("git_server.py")
