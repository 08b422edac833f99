"""The control plane's routes that alter a sandbox or give access to it."""

from __future__ import annotations

import math
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import uuid4

from starlette.routing import Route

from daytona_actions.local.answers import (
    UNEXPECTED,
    ControlPlaneError,
    control_plane_answer,
    milliseconds,
)
from daytona_actions.local.control_plane import read_body, toolbox_url
from daytona_actions.local.create_values import required_name
from daytona_actions.local.sandbox import full_view

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from daytona_actions.local.alterations import Alterations
    from daytona_actions.local.lifecycle import Lifecycle
    from daytona_actions.local.sandbox import Sandbox

SIZES = ("cpu", "memory", "disk")
DEFAULT_MINUTES = "60"
# Reserved for what is never found: a client fails at once and says the name.
NO_GATEWAY = "no-ssh-gateway-of-a-local-daytona.invalid"


class AlterationRoutes:
    """Handlers of what is done with one sandbox and leaves it where it was."""

    def __init__(self, lifecycle: Lifecycle, alterations: Alterations) -> None:
        """Take what the handlers act on."""
        self._lifecycle = lifecycle
        self._alterations = alterations

    def routes(self) -> list[Route]:
        """Return the routing table."""
        one = "/api/sandbox/{sandbox}"
        return [
            Route(f"{one}/snapshot", self.take_snapshot, methods=["POST"]),
            Route(f"{one}/resize", self.resize, methods=["POST"]),
            Route(f"{one}/backup", self.back_up, methods=["POST"]),
            Route(f"{one}/ssh-access", self.give_ssh_access, methods=["POST"]),
            Route(f"{one}/ssh-access", self.revoke_ssh_access, methods=["DELETE"]),
            Route("/api/sandbox/ssh-access/validate", self.validate, methods=["GET"]),
            Route(f"{one}/build-logs", self.build_logs, methods=["GET"]),
            Route(f"{one}/build-logs-url", self.build_logs, methods=["GET"]),
        ]

    async def take_snapshot(self, request: Request) -> Response:
        """Make a snapshot of a sandbox in the background."""
        sandbox = self._sandbox(request)
        body = await read_body(request)
        name = required_name(body)
        if body.get("includeMemory"):
            message = "includeMemory is only supported for Windows sandboxes"
            raise ControlPlaneError(400, message)
        self._alterations.take_snapshot(sandbox, name)
        return self._answer(request, sandbox)

    async def resize(self, request: Request) -> Response:
        """Give a sandbox other sizes in the background."""
        sandbox = self._sandbox(request)
        self._alterations.resize(sandbox, _sizes(await read_body(request)))
        return self._answer(request, sandbox)

    async def back_up(self, request: Request) -> Response:
        """Make a backup in the background."""
        sandbox = self._sandbox(request)
        self._alterations.back_up(sandbox)
        return self._answer(request, sandbox, 201)

    async def give_ssh_access(self, request: Request) -> Response:
        """Answer a token as the real server does; nothing is kept, as no gateway would take it."""
        sandbox = self._sandbox(request)
        now = self._lifecycle.clock.now()
        minutes = request.query_params.get("expiresInMinutes", DEFAULT_MINUTES)
        try:
            expires_at = now + timedelta(minutes=float(minutes or 0))
        except (ValueError, OverflowError):
            raise ControlPlaneError(500, UNEXPECTED) from None
        token = secrets.token_urlsafe(24)
        body = {
            "id": str(uuid4()),
            "sandboxId": sandbox.id,
            "token": token,
            "expiresAt": milliseconds(expires_at),
            "createdAt": milliseconds(now),
            "updatedAt": milliseconds(now),
            "sshCommand": f"ssh {token}@{NO_GATEWAY}",
        }
        return control_plane_answer(body)

    async def revoke_ssh_access(self, request: Request) -> Response:
        """Answer the sandbox, whatever the token (recorded: ssh_access)."""
        return self._answer(request, self._sandbox(request))

    async def validate(self, _request: Request) -> Response:
        """Refuse: only a gateway may ask (recorded: ssh_access)."""
        raise ControlPlaneError(403, "Invalid authentication context")

    async def build_logs(self, request: Request) -> Response:
        """Refuse: nothing is built here (recorded: sandbox_access)."""
        raise ControlPlaneError(404, f"Sandbox {self._sandbox(request).id} has no build info")

    def _sandbox(self, request: Request) -> Sandbox:
        return self._lifecycle.find(unquote(request.path_params["sandbox"]))

    def _answer(self, request: Request, sandbox: Sandbox, status: int = 200) -> Response:
        return control_plane_answer(full_view(sandbox, toolbox_url(request)), status)


def _sizes(body: object) -> dict[str, Any]:
    """Return the sizes that a body asks for; raises the 400 of those that are none."""
    given = body if isinstance(body, dict) else {}
    asked = {name: given[name] for name in SIZES if given.get(name) is not None}
    problems = []
    for name, value in asked.items():
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is None or number < 1:
            problems.append(f"{name} must not be less than 1")
        if number is None or number % 1 or math.isinf(number):
            problems.append(f"{name} must be an integer number")
    if problems:
        raise ControlPlaneError(400, ", ".join(problems))
    return {name: int(value) for name, value in asked.items()}
