"""Volumes, of which a local Daytona keeps names and states: a store, and the control plane's routes."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import uuid4

from starlette.responses import Response
from starlette.routing import Route

from daytona_actions.local.answers import (
    API_VERSION,
    ControlPlaneError,
    control_plane_answer,
    milliseconds,
)
from daytona_actions.local.control_plane import read_body
from daytona_actions.local.create_values import required_name
from daytona_actions.local.folders import sync_folder, write_whole
from daytona_actions.local.reading import read_json
from daytona_actions.local.sandbox import ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from starlette.requests import Request

    from daytona_actions.local.clock import Clock

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Volume:
    """What is kept of one volume: its state follows from the time."""

    id: str
    name: str
    created_at: datetime
    deleted_at: datetime | None = None

    def state(self, now: datetime, transition: timedelta) -> str:
        """Return the state in which it is shown (recorded: create_volume)."""
        pending, arrived = "pending_create", "ready"
        if self.deleted_at:
            pending, arrived = "pending_delete", "deleted"
        return pending if now < (self.deleted_at or self.created_at) + transition else arrived

    def to_json(self) -> dict[str, str | None]:
        """Return what is kept on disk."""
        deleted_at = self.deleted_at and self.deleted_at.isoformat()
        created_at = self.created_at.isoformat()
        return {**vars(self), "created_at": created_at, "deleted_at": deleted_at}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Volume:
        """Return a volume from what to_json gave; raises KeyError, TypeError or ValueError."""
        if not (isinstance(kept["id"], str) and isinstance(kept["name"], str)):
            message = "its ID and name must be text"
            raise TypeError(message)
        created_at, deleted_at = (
            kept[name] and datetime.fromisoformat(kept[name]).astimezone(UTC)
            for name in ("created_at", "deleted_at")
        )
        return cls(kept["id"], kept["name"], created_at, deleted_at)


class Volumes:
    """All volumes of a server, each in a file of its own: they outlive it as sandboxes do."""

    def __init__(self, folder: Path, clock: Clock, transition: timedelta, *, to_disk: bool) -> None:
        """Take up the volumes that a folder holds."""
        self._folder = folder
        self._clock = clock
        self._transition = transition
        self._to_disk = to_disk
        self._volumes = {volume.id: volume for volume in _load(folder)}

    def newest_first(self, *, deleted: bool) -> list[Volume]:
        """Return the volumes; the deleted ones with the others, or not."""
        found = sorted(self._volumes.values(), key=lambda volume: volume.created_at, reverse=True)
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

    def has(self, id_or_name: str) -> bool:
        """Tell whether a sandbox could name this volume."""
        return any(id_or_name in {v.id, v.name} for v in self.newest_first(deleted=False))

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


class VolumeRoutes:
    """Handlers of ``/api/volumes`` and below."""

    def __init__(self, volumes: Volumes) -> None:
        """Take what the handlers act on."""
        self._volumes = volumes

    def routes(self) -> list[Route]:
        """Return the routing table."""
        return [
            Route("/api/volumes", self.list, methods=["GET"]),
            Route("/api/volumes", self.create, methods=["POST"]),
            Route("/api/volumes/by-name/{name}", self.get_by_name, methods=["GET"]),
            Route("/api/volumes/{volume}", self.get, methods=["GET"]),
            Route("/api/volumes/{volume}", self.delete, methods=["DELETE"]),
        ]

    async def list(self, request: Request) -> Response:
        """List volumes; those that were deleted too with any ``includeDeleted``, as recorded."""
        deleted = bool(request.query_params.get("includeDeleted"))
        volumes = self._volumes.newest_first(deleted=deleted)
        return control_plane_answer([self._volumes.view(volume) for volume in volumes])

    async def create(self, request: Request) -> Response:
        """Create a volume, which is shown as on its way."""
        volume = self._volumes.create(required_name(await read_body(request)))
        return control_plane_answer(self._volumes.view(volume) | {"state": "pending_create"})

    async def get(self, request: Request) -> Response:
        """Answer one volume, by its ID alone."""
        volume = self._volumes.find(unquote(request.path_params["volume"]))
        return control_plane_answer(self._volumes.view(volume))

    async def get_by_name(self, request: Request) -> Response:
        """Answer one volume, by its name."""
        name = unquote(request.path_params["name"])
        volume = self._volumes.named(name)
        if not volume:
            raise ControlPlaneError(404, f"Volume with name {name} not found")
        return control_plane_answer(self._volumes.view(volume))

    async def delete(self, request: Request) -> Response:
        """Delete a volume, which stays to be seen by its ID."""
        self._volumes.delete(unquote(request.path_params["volume"]))
        return Response(headers={"x-daytona-api-version": API_VERSION, "content-length": "0"})


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
