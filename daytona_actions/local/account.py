"""The control plane's routes beside sandboxes: health, config, regions, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from daytona_actions.local.answers import (
    API_VERSION,
    METHODS,
    control_plane_answer,
    milliseconds,
    not_offered,
)
from daytona_actions.local.control_plane import toolbox_url
from daytona_actions.local.create_values import LONGEST_ARCHIVE_INTERVAL
from daytona_actions.local.sandbox import DEFAULT_SNAPSHOT, TARGET

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response

# Families of routes of the real control plane, of which no more is offered than is named above.
NOT_OFFERED = (
    *("admin", "api-keys", "audit", "docker-registry", "jobs", "object-storage", "organizations"),
    *("preview", "regions", "runners", "users", "webhooks"),
)


class AccountRoutes:
    """Handlers of what exists once on a local Daytona."""

    def __init__(
        self, started_at: datetime, shown_key: str, requests_per_minute: int | None
    ) -> None:
        """Take what is answered; ``shown_key`` is the key with its middle hidden."""
        self._started_at = milliseconds(started_at)
        self._shown_key = shown_key
        self._requests_per_minute = requests_per_minute

    def routes(self) -> list[Route]:
        """Return the routing table."""
        return [
            Route("/api/health", self.health),
            Route("/api/config", self.config),
            Route("/api/api-keys/current", self.current_key),
            Route("/api/regions", self.regions),
            Route("/api/shared-regions", self.regions),
            *(Route(f"/api/{name}", not_offered, methods=METHODS) for name in NOT_OFFERED),
            *(
                Route(f"/api/{name}/{{rest:path}}", not_offered, methods=METHODS)
                for name in NOT_OFFERED
            ),
        ]

    async def health(self, _request: Request) -> Response:
        """Answer that the server is there."""
        return control_plane_answer({"status": "ok"})

    async def config(self, request: Request) -> Response:
        """Answer the settings that clients read."""
        limit = self._requests_per_minute
        throttled = {"limit": limit, "ttl": 60} if limit else {}
        body = {
            "version": API_VERSION,
            "oidc": {"issuer": "", "clientId": "", "audience": ""},
            "linkedAccountsEnabled": False,
            "announcements": {},
            "proxyTemplateUrl": "",
            "proxyToolboxUrl": toolbox_url(request),
            "defaultSnapshot": DEFAULT_SNAPSHOT,
            "dashboardUrl": "",
            "maxAutoArchiveInterval": LONGEST_ARCHIVE_INTERVAL,
            "maintananceMode": False,
            "environment": "local",
            "sshGatewayCommand": "",
            "sshGatewayPublicKey": "",
            "rateLimit": {
                "authenticated": throttled,
                "sandboxCreate": {},
                "sandboxLifecycle": {},
            },
        }
        return control_plane_answer(body)

    async def current_key(self, _request: Request) -> Response:
        """Answer what is known of the key, without the key."""
        body = {
            "name": "local",
            "value": self._shown_key,
            "createdAt": self._started_at,
            "permissions": ["write:sandboxes", "delete:sandboxes"],
            "lastUsedAt": self._started_at,
            "expiresAt": None,
            "userId": "local",
        }
        return control_plane_answer(body)

    async def regions(self, _request: Request) -> Response:
        """Answer the one region, this machine."""
        region = {
            "id": TARGET,
            "name": TARGET,
            "organizationId": None,
            "regionType": "shared",
            "createdAt": self._started_at,
            "updatedAt": self._started_at,
            "proxyUrl": None,
            "sshGatewayUrl": None,
            "snapshotManagerUrl": None,
        }
        return control_plane_answer([region])
