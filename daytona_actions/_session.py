"""What the running actions of one client share: settings, connections, and the known sandboxes."""

from __future__ import annotations

import contextlib
import os
import re
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from daytona_actions import errors
from daytona_actions._version import __version__
from daytona_actions.engine.http.address import is_url
from daytona_actions.engine.replies import text
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from daytona_actions.config import Settings
    from daytona_actions.engine.http.connect import Connector
    from daytona_actions.engine.http.limits import Receiver
    from daytona_actions.engine.http.transfers import OnTransfer
    from daytona_openapi import control, toolbox
    from daytona_openapi.control.models import Sandbox
    from daytona_openapi.toolbox.types import RequestOptions

C = TypeVar("C")

_MOST_KNOWN = 4096

_EMPTY_KEY = (
    "The API key is empty. Set the environment variable DAYTONA_API_KEY, or pass api_key=…; "
    "keys are made on the Keys page of the Daytona dashboard (https://app.daytona.io)"
)

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

GONE = frozenset({"destroyed", "destroying"})
"""States of a sandbox that is not there to stay."""


def is_id(sandbox: str) -> bool:
    """Tell whether a text has the form of a sandbox ID, a UUID; anything else is a name."""
    return _UUID.fullmatch(sandbox) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sandbox is reached: its ID and the base URL of its toolbox."""

    sandbox_id: str
    toolbox_url: str


class Session:
    """The state behind one client; actions receive it as their first argument."""

    def __init__(
        self, settings: Settings, *, asynchronous: bool, on_transfer: OnTransfer | None = None
    ) -> None:
        """Take over checked settings; connections are made when they are first needed.

        Raises:
            ValueError: a URL looks like one, but no request can be sent to it.
        """
        for name, url in (("api_url", settings.api_url), ("toolbox_url", settings.toolbox_url)):
            if url is not None and not is_url(url):
                raise ValueError(f"{name} is not a URL that a request can be sent to: {url!r}")
        self.settings = settings
        self.secrets = settings.secrets
        self.vocabulary = errors.FAILURES
        self.max_retries = settings.max_retries
        self.retry_budget = settings.retry_budget
        self._has_key = bool(settings.key)
        self._api_url = settings.base_url
        self.closed = False
        self.trusted = {settings.toolbox_url}
        """Toolbox addresses that may be sent the key."""
        self._asynchronous = asynchronous
        self._lock = threading.Lock()
        self._clients: dict[tuple[int, object, str], Any] = {}
        self._places: dict[str, Place] = {}
        self._on_transfer = on_transfer
        self._connector: Connector | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._loop_process = 0

    def __repr__(self) -> str:
        """Show the settings, which hide the key."""
        return f"Session({self.settings!r}, closed={self.closed})"

    def check_usable(self) -> None:
        """End the action before any request if this client cannot send one."""
        if self.closed:
            raise errors.error(FailureKind.CLOSED, "This client is closed")
        if self._asynchronous:
            self._check_loop()
        if not self._has_key:
            raise errors.error(FailureKind.AUTHENTICATION, _EMPTY_KEY)

    def _check_loop(self) -> None:
        """Take the running event loop; connections belong to the one that they were made in."""
        import asyncio

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise errors.error(
                FailureKind.CLOSED,
                "An asynchronous client needs a running asyncio event loop",
                hint="Await it under asyncio; elsewhere (trio) use DaytonaActions in a thread.",
            ) from None
        if self._loop is not loop:
            self._rebind(loop)

    def _rebind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin anew in another event loop; the connections of one that has ended are closed."""
        with self._lock:
            process, bound = self._loop_process, self._loop
            # The loop of the process that this one was forked from seems to run for ever.
            if bound is not None and process == os.getpid() and bound.is_running():
                raise errors.error(
                    FailureKind.CLOSED,
                    "This client is in use in another event loop, which is still running",
                    hint="Make a client for each event loop that runs at the same time.",
                )
            self._loop, self._loop_process = loop, os.getpid()
            own = [key for key in self._clients if bound and key[0] == os.getpid()]
            left = [self._clients.pop(key) for key in own]
        for client in left:
            client.get_async_httpx_client().forget()

    @property
    def control(self) -> control.AuthenticatedClient:
        """The generated client of the control plane."""
        from daytona_openapi.control import AuthenticatedClient

        return self._client(self._api_url, AuthenticatedClient)

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
        receiver: Receiver | None = None,
    ) -> RequestOptions:
        """Return what a call asks of the transport.

        Args:
            whole: seconds for the whole exchange; default: the client's `request_timeout`.
            pause: whether the limit is for each pause of a transfer instead, as for files.
            max_bytes: the longest answer that is read; default: the transport's own limit.
            receiver: takes the body of a successful answer piece by piece, which then has none;
                what it has taken is cleared before each try.
        """
        from daytona_actions.engine.http.limits import DEADLINE, MAX_BYTES, RECEIVER

        usual = self.settings.request_timeout
        options: RequestOptions = {
            "timeout": (usual, whole or usual, usual, usual),  # connect, read, write, pool
            "extensions": {DEADLINE: None if pause else whole or usual},
        }
        if max_bytes is not None:
            options["extensions"][MAX_BYTES] = max_bytes
        if receiver is not None:
            options["extensions"][RECEIVER] = receiver
        return options

    def place(self, sandbox: str) -> Place | None:
        """Return where a sandbox, named by ID or name, was last known to be."""
        return self._places.get(sandbox)

    def place_of(self, sandbox: Sandbox) -> Place | None:
        """Return where a sandbox is reached, None if its description does not say."""
        identity, url = text(sandbox.id), text(sandbox.toolbox_proxy_url)
        return self._place(identity, url)

    def _place(self, identity: str | None, url: str | None) -> Place | None:
        url = self.settings.toolbox_url or url
        return Place(identity, url.rstrip("/")) if identity and url else None

    def trust(self, place: Place) -> None:
        """Refuse to send the key to a toolbox address that is none, or less safe than the API's.

        Raises:
            ActionError: the address that the server named is not to be trusted with the key.
        """
        if place.toolbox_url in self.trusted:
            return
        problem = self._objection(place.toolbox_url)
        if problem:
            raise errors.error(
                FailureKind.RESPONSE,
                f"{problem}; nothing was sent there",
                hint="Pass toolbox_url=… if you know the right address.",
            )
        self.trusted.add(place.toolbox_url)

    def _objection(self, url: str) -> str | None:
        name = "The toolbox address that the server named"
        try:
            address = self.settings.check_address(name, url)
        except ValueError as refusal:
            return str(refusal)
        if address.startswith("http:") and self._api_url.startswith("https:"):
            return f"{name} is not https"
        return None if is_url(address) else f"{name} is not a URL"

    def learn(self, sandbox: Sandbox) -> None:
        """Keep where a sandbox is, if its description says so and it is there to stay."""
        identity, url = text(sandbox.id), text(sandbox.toolbox_proxy_url)
        name, state = text(sandbox.name), text(sandbox.state)
        place = self._place(identity, url)
        if place is not None and state not in GONE:
            # A name in the form of an ID must not hide the sandbox whose ID it is.
            self.remember(place, *([name] if name and not is_id(name) else []))

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
            # Where their event loop was closed, nothing can be said to a proxy's any more.
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
        from daytona_actions.engine.http.environment import EntryError

        try:
            if self._asynchronous:
                client.set_async_httpx_client(self.connector().async_client(base_url))
            else:
                client.set_httpx_client(self.connector().client(base_url))
        except (EntryError, OSError) as problem:
            failed = errors.error(
                FailureKind.CONNECTION,
                f"No connection can be prepared: {problem}",
                hint=getattr(problem, "hint", None),
            )
            raise errors.but(failed, retryable=False) from None

    def connector(self) -> Connector:
        """Return what makes the HTTP clients of this session."""
        from daytona_actions.engine.http.connect import Connector

        # What explains failures: where files have run out it could not be loaded any more.
        from daytona_actions.engine.http.explain import explain  # noqa: F401 - for its being there

        if self._connector is None:
            own = {"Authorization": f"Bearer {self.settings.key}"}
            if self.settings.organization_id:
                own["X-Daytona-Organization-ID"] = self.settings.organization_id
            agent = {"User-Agent": f"daytona-actions/{__version__}"}
            self._connector = Connector(
                headers=(agent, self.settings.headers or {}, own),
                timeout=self.settings.request_timeout,
                proxy=self.settings.proxy,
                verify=self.settings.verify,
                on_transfer=self._on_transfer,
            )
        return self._connector
