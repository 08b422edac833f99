"""What the running actions of one client share: its settings, and the connections that it owns."""

from __future__ import annotations

import contextlib
import os
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar, overload

from daytona_actions.engine import failures
from daytona_actions.engine.failures import Kind
from daytona_actions.engine.http.address import is_url

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from daytona_actions.engine.flow import Call, Flow
    from daytona_actions.engine.http.connect import Connector
    from daytona_actions.engine.http.limits import Receiver
    from daytona_actions.engine.http.transfers import OnTransfer
    from daytona_actions.engine.settings import Settings
    from daytona_actions.engine.waiting import OnWait

C = TypeVar("C")


class Session:
    """The state behind one client; actions receive it as their first argument.

    A service makes a class of it with a `Generated` for each of its generated clients.
    """

    vocabulary = failures.Vocabulary()
    """How the service's failures are told."""

    def __init__(
        self,
        settings: Settings,
        *,
        asynchronous: bool,
        on_transfer: OnTransfer | None = None,
        on_wait: OnWait | None = None,
    ) -> None:
        """Take over checked settings; connections are made when they are first needed.

        Raises:
            ValueError: no request can be sent to the address, or a callback cannot be called.
        """
        check_sendable("api_url", settings.base_url)
        for name, given in (("on_transfer", on_transfer), ("on_wait", on_wait)):
            if given is not None and not callable(given):
                raise ValueError(f"{name} must be a function or None, not {given!r}")
        self.settings = settings
        self.base_url = settings.base_url
        self.secrets = settings.secrets
        self.max_retries, self.retry_budget = settings.max_retries, settings.retry_budget
        self.closed = False
        self.lock = threading.Lock()
        self._has_key = bool(settings.key)
        self._asynchronous = asynchronous
        self._clients: dict[tuple[int, object, str], Any] = {}
        self._on_transfer, self.on_wait = on_transfer, on_wait
        self._connector: Connector | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._loop_process = 0

    def __repr__(self) -> str:
        """Show the settings, which hide the key."""
        return f"Session({self.settings!r}, closed={self.closed})"

    def check_usable(self) -> None:
        """End the action before any request if this client cannot send one."""
        if self.closed:
            raise failures.error(Kind.CLOSED, "This client is closed")
        if self._asynchronous:
            self._check_loop()
        if not self._has_key:
            access = self.settings.access
            raise failures.error(
                Kind.AUTHENTICATION,
                f"There is no API key: set the environment variable {access.key_variable} (in Python, "
                "api_key=… does too)",
                hint=access.key_advice or None,
            )

    def _check_loop(self) -> None:
        """Take the running event loop; connections belong to the one that they were made in."""
        import asyncio

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise failures.error(
                Kind.CLOSED,
                "An asynchronous client needs a running asyncio event loop",
                hint="Await it under asyncio; elsewhere (trio) use the synchronous client in a "
                "thread.",
            ) from None
        if self._loop is not loop:
            self._rebind(loop)

    def _rebind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin anew in another event loop; the connections of one that has ended are closed."""
        with self.lock:
            process, bound = self._loop_process, self._loop
            # The loop of the process that this one was forked from seems to run for ever.
            if bound is not None and process == os.getpid() and bound.is_running():
                raise failures.error(
                    Kind.CLOSED,
                    "This client is in use in another event loop, which is still running",
                    hint="Make a client for each event loop that runs at the same time.",
                )
            self._loop, self._loop_process = loop, os.getpid()
            own = [key for key in self._clients if bound and key[0] == os.getpid()]
            left = [self._clients.pop(key) for key in own]
        for client in left:
            client.get_async_httpx_client().forget()

    def options(
        self,
        whole: float | None = None,
        *,
        pause: bool = False,
        max_bytes: int | None = None,
        receiver: Receiver | None = None,
    ) -> Any:
        """Return what a call asks of the transport, as the generated `RequestOptions`.

        Args:
            whole: seconds for the whole exchange; default: the client's `request_timeout`.
            pause: whether the limit is for each pause of a transfer instead, as for files.
            max_bytes: the longest answer that is read; default: the transport's own limit.
            receiver: takes the body of a successful answer piece by piece, which then has none;
                what it has taken is cleared before each try.
        """
        from daytona_actions.engine.http.limits import DEADLINE, MAX_BYTES, RECEIVER

        usual = self.settings.request_timeout
        extensions: dict[str, Any] = {DEADLINE: None if pause else whole or usual}
        if max_bytes is not None:
            extensions[MAX_BYTES] = max_bytes
        if receiver is not None:
            extensions[RECEIVER] = receiver
        # Limits to connect, to read, to write, and to get a connection of the pool.
        return {"timeout": (usual, whole or usual, usual, usual), "extensions": extensions}

    def meaning_of(self, problem: failures.ActionError) -> failures.ActionError:
        """Return what an error means: that this client was closed, where that broke the call."""
        if not self.closed or problem.failure.kind != Kind.CONNECTION:
            return problem
        return failures.but(
            problem,
            kind=self.vocabulary.kinds(Kind.CLOSED),
            message=f"This client was closed during the call: {problem.failure.message}",
            retryable=False,
            hint=self.vocabulary.hints[Kind.CLOSED],
        )

    def repeat(self, request: Call[Any], outcome: Any) -> Flow[Any]:
        """Send a failed call again, as long as that can help and cannot harm; see engine/retry.py."""
        try:
            from daytona_actions.engine import retry  # after a failure only
        except OSError:  # no file can be opened any more, and no connection made
            return outcome
        return (yield from retry.repeat(request, outcome, self))

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
        with self.lock:
            self.closed = True
            own = [key for key in self._clients if key[0] == os.getpid()]
            return [self._clients.pop(key) for key in own]

    def client(self, make: Callable[[str, str], C], base_url: str) -> C:
        """Return the generated client of a class for an address, made when it is first needed.

        Raises:
            ActionError: this client is closed, or a setting of the way there cannot be used.
        """
        # A process that was forked off must not read its parent's answers.
        key = (os.getpid(), make, base_url)
        client: C | None = self._clients.get(key)
        if client is not None:  # a warm call asks nobody to wait
            return client
        with self.lock:
            if self.closed:
                raise failures.error(Kind.CLOSED, "This client is closed")
            client = self._clients.get(key)
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
                client.set_httpx_client(_Refusing("asynchronous: await the endpoint's asyncio(…)"))
            else:
                client.set_httpx_client(self.connector().client(base_url))
                client.set_async_httpx_client(_Refusing("synchronous: call the endpoint's sync(…)"))
        except (EntryError, OSError) as problem:
            said, hint = f"No connection can be prepared: {problem}", getattr(problem, "hint", None)
            failed = failures.error(Kind.CONNECTION, said, hint=hint)
            raise failures.but(failed, retryable=False) from None

    def connector(self) -> Connector:
        """Return what makes the HTTP clients of this session."""
        from daytona_actions.engine.http.connect import Connector

        # What explains failures: where files have run out it could not be loaded any more.
        from daytona_actions.engine.http.explain import explain  # noqa: F401 - for its being there

        if self._connector is None:
            agent = {"User-Agent": self.settings.access.agent}
            self._connector = Connector(
                headers=(agent, self.settings.headers or {}, self.settings.own_headers),
                timeout=self.settings.request_timeout,
                proxy=self.settings.proxy,
                verify=self.settings.verify,
                on_transfer=self._on_transfer,
            )
        return self._connector


class _Refusing:
    """Stands where a generated client would make itself the HTTP client of the other kind.

    That one would have neither the key nor the limits of the session.
    """

    def __init__(self, what: str) -> None:
        self._what = what

    def __getattr__(self, name: str) -> NoReturn:
        raise TypeError(f"This client is {self._what}")


class Generated(Generic[C]):
    """A generated client of a session's service, as an attribute of the session's class.

    Args:
        package: the generated package, imported when it is first needed.
    """

    def __init__(self, package: str) -> None:
        self._package = package
        self._make: Callable[[str, str], C] | None = None

    @overload
    def __get__(self, session: None, owner: type[Session]) -> Self: ...
    @overload
    def __get__(self, session: Session, owner: type[Session]) -> C: ...
    def __get__(self, session: Session | None, owner: type[Session]) -> Self | C:
        return self if session is None else self.of(session, session.base_url)

    def has(self, endpoint: Any) -> bool:
        """Tell whether something is an endpoint of this client: a module below its package."""
        return getattr(endpoint, "__name__", "").startswith(f"{self._package}.api.")

    def of(self, session: Session, base_url: str) -> C:
        """Return the one of a session for an address; raises what `Session.client` does."""
        if self._make is None:
            self._make = import_module(self._package).AuthenticatedClient
        make: Any = self._make
        client: C = session.client(make, base_url)
        return client


def check_sendable(name: str, url: str) -> None:
    """Refuse an address that no request can be sent to.

    Raises:
        ValueError: it looks like a URL, but is none.
    """
    if not is_url(url):
        raise ValueError(f"{name} is not a URL that a request can be sent to: {url!r}")
