"""One snapshot's data, its state at a moment, and the shape in which the control plane shows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from daytona_actions.local.answers import milliseconds
from daytona_actions.local.sandbox import (
    DEFAULT_SNAPSHOT,
    ORGANIZATION,
    RUNNER,
    SNAPSHOT_ID,
    TARGET,
)

# Recorded (snapshot_in_use, snapshot_activate): a minute is too short, ten minutes are enough.
DEACTIVATION = timedelta(minutes=10)
MOMENTS = (
    "created_at",
    "updated_at",
    "last_used_at",
    "activated_at",
    "deactivated_at",
    "removed_at",
)
TEXTS = ("id", "name", "place")
NUMBERS = ("cpu", "gpu", "memory", "disk", "size")


@dataclass(frozen=True)
class Snapshot:
    """What is kept of one snapshot: its state follows from what happened to it, and the time.

    ``size`` is in bytes; ``place`` is the path of the sandbox's own environment when it was made.
    """

    id: str
    name: str
    created_at: datetime
    updated_at: datetime
    last_used_at: datetime | None = None
    cpu: float = 1
    gpu: float = 0
    memory: float = 1
    disk: float = 3
    size: int = 0
    place: str = ""
    error_reason: str | None = None
    activated_at: datetime | None = None
    deactivated_at: datetime | None = None
    removed_at: datetime | None = None

    @property
    def is_general(self) -> bool:
        """Whether it is the one that stands for this machine's programs."""
        return self.id == SNAPSHOT_ID

    def state(self, now: datetime, transition: timedelta) -> str:
        """Return the state in which it is shown."""
        if self.removed_at:
            return "removing"
        if self.error_reason:
            return "error"
        if self.deactivated_at:
            return "inactive"
        is_on_its_way = self.activated_at and now < self.activated_at + transition
        return "pending" if is_on_its_way else "active"

    def to_json(self) -> dict[str, Any]:
        """Return what is kept on disk."""
        moments = {name: getattr(self, name) for name in MOMENTS}
        return asdict(self) | {name: value and value.isoformat() for name, value in moments.items()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Snapshot:
        """Return a snapshot from what to_json gave; raises KeyError, TypeError or ValueError."""
        fits = all(isinstance(kept[name], str) for name in TEXTS)
        fits = fits and all(isinstance(kept[name], int | float) for name in NUMBERS)
        if not (fits and isinstance(kept["error_reason"], str | None)):
            message = "a value is of another type"
            raise TypeError(message)
        moments = {
            name: kept[name] and datetime.fromisoformat(kept[name]).astimezone(UTC)
            for name in MOMENTS
        }
        return cls(**(kept | moments))


def general_snapshot(now: datetime) -> Snapshot:
    """Return the snapshot that stands for this machine's own programs."""
    return Snapshot(SNAPSHOT_ID, DEFAULT_SNAPSHOT, now, now, now)


def snapshot_view(snapshot: Snapshot, state: str) -> dict[str, Any]:
    """Return a snapshot as it is answered (recorded: snapshot_of_a_sandbox)."""
    is_general = snapshot.is_general
    used = snapshot.last_used_at
    return {
        "id": snapshot.id,
        "organizationId": ORGANIZATION,
        "general": is_general,
        "name": snapshot.name,
        "imageName": snapshot.name if is_general else "",
        "state": state,
        "size": 0.4 if is_general else snapshot.size / (1 << 30),
        "entrypoint": ["sleep", "infinity"] if is_general else None,
        "cpu": snapshot.cpu,
        "gpu": snapshot.gpu,
        "mem": snapshot.memory,
        "disk": snapshot.disk,
        "errorReason": snapshot.error_reason,
        "createdAt": milliseconds(snapshot.created_at),
        "updatedAt": milliseconds(snapshot.updated_at),
        "lastUsedAt": milliseconds(used) if used else None,
        "regionIds": [TARGET],
        "initialRunnerId": RUNNER,
        "ref": snapshot.name if is_general else f"local/{snapshot.id}",
        "sandboxClass": "container",
    }


def activated(snapshot: Snapshot, now: datetime) -> Snapshot:
    """Return a snapshot that can be used again."""
    return replace(
        snapshot, deactivated_at=None, activated_at=now, updated_at=now, last_used_at=now
    )


def deactivated(snapshot: Snapshot, now: datetime) -> Snapshot:
    """Return a snapshot that cannot be used; one that is so already stays as it is."""
    if snapshot.deactivated_at:
        return snapshot
    return replace(snapshot, deactivated_at=now, updated_at=now)
