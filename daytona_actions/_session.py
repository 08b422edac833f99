"""What the running actions of one client share: settings, connections, and the known sandboxes."""

from __future__ import annotations

import contextlib
import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from daytona_actions import errors
from daytona_actions._address import is_url
from daytona_actions._version import __version__
from daytona_actions.config import is_loopback
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    import asyncio
    import ssl
    from collections.abc import Callable

    import httpx

    from daytona_actions.config import Settings
    from daytona_openapi import control, toolbox
    from daytona_openapi.toolbox.types import RequestOptions

C = TypeVar("C")

_MOST_KNOWN = 4096

_EMPTY_KEY = (
    "The API key is empty. Set the environment variable DAYTONA_API_KEY, or pass api_key=…; "
    "keys are made on the Keys page of the Daytona dashboard (https://app.daytona.io)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sandbox is reached: its ID and the base URL of its toolbox."""

    sandbox_id: str
    toolbox_url: str


class Session:
    """The state behind one client; actions receive it as their first argument."""

    def __init__(self, settings: Settings, *, asynchronous: bool) -> None:
        """Take over checked settings; connections are made when they are first needed.

        Raises:
            ValueError: a URL looks like one, but no request can be sent to it.
        """
        for name, url in (("api_url", settings.api_url), ("toolbox_url", settings.toolbox_url)):
            if url is not None and not is_url(url):
                raise ValueError(f"{name} is not a URL that a request can be sent to: {url!r}")
        self.settings = settings
        self.closed = False
        self.trusted = {settings.toolbox_url}
        """Toolbox addresses that may be sent the key."""
        self._asynchronous = asynchronous
        self._lock = threading.Lock()
        self._clients: dict[tuple[int, object, str], Any] = {}
        self._places: dict[str, Place] = {}
        self._certificates: ssl.SSLContext | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def __repr__(self) -> str:
        """Show the settings, which hide the key."""
        return f"Session({self.settings!r}, closed={self.closed})"

    def check_usable(self) -> None:
        """End the action before any request if this client cannot send one."""
        if self.closed:
            raise errors.error(FailureKind.CLOSED, "This client is closed")
        if self._asynchronous:
            self._check_loop()
        if not self.settings.key:
            raise errors.error(FailureKind.AUTHENTICATION, _EMPTY_KEY)

    def _check_loop(self) -> None:
        """Refuse a second event loop: connections belong to the one that they were made in."""
        import asyncio

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise errors.error(
                FailureKind.CLOSED,
                "An asynchronous client needs a running asyncio event loop",
                hint="Await it under asyncio; elsewhere (trio) use DaytonaActions in a thread.",
            ) from None
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise errors.error(
                FailureKind.CLOSED,
                "This client belongs to another event loop",
                hint="Make a client inside each event loop (each asyncio.run), and close it there.",
            )

    @property
    def control(self) -> control.AuthenticatedClient:
        """The generated client of the control plane."""
        from daytona_openapi.control import AuthenticatedClient

        return self._client(self.settings.base_url, AuthenticatedClient)

    def toolbox(self, place: Place) -> toolbox.AuthenticatedClient:
        """Return the generated client of the toolbox that serves a sandbox."""
        from daytona_openapi.toolbox import AuthenticatedClient

        return self._client(place.toolbox_url, AuthenticatedClient)

    def options(
        self,
        whole: float | None = None,
        *,
        pause: bool = False,
        max_bytes: int | None = None,
        receive: Callable[[bytes], object] | None = None,
    ) -> RequestOptions:
        """Return what a call asks of the transport.

        Args:
            whole: seconds for the whole exchange; default: the client's `request_timeout`.
            pause: whether the limit is for each pause of a transfer instead, as for files.
            max_bytes: the longest answer that is read; default: the transport's own limit.
            receive: takes the body of a successful answer piece by piece, which then has none.
        """
        from daytona_actions._transport import DEADLINE, MAX_BYTES, RECEIVER

        usual = self.settings.request_timeout
        options: RequestOptions = {
            "timeout": (usual, whole or usual, usual, usual),  # connect, read, write, pool
            "extensions": {DEADLINE: None if pause else whole or usual},
        }
        if max_bytes is not None:
            options["extensions"][MAX_BYTES] = max_bytes
        if receive is not None:
            options["extensions"][RECEIVER] = receive
        return options

    def place(self, sandbox: str) -> Place | None:
        """Return where a sandbox, named by ID or name, was last known to be."""
        return self._places.get(sandbox)

    def remember(self, place: Place, *names: str) -> None:
        """Keep where a sandbox is, under its ID and the names that it goes by."""
        with self._lock:
            for name in (place.sandbox_id, *names):
                self._places.pop(name, None)
                self._places[name] = place
            while len(self._places) > _MOST_KNOWN:
                del self._places[next(iter(self._places))]

    def forget(self, *names: str) -> None:
        """Drop what is known of a sandbox under these names, and under its ID."""
        with self._lock:
            gone = {place.sandbox_id for name in names if (place := self._places.get(name))}
            for name, place in list(self._places.items()):
                if place.sandbox_id in gone:
                    del self._places[name]

    def told(self, problem: errors.ActionError) -> errors.ActionError:
        """Name the closing of this client where that is what broke a call, and return the error."""
        if not self.closed or problem.failure.kind is not FailureKind.CONNECTION:
            return problem
        return errors.but(
            problem,
            kind=FailureKind.CLOSED,
            message=f"This client was closed during the call: {problem.failure.message}",
            retryable=False,
            hint=errors.HINTS[FailureKind.CLOSED],
        )

    def close(self) -> None:
        """Close the connections of a synchronous client; closing twice does nothing."""
        for client in self._take_all():
            client.get_httpx_client().close()

    async def aclose(self) -> None:
        """Close the connections of an asynchronous client; closing twice does nothing."""
        for client in self._take_all():
            # Where their event loop has ended, nothing can be said to them any more.
            with contextlib.suppress(RuntimeError):
                await client.get_async_httpx_client().aclose()

    @property
    def connected(self) -> bool:
        """Whether connections were made that somebody has to close."""
        return any(process == os.getpid() for process, *_ in self._clients)

    def _take_all(self) -> list[Any]:
        with self._lock:
            self.closed = True
            own = [key for key in self._clients if key[0] == os.getpid()]
            return [self._clients.pop(key) for key in own]

    def _client(self, base_url: str, make: Callable[[str, str], C]) -> C:
        with self._lock:
            if self.closed:
                raise errors.error(FailureKind.CLOSED, "This client is closed")
            # A process that was forked off must not read its parent's answers.
            key = (os.getpid(), make, base_url)
            client: C | None = self._clients.get(key)
            if client is None:
                # The token stays out of the generated client, whose repr would show it.
                client = make(base_url, "")
                self._connect(client, base_url)
                self._clients[key] = client
        return client

    def _connect(self, client: Any, base_url: str) -> None:
        import httpx

        # What explains failures: where files have run out it could not be loaded any more.
        import daytona_actions._explaining  # noqa: F401 - for its being there

        try:
            options = self._connection_options(base_url)
            if self._asynchronous:
                from daytona_actions._transport import AsyncConnection

                client.set_async_httpx_client(AsyncConnection(**options))
            else:
                from daytona_actions._transport import Connection

                client.set_httpx_client(Connection(**options))
        except (ImportError, OSError, ValueError, httpx.InvalidURL) as problem:
            told = errors.error(
                FailureKind.CONNECTION,
                f"No connection can be prepared: {str(problem)[:200] or type(problem).__name__}",
                hint="Check proxy and verify, and what the environment says of them: HTTPS_PROXY, "
                "ALL_PROXY, SSL_CERT_FILE, SSL_CERT_DIR.",
            )
            raise errors.but(told, retryable=False) from None

    def _connection_options(self, base_url: str) -> dict[str, Any]:
        from urllib.parse import urlsplit

        return {
            "base_url": base_url,
            "headers": self._headers(),
            # The environment's proxy is for the network: it cannot reach this machine, nor should
            # it see a key that is meant for it.
            "trust_env": not is_loopback(urlsplit(base_url).hostname or ""),
            "timeout": self.settings.request_timeout,
            "deadline": self.settings.request_timeout,
            "proxy": self.settings.proxy,
            "verify": self._trust(base_url),
        }

    def _trust(self, base_url: str) -> ssl.SSLContext | bool:
        """Return whom to trust: a context costs 20-50 ms, so it is made once, and only for TLS."""
        in_clear = base_url.startswith("http:") and not self.settings.proxy
        if in_clear or self.settings.verify is False:
            return False
        if self._certificates is None:
            import ssl

            import httpx

            file = None if self.settings.verify is True else self.settings.verify
            self._certificates = (
                ssl.create_default_context(cafile=file) if file else httpx.create_ssl_context()
            )
        return self._certificates

    def _headers(self) -> httpx.Headers:
        import httpx

        # Names are compared without regard to case: a given one replaces ours, not joins it.
        headers = httpx.Headers({"User-Agent": f"daytona-actions/{__version__}"})
        headers.update(self.settings.headers)
        # The limit of an answer counts its bytes on the wire.
        own = {"Accept-Encoding": "identity", "Authorization": f"Bearer {self.settings.key}"}
        if self.settings.organization_id:
            own["X-Daytona-Organization-ID"] = self.settings.organization_id
        headers.update(own)
        return headers
