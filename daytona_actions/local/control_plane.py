"""The control plane's routes for sandboxes."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from starlette.responses import Response
from starlette.routing import Route

from daytona_actions.local.answers import (
    API_VERSION,
    METHODS,
    UNEXPECTED,
    ControlPlaneError,
    control_plane_answer,
    not_offered,
)
from daytona_actions.local.create_values import create_values, interval, start_problem
from daytona_actions.local.listing import list_numbered_page, list_page
from daytona_actions.local.mounts import checked_volumes
from daytona_actions.local.reading import read_json
from daytona_actions.local.sandbox import created_view, departing_view, full_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from daytona_actions.local.lifecycle import Lifecycle
    from daytona_actions.local.sandbox import Sandbox
    from daytona_actions.local.snapshots import Snapshots
    from daytona_actions.local.volumes import Volumes

# Of the deleted sandboxes that had failed so many are listed, the last ones, until the server ends.
MOST_FAILED = 128
MINUTES = re.compile(r"-?\d{1,15}", re.ASCII)
INTERVALS = {
    "autostop": ("auto_stop_interval", "Auto-stop"),
    "autoarchive": ("auto_archive_interval", "Auto-archive"),
    "autodelete": ("auto_delete_interval", "Auto-delete"),
}
REFUSED = {
    "pause": (422, "Pausing is not supported for this sandbox"),
    "fork": (422, "Forking is not supported for this sandbox"),
    "recover": (400, "Sandbox is not in a recoverable state"),
}
NOT_OFFERED = (
    *("network-settings", "organization", "ports/{rest:path}", "region-quota", "state"),
    "telemetry/{rest:path}",
)


def toolbox_url(request: Request) -> str:
    """Return where this client reaches the toolbox: the host that it asked for, this port."""
    return f"{request.url.scheme}://{request.headers['host']}/toolbox"


class SandboxRoutes:
    """Handlers of ``/api/sandbox`` and below."""

    def __init__(
        self,
        lifecycle: Lifecycle,
        volumes: Volumes,
        snapshots: Snapshots,
        *,
        can_block_network: bool,
    ) -> None:
        """Take what the handlers act on."""
        self._lifecycle = lifecycle
        self._volumes = volumes
        self._snapshots = snapshots
        self._can_block_network = can_block_network
        self._failed: deque[Sandbox] = deque(maxlen=MOST_FAILED)

    def routes(self) -> list[Route]:
        """Return the routing table."""
        one = "/api/sandbox/{sandbox}"
        return [
            Route("/api/sandbox", self.create, methods=["POST"]),
            Route("/api/sandbox", self.list, methods=["GET"]),
            Route("/api/sandbox/paginated", self.list_numbered, methods=["GET"]),
            # No sandbox's name: what only a runner may ask.
            Route("/api/sandbox/for-runner", not_offered, methods=["GET"]),
            Route(one, self.get, methods=["GET"]),
            Route(one, self.delete, methods=["DELETE"]),
            Route(f"{one}/ancestors", self.relatives, methods=["GET"]),
            Route(f"{one}/forks", self.relatives, methods=["GET"]),
            Route(f"{one}/parent", self.parent, methods=["GET"]),
            Route(f"{one}/labels", self.replace_labels, methods=["PUT"]),
            Route(f"{one}/toolbox-proxy-url", self.toolbox_proxy_url, methods=["GET"]),
            Route(f"{one}/start", self.start, methods=["POST"]),
            Route(f"{one}/stop", self.stop, methods=["POST"]),
            Route(f"{one}/archive", self.archive, methods=["POST"]),
            Route(f"{one}/last-activity", self.last_activity, methods=["POST"]),
            Route(f"{one}/public/{{value}}", self.set_public, methods=["POST"]),
            *(
                Route(f"{one}/{name}/{{minutes}}", self.set_interval, methods=["POST"])
                for name in INTERVALS
            ),
            *(Route(f"{one}/{name}", self.refuse, methods=["POST"]) for name in REFUSED),
            *(Route(f"{one}/{name}", self.not_offered, methods=METHODS) for name in NOT_OFFERED),
        ]

    async def create(self, request: Request) -> Response:
        """Create a sandbox that starts in the background."""
        lifecycle = self._lifecycle
        body = await read_body(request)
        values = create_values(
            body,
            can_block_network=self._can_block_network,
            volumes=self._checked_volumes,
            usable=self._snapshots.usable,
        )
        reason = start_problem(values)
        if reason:
            await lifecycle.create({**values, "state": "error", "error_reason": reason})
            raise ControlPlaneError(400, f"Sandbox failed to start: {reason}")
        created = await lifecycle.create(values)
        self._volumes.note_use(created.volumes)
        if created.snapshot_id:
            self._snapshots.note_use(created.snapshot_id)
        return control_plane_answer(created_view(created, toolbox_url(request)))

    async def list(self, request: Request) -> Response:
        """List sandboxes, a page at a time."""
        page = list_page(self._listed(request), request.query_params, toolbox_url(request))
        return control_plane_answer(page)

    async def list_numbered(self, request: Request) -> Response:
        """List sandboxes as older clients do."""
        page = list_numbered_page(self._listed(request), request.query_params, toolbox_url(request))
        return control_plane_answer(page)

    async def get(self, request: Request) -> Response:
        """Answer one sandbox; one that is on its way is given a moment to arrive."""
        sandbox = self._sandbox(request)
        await self._lifecycle.transitions.give_a_moment(sandbox)
        return self._answer(request, sandbox)

    async def delete(self, request: Request) -> Response:
        """Delete a sandbox in the background."""
        sandbox = self._sandbox(request)
        # Recorded (list_sandboxes_errored_deleted): one that failed is never shown as destroying.
        shown = {"state": "error"} if sandbox.state == "error" else {}
        await self._lifecycle.destroy(sandbox)
        if shown:
            self._failed.append(replace(sandbox, state="error"))
        return control_plane_answer(departing_view(sandbox, toolbox_url(request)) | shown)

    async def start(self, request: Request) -> Response:
        """Start a sandbox."""
        sandbox = self._sandbox(request)
        await self._lifecycle.start(sandbox)
        if sandbox.state == "archived":
            return control_plane_answer(departing_view(sandbox, toolbox_url(request)))
        return self._answer(request, sandbox)

    async def stop(self, request: Request) -> Response:
        """Stop a sandbox in the background."""
        sandbox = self._sandbox(request)
        await self._lifecycle.stop(sandbox)
        return control_plane_answer(departing_view(sandbox, toolbox_url(request)))

    async def archive(self, request: Request) -> Response:
        """Archive a stopped sandbox in the background."""
        sandbox = self._sandbox(request)
        await self._lifecycle.archive(sandbox)
        return self._answer(request, sandbox)

    async def replace_labels(self, request: Request) -> Response:
        """Set all labels."""
        sandbox = self._sandbox(request)
        body = await read_body(request)
        labels = body.get("labels") if isinstance(body, dict) else None
        if not isinstance(labels, dict):
            raise ControlPlaneError(400, "labels must be an object")
        await self._lifecycle.transitions.change(sandbox, labels=labels)
        return self._answer(request, sandbox)

    async def set_public(self, request: Request) -> Response:
        """Set whether previews would be public."""
        sandbox = self._sandbox(request)
        await self._lifecycle.transitions.change(
            sandbox, public=request.path_params["value"] == "true"
        )
        return self._answer(request, sandbox, 201)

    async def set_interval(self, request: Request) -> Response:
        """Set one of the three intervals."""
        sandbox = self._sandbox(request)
        field, name = INTERVALS[request.scope["path"].split("/")[-2]]
        minutes = request.path_params["minutes"]
        if not MINUTES.fullmatch(minutes):
            raise ControlPlaneError(500, UNEXPECTED)
        await self._lifecycle.transitions.change(sandbox, **{field: interval(name, int(minutes))})
        return self._answer(request, sandbox, 201)

    async def last_activity(self, request: Request) -> Response:
        """Note that a sandbox is in use."""
        self._sandbox(request).touch(self._lifecycle.clock.now())
        headers = {"x-daytona-api-version": API_VERSION, "content-length": "0"}
        return Response(status_code=201, headers=headers)

    async def toolbox_proxy_url(self, request: Request) -> Response:
        """Answer where the toolbox is."""
        self._sandbox(request)
        return control_plane_answer({"url": toolbox_url(request)})

    async def relatives(self, request: Request) -> Response:
        """Answer that there are none: nothing is forked here."""
        self._sandbox(request)
        return control_plane_answer([])

    async def parent(self, request: Request) -> Response:
        """Refuse to show a parent, as of any sandbox that is no fork (recorded: fork_and_family)."""
        sandbox = self._sandbox(request)
        raise ControlPlaneError(404, f"Parent sandbox not found for sandbox {sandbox.id}")

    async def refuse(self, request: Request) -> Response:
        """Refuse what this kind of sandbox does not do (recorded: the same messages)."""
        self._sandbox(request)
        status, message = REFUSED[request.scope["path"].rsplit("/", 1)[1]]
        raise ControlPlaneError(status, message)

    async def not_offered(self, request: Request) -> Response:
        """Refuse what a local Daytona does not do, for a sandbox that exists."""
        self._sandbox(request)
        return await not_offered(request)

    def _checked_volumes(self, asked: Any) -> Any:
        return checked_volumes(asked, self._volumes.ready, self._lifecycle.mount_problem)

    def _sandbox(self, request: Request) -> Sandbox:
        return self._lifecycle.find(unquote(request.path_params["sandbox"]))

    def _listed(self, request: Request) -> Sequence[Sandbox]:
        asked = request.query_params.get("includeErroredDeleted") == "true"
        return [*self._lifecycle.sandboxes.values(), *(self._failed if asked else ())]

    def _answer(self, request: Request, sandbox: Sandbox, status: int = 200) -> Response:
        return control_plane_answer(full_view(sandbox, toolbox_url(request)), status)


async def read_body(request: Request) -> Any:
    """Return the JSON of a body, an empty one as {}; raises UnreadableBodyError."""
    try:
        return read_json(await request.body() or b"{}")
    except ValueError:
        # Recorded (create_sandbox_invalid_values): refused before the control plane's own checks.
        raise UnreadableBodyError from None


class UnreadableBodyError(Exception):
    """The body is not JSON, or holds what could not be answered as JSON."""
