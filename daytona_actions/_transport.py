"""HTTP as this package needs it: limits while reading, one log line a request.

`Connection` and `AsyncConnection` are httpx clients that override the public `send`, so proxies,
mounts and certificates stay httpx's own business.
"""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING, Any

import httpx

from daytona_actions._deadline import Streams, deadline

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Callable, Iterator

logger = logging.getLogger("daytona_actions")

DEADLINE = "deadline"
"""Request extension: seconds for the whole exchange, in place of the connection's own; or None."""

MAX_BYTES = "max_bytes"
"""Request extension: the longest body in bytes that is read, in place of `MOST_BYTES`."""

RECEIVER = "receiver"
"""Request extension: takes each piece of a successful body in place of the answer, or None."""

MOST_BYTES = 100 * 1024 * 1024
"""The longest body in bytes that is read: what runs in a sandbox must not fill this memory."""

_MOST_ADDRESSES = 1024

_MOST_COMPRESSED = 64 * 1024  # an error page; its true size is up to a thousand times that


class TooLargeError(Exception):
    """The answer has, or announces, more bytes than its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")


class CompressedError(Exception):
    """The answer is compressed although that was refused, so its true size cannot be limited."""


class _LimitedStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that stops at its limit instead of filling the memory, and goes to its receiver."""

    def __init__(self, stream: Any, limit: int, receive: Callable[[bytes], object] | None) -> None:
        self._stream = stream
        self._limit = limit
        self._receive = receive
        self._seen = 0

    def _counted(self, chunk: bytes) -> bytes:
        self._seen += len(chunk)
        if self._seen > self._limit:
            raise TooLargeError(self._limit)
        if self._receive is None:
            return chunk
        self._receive(chunk)
        return b""

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            yield self._counted(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            yield self._counted(chunk)

    def close(self) -> None:
        _end_if_more_came(self._stream)
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()


def _end_if_more_came(stream: Any) -> None:
    """Close a connection on which more has come than the answer: it would answer the next request.

    httpcore keeps those bytes in h11's buffer and uses the connection again; there is no public
    way to them.
    """
    with contextlib.suppress(AttributeError):  # an answer that was made without a connection
        connection = stream._stream._httpcore_stream._stream._connection  # noqa: SLF001
        if connection._h11_state.trailing_data[0]:  # noqa: SLF001
            connection._network_stream.close()  # noqa: SLF001


def _limit(response: httpx.Response) -> None:
    """Hold an answer to its limit, which counts on the wire: so success must be uncompressed."""
    limit = response.request.extensions.get(MAX_BYTES, MOST_BYTES)
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        if response.is_success:
            raise CompressedError
        limit = _MOST_COMPRESSED
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise TooLargeError(limit)
    receive = response.request.extensions.get(RECEIVER) if response.is_success else None
    response.stream = _LimitedStream(response.stream, limit, receive)


def _log(request: httpx.Request, outcome: object, started: float) -> None:
    if not logger.isEnabledFor(logging.DEBUG):
        return
    elapsed = time.perf_counter() - started
    logger.debug("%s %s %s in %.3f s", request.method, request.url.path, outcome, elapsed)


class _NoCookies(httpx.Cookies):
    """No cookies: those of one sandbox must not go with the next one's requests.

    A jar that takes none would do, but a tenth of a call's time goes by in asking it.
    """

    def extract_cookies(self, response: httpx.Response) -> None:
        """Take none."""


_NO_COOKIES = _NoCookies()


class _Addresses:
    """The whole addresses of paths that were asked for: httpx takes them apart for each request."""

    def __init__(self) -> None:
        self._known: dict[str, httpx.URL] = {}

    def __getitem__(self, path: str) -> httpx.URL | str:
        return self._known.get(path, path)

    def learn(self, path: str, request: httpx.Request) -> None:
        """Keep what a path without a query became."""
        if path in self._known or request.url.query:
            return
        if len(self._known) >= _MOST_ADDRESSES:
            self._known.clear()
        self._known[path] = request.url


def _no_redirect(_client: object, _request: httpx.Request, _response: httpx.Response) -> Any:
    """Read no Location: redirects are not followed, and httpx fails at one that is no address."""


class Connection(httpx.Client):
    """An httpx client that reads with limits and logs a line a request.

    Args:
        deadline: seconds for a whole exchange, unless a request says otherwise.
        options: httpx's own.
    """

    def __init__(self, *, deadline: float, **options: Any) -> None:
        super().__init__(**options)
        self._deadline = deadline
        self._streams = Streams()
        self._streams.watch(self)
        self._addresses = _Addresses()

    @property  # type: ignore[misc]  # httpx lets it be set; nobody does
    def cookies(self) -> httpx.Cookies:
        return _NO_COOKIES

    def build_request(self, method: str, url: Any, **options: Any) -> httpx.Request:
        request = super().build_request(method, self._addresses[url], **options)
        self._addresses.learn(url, request)
        return request

    _build_redirect_request = _no_redirect  # type: ignore[assignment]

    def close(self) -> None:
        self._streams.close()
        super().close()

    def send(
        self, request: httpx.Request, *, stream: bool = False, **options: Any
    ) -> httpx.Response:
        started = time.perf_counter()
        outcome: object = "failed"
        try:
            with deadline(request.extensions.get(DEADLINE, self._deadline)):
                response = super().send(request, stream=True, **options)
                outcome = response.status_code
                try:
                    _limit(response)
                    if not stream:
                        response.read()
                except BaseException:
                    response.close()
                    raise
            return response
        finally:
            _log(request, outcome, started)


class _Progress:
    """How far a request has come, as httpx traces it: the limit counts from its connection on."""

    limit: asyncio.Timeout

    def __init__(self, seconds: float | None) -> None:
        self.sent = False
        self._seconds = seconds

    async def saw(self, event: str, _details: object) -> None:
        if self._seconds is not None and self.limit.when() is None:
            self._end_in(self._seconds)
        self.sent = self.sent or event.endswith("send_request_headers.started")

    def end(self) -> None:
        """End the request now: its client is being closed."""
        with contextlib.suppress(RuntimeError):  # its limit has just fired: it ends by itself
            self._end_in(0)

    def _end_in(self, seconds: float) -> None:
        import asyncio

        self.limit.reschedule(asyncio.get_running_loop().time() + seconds)


class AsyncConnection(httpx.AsyncClient):
    """The asynchronous twin of `Connection`."""

    def __init__(self, *, deadline: float, **options: Any) -> None:
        from daytona_actions._pool import Pool

        super().__init__(**options)
        # What goes through a proxy keeps httpx's pools. Under its transport, so that whoever
        # watches or replaces requests there (vcrpy and the like) finds them.
        self._transport._pool = Pool(httpx.create_ssl_context(verify=options.get("verify", True)))  # type: ignore[attr-defined]  # noqa: SLF001
        self._deadline = deadline
        self._running: set[_Progress] = set()
        self._addresses = _Addresses()

    @property  # type: ignore[misc]  # httpx lets it be set; nobody does
    def cookies(self) -> httpx.Cookies:
        return _NO_COOKIES

    def build_request(self, method: str, url: Any, **options: Any) -> httpx.Request:
        request = super().build_request(method, self._addresses[url], **options)
        self._addresses.learn(url, request)
        return request

    _build_redirect_request = _no_redirect  # type: ignore[assignment]

    async def aclose(self) -> None:
        for progress in self._running:
            progress.end()
        await super().aclose()

    async def send(
        self, request: httpx.Request, *, stream: bool = False, **options: Any
    ) -> httpx.Response:
        import asyncio

        started = time.perf_counter()
        outcome: object = "failed"
        progress = _Progress(request.extensions.get(DEADLINE, self._deadline))
        request.extensions["trace"] = progress.saw
        try:
            async with asyncio.timeout(None) as progress.limit:
                self._running.add(progress)
                response = await super().send(request, stream=True, **options)
                outcome = response.status_code
                try:
                    _limit(response)
                    if not stream:
                        await response.aread()
                except BaseException:
                    await response.aclose()
                    raise
        except TimeoutError as problem:
            if self.is_closed:
                raise httpx.ReadError("the client was closed", request=request) from problem
            expired = httpx.ReadTimeout if progress.sent else httpx.ConnectTimeout
            raise expired(str(problem), request=request) from problem
        else:
            return response
        finally:
            self._running.discard(progress)
            _log(request, outcome, started)
