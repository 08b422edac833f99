"""Checks the parameters of a new sandbox as the control plane does, with its messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daytona_actions.local.answers import UNEXPECTED, ControlPlaneError
from daytona_actions.local.sandbox import DEFAULT_SNAPSHOT, TARGET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions.local.snapshot import Snapshot

# In minutes (GET /config: maxAutoArchiveInterval).
LONGEST_ARCHIVE_INTERVAL = 43200
# In minutes: what the real server's database holds, and still a moment that a calendar has.
LONGEST_INTERVAL = (1 << 31) - 1
UNFIT_NAME = re.compile(r"<[^>]*>|https?://|[\x00-\x08\x0b-\x1f\x7f]", re.IGNORECASE)
# A sandbox of such a name could be looked up by its ID alone.
NAMES_OF_ROUTES = {"for-runner", "paginated"}
NUMBER = "must be a number conforming to the specified constraints"
RESOURCES = ("cpu", "gpu", "memory", "disk")
# The most of each that one sandbox may have, and how the message names them.
MOST = {"cpu": ("CPU", 4, ""), "memory": ("Memory", 8, "GB"), "disk": ("Disk", 10, "GB")}
INTERVALS = {
    "autoStopInterval": "Auto-stop",
    "autoArchiveInterval": "Auto-archive",
    "autoDeleteInterval": "Auto-delete",
}
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
    "domainAllowList": (str, "must be a string"),
    "target": (str, "must be a string"),
    **dict.fromkeys((*RESOURCES, *INTERVALS), ((int, float), NUMBER)),
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


def create_values(
    body: object,
    *,
    can_block_network: bool,
    volumes: Callable[[list[Any]], list[dict[str, str]]],
    usable: Callable[[str], Snapshot],
) -> dict[str, Any]:
    """Return what a new sandbox is made from; raises the error of a value that is refused.

    Args:
        body: What was sent.
        can_block_network: Whether this server can keep a sandbox from the network.
        volumes: Returns volumes as they are kept; raises the error of one that cannot be mounted.
        usable: Returns the snapshot of an ID or name; raises the 400 of one that cannot be used.

    """
    if not isinstance(body, dict):
        raise ControlPlaneError(400, "the body must be a JSON object")
    given = {name: value for name, value in body.items() if name in KINDS and value is not None}
    if problems := [problem for name in KINDS if name in given for problem in _check(name, given)]:
        raise ControlPlaneError(400, ", ".join(problems))
    for name, shown in INTERVALS.items():
        if name in given:
            given[name] = interval(shown, given[name])
    if any("\0" in text for text in _texts(given)):
        raise ControlPlaneError(500, UNEXPECTED)
    mounted = volumes(given.get("volumes", []))
    _check_offered(given, can_block_network=can_block_network)
    made_of = _snapshot_values(given, body, usable)
    # An empty user is none (recorded: create_sandbox_user).
    made_of["volumes"] = mounted
    return made_of | {FIELDS[name]: given[name] for name in FIELDS if given.get(name, "") != ""}


def required_name(body: object) -> str:
    """Return the name of a new volume or snapshot; raises the 400 of one that is refused."""
    name = body.get("name") if isinstance(body, dict) else None
    problems = [] if isinstance(name, str) else ["name must be a string"]
    if name is not None and (problems or UNFIT_NAME.search(name)):
        problems.insert(0, "name must not contain HTML tags, URLs, or control characters")
    if problems:
        raise ControlPlaneError(400, ", ".join(problems))
    return str(name)


def unfit_resources(body: dict[str, Any]) -> list[str]:
    """Return what is wrong with the sizes that a body asks for."""
    given = {name: body[name] for name in RESOURCES if body.get(name) is not None}
    return [problem for name in given for problem in _check(name, given)]


def start_problem(values: dict[str, Any]) -> str | None:
    """Say why a sandbox with these values exists, but in state error (recorded so)."""
    for name, value in values.get("env", {}).items():
        if value is not None and not isinstance(value, str):
            kind = {bool: "bool", int: "number", float: "number", list: "array"}
            found = kind.get(type(value), "object")
            return (
                "failed to unmarshal payload: failed to unmarshal payload: json: cannot unmarshal "
                f"{found} into Go struct field CreateSandboxDTO.env of type string"
            )
        if f"{name}=".startswith("="):
            return f"Error response from daemon: invalid environment variable: {name}={value or ''}"
    return None


def interval(name: str, minutes: float) -> int:
    """Return a number of minutes as it is kept; raises the error of one that is refused."""
    if minutes < 0 and name != "Auto-delete":
        raise ControlPlaneError(400, f"{name} interval must be non-negative")
    if abs(minutes) > LONGEST_INTERVAL or not float(minutes).is_integer():
        raise ControlPlaneError(500, UNEXPECTED)
    if name == "Auto-archive" and not 0 < minutes <= LONGEST_ARCHIVE_INTERVAL:
        return LONGEST_ARCHIVE_INTERVAL
    return int(minutes)


def _check(name: str, given: dict[str, Any]) -> list[str]:
    value = given[name]
    kind, problem = KINDS[name]
    fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    problems = [] if fits else [f"{name} {problem}"]
    if name in RESOURCES and not (fits and value >= 0):
        problems.insert(0, f"{name} must not be less than 0")
    if name == "gpu" and fits and value > 1:
        problems.append("gpu must not be greater than 1")
    if name == "name" and not (fits and not UNFIT_NAME.search(value)):
        problems.insert(0, "name must not contain HTML tags, URLs, or control characters")
    if name == "name" and fits and value in NAMES_OF_ROUTES:
        problems.append(f"name must not be {value}: GET /sandbox/{value} is another operation")
    return problems


def _texts(given: dict[str, Any]) -> Iterator[str]:
    """Return the texts that are stored: the real server's database holds no NUL."""
    for value in given.values():
        for each in (value, *value, *value.values()) if isinstance(value, dict) else (value,):
            if isinstance(each, str):
                yield each


