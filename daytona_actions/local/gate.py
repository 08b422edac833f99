"""What every request must pass: the right host, the key, a body of limited size, a rate."""

from __future__ import annotations

import hmac
import ipaddress
import logging
import re
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from daytona_actions.local.answers import (
    ControlPlaneError,
    ToolboxError,
    control_plane_error,
    toolbox_error,
)
from daytona_actions.local.heads import ADMITTED
from daytona_actions.local.logged import shown_path
from daytona_actions.local.sparing import Sparing

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from daytona_actions.local.clock import Clock

logger = logging.getLogger(__name__)

# A JSON body is held in memory as a whole, a file is not.
MOST_JSON = 32 << 20
UPLOADS = re.compile(r"^/(api/toolbox/[^/]+/)?toolbox(/[^/]+)?/files/(bulk-)?upload$")
REFUSALS = {401, 403}
WINDOW = timedelta(minutes=1)
NO_KEY = (
    "unauthorized: missing authentication: provide a preview access token "
    "(via header, query parameter, or cookie) or use an API key or JWT"
)


@dataclass(frozen=True)
class Rules:
    """What requests must fulfil; ``requests_per_minute`` None is no limit."""

    key: str
    host: str
    most_body: int
    requests_per_minute: int | None = None
    isolation: str = "none"


class Gate:
    """The ASGI application in front of all routes."""

    def __init__(self, inner: ASGIApp, rules: Rules, clock: Clock) -> None:
        """Take the application to protect."""
        self._inner = inner
        self._rules = rules
        self._rate = _Rate(rules.requests_per_minute, clock)
        self._refusals = Sparing()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer why not."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        # Routes are matched as they were sent: a name with %2F is one component, not two.
        scope["path"] = scope["raw_path"].decode("ascii").partition("?")[0]
        exchange = _Exchange(scope, receive, send, self._rules)
        try:
            self._check(scope, exchange)
            scope[ADMITTED] = True
            await self._inner(scope, exchange.receive, exchange.send)
        except (ControlPlaneError, ToolboxError) as error:
            await _refuse(error, scope, exchange)
        except Exception:
            # Starlette raises again what it has answered; raised further it would cost the client
            # its connection.
            if not exchange.status:
                raise
        finally:
            exchange.log(self._refusals)

    def _check(self, scope: Scope, exchange: _Exchange) -> None:
        headers, in_toolbox = Headers(scope=scope), _in_toolbox(scope)
        host = headers.get("host", "")
        if not _is_this_machine(host, self._rules.host):
            message = f"Host {host!r} is not served: use localhost or an IP address"
            raise ControlPlaneError(403, message)
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if not (
            scheme.lower() == "bearer"
            and hmac.compare_digest(given.strip().encode(), self._rules.key.encode())
        ):
            if not in_toolbox:
                raise ControlPlaneError(401, "Invalid credentials")
            invalid = "unauthorized: authentication failed: Bearer token is invalid"
            raise ToolboxError(401, invalid if given else NO_KEY)
        exchange.check_length(headers)
        if not in_toolbox:
            exchange.added |= self._rate.count()


class _Exchange:
    """One request's messages, with the limits and additions of the gate."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, rules: Rules) -> None:
        most_body = rules.most_body
        self._most = most_body if UPLOADS.search(scope["path"]) else min(most_body, MOST_JSON)
        self._scope = scope
        self._receive = receive
        self._send = send
        self._received = 0
        self._started_at = time.perf_counter()
        # Each answer says how what it tells of was kept apart.
        self.added = {"server": f"daytona-actions-local (isolation {rules.isolation})"}
        self.status = 0

    def check_length(self, headers: Headers) -> None:
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > self._most:
            raise self._too_large()

    async def receive(self) -> Message:
        message = await self._receive()
        self._received += len(message.get("body", b""))
        if self._received > self._most:
            raise self._too_large()
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message).update(self.added)
        await self._send(message)

    def log(self, refusals: Sparing) -> None:
        milliseconds = (time.perf_counter() - self._started_at) * 1000
        method, path = self._scope["method"], shown_path(self._scope["path"])
        # Whoever has no key may send as many as it likes.
        write = refusals.log if self.status in REFUSALS else logger.log
        write(logging.INFO, "%s %s %s %.0f ms", method, path, self.status, milliseconds)

    def _too_large(self) -> Exception:
        message = f"the body is larger than {self._most} bytes"
        if _in_toolbox(self._scope):
            return ToolboxError(413, message)
        return ControlPlaneError(413, message)


class _Rate:
    """Counts requests in windows of a minute, as the real server's throttler does."""

    def __init__(self, most: int | None, clock: Clock) -> None:
        self._most = most
        self._clock = clock
        self._begin = datetime.min.replace(tzinfo=clock.now().tzinfo)
        self._count = 0

    def count(self) -> dict[str, str]:
        """Return the headers to add; raises the 429 past the limit (recorded: rate_limited)."""
        if self._most is None:
            return {}
        now = self._clock.now()
        if now - self._begin >= WINDOW:
            self._begin, self._count = now, 0
        self._count += 1
        reset = str(-int((now - self._begin - WINDOW).total_seconds() // 1))
        if self._count > self._most:
            raise TooManyRequestsError(reset)
        return {
            "x-ratelimit-limit-authenticated": str(self._most),
            "x-ratelimit-remaining-authenticated": str(self._most - self._count),
            "x-ratelimit-reset-authenticated": reset,
        }


class TooManyRequestsError(ControlPlaneError):
    """The 429 of the control plane, with the seconds to wait."""

    def __init__(self, seconds: str) -> None:
        """Keep what goes into the header."""
        super().__init__(429, "ThrottlerException: Too Many Requests")
        self.seconds = seconds


async def _refuse(error: Exception, scope: Scope, exchange: _Exchange) -> None:
    request = Request(scope)
    answer = toolbox_error if isinstance(error, ToolboxError) else control_plane_error
    response = answer(request, error)
    if isinstance(error, TooManyRequestsError):
        response.headers["retry-after-authenticated"] = error.seconds
    await response(scope, exchange.receive, exchange.send)


def _in_toolbox(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.startswith("/toolbox/")


def _is_this_machine(host: str, served: str) -> bool:
    """Accept addresses, localhost and the host the server was told to serve.

    A page that rebinds its DNS name to this machine sends that name: it is refused here.
    """
    name = host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
    name = name.strip("[]").lower().rstrip(".")
    if name in {"localhost", served.lower()} or name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
