"""What the doors that listen share: a token at the entrance, loopback by default, a quiet server."""

from __future__ import annotations

import hmac
import json
import secrets
import sys
from typing import TYPE_CHECKING

from daytona_actions.doors import service
from daytona_actions.doors.outcomes import told
from daytona_actions.errors import FailureKind, error

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket

    from starlette.types import ASGIApp, Receive, Scope, Send

    from daytona_actions.results import ActionResult

LOOPBACK = "127.0.0.1"
LARGEST_BODY = 140 * 1024 * 1024
"""The largest body in bytes that is taken: 100 MB in base64, and what stands around it."""

TOKEN_VARIABLE = f"{service.COMMAND.upper().replace('-', '_')}_TOKEN"
"""The environment variable with the token that callers must show."""


class BearerOnly:
    """Lets in only requests that carry the token; everything else gets 401."""

    def __init__(self, app: ASGIApp, token: str, *, public: frozenset[str] = frozenset()) -> None:
        """Guard an app.

        Args:
            app: what is behind the entrance.
            token: what callers send as `Authorization: Bearer …`.
            public: paths that need no token.
        """
        self._app = app
        self._expected = f"Bearer {token}".encode()
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or scope["path"] in self._public or self._knows(scope):
            await self._app(scope, receive, send)
            return
        body = json.dumps(told(_refusal())).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"www-authenticate", b"Bearer"),
        ]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _knows(self, scope: Scope) -> bool:
        shown = dict(scope["headers"]).get(b"authorization", b"")
        return hmac.compare_digest(shown, self._expected)


def _refusal() -> ActionResult:
    from daytona_actions.results import ActionResult

    text = "The bearer token is missing or wrong"
    hint = "Send the token that this server was started with as `Authorization: Bearer …`."
    return ActionResult.failed(error(FailureKind.AUTHENTICATION, text, hint=hint).failure)


def token_from(environment: str | None) -> str:
    """Return the token of the environment, or a new one that is shown once, on stderr."""
    if environment:
        return environment
    token = secrets.token_urlsafe(24)
    sys.stderr.write(f"Token (set {TOKEN_VARIABLE} to choose it): {token}\n")
    return token


async def serve_http(
    app: ASGIApp, *, host: str, port: int, listening: Callable[[str], object] | None = None
) -> None:
    """Serve an app over HTTP until a signal ends it.

    Args:
        app: what answers.
        host: the address to listen on.
        port: the TCP port; 0 for a free one.
        listening: is told the base URL once it can be called; default: a line on stderr.
    """
    import asyncio

    import uvicorn

    tell = listening or (lambda url: sys.stderr.write(f"Listening on {url}\n"))

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket] | None = None) -> None:
            await super().startup(sockets)
            port = self.servers[0].sockets[0].getsockname()[1]
            tell(f"http://{f'[{host}]' if ':' in host else host}:{port}")

    server = Server(uvicorn.Config(app, host=host, port=port, log_level="warning"))
    try:
        await server.serve()
    except asyncio.CancelledError:
        await server.shutdown()
        raise
