"""A wire at which every request gets the same answer, and clients on it for many examples."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any
from unittest import mock

import httpx

from daytona_actions import AsyncDaytonaActions, DaytonaActions

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "made-up-api-key"
OPTIONS: dict[str, Any] = {"max_retries": 0, "wait_timeout": 0}


class Wire:
    """What was sent, and what every request is answered with."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.status = 200
        self.content = b""
        self.headers: list[tuple[bytes, bytes]] = []

    def answer(
        self, content: bytes, status: int = 200, headers: list[tuple[bytes, bytes]] | None = None
    ) -> None:
        """Answer with this from now on, and forget what was sent."""
        self.requests.clear()
        self.content, self.status = content, status
        self.headers = [(b"content-type", b"application/json")] if headers is None else headers

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Keep a request and answer it."""
        self.requests.append(request)
        return httpx.Response(
            self.status, headers=self.headers, stream=httpx.ByteStream(self.content)
        )


@contextlib.contextmanager
def wired() -> Iterator[tuple[Wire, DaytonaActions, AsyncDaytonaActions, asyncio.Runner]]:
    """Put a wire in place of the network, with a client of either kind on it."""
    wire = Wire()

    def handle_request(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        request.read()
        return wire.handle(request)

    async def handle_async_request(
        _: httpx.AsyncHTTPTransport, request: httpx.Request
    ) -> httpx.Response:
        await request.aread()
        return wire.handle(request)

    with (
        mock.patch.object(httpx.HTTPTransport, "handle_request", handle_request),
        mock.patch.object(httpx.AsyncHTTPTransport, "handle_async_request", handle_async_request),
        DaytonaActions(KEY, **OPTIONS) as daytona,
        asyncio.Runner() as runner,
    ):
        in_tasks = AsyncDaytonaActions(KEY, **OPTIONS)
        yield wire, daytona, in_tasks, runner
        runner.run(in_tasks.aclose())
