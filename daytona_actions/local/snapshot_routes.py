"""The control plane's routes for snapshots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from starlette.responses import Response
from starlette.routing import Route

from daytona_actions.local.answers import API_VERSION, ControlPlaneError, control_plane_answer
from daytona_actions.local.control_plane import read_body
from daytona_actions.local.create_values import check_limits, required_name, unfit_resources
from daytona_actions.local.listing import numbered_page
from daytona_actions.local.sandbox import TARGET
from daytona_actions.local.snapshot import activated, deactivated, snapshot_view

if TYPE_CHECKING:
    from starlette.requests import Request

    from daytona_actions.local.snapshot import Snapshot
    from daytona_actions.local.snapshots import Snapshots

MOST_LISTED = 100
TAG = re.compile(r".*[^/:]:[^/:]+|.+@sha256:.+", re.DOTALL)
FIT_NAME = re.compile(r"[A-Za-z0-9._:/-]+")
NO_IMAGES = (
    "a local Daytona has no container engine, so no snapshot is made from an image or a "
    "Dockerfile: create a sandbox, install what is needed, then make a snapshot of it"
)


class SnapshotRoutes:
    """Handlers of ``/api/snapshots`` and below."""

    def __init__(self, snapshots: Snapshots) -> None:
        """Take what the handlers act on."""
        self._snapshots = snapshots

    def routes(self) -> list[Route]:
        """Return the routing table."""
        one = "/api/snapshots/{snapshot}"
        return [
            Route("/api/snapshots", self.list, methods=["GET"]),
            Route("/api/snapshots", self.create, methods=["POST"]),
            Route(one, self.get, methods=["GET"]),
            Route(one, self.delete, methods=["DELETE"]),
            Route(f"{one}/activate", self.activate, methods=["POST"]),
            Route(f"{one}/deactivate", self.deactivate, methods=["POST"]),
            Route(f"{one}/build-logs-url", self.build_logs, methods=["GET"]),
            Route(f"{one}/build-logs", self.build_logs, methods=["GET"]),
        ]

    async def list(self, request: Request) -> Response:
        """List snapshots, those that were used last before others."""
        name = request.query_params.get("name", "").lower()
        found = [each for each in self._snapshots.latest_first() if name in each.name.lower()]
        views = [self._view(each) for each in found]
        return control_plane_answer(numbered_page(views, request.query_params, MOST_LISTED))

    async def create(self, request: Request) -> Response:
        """Refuse, after the checks of the real server: nothing is pulled or built here."""
        body = await read_body(request)
        name = required_name(body)
        _check_source(body)
        if not FIT_NAME.fullmatch(name):
            allowed = "May contain letters, digits, dots, colons, and dashes"
            raise ControlPlaneError(400, f"Invalid snapshot name format. {allowed}")
        check_limits(body)
        if body.get("regionId", TARGET) != TARGET:
            raise ControlPlaneError(404, "Region not found")
        if self._snapshots.is_taken(name):
            message = f'Snapshot with name "{name}" already exists for this organization'
            raise ControlPlaneError(409, message)
        raise ControlPlaneError(400, NO_IMAGES)

    async def get(self, request: Request) -> Response:
        """Answer one snapshot, by ID or name."""
        found = self._snapshots.find(unquote(request.path_params["snapshot"]))
        return control_plane_answer(self._view(found))

    async def delete(self, request: Request) -> Response:
        """Send a snapshot to its end, also one that is in use; twice too."""
        snapshot = self._by_id(request)
        if snapshot.is_general:
            raise ControlPlaneError(403, "You cannot delete a general snapshot")
        _kept(snapshot, lambda: self._snapshots.remove(snapshot))
        return _empty(200)

    async def activate(self, request: Request) -> Response:
        """Make an inactive snapshot usable again, ten minutes after it was deactivated."""
        snapshot, snapshots = self._by_id(request), self._snapshots
        state = snapshots.state(snapshot)
        if state == "active":
            raise ControlPlaneError(400, f"Snapshot {snapshot.id} is already active")
        if state != "inactive":
            reason = f"cannot be activated - it is in {state} state"
            raise ControlPlaneError(400, f"Snapshot {snapshot.id} {reason}")
        if snapshots.is_being_deactivated(snapshot):
            again = "Please try again in a few minutes."
            raise ControlPlaneError(400, f"Snapshot deactivation is still in progress. {again}")
        again_usable = activated(snapshot, snapshots.clock.now())
        _kept(snapshot, lambda: snapshots.keep(again_usable))
        return control_plane_answer(self._view(again_usable) | {"state": "pending"})

    async def deactivate(self, request: Request) -> Response:
        """Make a snapshot unusable for new sandboxes; twice too."""
        snapshot, snapshots = self._by_id(request), self._snapshots
        if snapshot.is_general:
            raise ControlPlaneError(403, "You cannot deactivate a general snapshot")
        changed = deactivated(snapshot, snapshots.clock.now())
        _kept(snapshot, lambda: snapshots.keep(changed))
        return _empty(204)

    async def build_logs(self, request: Request) -> Response:
        """Refuse: nothing is built here (recorded: snapshot_from_image)."""
        found = self._snapshots.find(unquote(request.path_params["snapshot"]))
        raise ControlPlaneError(404, f"Snapshot {found.id} has no build info")

    def _by_id(self, request: Request) -> Snapshot:
        return self._snapshots.by_id(unquote(request.path_params["snapshot"]))

    def _view(self, snapshot: Snapshot) -> dict[str, Any]:
        return snapshot_view(snapshot, self._snapshots.state(snapshot))


def _check_source(body: dict[str, Any]) -> None:
    """Refuse what the real server refuses of a snapshot's source (recorded: snapshot_invalid)."""
    if problems := unfit_resources(body):
        raise ControlPlaneError(400, ", ".join(problems))
    image = body.get("imageName")
    if body.get("buildInfo") is not None:
        for name, called in (("imageName", "an image name"), ("entrypoint", "an entrypoint")):
            if body.get(name):
                message = f"Cannot specify {called} when using a build info entry"
                raise ControlPlaneError(400, message)
        return
    if not image or not isinstance(image, str):
        message = "Must specify an image name when not using a build info entry"
        raise ControlPlaneError(400, message)
    if image.endswith(":latest"):
        raise ControlPlaneError(400, 'Images with tag ":latest" are not allowed')
    if not TAG.fullmatch(image):
        example = "(e.g., ubuntu:22.04) or digest (@sha256:...)"
        raise ControlPlaneError(400, f"Image name must include a tag {example}")


def _kept(snapshot: Snapshot, change: Any) -> None:
    try:
        change()
    except OSError as error:
        message = f"Snapshot {snapshot.name} cannot be kept on disk: {error.strerror}"
        raise ControlPlaneError(500, message) from error


def _empty(status: int) -> Response:
    headers = {"x-daytona-api-version": API_VERSION}
    if status != 204:  # noqa: PLR2004 - no content
        headers["content-length"] = "0"
    return Response(status_code=status, headers=headers)
