"""Chooses the sandboxes that a list's query asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions.local import query as read
from daytona_actions.local.answers import ControlPlaneError
from daytona_actions.local.reading import read_json
from daytona_actions.local.sandbox import TARGET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.datastructures import QueryParams

    from daytona_actions.local.sandbox import Sandbox

    Condition = Callable[[Sandbox], bool]

# In the order of the recorded message (list_sandboxes_states).
STATES = (
    *("creating", "restoring", "destroying", "started", "stopped", "starting", "stopping"),
    *("error", "build_failed", "pending_build", "building_snapshot", "unknown"),
    *("pulling_snapshot", "archived", "archiving", "resizing", "snapshotting", "forking"),
    *("pausing", "paused", "resuming"),
)
CLASSES = ("linux-vm", "container", "android", "windows")


@dataclass(frozen=True)
class Kind:
    """What two kinds of lists call a filter, and how they look at names and IDs."""

    regions: str
    anywhere: bool


CURSORED = Kind(regions="regionIds", anywhere=False)
# As described, never recorded: ``/sandbox/paginated`` finds parts of names.
NUMBERED = Kind(regions="regions", anywhere=True)


def fitting(sandboxes: Iterable[Sandbox], query: QueryParams, kind: Kind) -> list[Sandbox]:
    """Return the sandboxes that fit every filter; raises the 400 of a bad one.

    A sandbox that is being deleted fits none.
    """
    conditions = [
        *_texts(query, kind),
        *_sets(query, kind),
        *_bounds(query),
        *_flags(query),
        *_moments(query),
        _labels(query.get("labels")),
    ]
    return [
        sandbox
        for sandbox in sandboxes
        if sandbox.state != "destroying" and all(fits(sandbox) for fits in conditions)
    ]


def _texts(query: QueryParams, kind: Kind) -> list[Condition]:
    name = read.pattern(query.get("name", ""), anywhere=kind.anywhere)
    identity = read.pattern(query.get("id", ""), anywhere=kind.anywhere)
    return [
        lambda sandbox: bool(name.match(sandbox.name)),
        lambda sandbox: bool(identity.match(sandbox.id)),
    ]


def _sets(query: QueryParams, kind: Kind) -> list[Condition]:
    states = read.values(query, "states", STATES)
    snapshots = read.values(query, "snapshots")
    regions = read.values(query, kind.regions)
    classes = read.values(query, "sandboxClasses", CLASSES, " in sandboxClasses")
    return [
        lambda sandbox: not states or sandbox.state in states,
        lambda sandbox: not snapshots or sandbox.snapshot in snapshots,
        lambda _sandbox: not regions or TARGET in regions,
        lambda _sandbox: not classes or "container" in classes,
    ]


def _bounds(query: QueryParams) -> list[Condition]:
    return [
        _between(
            field, read.bound(query, f"min{name}", least), read.bound(query, f"max{name}", least)
        )
        for field, name, least in (
            ("cpu", "Cpu", 1),
            ("memory", "MemoryGiB", 1),
            ("disk", "DiskGiB", 1),
            ("gpu", "Gpu", 0),
        )
    ]


def _moments(query: QueryParams) -> list[Condition]:
    return [
        _between(field, read.moment(query, f"{name}After"), read.moment(query, f"{name}Before"))
        for field, name in (("created_at", "createdAt"), ("updated_at", "lastEvent"))
    ]


def _between(field: str, low: Any, high: Any) -> Condition:
    return lambda sandbox: (
        (low is None or getattr(sandbox, field) >= low)
        and (high is None or getattr(sandbox, field) <= high)
    )


def _flags(query: QueryParams) -> list[Condition]:
    public, recoverable = read.flag(query, "isPublic"), read.flag(query, "isRecoverable")
    return [
        lambda sandbox: public is None or sandbox.public is public,
        lambda _sandbox: not recoverable,
    ]


def _labels(text: str | None) -> Condition:
    try:
        asked: Any = read_json(text) if text else {}
    except ValueError:
        raise ControlPlaneError(400, "Invalid labels JSON format") from None
    # Recorded (list_sandboxes_bad_labels): a list filters nothing.
    labels = asked if isinstance(asked, dict) else {}
    return lambda sandbox: all(
        sandbox.labels.get(key, ...) == value for key, value in labels.items()
    )
