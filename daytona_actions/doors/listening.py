"""What the doors that listen share: a token at the entrance, loopback by default, a quiet server."""

from __future__ import annotations

import hmac
import json
import os
import secrets
import socket
import sys
from typing import TYPE_CHECKING, NamedTuple

from daytona_actions.doors.excerpts import full_document
from daytona_actions.doors.interruptions import returned
from daytona_actions.engine.failures import Kind, error
from daytona_actions.engine.settings import header_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

    from daytona_actions.engine.result import ActionResult

LOOPBACK = "127.0.0.1"
LARGEST_BODY = 140 * 1024 * 1024
"""The largest body in bytes that is taken: 100 MB in base64, and what stands around it."""


class BearerOnly:
    """Lets in only requests that carry the token; everything else gets 401."""

    def __init__(self, app: ASGIApp, token: str, *, public: frozenset[str] = frozenset()) -> None:
        """Guard an app.

        Args:
            app: what is behind the entrance.
            token: what callers send as `Authorization: Bearer …`.
            public: paths that need no token.

        Raises:
            ValueError: the token is blank, or no header can carry it.
        """
        self._app = app
        self._expected = header_value("token", token).encode()
        if not self._expected:
            raise ValueError("token is blank, which would let everybody in")
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or scope["path"] in self._public or self._knows(scope):
            await self._app(scope, receive, send)
            return
        body = json.dumps(full_document(_refusal())).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"www-authenticate", b"Bearer"),
        ]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _knows(self, scope: Scope) -> bool:
        header = dict(scope["headers"]).get(b"authorization", b"")
        scheme, _, shown = header.partition(b" ")
        return scheme.lower() == b"bearer" and hmac.compare_digest(shown.strip(), self._expected)


def _refusal() -> ActionResult:
    from daytona_actions.engine.result import ActionResult

    text = "The bearer token is missing or wrong"
    hint = "Send the token that this server was started with as `Authorization: Bearer …`."
    return ActionResult.failed(error(Kind.AUTHENTICATION, text, hint=hint).failure)


class Token(NamedTuple):
    """What callers show, and whether it was made here, so that nobody knows it yet."""

    text: str
    is_new: bool


def token_from(variable: str) -> Token:
    """Return the token of the environment, or a new one where it has none but white space.

    Raises:
        ValueError: no header can carry the one of the environment.
    """
    given = header_value(variable, os.environ.get(variable, ""))
    return Token(given or secrets.token_urlsafe(24), is_new=not given)


def announce(url: str, token: Token, variable: str) -> None:
    """Say on stderr where a server listens, and its token if nobody knows that yet."""
    if token.is_new:
        sys.stderr.write(f"Token (set {variable} to choose it): {token.text}\n")
    sys.stderr.write(f"Listening on {url}\n")


async def serve_http(app: ASGIApp, *, host: str, port: int, ready: Callable[[str], object]) -> None:
    """Serve an app over HTTP until a signal ends it.

    Args:
        app: what answers.
        host: the address to listen on.
        port: the TCP port; 0 for a free one.
        ready: is told the base URL once it can be called.

    Raises:
        OSError: it cannot listen there.
    """
    import asyncio

    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if not self.should_exit:  # a signal has come meanwhile
                ready(url)

    # Bound here: where uvicorn cannot bind, it ends the process with an exit code of its own.
    bound = _bound(host, port)
    url = f"http://{f'[{host}]' if ':' in host else host}:{bound.getsockname()[1]}"
    server = Server(uvicorn.Config(app, log_level="warning"))
    serving = asyncio.ensure_future(returned(server.serve([bound])))
    try:
        signal = await asyncio.shield(serving)
    except asyncio.CancelledError:
        server.should_exit = True  # only uvicorn itself knows what of it has started by now
        await serving
        raise
    finally:
        bound.close()
    if signal:  # uvicorn repeats the one that has ended it
        raise signal


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    made = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere it lets two programs listen at one place
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
    except OSError:
        made.close()
        raise
    return made