def _check_offered(given: dict[str, Any], *, can_block_network: bool) -> None:
    if given.get("target", TARGET) != TARGET:
        raise ControlPlaneError(404, "Region not found")
    # Silently open would be worse than refused.
    for name in ("networkAllowList", "domainAllowList"):
        if given.get(name):
            message = f"{name} is not offered by a local Daytona: use networkBlockAll"
            raise ControlPlaneError(400, message)
    if given.get("networkBlockAll") and not can_block_network:
        message = "networkBlockAll needs a local Daytona with isolation bubblewrap"
        raise ControlPlaneError(400, message)


def _snapshot_values(
    given: dict[str, Any], body: dict[str, Any], usable: Callable[[str], Snapshot]
) -> dict[str, Any]:
    if "buildInfo" in given:
        check_limits(given)
        # At once: a build that fails later is waited for.
        message = "a local Daytona cannot build images: create the sandbox from a snapshot"
        raise ControlPlaneError(400, message)
    if any(given.get(name) for name in RESOURCES):
        raise ControlPlaneError(400, "Cannot specify Sandbox resources when using a snapshot")
    if body.get("gpuType"):
        message = "Cannot specify GPU type when creating sandbox from snapshot."
        raise ControlPlaneError(400, f"{message} GPU type is inherited from snapshot.")
    snapshot = usable(given.get("snapshot") or DEFAULT_SNAPSHOT)
    return {
        "snapshot": snapshot.name,
        "snapshot_id": None if snapshot.is_general else snapshot.id,
        **{name: getattr(snapshot, name) for name in RESOURCES},
    }


def check_limits(given: dict[str, Any]) -> None:
    """Raise the 400 of more than one sandbox may have."""
    for name, (shown, most, unit) in MOST.items():
        asked = given.get(name, 0)
        if asked > most:
            contact = "Need higher resource limits per-sandbox? Contact us at support@daytona.io"
            message = f"{shown} request {asked}{unit} exceeds maximum allowed per sandbox"
            message = f"{message} ({most}{unit}).\n{contact} and let us know about your use case."
            raise ControlPlaneError(400, message)
