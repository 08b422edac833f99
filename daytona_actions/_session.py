"""What the running actions of one client share: settings, connections, and the known sandboxes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from daytona_actions import errors
from daytona_actions._transport import AsyncConnection, Connection
from daytona_actions._version import __version__
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from daytona_actions.config import Settings
    from daytona_openapi import control, toolbox

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
        """Take over checked settings; connections are made when they are first needed."""
        self.settings = settings
        self.closed = False
        self._asynchronous = asynchronous
        self._lock = threading.Lock()
        self._clients: dict[tuple[object, str], Any] = {}
        self._places: dict[str, Place] = {}
        self._certificates: ssl.SSLContext | None = None

    def __repr__(self) -> str:
        """Show the settings, which hide the key."""
        return f"Session({self.settings!r}, closed={self.closed})"

    def check_usable(self) -> None:
        """End the action before any request if this client cannot send one."""
        if self.closed:
            raise errors.error(FailureKind.CLOSED, "This client is closed")
        if not self.settings.api_key:
            raise errors.error(FailureKind.AUTHENTICATION, _EMPTY_KEY)

    @property
    def control(self) -> control.AuthenticatedClient:
        """The generated client of the control plane."""
        from daytona_openapi.control import AuthenticatedClient

        return self._client(self.settings.api_url, AuthenticatedClient)

    def toolbox(self, place: Place) -> toolbox.AuthenticatedClient:
        """Return the generated client of the toolbox that serves a sandbox."""
        from daytona_openapi.toolbox import AuthenticatedClient

        return self._client(place.toolbox_url, AuthenticatedClient)

    def limits(self, read: float | None = None) -> httpx.Timeout:
        """Return the HTTP limits of a call, in seconds: `read` is the wait for its answer."""
        usual = self.settings.request_timeout
        return httpx.Timeout(usual, read=usual if read is None else read)

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
                if name in names or place.sandbox_id in gone:
                    del self._places[name]

    def close(self) -> None:
        """Close the connections of a synchronous client; closing twice does nothing."""
        for client in self._take_all():
            client.get_httpx_client().close()

    async def aclose(self) -> None:
        """Close the connections of an asynchronous client; closing twice does nothing."""
        for client in self._take_all():
            await client.get_async_httpx_client().aclose()

    @property
    def connected(self) -> bool:
        """Whether connections were made that somebody has to close."""
        return bool(self._clients)

    def _take_all(self) -> list[Any]:
        with self._lock:
            self.closed = True
            taken = list(self._clients.values())
            self._clients.clear()
        return taken

    def _client(self, base_url: str, make: Callable[[str, str], C]) -> C:
        with self._lock:
            if self.closed:
                raise errors.error(FailureKind.CLOSED, "This client is closed")
            client: C | None = self._clients.get((make, base_url))
            if client is None:
                # The token stays out of the generated client, whose repr would show it.
                client = self._clients[make, base_url] = make(base_url, "")
                self._connect(client, base_url)
        return client

    def _connect(self, client: Any, base_url: str) -> None:
        secure = base_url.startswith("https")
        if secure and self._certificates is None:
            self._certificates = httpx.create_ssl_context()  # 20-50 ms: once, and shared
        options: dict[str, Any] = {
            "base_url": base_url,
            "headers": self._headers(),
            "timeout": self.limits(),
            "verify": self._certificates if secure else False,
        }
        if self._asynchronous:
            client.set_async_httpx_client(AsyncConnection(**options))
        else:
            client.set_httpx_client(Connection(**options))

    def _headers(self) -> dict[str, str]:
        headers = {
            "Authorization": f"Bearer {self.settings.api_key}",
            "User-Agent": f"daytona-actions/{__version__}",
        }
        if self.settings.organization_id:
            headers["X-Daytona-Organization-ID"] = self.settings.organization_id
        return headers
