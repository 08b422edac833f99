"""HTTP as a connector needs it: limits while reading, an end for each call, one log line a request.

`HttpClient` and `AsyncHttpClient` are httpx clients that override the public `send`, so requests,
authentication and certificates stay httpx's own business. They take no cookies and follow no
redirects, whatever they are asked: either would carry what is one service's to another.
"""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING, Any

import httpx

from daytona_actions.engine.http import private
from daytona_actions.engine.http.address import KnownAddresses
from daytona_actions.engine.http.deadline import deadline
from daytona_actions.engine.http.limits import DEADLINE, connection_limits, limit_body
from daytona_actions.engine.http.streams import Streams
from daytona_actions.engine.http.transfers import watch_receiving, watch_sending

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator
    from types import TracebackType

    from daytona_actions.engine.http.environment import ProxyEntry
    from daytona_actions.engine.http.transfers import OnTransfer

logger = logging.getLogger("daytona_actions")

PROXY = "proxy"
"""Request extension: the proxy that a failed request went through."""

_PROXY_REFUSES = 407


def _log(request: httpx.Request, outcome: object, started: float) -> None:
    if not logger.isEnabledFor(logging.DEBUG):
        return
    elapsed = time.perf_counter() - started
    logger.debug("%s %s %s in %.3f s", request.method, request.url.path, outcome, elapsed)


class _NoCookies(httpx.Cookies):
    """No cookies: those of one host's service must not go with the next one's requests.

    A jar that takes none would do, but a tenth of a call's time goes by in asking it.
    """

    def extract_cookies(self, response: httpx.Response) -> None:
        """Take none."""


_NO_COOKIES = _NoCookies()


class _Shared(private.RedirectsUnread):
    """What both clients do alike."""

    _proxy: ProxyEntry | None
    _on_transfer: OnTransfer | None

    @property
    def cookies(self) -> httpx.Cookies:
        return _NO_COOKIES

    def build_request(self, method: str, url: Any, **options: Any) -> httpx.Request:
        found = self._addresses.find(url) if isinstance(url, str) else url
        request: httpx.Request = super().build_request(method, found, **options)  # type: ignore[misc]
        if isinstance(url, str):
            self._addresses.learn(url, request)
        return request

    def _keep(
        self, seconds: float, proxy: ProxyEntry | None, on_transfer: OnTransfer | None
    ) -> None:
        self._seconds = seconds
        self._proxy = proxy
        self._on_transfer = on_transfer
        self._addresses = KnownAddresses()

    def _accept(self, response: httpx.Response) -> None:
        """Hold an answer to its limits, or refuse it."""
        if self._proxy is not None and response.status_code == _PROXY_REFUSES:
            text = f"{response.status_code} {response.reason_phrase}"
            raise httpx.ProxyError(text, request=response.request)
        if self._on_transfer is not None:
            watch_receiving(response, self._on_transfer)
        limit_body(response)


class HttpClient(_Shared, httpx.Client):  # type: ignore[override]  # nobody sets cookies
    """An httpx client that reads with limits and logs a line a request.

    Args:
        deadline: seconds for a whole exchange, unless a request says otherwise.
        proxy: the way to the service, None for a direct one.
        on_transfer: is called for each piece of a body, see `OnTransfer`.
        options: httpx's own.
    """

    def __init__(
        self,
        *,
        deadline: float,
        proxy: ProxyEntry | None = None,
        on_transfer: OnTransfer | None = None,
        **options: Any,
    ) -> None:
        limits, way = connection_limits(), proxy.in_httpx(options) if proxy else None
        super().__init__(limits=limits, proxy=way, trust_env=False, **options)
        self._keep(deadline, proxy, on_transfer)
        self._streams = Streams()
        self._streams.watch(self)

    def close(self) -> None:
        self._streams.close()
        super().close()

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self._streams.close()
        super().__exit__(kind, error, traceback)

    def send(
        self, request: httpx.Request, *, stream: bool = False, **options: Any
    ) -> httpx.Response:
        started = time.perf_counter()
        outcome: object = "failed"
        options["follow_redirects"] = False
        if self._on_transfer is not None:
            watch_sending(request, self._on_transfer)
        try:
            with deadline(request.extensions.get(DEADLINE, self._seconds)):
                response = super().send(request, stream=True, **options)
                outcome = response.status_code
                try:
                    self._accept(response)
                    if not stream:
                        response.read()
                except BaseException:
                    response.close()
                    raise
        except BaseException:
            request.extensions[PROXY] = self._proxy
            raise
        else:
            return response
        finally:
            _log(request, outcome, started)


class _Progress:
    """How far a request has come, as httpx traces it: the limit counts from its connection on."""

    limit: asyncio.Timeout

    def __init__(self, seconds: float | None, trace: Any = None) -> None:
        self.sent = False
        self._seconds = seconds
        self._trace = trace

    async def saw(self, event: str, details: object) -> None:
        if self._seconds is not None and self.limit.when() is None:
            self._end_in(self._seconds)
        self.sent = self.sent or event.endswith("send_request_headers.started")
        if self._trace is not None:
            await self._trace(event, details)

    def end(self) -> None:
        """End the request now: its client is being closed."""
        with contextlib.suppress(RuntimeError):  # its limit has just fired: it ends by itself
            self._end_in(0)

    def _end_in(self, seconds: float) -> None:
        import asyncio

        self.limit.reschedule(asyncio.get_running_loop().time() + seconds)


class AsyncHttpClient(_Shared, httpx.AsyncClient):  # type: ignore[override]  # nor here
    """The asynchronous twin of `HttpClient`, for one event loop: it closes when the loop ends."""

    def __init__(
        self,
        *,
        deadline: float,
        proxy: ProxyEntry | None = None,
        on_transfer: OnTransfer | None = None,
        **options: Any,
    ) -> None:
        from daytona_actions.engine.http.pool import Pool

        limits, way = connection_limits(), proxy.in_httpx(options) if proxy else None
        super().__init__(limits=limits, proxy=way, trust_env=False, **options)
        certificates = httpx.create_ssl_context(verify=options.get("verify", True), trust_env=False)
        self._pool = Pool(certificates)
        private.replace_pool(self, self._pool)
        self._keep(deadline, proxy, on_transfer)
        self._running: set[_Progress] = set()
        self._keeper: AsyncGenerator[None] | None = None

    def forget(self) -> None:
        """Close the connections from outside their event loop, which runs no more."""
        self._pool.close()

    async def aclose(self) -> None:
        await self._let_go()
        await super().aclose()

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self._let_go()
        await super().__aexit__(kind, error, traceback)

    async def _let_go(self) -> None:
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
        import asyncio

        if self._keeper is None:
            self._keeper = self._close_with_loop()
            await anext(self._keeper)
        started = time.perf_counter()
        outcome: object = "failed"
        options["follow_redirects"] = False
        trace = request.extensions.get("trace")
        progress = _Progress(request.extensions.get(DEADLINE, self._seconds), trace)
        request.extensions["trace"] = progress.saw
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
                raise self._ended(request, progress, problem) from problem
            raise
        else:
            return response
        finally:
            request.extensions["trace"] = trace
            self._running.discard(progress)
            _log(request, outcome, started)

    def _ended(self, request: httpx.Request, progress: _Progress, problem: Exception) -> Exception:
        """Return what the end of a request means: its limit, or that its client was closed."""
        if self.is_closed:
            return httpx.ReadError("the client was closed", request=request)
        expired = httpx.ReadTimeout if progress.sent else httpx.ConnectTimeout
        return expired(str(problem), request=request)
