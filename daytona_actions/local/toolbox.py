"""The toolbox proxy: passes a call on to the daemon of its sandbox."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote
from uuid import uuid4

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route

from daytona_actions.local.answers import API_VERSION, METHODS, ToolboxError
from daytona_actions.local.connection import DaemonLostError, Reply, ToolboxDaemon
from daytona_actions.local.uploads import Upload, Write, receive_uploads, single_upload

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from daytona_actions.local.lifecycle import Lifecycle
    from daytona_actions.local.sandbox import Sandbox

Result = TypeVar("Result")
# Stays between server and daemon: METHODS lets no request from outside have it.
UPLOAD = "UPLOAD"
# What a route may answer otherwise for.
PASSED_HEADERS = ("range", "upgrade", "x-daytona-sdk-version", "x-daytona-split-output")
NOT_STARTED = (
    "bad request: failed to resolve container IP after 3 attempts: "
    "no IP address found. Is the Sandbox started?"
)


class PassedOn(Response):
    """A daemon's answer, sent piece by piece as it comes."""

    def __init__(self, reply: Reply, done: Callable[[], None]) -> None:
        """Take an answer, and what to call when it was sent or nobody wants it any more."""
        super().__init__(status_code=reply.status, headers=reply.headers)
        if "content-length" not in reply.headers:
            del self.headers["content-length"]
        self.headers["x-request-id"] = str(uuid4())
        self._reply = reply
        self._done = done

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, as long as somebody wants it.

        If the daemon is lost the body ends early, and the client sees that.
        """
        with contextlib.suppress(ClientDisconnect):
            # After the whole request nothing comes but the end of the connection.
            await _while_wanted(self._pass_on(send), receive())

    async def _pass_on(self, send: Send) -> None:
        try:
            start = {"type": "http.response.start", "status": self.status_code}
            await send({**start, "headers": self.raw_headers})
            async for piece in self._reply.body:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        except DaemonLostError:
            return
        finally:
            await self._reply.body.aclose()
            self._done()


class ToolboxRoutes:
    """Handlers of ``/toolbox/{sandbox}`` and of the older place below ``/api``."""

    def __init__(self, lifecycle: Lifecycle) -> None:
        """Take where the sandboxes are."""
        self._lifecycle = lifecycle

    def routes(self) -> list[Route]:
        """Return the routing table; the upload routes are the ones with multipart bodies."""
        table = []
        for base in ("/toolbox/{sandbox}", "/api/toolbox/{sandbox}/toolbox"):
            table += [
                Route(f"{base}/files/bulk-upload", self.bulk_upload, methods=["POST"]),
                Route(f"{base}/files/upload", self.upload, methods=["POST"]),
                Route(f"{base}/{{route:path}}", self.pass_on, methods=METHODS),
            ]
        return table

    async def pass_on(self, request: Request) -> Response:
        """Send a call to the daemon and its answer back."""
        sandbox, daemon = self._started(request)
        asked = {
            "method": request.method,
            "path": unquote(f"/{request.path_params['route']}"),
            "query": dict(request.query_params),
            "headers": {name: request.headers.get(name, "") for name in PASSED_HEADERS},
        }
        self._begin(sandbox)
        try:
            reply = await _call_while_wanted(daemon, asked, request)
        except BaseException as error:
            self._end(sandbox)
            if isinstance(error, DaemonLostError):
                raise ToolboxError(502, f"bad gateway: {error}") from error
            raise
        if request.url.path.startswith("/api/"):
            reply.headers["x-daytona-api-version"] = API_VERSION
        return PassedOn(reply, lambda: self._end(sandbox))

    async def bulk_upload(self, request: Request) -> Response:
        """Write the files of a multipart body and answer each one's size."""
        return await self._receive(receive_uploads, request)

    async def upload(self, request: Request) -> Response:
        """Write one file to the path of the query."""
        return await self._receive(single_upload, request)

    async def _receive(
        self, receive: Callable[[Request, Write], Awaitable[Response]], request: Request
    ) -> Response:
        sandbox, daemon = self._started(request)
        self._begin(sandbox)
        try:
            return await receive(request, lambda upload: _write(daemon, upload))
        except DaemonLostError as error:
            raise ToolboxError(502, f"bad gateway: {error}") from error
        finally:
            self._end(sandbox)

    def _started(self, request: Request) -> tuple[Sandbox, ToolboxDaemon]:
        identity = request.path_params["sandbox"]
        sandbox = self._lifecycle.sandboxes.get(identity)
        if sandbox is None:
            # Recorded (toolbox_by_name, toolbox_missing_sandbox): told apart from a wrong key by
            # nothing.
            message = "unauthorized: authentication failed: Bearer token is invalid"
            raise ToolboxError(401, message)
        if daemon := self._lifecycle.daemon(sandbox):
            return sandbox, daemon
        if sandbox.state == "archived":
            message = "bad request: failed to get runner info: Sandbox with ID"
            raise ToolboxError(400, f"{message} {identity} not found")
        route = request.scope["path"].split(identity, 1)[1].removeprefix("/toolbox")
        raise ToolboxError(400, NOT_STARTED, f"/sandboxes/{identity}/toolbox{route}")

    def _begin(self, sandbox: Sandbox) -> None:
        sandbox.calls += 1
        sandbox.touch(self._lifecycle.clock.now())

    def _end(self, sandbox: Sandbox) -> None:
        sandbox.calls -= 1
        sandbox.touch(self._lifecycle.clock.now())


async def _call_while_wanted(
    daemon: ToolboxDaemon, asked: dict[str, Any], request: Request
) -> Reply:
    """Call a daemon; raises ClientDisconnect if nobody waits for the answer any more."""
    is_read = asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        async for piece in request.stream():
            yield piece
        is_read.set()

    async def leave() -> None:
        await is_read.wait()
        # After the whole body nothing comes but the end of the connection.
        await request.receive()

    return await _while_wanted(daemon.call(asked, body()), leave())


async def _while_wanted(work: Coroutine[Any, Any, Result], left: Awaitable[object]) -> Result:
    """Do a piece of work; raises ClientDisconnect, and ends it, if the client leaves before."""
    tasks = asyncio.ensure_future(work), asyncio.ensure_future(left)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if tasks[0].done():
            return tasks[0].result()
        raise ClientDisconnect
    finally:
        for task in tasks:
            task.cancel()


async def _write(daemon: ToolboxDaemon, upload: Upload) -> tuple[int, bytes]:
    asked = {
        "method": UPLOAD,
        "path": "/files/content",
        "query": {"path": upload.path},
        "headers": {},
    }
    reply = await daemon.call(asked, upload.content)
    return reply.status, b"".join([piece async for piece in reply.body])
