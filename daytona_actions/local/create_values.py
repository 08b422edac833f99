"""Checks the parameters of a new sandbox as the control plane does, with its messages."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from daytona_actions.local.answers import ControlPlaneError, milliseconds
from daytona_actions.local.sandbox import DEFAULT_SNAPSHOT, TARGET

if TYPE_CHECKING:
    from datetime import datetime

MOST_CPU = 4
# In minutes: thousands of years, and still a moment that a calendar has.
LONGEST_INTERVAL = 1 << 31
UNFIT_NAME = re.compile(r"<[^>]*>|https?://|[\x00-\x1f\x7f]", re.IGNORECASE)
RESOURCES = ("cpu", "gpu", "memory", "disk")
# In the order of the real server's checks (recorded: create_sandbox_invalid_values).
KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "name": (str, "must be a string"),
    "snapshot": (str, "must be a string"),
    "user": (str, "must be a string"),
    "env": (dict, "must be an object"),
    "labels": (dict, "must be an object"),
    "public": (bool, "must be a boolean value"),
    "networkBlockAll": (bool, "must be a boolean value"),
    "networkAllowList": (str, "must be a string"),
    "target": (str, "must be a string"),
    **dict.fromkeys(RESOURCES, ((int, float), "")),
    "autoStopInterval": (int, "must be an integer number"),
    "autoArchiveInterval": (int, "must be an integer number"),
    "autoDeleteInterval": (int, "must be an integer number"),
    "volumes": (list, "must be an array"),
    "buildInfo": (dict, "must be an object"),
}
FIELDS = {
    "name": "name",
    "user": "user",
    "env": "env",
    "labels": "labels",
    "public": "public",
    "networkBlockAll": "network_block_all",
    "autoStopInterval": "auto_stop_interval",
    "autoArchiveInterval": "auto_archive_interval",
    "autoDeleteInterval": "auto_delete_interval",
}


def create_values(body: object, now: datetime, *, can_block_network: bool) -> dict[str, Any]:
    """Return what a new sandbox is made from; raises the error of a value that is refused."""
    if not isinstance(body, dict):
        raise ControlPlaneError(400, "the body must be a JSON object")
    given = {name: value for name, value in body.items() if name in KINDS and value is not None}
    if problems := [problem for name in KINDS if name in given for problem in _check(name, given)]:
        raise ControlPlaneError(400, ", ".join(problems))
    check_interval("Auto-stop", given.get("autoStopInterval", 0))
    check_interval("Auto-archive", given.get("autoArchiveInterval", 0))
    check_interval("Auto-delete", given.get("autoDeleteInterval", 0))
    _check_offered(given, can_block_network=can_block_network)
    values = {FIELDS[name]: value for name, value in given.items() if name in FIELDS}
    if "buildInfo" in given:
        return values | _built(given, now)
    if any(given.get(name) for name in RESOURCES):
        raise ControlPlaneError(400, "Cannot specify Sandbox resources when using a snapshot")
    snapshot = given.get("snapshot") or DEFAULT_SNAPSHOT
    if snapshot != DEFAULT_SNAPSHOT:
        reason = f"Snapshot {snapshot} not found. Did you add it through the Daytona Dashboard?"
        raise ControlPlaneError(400, reason)
    return values


def start_problem(values: dict[str, Any]) -> str | None:
    """Say why a sandbox with these values exists, but in state error (recorded so)."""
    for value in values.get("env", {}).values():
        if not isinstance(value, str):
            kind = {bool: "bool", int: "number", float: "number", list: "array"}
            found = kind.get(type(value), "object")
            return (
                f"invalid body request: json: cannot unmarshal {found} "
                "into Go struct field CreateSandboxDTO.env of type string"
            )
    return None


def check_interval(name: str, minutes: int) -> None:
    """Refuse a number of minutes that is negative, where that means nothing, or has no end."""
    if minutes < 0 and name != "Auto-delete":
        raise ControlPlaneError(400, f"{name} interval must be non-negative")
    if minutes > LONGEST_INTERVAL:
        message = f"{name} interval must not be greater than {LONGEST_INTERVAL}"
        raise ControlPlaneError(400, message)


def _check(name: str, given: dict[str, Any]) -> list[str]:
    value = given[name]
    kind, problem = KINDS[name]
    fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if name in RESOURCES:
        problems = [] if fits and value >= 0 else [f"{name} must not be less than 0"]
        number = f"{name} must be a number conforming to the specified constraints"
        return problems if fits else [*problems, number]
    if not fits:
        return [f"{name} {problem}"]
    if name == "name" and UNFIT_NAME.search(value):
        return ["name must not contain HTML tags, URLs, or control characters"]
    return []


def _check_offered(given: dict[str, Any], *, can_block_network: bool) -> None:
    if given.get("target", TARGET) != TARGET:
        raise ControlPlaneError(404, "Region not found")
    if volumes := given.get("volumes"):
        named = [str(v.get("volumeId")) for v in volumes if isinstance(v, dict)]
        raise ControlPlaneError(404, f"Volume {', '.join(named)} not found")
    # Silently open would be worse than refused.
    if given.get("networkAllowList"):
        message = "networkAllowList is not offered by a local Daytona: use networkBlockAll"
        raise ControlPlaneError(400, message)
    if given.get("networkBlockAll") and not can_block_network:
        message = "networkBlockAll needs a local Daytona with isolation bubblewrap"
        raise ControlPlaneError(400, message)


def _built(given: dict[str, Any], now: datetime) -> dict[str, Any]:
    if (cpu := given.get("cpu", 0)) > MOST_CPU:
        contact = "Need higher resource limits per-sandbox? Contact us at support@daytona.io"
        message = f"CPU request {cpu} exceeds maximum allowed per sandbox ({MOST_CPU}).\n{contact}"
        raise ControlPlaneError(400, f"{message} and let us know about your use case.")
    recipe = given["buildInfo"].get("dockerfileContent", "")
    digest = hashlib.sha256(str(recipe).encode("utf-8", "replace")).hexdigest()
    build_info = {
        "dockerfileContent": recipe,
        "contextHashes": given["buildInfo"].get("contextHashes"),
        "createdAt": milliseconds(now),
        "updatedAt": milliseconds(now),
        "snapshotRef": f"daytona-{digest}:daytona",
    }
    resources = {name: given[name] for name in RESOURCES if given.get(name)}
    state = {"state": "pending_build", "snapshot": None, "build_info": build_info}
    return resources | state
