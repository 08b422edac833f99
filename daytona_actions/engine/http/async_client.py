"""The asynchronous client: its limit for a whole call is asyncio's, its connections are the pool's."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, Any

import httpx

from daytona_actions.engine.http import limits, private
from daytona_actions.engine.http.client import PROXY, SharedClient, log
from daytona_actions.engine.http.pool import Pool
from daytona_actions.engine.http.transfers import watch_sending

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from types import TracebackType


class _Progress:
    """How far a request has come, as httpx traces it: the limit counts from its connection on."""

    limit: asyncio.Timeout

    def __init__(self, seconds: float | None, trace: Any = None) -> None:
        self.sent = False
        self._seconds = seconds
        self._trace = trace

    async def notice(self, event: str, details: object) -> None:
        if self._seconds is not None and self.limit.when() is None:
            self._end_in(self._seconds)
        self.sent = self.sent or event.endswith("send_request_headers.started")
        if self._trace is not None:
            await self._trace(event, details)

    def end(self) -> None:
        """End the request now: its client is being closed."""
        with contextlib.suppress(RuntimeError):  # its limit has just passed: it ends by itself
            self._end_in(0)

    def _end_in(self, seconds: float) -> None:
        self.limit.reschedule(asyncio.get_running_loop().time() + seconds)


class AsyncHttpClient(SharedClient, httpx.AsyncClient):  # type: ignore[misc]
    """The asynchronous twin of `HttpClient`, for one event loop: it closes when the loop ends."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        certificates = httpx.create_ssl_context(verify=options.get("verify", True), trust_env=False)
        self._pool = Pool(certificates)
        private.replace_pool(self, self._pool)
        self._running: set[_Progress] = set()
        self._keeper: AsyncGenerator[None] | None = None

    def forget(self) -> None:
        """Close the connections from outside their event loop, which runs no more."""
        self._pool.close()

    async def aclose(self) -> None:
        await self._end_all()
        await super().aclose()

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self._end_all()
        await super().__aexit__(kind, error, traceback)

    async def _end_all(self) -> None:
        for progress in self._running:
            progress.end()
        if self._keeper is not None:
            await self._keeper.aclose()

    async def _close_with_loop(self) -> AsyncGenerator[None]:
        """Close the connections as the event loop ends, which closes its generators first.

        `asyncio.run` and the runners of test frameworks and notebooks do that; what is left to a
        closed loop can only be forgotten.
        """
        try:
            yield
        finally:
            await super().aclose()

    async def send(
        self, request: httpx.Request, *, stream: bool = False, **options: Any
    ) -> httpx.Response:
        if self._keeper is None:
            self._keeper = self._close_with_loop()
            await anext(self._keeper)
        started = time.perf_counter()
        outcome: object = "failed"
        options["follow_redirects"] = False
        trace = request.extensions.get("trace")
        progress = _Progress(request.extensions.get(limits.DEADLINE, self._seconds), trace)
        request.extensions["trace"] = progress.notice
        if self._on_transfer is not None:
            watch_sending(request, self._on_transfer)
        try:
            async with asyncio.timeout(None) as progress.limit:
                self._running.add(progress)
                response = await super().send(request, stream=True, **options)
                outcome = response.status_code
                try:
                    self._accept(response)
                    if not stream:
                        await response.aread()
                except BaseException:
                    await response.aclose()
                    raise
        except BaseException as problem:
            request.extensions[PROXY] = self._proxy
            if isinstance(problem, TimeoutError):
                raise self._meaning_of_end(request, progress, problem) from problem
            raise
        else:
            return response
        finally:
            request.extensions["trace"] = trace
            self._running.discard(progress)
            log(request, outcome, started)

    def _meaning_of_end(
        self, request: httpx.Request, progress: _Progress, problem: Exception
    ) -> Exception:
        """Return what the end of a request means: its limit, or that its client was closed."""
        if self.is_closed:
            return httpx.ReadError("the client was closed", request=request)
        expired = httpx.ReadTimeout if progress.sent else httpx.ConnectTimeout
        return expired(str(problem), request=request)
