"""A local Daytona: an HTTP server in a thread, started and closed by a with statement."""

from __future__ import annotations

import atexit
import compileall
import logging
import os
import socket
import threading
from typing import TYPE_CHECKING, Self, cast

import uvicorn

from daytona_actions.local import isolation as isolations
from daytona_actions.local.app import make_app
from daytona_actions.local.clock import Clock
from daytona_actions.local.gate import Rules
from daytona_actions.local.heads import AT_ONCE, Listener, protocol_maker
from daytona_actions.local.host_settings import read_host_settings
from daytona_actions.local.kept_isolation import keep_isolation
from daytona_actions.local.key import kept_key, new_key
from daytona_actions.local.layout import DAEMON
from daytona_actions.local.lifecycle import Limits
from daytona_actions.local.options import check_options
from daytona_actions.local.sandbox import TARGET
from daytona_actions.local.store import Store

if TYPE_CHECKING:
    import asyncio
    from types import TracebackType

logger = logging.getLogger(__name__)

START_SECONDS = 30
KEEP_ALIVE_SECONDS = 75
GRACE_SECONDS = 2
NOT_ISOLATED = (
    "Sandboxes are NOT isolated (isolation none): what runs in them can do all that you can do on "
    "this machine. Run only code that you would run anyway."
)

STAYS_OUTSIDE = "Not passed on to sandboxes: %s. What may hold a credential stays outside."


class LocalDaytonaError(RuntimeError):
    """A local Daytona cannot be started; the message says why and what to do."""


class LocalDaytona:
    """A Daytona on this machine.

    >>> with LocalDaytona() as daytona:
    ...     print(daytona.api_url)

    ``target`` is the region that it is.
    """

    target = TARGET

    def __init__(  # noqa: PLR0913 - options of a server, all with defaults
        self,
        *,
        api_key: str | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        root: str | os.PathLike[str] | None = None,
        isolation: str = "auto",
        network: bool = True,
        max_sandboxes: int = 128,
        max_body_bytes: int = 1 << 30,
        requests_per_minute: int | None = None,
        transition_seconds: float = 0,
        clock: Clock | None = None,
    ) -> None:
        """Keep the options; nothing happens before start.

        Args:
            api_key: The key that clients show; None for the one that the root folder keeps, or a
                new one.
            host: The address to listen on; whoever reaches it and has the key can run code.
            port: The TCP port, 0 for a free one.
            root: The folder for the sandboxes, kept when the server ends; None for a temporary
                one, removed at the end.
            isolation: ``bubblewrap``, ``none`` or ``auto``: bubblewrap where it works, else none.
                A kept root has one for good.
            network: Whether sandboxes share this machine's network; False leaves them only their
                own loopback, which needs bubblewrap.
            max_sandboxes: How many sandboxes may exist.
            max_body_bytes: The largest upload, in bytes.
            requests_per_minute: A rate limit for the control plane, to try out how a client deals
                with it; None for none.
            transition_seconds: How long states such as ``stopping`` last at least.
            clock: The time for intervals; a MovableClock in tests.

        Raises ValueError for what cannot be meant: an empty host or root, a negative number,
        another type, a key that no header can hold.

        """
        check_options(
            api_key=api_key,
            host=host,
            port=port,
            root=root,
            isolation=isolation,
            network=network,
            max_sandboxes=max_sandboxes,
            max_body_bytes=max_body_bytes,
            requests_per_minute=requests_per_minute,
            transition_seconds=transition_seconds,
            clock=clock,
        )
        self._given_key = api_key
        self.api_key = api_key or new_key()
        self.isolation = isolation
        self._host = host
        self._port = port
        self._root = root
        self._network = network
        self._max_body_bytes = max_body_bytes
        self._requests_per_minute = requests_per_minute
        self._limits = Limits(network, max_sandboxes, transition_seconds)
        self._clock = clock or Clock()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._store: Store | None = None
        # Held while it starts or closes: of several threads one does so.
        self._turn = threading.RLock()
        self._process = os.getpid()

    def __repr__(self) -> str:
        """Show where it listens, not the key."""
        return f"<LocalDaytona {self.api_url if self._server else 'not started'}>"

    @property
    def api_url(self) -> str:
        """The control plane's URL, to be used with ``api_key``."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._host, self._host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self._port}/api"

    def start(self) -> Self:
        """Start to serve, in a thread; returns when requests are answered.

        Raises LocalDaytonaError for a port, a root folder or an isolation that cannot be used.
        """
        with self._turn:
            if self._store:
                message = "this local Daytona is started already: make another"
                raise LocalDaytonaError(message)
            self._process = os.getpid()
            try:
                self._store = Store(self._root)
            except OSError as error:
                raise LocalDaytonaError(str(error)) from error
            try:
                self._serve(self._store)
            except BaseException:
                self.close()
                raise
            atexit.register(self.close)
            return self

    def close(self) -> None:
        """Stop all sandboxes and end the server; what is in ``root`` stays. May be repeated."""
        if os.getpid() != self._process:
            # A child made by fork has neither the thread nor the right to the parent's folder.
            return
        with self._turn:
            server, thread, store = self._server, self._thread, self._store
            self._server = self._thread = self._store = None
            if server and thread:
                server.should_exit = True
                thread.join()
            if store:
                store.close()
            atexit.unregister(self.close)

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def _serve(self, store: Store) -> None:
        host = read_host_settings()
        try:
            chosen = isolations.choose(self.isolation, store.root, host)
            if chosen.name == "none" and not self._network:
                message = "network=False needs isolation bubblewrap, which is not installed here"
                raise LocalDaytonaError(message)
            if self._root is not None:
                keep_isolation(store.root, chosen.name)
                self.api_key = kept_key(store.root, self._given_key)
        except (ValueError, OSError) as error:
            raise LocalDaytonaError(str(error)) from error
        self.isolation = chosen.name
        if chosen.name == "none":
            logger.warning(NOT_ISOLATED)
        else:
            logger.info("Sandboxes are isolated by %s.", chosen.name)
        for setting in host.left_out:
            logger.warning(STAYS_OUTSIDE, setting)
        # Each sandbox starts a daemon: compiled once, not each time.
        compileall.compile_dir(str(DAEMON), quiet=2)
        listening = self._listen()
        rules = Rules(
            self.api_key,
            self._host,
            self._max_body_bytes,
            self._requests_per_minute,
            isolation=chosen.name,
        )
        ready = threading.Event()
        app = make_app(
            store, chosen, self._clock, limits=self._limits, rules=rules, ready=ready.set
        )
        config = uvicorn.Config(
            app,
            log_config=None,
            log_level=logging.CRITICAL,
            access_log=False,
            server_header=False,
            http=cast("type[asyncio.Protocol]", protocol_maker()),
            ws="none",
            backlog=AT_ONCE,
            loop="asyncio",
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([listening],), name="daytona-local", daemon=True
        )
        self._thread.start()
        if not ready.wait(START_SECONDS):
            message = "the local Daytona did not start: see its log"
            raise LocalDaytonaError(message)

    def _listen(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        # asyncio turns Nagle's algorithm off only where the protocol is named: 40 ms a call.
        listening = Listener(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((self._host, self._port))
            listening.listen()
        except OSError as error:
            listening.close()
            message = f"cannot listen on {self._host} port {self._port}: {error}"
            raise LocalDaytonaError(message) from error
        self._port = listening.getsockname()[1]
        return listening
