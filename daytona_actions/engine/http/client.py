"""HTTP as a connector needs it: limits while reading, an end for each call, one log line a request.

`HttpClient`, and its asynchronous twin in async_client.py, are httpx clients that override the
public `send`, so requests, authentication and certificates stay httpx's own business. They take no
cookies and follow no redirects, whatever they are asked: either would carry what is one service's
to another.
"""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING, Any

import httpx

from daytona_actions.engine.failures import without_given
from daytona_actions.engine.http import limits, private
from daytona_actions.engine.http.streams import Streams
from daytona_actions.engine.http.thread_pool import ENDS_AT, SECONDS, ThreadPool
from daytona_actions.engine.http.transfers import watch_receiving, watch_sending

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import TracebackType

    from daytona_actions.engine.http.environment import ProxyEntry
from daytona_actions.engine.http.transfers import OnTransfer

logger = logging.getLogger("daytona_actions")

PROXY = "proxy"
"""Request extension: the proxy that a failed request went through."""

_PROXY_REFUSES = 407
_MOST_ADDRESSES = 1024


def log(request: httpx.Request, outcome: object, started: float) -> None:
    """Write the log line of a request."""
    if not logger.isEnabledFor(logging.DEBUG):
        return
    elapsed = time.perf_counter() - started
    path = without_given(request.url.path)
    logger.debug("%s %s %s in %.3f s", request.method, path, outcome, elapsed)


def _without_given(record: logging.LogRecord) -> bool:
    """Take secrets that were given out of the URL in httpx's own line."""
    given = record.args if isinstance(record.args, tuple) else ()
    shown = [without_given(str(said)) if isinstance(said, httpx.URL) else said for said in given]
    record.args = tuple(shown) or record.args
    return True


logging.getLogger("httpx").addFilter(_without_given)


class _NoCookies(httpx.Cookies):
    """No cookies: those of one host's service must not go with the next one's requests.

    A jar that takes none would do, but a tenth of a call's time goes by in asking it.
    """

    def extract_cookies(self, response: httpx.Response) -> None:
        """Take none."""


_NO_COOKIES = _NoCookies()


class SharedClient(private.RedirectsUnread):
    """What both clients do alike: it stands before httpx's client among the bases.

    Args:
        deadline: seconds for a whole exchange, unless a request says otherwise.
        proxy: the way to the service, None for a direct one.
        on_transfer: is called for each piece of a body, see `OnTransfer`.
        options: httpx's own.
    """

    cookies = _NO_COOKIES

    def __init__(
        self,
        *,
        deadline: float,
        proxy: ProxyEntry | None = None,
        on_transfer: OnTransfer | None = None,
        **options: Any,
    ) -> None:
        usable, way = limits.connection_limits(), proxy.in_httpx(options) if proxy else None
        super().__init__(limits=usable, proxy=way, trust_env=False, **options)  # type: ignore[call-arg]
        self._seconds = deadline
        self._proxy = proxy
        self._on_transfer = on_transfer
        # What paths became: httpx takes them apart for each request.
        self._addresses: dict[str, httpx.URL] = {}

    def build_request(self, method: str, url: Any, **options: Any) -> httpx.Request:
        known = self._addresses.get(url) if isinstance(url, str) else None
        # httpx takes an address apart again for the sake of parameters, even if there are none.
        options["params"] = options.get("params") or None
        request: httpx.Request = super().build_request(method, known or url, **options)  # type: ignore[misc]
        if known is None and isinstance(url, str) and not request.url.query:
            if len(self._addresses) >= _MOST_ADDRESSES:
                self._addresses.clear()
            self._addresses[url] = request.url
        return request

    def _accept(self, response: httpx.Response) -> None:
        """Hold an answer to its limits, or refuse it.

        Raises:
            httpx.ProxyError: it is the proxy's, which wants other credentials.
            TooLargeError: it announces more bytes than are read.
            CompressedError: it is compressed.
        """
        if self._proxy is not None and response.status_code == _PROXY_REFUSES:
            text = f"{response.status_code} {response.reason_phrase}"
            raise httpx.ProxyError(text, request=response.request)
        if self._on_transfer is not None:
            watch_receiving(response, self._on_transfer)
        response.stream = _Body(response, is_proxied=self._proxy is not None)


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that stops at its limit instead of filling the memory, and goes to its receiver.

    The limit counts bytes as they are sent: so success must be uncompressed.
    """

    def __init__(self, response: httpx.Response, *, is_proxied: bool) -> None:
        asked, headers = response.request.extensions, response.headers
        self._stream: Any = response.stream
        self._is_proxied = is_proxied
        self._limit = asked.get(limits.MAX_BYTES, limits.MOST_BYTES)
        self._receiver: limits.Receiver | None = None
        self._seen = 0
        if headers.get("content-encoding", "identity").strip().lower() != "identity":
            if response.is_success:
                raise limits.CompressedError
            self._limit = limits.MOST_COMPRESSED
        announced = headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self._limit:
            raise limits.TooLargeError(self._limit)
        if limits.RECEIVER in asked and response.is_success:
            self._receiver = asked[limits.RECEIVER]
            self._receiver.clear()  # of what an earlier try, which broke off, has left

    def _count(self, piece: bytes) -> bytes:
        self._seen += len(piece)
        if self._seen > self._limit:
            raise limits.TooLargeError(self._limit)
        if self._receiver is None:
            return piece
        self._receiver.take(piece)
        return b""

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            yield self._count(piece)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            yield self._count(piece)

    def close(self) -> None:
        if self._has_surplus():
            private.network_stream_of(self._stream).close()
        self._stream.close()

    async def aclose(self) -> None:
        if self._has_surplus():
            await private.network_stream_of(self._stream).aclose()
        await self._stream.aclose()

    def _has_surplus(self) -> bool:
        """Tell whether more has come than the answer, on a connection of httpcore's pool."""
        with contextlib.suppress(AttributeError):  # an answer made without a connection
            return self._is_proxied and bool(private.surplus_of(self._stream)[0])
        return False


class HttpClient(SharedClient, httpx.Client):  # type: ignore[misc]
    """An httpx client that reads with limits and logs a line a request; see `SharedClient`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._streams = Streams()
        certificates = httpx.create_ssl_context(verify=options.get("verify", True), trust_env=False)
        private.replace_pool(self, ThreadPool(certificates, self._streams.network()))
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
        most = 0 if stream else request.extensions.get(limits.MAX_BYTES, limits.SMALL)
        request.extensions[limits.MOST_AWAITED] = min(most, limits.SMALL)
        if self._on_transfer is not None:
            watch_sending(request, self._on_transfer)
        seconds = SECONDS.set(request.extensions.get(limits.DEADLINE, self._seconds))
        ends_at = ENDS_AT.set(None)
        try:
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
            ENDS_AT.reset(ends_at)
            SECONDS.reset(seconds)
            log(request, outcome, started)
