"""The control plane's routes for volumes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import unquote

from starlette.responses import Response
from starlette.routing import Route

from daytona_actions.local.answers import API_VERSION, ControlPlaneError, control_plane_answer
from daytona_actions.local.control_plane import read_body
from daytona_actions.local.create_values import required_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from daytona_actions.local.volumes import Volumes


class VolumeRoutes:
    """Handlers of ``/api/volumes`` and below."""

    def __init__(self, volumes: Volumes, user: Callable[[str], str | None]) -> None:
        """Take what the handlers act on, and what names a sandbox that has a volume of an ID."""
        self._volumes = volumes
        self._user = user

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
        """Delete a volume that no sandbox has, with its files; it stays to be seen by its ID."""
        identity = unquote(request.path_params["volume"])
        # The rule of the public server's source.
        if user := self._user(identity):
            reason = f"it is in use by one or more sandboxes (e.g. {user})"
            raise ControlPlaneError(409, f"Volume cannot be deleted because {reason}")
        self._volumes.delete(identity)
        await asyncio.to_thread(self._volumes.discard, identity)
        return Response(headers={"x-daytona-api-version": API_VERSION, "content-length": "0"})
