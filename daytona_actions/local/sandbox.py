"""One sandbox's data and the shapes in which the control plane shows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from daytona_actions.local.answers import milliseconds

ORGANIZATION = "00000000-0000-4000-8000-00000000da7a"
RUNNER = "00000000-0000-4000-8000-0000000010ca"
TARGET = "us"
DAEMON_VERSION = "v0.0.0-dev"
DEFAULT_SNAPSHOT = "daytonaio/sandbox:0.5.0-slim"
# Sandboxes in these states are on their way to another one and refuse to be sent elsewhere.
CHANGING = frozenset(
    {"creating", "starting", "stopping", "destroying", "archiving", "restoring"}
    | {"pending_build", "building_snapshot"}
)
MOMENTS = ("created_at", "updated_at", "last_activity_at", "backup_created_at")


@dataclass
class Sandbox:
    """What is known of one sandbox; the intervals are in minutes."""

    id: str
    name: str
    created_at: datetime
    updated_at: datetime
    last_activity_at: datetime
    state: str = "creating"
    desired_state: str = "started"
    snapshot: str | None = DEFAULT_SNAPSHOT
    user: str = "daytona"
    env: dict[str, Any] = field(default_factory=dict)
    labels: dict[str, Any] = field(default_factory=dict)
    public: bool = False
    network_block_all: bool = False
    cpu: float = 1
    gpu: float = 0
    memory: float = 1
    disk: float = 3
    auto_stop_interval: int = 15
    auto_archive_interval: int = 10080
    auto_delete_interval: int = -1
    error_reason: str | None = None
    backup_state: str = "None"
    backup_created_at: datetime | None = None
    build_info: dict[str, Any] | None = None
    # Nobody asked for it to stop, so an interval of 0 must not delete it at once.
    stopped_by_restart: bool = False
    # Calls of its toolbox that are being carried out: an idle sandbox has none.
    calls: int = 0

    def touch(self, now: datetime) -> None:
        """Note that the sandbox was used."""
        self.last_activity_at = now

    def to_json(self) -> dict[str, Any]:
        """Return what is kept on disk."""
        kept = asdict(self)
        del kept["calls"]
        for name in MOMENTS:
            kept[name] = kept[name] and kept[name].isoformat()
        return kept

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Sandbox:
        """Return a sandbox from what to_json gave; raises TypeError or ValueError for another."""
        moments = {name: datetime.fromisoformat(kept[name]) for name in MOMENTS if kept[name]}
        return cls(**(kept | moments))


def full_view(sandbox: Sandbox, toolbox_url: str) -> dict[str, Any]:
    """Return a sandbox as GET /sandbox/{id} answers it (recorded: get_sandbox).

    ``kvm`` is not in the recordings: clients of newer servers require it.
    """
    view = {
        "id": sandbox.id,
        "organizationId": ORGANIZATION,
        "name": sandbox.name,
        "target": TARGET,
        "snapshot": sandbox.snapshot,
        "user": sandbox.user,
        "env": sandbox.env,
        "cpu": sandbox.cpu,
        "gpu": sandbox.gpu,
        "memory": sandbox.memory,
        "disk": sandbox.disk,
        "public": sandbox.public,
        "networkBlockAll": sandbox.network_block_all,
        "networkAllowList": None,
        "domainAllowList": None,
        "kvm": False,
        "labels": sandbox.labels,
        "volumes": [],
        **_state(sandbox),
        "sandboxClass": "container",
        **_moments(sandbox),
    }
    if sandbox.backup_created_at:
        view["backupCreatedAt"] = milliseconds(sandbox.backup_created_at)
    if sandbox.build_info:
        view["buildInfo"] = sandbox.build_info
    has_run = sandbox.state not in {"creating", "error", *BUILDING}
    view["daemonVersion"] = DAEMON_VERSION if has_run else None
    view["runnerId"] = None if sandbox.state == "archived" else RUNNER
    view["toolboxProxyUrl"] = toolbox_url
    return view


def created_view(sandbox: Sandbox, toolbox_url: str) -> dict[str, Any]:
    """Return a sandbox as POST /sandbox answers it: without what is not known yet."""
    view = full_view(sandbox, toolbox_url)
    unknown = {"networkAllowList", "domainAllowList", "errorReason", "daemonVersion"}
    if sandbox.build_info:
        unknown |= {"snapshot", "runnerId"}
    return {name: value for name, value in view.items() if name not in unknown}


def departing_view(sandbox: Sandbox, toolbox_url: str) -> dict[str, Any]:
    """Return a sandbox as answers do that send it somewhere (recorded: stop_sandbox)."""
    view = full_view(sandbox, toolbox_url)
    del view["lastActivityAt"]
    return view


def item_view(sandbox: Sandbox, toolbox_url: str) -> dict[str, Any]:
    """Return a sandbox as an item of GET /sandbox (recorded: list_sandboxes).

    ``networkBlockAll`` is not in the recordings: clients of newer servers require it.
    """
    view = full_view(sandbox, toolbox_url)
    return {name: view[name] for name in ITEM_FIELDS}


BUILDING = frozenset({"pending_build", "building_snapshot", "build_failed"})
ITEM_FIELDS = (
    *("id", "organizationId", "name", "target", "runnerId", "sandboxClass", "state"),
    *("desiredState", "snapshot", "user", "errorReason", "recoverable", "public"),
    *("networkBlockAll", "cpu", "gpu", "memory", "disk", "labels", "backupState"),
    *("autoStopInterval", "autoArchiveInterval", "autoDeleteInterval", "createdAt"),
    *("updatedAt", "lastActivityAt", "daemonVersion", "toolboxProxyUrl"),
)


def _state(sandbox: Sandbox) -> dict[str, Any]:
    return {
        "state": sandbox.state,
        "desiredState": sandbox.desired_state,
        "errorReason": sandbox.error_reason,
        "recoverable": False,
        "backupState": sandbox.backup_state,
        "autoStopInterval": sandbox.auto_stop_interval,
        "autoArchiveInterval": sandbox.auto_archive_interval,
        "autoDeleteInterval": sandbox.auto_delete_interval,
    }


def _moments(sandbox: Sandbox) -> dict[str, str]:
    return {
        "createdAt": milliseconds(sandbox.created_at),
        "updatedAt": milliseconds(sandbox.updated_at),
        "lastActivityAt": milliseconds(sandbox.last_activity_at),
    }
