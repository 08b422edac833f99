"""A local Daytona brought into the state that a recorded scenario starts from."""

from __future__ import annotations

import contextlib
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import httpx

from daytona_actions import demo
from daytona_actions.local.sandbox import DEFAULT_SNAPSHOT
from tests.local.parity import belongings
from tests.local.parity.one_machine import OWN_FOLDER
from tests.local.parity.recordings import bases
from tests.patience import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.local import LocalDaytona, MovableClock
    from tests.local.parity.recordings import Exchange

REGION = "us"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TRANSITION_SECONDS = 60
DEACTIVATION_SECONDS = 601
CHANGING = {"creating", "starting", "stopping", "destroying", "archiving", "restoring"}
CHANGING |= {"pending_create", "pending_delete", "snapshotting", "resizing"}
ARRIVED = {"error", "build_failed", "ready", "deleted"}
# Ports, and seconds that would only be waited for: what is replaced in requests, and back.
SHORTENED = {"sleep 12": "sleep 1", "time.sleep(12)": "time.sleep(1)", "sleep 4": "sleep 1"}
SHORTENED |= {"sleep 5": "sleep 1", "sleep 3;": "sleep 1;"}


class World:
    """One server, its client, and how recorded names map to its own."""

    def __init__(
        self, daytona: LocalDaytona, clock: MovableClock, *, held: bool, limited: bool = False
    ) -> None:
        """Take a running server.

        Args:
            daytona: the server.
            clock: its clock.
            held: its clock holds sandboxes on their way.
            limited: it counts requests, so none is sent that a scenario does not hold.
        """
        self._clock = clock
        self._held = held
        self.limited = limited
        authorization = {"authorization": f"Bearer {daytona.api_key}"}
        self.client = httpx.Client(headers=authorization, timeout=PATIENCE, trust_env=False)
        self.api_url = daytona.api_url
        self.toolbox_url = daytona.api_url.removesuffix("/api") + "/toolbox"
        self.key = daytona.api_key
        self.isolation = daytona.isolation
        self.exchanges: list[Exchange] = []
        self.replaced: dict[str, str] = {}
        self.renamed: dict[str, dict[str, str]] = {}
        self.by_type: set[str] = set()
        self.departed: set[str] = set()

    def close(self) -> None:
        """Close the client."""
        self.client.close()

    def begin(self, exchanges: list[Exchange]) -> None:
        """Forget the scenario before, its names and its sandboxes, for the one of these exchanges."""
        self.exchanges = exchanges
        self.replaced = {
            base: local
            for kind, local in (("api", self.api_url), ("toolbox", self.toolbox_url))
            for base in bases(exchanges, kind)
        }
        self.by_type = belongings.compared_by_type(exchanges)
        own = {"snapshot": DEFAULT_SNAPSHOT, "target": REGION}
        recorded = belongings.recorded_names(exchanges)
        self.renamed = {field: {name: own[field]} for field, name in recorded.items()}
        if self.limited:
            return
        before = self.identities()
        wait_until(self._is_empty)
        for identity in before:
            wait_until(lambda identity=identity: "id" not in self.look_up(identity))
        wait_until(self._has_no_snapshots)
        self.departed = set()
        if any("includeErroredDeleted" in exchange.url for exchange in exchanges):
            listed = self.client.get(f"{self.api_url}/sandbox?includeErroredDeleted=true").json()
            self.departed = {item["createdAt"] for item in listed["items"]}

    def leave_behind(self, failed: list[dict[str, Any]]) -> None:
        """Make and delete sandboxes that failed to start: lists can show them afterwards."""
        for view in failed:
            identity = self.create(view)
            self.send_to(identity, "delete", settled=False)
            wait_until(lambda identity=identity: "id" not in self.look_up(identity))

    def identities(self) -> list[str]:
        """Return the IDs of all sandboxes."""
        listed = self.client.get(f"{self.api_url}/sandbox?limit=200").json()
        return [item["id"] for item in listed["items"]]

    def to_local(self, text: str) -> str:
        """Return recorded text with this server's names in it."""
        for recorded, local in {**SHORTENED, **self.replaced}.items():
            text = text.replace(recorded, local)
        return text

    def url_to_local(self, url: str) -> str:
        """Return a recorded URL with this server's names in it."""
        return belongings.rename_in_url(self.to_local(url), self.renamed)

    def body_to_local(self, body: bytes) -> bytes:
        """Return a recorded body with this server's names in it."""
        text = body.decode("latin-1")
        return belongings.rename_in_body(self.to_local(text).encode("latin-1"), self.renamed)

    def to_recorded(self, text: str) -> str:
        """Return this server's text with the recorded names in it."""
        for recorded, local in self.replaced.items():
            text = text.replace(local, recorded)
        return OWN_FOLDER.sub("", text) if self.isolation == "none" else text

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
        if recorded["state"] == "error":
            body["env"] = _unfit(recorded.get("errorReason", ""))
        if recorded.get("networkBlockAll") and self.isolation == "bubblewrap":
            body["networkBlockAll"] = True
        with _next_id(recorded["id"]):
            created = self.client.post(f"{self.api_url}/sandbox", json=body)
        identity = created.json().get("id") or self.look_up(name)["id"]
        self.replaced[recorded["id"]] = identity
        self.settle(identity)
        if recorded.get("backupCreatedAt"):
            for operation in ("stop", "archive", "start"):
                self.send_to(identity, operation)
            wait_until(lambda: self.look_up(identity)["state"] == "started")
        return str(identity)

    def make_snapshot(self, recorded: dict[str, Any]) -> None:
        """Have a snapshot that looks like a recorded one, of a sandbox that is gone again."""
        view = {"id": f"of-{recorded['name']}", "name": f"of-{recorded['name']}"}
        identity = self.create({**view, "state": "started"})
        body = {"name": recorded["name"]}
        url = f"{self.api_url}/sandbox/{identity}"
        self.client.post(f"{url}/snapshot", json=body).raise_for_status()
        self.settle(identity)
        self.client.delete(url).raise_for_status()
        wait_until(lambda: "id" not in self.look_up(identity))
        del self.replaced[view["id"]]
        made = self.client.get(f"{self.api_url}/snapshots/{recorded['name']}").json()["id"]
        self.replaced[recorded["id"]] = made
        if recorded["state"] == "inactive":
            self.client.post(f"{self.api_url}/snapshots/{made}/deactivate").raise_for_status()
            self._clock.advance(DEACTIVATION_SECONDS)

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
        identities = [identity] if identity else [*self.identities(), *self.replaced.values()]
        identities = [each for each in identities if UUID.fullmatch(each)]
        for each in identities:
            if self._held:
                while self._changes(each):
                    self.advance(f"{self.api_url}/sandbox/{each}")
            wait_until(lambda each=each: not self._changes(each))
        if self._held and any(each["state"] in CHANGING for each in self._volumes()):
            self._clock.advance(TRANSITION_SECONDS + 1)

    def advance(self, url: str) -> None:
        """Let a held transition pass, and wait until it shows."""
        before = self._position(url)
        self._clock.advance(TRANSITION_SECONDS + 1)
        wait_until(lambda: self._position(url) != before)

    def advance_to(self, url: str, recorded: dict[str, Any]) -> None:
        """Let held transitions pass until a look-up shows a recorded state, or none is left."""
        aspects = [name for name in ("state", "backupState") if name not in self.by_type]
        while True:
            view = self.client.get(url).json()
            arrived = view.get("state") in {view.get("desiredState"), *ARRIVED}
            if arrived or all(view.get(name) == recorded.get(name) for name in aspects):
                return
            self.advance(url)

    def answers(self, *sends: Callable[[], httpx.Response]) -> list[httpx.Response]:
        """Send requests at once; time passes when all but one are answered.

        Whoever starts a sandbox is answered when that is done, which the clock holds.
        """
        with ThreadPoolExecutor(len(sends)) as threads:
            sent = [threads.submit(send) for send in sends]

            def is_held() -> bool:
                states = {self.look_up(each).get("state") for each in self.identities()}
                return sum(each.done() for each in sent) == len(sent) - 1 and "starting" in states

            wait_until(lambda: all(each.done() for each in sent) or is_held())
            if not all(each.done() for each in sent):
                self._clock.advance(TRANSITION_SECONDS + 1)
            return [each.result() for each in sent]

    def execute(self, identity: str, command: str) -> str:
        """Run a command in a sandbox and return its output."""
        url = f"{self.toolbox_url}/{identity}/process/execute"
        answer = self.client.post(url, json={"command": command, "timeout": 30})
        assert 0 == answer.json()["exitCode"], answer.text
        return str(answer.json()["result"])

    def clone(self, identity: str, url: str, path: str) -> None:
        """Clone a repository into a sandbox, as an action does."""
        body = {"url": url, "path": path}
        self.client.post(f"{self.toolbox_url}/{identity}/git/clone", json=body).raise_for_status()

    def upload(self, identity: str, path: str, content: bytes) -> None:
        """Write a file into a sandbox."""
        url = f"{self.toolbox_url}/{identity}/files/bulk-upload"
        fields = {"files[0].path": path}
        self.client.post(url, data=fields, files={"files[0].file": content}).raise_for_status()

    def _is_empty(self) -> bool:
        # Some are on their way, and refuse until they have arrived.
        for identity in self.identities():
            self.client.delete(f"{self.api_url}/sandbox/{identity}")
        if self._held:
            self._clock.advance(TRANSITION_SECONDS + 1)
        return not self.identities()

    def _has_no_snapshots(self) -> bool:
        # Twice is no fault; one may still be on its way in, or out.
        for identity in self._own_snapshots():
            self.client.delete(f"{self.api_url}/snapshots/{identity}")
        if self._held:
            self._clock.advance(TRANSITION_SECONDS + 1)
        return not self._own_snapshots()

    def _own_snapshots(self) -> list[str]:
        listed = self.client.get(f"{self.api_url}/snapshots").json()["items"]
        return [item["id"] for item in listed if not item["general"]]

    def _changes(self, identity: str) -> bool:
        return self.look_up(identity).get("state") in CHANGING

    def _volumes(self) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self.client.get(f"{self.api_url}/volumes").json()
        return listed

    def _position(self, url: str) -> tuple[Any, ...]:
        now = self.client.get(url).json()
        return now.get("state"), now.get("backupState")


def _unfit(reason: str) -> dict[str, Any]:
    """Return an environment that a sandbox fails to start with, for a recorded reason."""
    if "invalid environment variable" in reason:
        return {"": "x"}
    return {"NUMBER": True if "unmarshal bool" in reason else 1}


def _next_id(identity: str) -> contextlib.AbstractContextManager[object]:
    """Have the server give the next sandbox a certain ID: lists are in their order."""
    if not UUID.fullmatch(identity):
        return contextlib.nullcontext()
    return mock.patch("daytona_actions.local.lifecycle.uuid4", return_value=identity)


GIT_SERVER = Path(demo.__file__).with_name("git_server.py")
