"""One sandbox's data and the shapes in which the control plane shows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from daytona_actions.local.answers import API_VERSION, milliseconds

ORGANIZATION = "00000000-0000-4000-8000-00000000da7a"
RUNNER = "00000000-0000-4000-8000-0000000010ca"
TARGET = "us"
SNAPSHOT_ID = "00000000-0000-4000-8000-000000005eed"
DEFAULT_SNAPSHOT = "daytonaio/sandbox:0.5.0-slim"
# Sandboxes in these states are on their way to another one and refuse to be sent elsewhere.
CHANGING = frozenset({"creating", "starting", "stopping", "destroying", "archiving", "restoring"})
CHANGING |= {"snapshotting", "resizing"}
ARRIVED = frozenset({"started", "stopped", "archived", "error"})
MOMENTS = ("created_at", "updated_at", "last_activity_at", "backup_created_at")
# By the names that the fields' annotations use.
TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "dict": (dict,),
    "list": (list,),
    "datetime": (datetime,),
    "None": (type(None),),
}


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
    snapshot: str = DEFAULT_SNAPSHOT
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
    # Nobody asked for it to stop, so an interval of 0 must not delete it at once.
    stopped_by_restart: bool = False
    # Calls of its toolbox that are being carried out: an idle sandbox has none.
    calls: int = 0
    # Of what it was made; None for this machine's own programs.
    snapshot_id: str | None = None
    # As they are shown: volumeId, mountPath, subpath.
    volumes: list[dict[str, str]] = field(default_factory=list)

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
        """Return a sandbox from what to_json gave.

        Raises KeyError, TypeError or ValueError for anything else: one value of a wrong type
        would break every list of sandboxes.
        """
        moments = {name: datetime.fromisoformat(kept[name]) for name in MOMENTS if kept[name]}
        sandbox = cls(**(kept | moments))
        for each in fields(cls):
            names = [name.partition("[")[0] for name in str(each.type).split(" | ")]
            types = tuple(kind for name in names for kind in TYPES[name])
            if not isinstance(getattr(sandbox, each.name), types):
                message = f"{each.name} is not {each.type}"
                raise TypeError(message)
        if sandbox.state not in CHANGING | ARRIVED:
            message = f"the state {sandbox.state} is unknown"
            raise ValueError(message)
        return sandbox


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
        "volumes": sandbox.volumes,
        **_state(sandbox),
        "sandboxClass": "container",
        **_moments(sandbox),
    }
    if sandbox.backup_created_at:
        view["backupCreatedAt"] = milliseconds(sandbox.backup_created_at)
    has_run = sandbox.state != "creating" and sandbox.error_reason is None
    view["daemonVersion"] = API_VERSION if has_run else None
    view["runnerId"] = None if sandbox.state == "archived" else RUNNER
    view["toolboxProxyUrl"] = toolbox_url
    return view


def created_view(sandbox: Sandbox, toolbox_url: str) -> dict[str, Any]:
    """Return a sandbox as POST /sandbox answers it: without what is not known yet."""
    view = full_view(sandbox, toolbox_url)
    unknown = {"networkAllowList", "domainAllowList", "errorReason", "daemonVersion"}
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
