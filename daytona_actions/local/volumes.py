"""Volumes, each a folder that sandboxes share: what is known of them, and their store."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from daytona_actions.local.answers import (
    ControlPlaneError,
    milliseconds,
)
from daytona_actions.local.folders import remove_folder, sync_folder, write_whole
from daytona_actions.local.mounts import Mount
from daytona_actions.local.reading import read_json
from daytona_actions.local.sandbox import ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from daytona_actions.local.clock import Clock

logger = logging.getLogger(__name__)

MOMENTS = ("created_at", "deleted_at", "last_used_at")


@dataclass(frozen=True)
class Volume:
    """What is kept of one volume: its state follows from the time."""

    id: str
    name: str
    created_at: datetime
    deleted_at: datetime | None = None
    last_used_at: datetime | None = None

    def state(self, now: datetime, transition: timedelta) -> str:
        """Return the state in which it is shown (recorded: create_volume)."""
        pending, arrived = "pending_create", "ready"
        if self.deleted_at:
            pending, arrived = "pending_delete", "deleted"
        return pending if now < (self.deleted_at or self.created_at) + transition else arrived

    def to_json(self) -> dict[str, str | None]:
        """Return what is kept on disk."""
        moments = {name: getattr(self, name) for name in MOMENTS}
        return vars(self) | {name: value and value.isoformat() for name, value in moments.items()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Volume:
        """Return a volume from what to_json gave; raises KeyError, TypeError or ValueError."""
        if not (isinstance(kept["id"], str) and isinstance(kept["name"], str)):
            message = "its ID and name must be text"
            raise TypeError(message)
        moments: dict[str, Any] = {
            name: kept.get(name) and datetime.fromisoformat(kept[name]).astimezone(UTC)
            for name in MOMENTS
        }
        return cls(kept["id"], kept["name"], **moments)


class Volumes:
    """All volumes of a server, each in a file of its own: they outlive it as sandboxes do."""

    def __init__(self, folder: Path, clock: Clock, transition: timedelta, *, to_disk: bool) -> None:
        """Take up the volumes that a folder holds."""
        self._folder = folder
        self._clock = clock
        self._transition = transition
        self._to_disk = to_disk
        self._volumes = {volume.id: volume for volume in _load(folder)}
        for volume in self._volumes.values():
            if volume.deleted_at:
                self.discard(volume.id)

    def newest_first(self, *, deleted: bool) -> list[Volume]:
        """Return the volumes, those used last before others; with the deleted ones, or without."""
        found = sorted(self._volumes.values(), key=lambda volume: volume.created_at, reverse=True)
        never = datetime.min.replace(tzinfo=UTC)
        found.sort(key=lambda volume: volume.last_used_at or never, reverse=True)
        return [volume for volume in found if deleted or self._state(volume) != "deleted"]

    def find(self, identity: str) -> Volume:
        """Return a volume by its ID, also a deleted one; raises the 404 of one that never was."""
        if volume := self._volumes.get(identity):
            return volume
        raise ControlPlaneError(404, f"Volume with ID {identity} not found")

    def named(self, name: str) -> Volume | None:
        """Return the volume of a name: of those that are deleted none has one."""
        volumes = self.newest_first(deleted=False)
        return next((volume for volume in volumes if volume.name == name), None)

    def ready(self, id_or_name: str) -> str:
        """Return the ID of a volume to mount; raises the error of one that cannot be."""
        found = next(
            (v for v in self.newest_first(deleted=False) if id_or_name in {v.id, v.name}), None
        )
        if found is None:
            raise ControlPlaneError(404, f"Volume '{id_or_name}' not found")
        if (state := self._state(found)) != "ready":
            message = f"Volume '{found.name}' is not in a ready state. Current state: {state}"
            raise ControlPlaneError(400, message)
        return found.id

    def note_use(self, shown: list[dict[str, str]]) -> None:
        """Note that a sandbox was made with these volumes."""
        for each in shown:
            volume = self.find(each["volumeId"])
            self._keep(replace(volume, last_used_at=self._clock.now()))

    def mounts(self, shown: list[dict[str, str]]) -> list[Mount]:
        """Return the folders of volumes as a sandbox shows them."""
        return [
            Mount(self._folder / each["volumeId"], each.get("subpath", ""), each["mountPath"])
            for each in shown
        ]

    def discard(self, identity: str) -> None:
        """Remove what is in a volume."""
        remove_folder(self._folder / identity)

    def create(self, name: str) -> Volume:
        """Add a volume; raises the 400 of a name in use."""
        if self.named(name):
            raise ControlPlaneError(400, f"Volume with name {name} already exists")
        identity = str(uuid4())
        # Recorded: an empty name is none.
        return self._keep(Volume(identity, name or identity, self._clock.now()))

    def delete(self, identity: str) -> None:
        """Send a volume to its end; raises the 400 of one that is on its way, or gone."""
        volume = self.find(identity)
        if self._state(volume) != "ready":
            message = "Volume must be in 'ready' or 'error' state in order to be deleted"
            raise ControlPlaneError(400, message)
        self._keep(replace(volume, deleted_at=self._clock.now()))

    def view(self, volume: Volume) -> dict[str, Any]:
        """Return a volume as it is shown (recorded: create_volume)."""
        state = self._state(volume)
        return {
            "id": volume.id,
            "name": f"{volume.name}-deleted" if state == "deleted" else volume.name,
            "organizationId": ORGANIZATION,
            "state": state,
            "createdAt": milliseconds(volume.created_at),
            "updatedAt": milliseconds(volume.deleted_at or volume.created_at),
            "errorReason": None,
            **({"lastUsedAt": milliseconds(used)} if (used := volume.last_used_at) else {}),
        }

    def _state(self, volume: Volume) -> str:
        return volume.state(self._clock.now(), self._transition)

    def _keep(self, volume: Volume) -> Volume:
        # Written first: what cannot be kept must not be shown.
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._folder / f"{volume.id}.json"
            if self._to_disk:
                sync_folder(self._folder.parent)
            write_whole(path, json.dumps(volume.to_json()), to_disk=self._to_disk)
        except OSError as error:
            message = f"Volume {volume.name} cannot be kept on disk: {error.strerror}"
            logger.error("%s: %s", message, error.filename)  # noqa: TRY400 - no traceback needed
            raise ControlPlaneError(500, message) from error
        self._volumes[volume.id] = volume
        return volume


def _load(folder: Path) -> Iterable[Volume]:
    """Go through the volumes of an earlier server; one that cannot be read hides no other."""
    for path in sorted(folder.glob("*.json")):
        try:
            volume = Volume.from_json(read_json(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError) as error:
            # Nothing is deleted that may still be of use.
            logger.warning("%s is no volume and left alone: %s", path, error)
        else:
            yield volume
