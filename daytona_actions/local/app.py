"""Puts the routes together to one application."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, PlainTextResponse, Response

from daytona_actions.local.account import AccountRoutes
from daytona_actions.local.alteration_routes import AlterationRoutes
from daytona_actions.local.alterations import Alterations
from daytona_actions.local.answers import (
    ControlPlaneError,
    ToolboxError,
    control_plane_error,
    toolbox_error,
)
from daytona_actions.local.control_plane import SandboxRoutes, UnreadableBodyError
from daytona_actions.local.gate import Gate, Rules
from daytona_actions.local.intervals import keep_intervals
from daytona_actions.local.lifecycle import Lifecycle, Limits
from daytona_actions.local.logged import shown_path
from daytona_actions.local.snapshot_routes import SnapshotRoutes
from daytona_actions.local.snapshots import Snapshots
from daytona_actions.local.sparing import LoopErrors
from daytona_actions.local.toolbox import ToolboxRoutes
from daytona_actions.local.volume_routes import VolumeRoutes
from daytona_actions.local.volumes import Volumes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from daytona_actions.local.clock import Clock
    from daytona_actions.local.isolation import Isolation
    from daytona_actions.local.store import Store

logger = logging.getLogger(__name__)


def make_app(  # noqa: PLR0913 - the parts of a server
    store: Store,
    isolation: Isolation,
    clock: Clock,
    *,
    limits: Limits,
    rules: Rules,
    ready: Callable[[], None],
) -> ASGIApp:
    """Return the application; ``ready`` is called when it can serve."""
    shown_key = f"{rules.key[:3]}{'*' * 20}{rules.key[-3:]}"
    account = AccountRoutes(clock.now(), shown_key, rules.requests_per_minute)
    transition = timedelta(seconds=limits.transition_seconds)
    snapshots = Snapshots(
        store.root / "snapshots",
        clock,
        transition,
        to_disk=store.is_kept,
        volumes=store.root / "volumes",
    )
    volumes = Volumes(store.root / "volumes", clock, transition, to_disk=store.is_kept)
    lifecycle = Lifecycle(
        store, isolation, clock, limits, snapshots=snapshots, mounts=volumes.mounts
    )
    alterations = Alterations(lifecycle, store, isolation, snapshots)
    can_block_network = isolation.name == "bubblewrap"

    app = Starlette(
        routes=[
            *account.routes(),
            *VolumeRoutes(volumes, lifecycle.user_of_volume).routes(),
            *SnapshotRoutes(snapshots).routes(),
            *SandboxRoutes(
                lifecycle,
                volumes,
                snapshots,
                can_block_network=can_block_network,
            ).routes(),
            *AlterationRoutes(lifecycle, alterations).routes(),
            *ToolboxRoutes(lifecycle).routes(),
        ],
        exception_handlers={
            ControlPlaneError: control_plane_error,
            ToolboxError: toolbox_error,
            UnreadableBodyError: _unreadable_body,
            ClientDisconnect: _nobody_listens,
            HTTPException: _no_such_route,
            Exception: _unexpected,
        },
        lifespan=lambda _app: _running(lifecycle, snapshots, ready),
    )
    app.router.redirect_slashes = False
    return Gate(app, rules, clock)


@contextlib.asynccontextmanager
async def _running(
    lifecycle: Lifecycle, snapshots: Snapshots, ready: Callable[[], None]
) -> AsyncIterator[None]:
    asyncio.get_running_loop().set_exception_handler(LoopErrors())
    keeper = asyncio.create_task(keep_intervals(lifecycle))
    ready()
    try:
        yield
    finally:
        keeper.cancel()
        await lifecycle.close()
        await snapshots.close()


async def _unreadable_body(_request: Request, _error: Exception) -> Response:
    body = {"message": "Invalid JSON in request body", "error": "Bad Request", "statusCode": 400}
    return JSONResponse(body, 400, {"content-type": "application/json; charset=utf-8"})


async def _nobody_listens(_request: Request, _error: Exception) -> Response:
    return Response(status_code=400)


async def _no_such_route(request: Request, _error: Exception) -> Response:
    path = request.scope["path"]
    if not path.startswith("/api/"):
        return PlainTextResponse("404 page not found", 404)
    return control_plane_error(request, ControlPlaneError(404, f"Cannot {request.method} {path}"))


async def _unexpected(request: Request, error: Exception) -> Response:
    path = shown_path(request.scope["path"])
    logger.error("%s %s failed", request.method, path, exc_info=error)
    if request.scope["path"].startswith("/toolbox/"):
        return toolbox_error(request, error)
    return control_plane_error(request, error)
