"""The two clients: every action as a method, on connections that they own."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Self

from daytona_actions._pages import Pages
from daytona_actions._session import Session
from daytona_actions._temporary import temporary, temporary_async
from daytona_actions.actions import ACTIONS, Actions
from daytona_actions.config import Settings
from daytona_actions.engine.bind import bind
from daytona_actions.engine.flow import AsyncClient, SyncClient

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from types import TracebackType

    from daytona_actions.engine.variables import Scalar
    from daytona_actions.local import LocalDaytona
    from daytona_actions.results import SandboxSummary


class _Client(Actions):
    """What both clients share: their settings and their session."""

    _asynchronous = False
    _server: LocalDaytona | None = None

    def __init__(  # noqa: PLR0913 - the documented arguments
        self,
        api_key: str | None = None,
        *,
        api_url: str | None = None,
        target: str | None = None,
        toolbox_url: str | None = None,
        organization_id: str | None = None,
        request_timeout: float = 30.0,
        wait_timeout: float = 60.0,
        max_retries: int = 2,
        retry_budget: float = 20.0,
        auto_start: bool = False,
        label_created: bool = False,
        allow_http: bool = False,
        proxy: str | None = None,
        verify: bool | str | os.PathLike[str] = True,
        headers: Mapping[str, str] | None = None,
        on_transfer: Callable[[str, int, int], object] | None = None,
    ) -> None:
        checked = Settings(
            api_key=api_key,
            api_url=api_url,
            target=target,
            toolbox_url=toolbox_url,
            organization_id=organization_id,
            request_timeout=request_timeout,
            wait_timeout=wait_timeout,
            max_retries=max_retries,
            retry_budget=retry_budget,
            auto_start=auto_start,
            label_created=label_created,
            allow_http=allow_http,
            proxy=proxy,
            verify=verify,
            headers=headers,
        )
        self._session = Session(checked, asynchronous=self._asynchronous, on_transfer=on_transfer)

    @classmethod
    def local(cls, server: LocalDaytona | None = None, **settings: Any) -> Self:
        """Make a client of a Daytona on this machine; closing it ends both.

        Needs no account and no key, but the extra `local`.

        Args:
            server: a LocalDaytona with options of its own, not started yet; default: a new one.
            settings: what the client takes besides api_key and api_url.

        Raises:
            ImportError: the extra is not installed.
            LocalDaytonaError: the server cannot be started here; the message says why.
        """
        from daytona_actions.local import LocalDaytona

        # DAYTONA_TARGET names a region of the cloud's, which this machine is not.
        settings.setdefault("target", LocalDaytona.target)
        started = (server or LocalDaytona()).start()
        try:
            client = cls(started.api_key, api_url=started.api_url, **settings)
        except BaseException:
            started.close()
            raise
        client._server = started
        return client

    def __repr__(self) -> str:
        state = "closed" if self._session.closed else "open"
        return f"<{type(self).__name__} {self._session.settings.base_url} {state}>"

    def __del__(self) -> None:
        session = getattr(self, "_session", None)  # absent if a setting was refused
        if session is not None and session.connected:
            message = f"{self!r} was not closed: use it as a context manager, or close it"
            warnings.warn(message, ResourceWarning, stacklevel=2, source=self)


class DaytonaActions(_Client, SyncClient):
    """The actions as plain methods; a context manager that closes its connections.

    The actions never raise for anything that a server, a network or an argument does: their
    results say `success`, and on failure `error` and `failure`.

    Args:
        api_key: the Daytona API key; default: the environment variable DAYTONA_API_KEY.
        api_url: base URL of the control plane; default: DAYTONA_API_URL, else Daytona's cloud.
        target: region for new sandboxes; default: DAYTONA_TARGET, else the organization's.
        toolbox_url: base URL of the toolbox, instead of the one that each sandbox names.
        organization_id: sent as X-Daytona-Organization-ID; default: DAYTONA_ORGANIZATION_ID.
        request_timeout: seconds to wait for a connection, and for the answer to a request.
        wait_timeout: seconds to wait for a sandbox to reach its state; 0: not at all, and what
            the server answers is passed on as it is.
        max_retries: how often a call that failed in passing is sent again, where that is safe.
        retry_budget: seconds from the first try of a call within which another may begin.
        auto_start: whether to start a stopped sandbox that a command, code or file is meant for.
        label_created: whether to put the label `managed-by: daytona-actions` on new sandboxes.
        allow_http: whether to send the key over plain http to a host that is not this machine.
        proxy: URL of a proxy for all requests; default: what the environment says, and none for
            a Daytona on this machine.
        verify: whether to check certificates; or the path of a CA file to check them by.
        headers: more headers for every request.
        on_transfer: called for each piece of a body with `sent` or `received`, its bytes, and the
            bytes of the whole body (0 if unknown): for a progress bar.

    Raises:
        ValueError: a setting cannot be meant; a missing key is told by each action instead.
    """

    temporary_sandbox = temporary(Actions.create_sandbox)

    def iter_sandboxes(
        self, *, name: str | None = None, labels: Mapping[str, Scalar] | None = None
    ) -> Iterator[SandboxSummary]:
        """Go through all sandboxes, page by page.

        Args:
            name: only those whose name starts with it, in upper or lower case.
            labels: only those that have all of these labels.

        Raises:
            ActionError: a page could not be fetched.
        """
        pages = Pages()
        while pages.more:
            yield from pages.take(
                self.list_sandboxes(name=name, labels=labels, cursor=pages.cursor)
            )

    def close(self) -> None:
        """Close the connections; the client can't be used any more."""
        self._session.close()
        if self._server:
            self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncDaytonaActions(_Client, AsyncClient):
    """The actions as coroutines; an async context manager that closes its connections.

    Takes the same arguments as `DaytonaActions`, raises the same, and waits without blocking.
    """

    _asynchronous = True

    temporary_sandbox = temporary_async(Actions.create_sandbox)

    async def iter_sandboxes(
        self, *, name: str | None = None, labels: Mapping[str, Scalar] | None = None
    ) -> AsyncIterator[SandboxSummary]:
        """Go through all sandboxes, page by page.

        Args:
            name: only those whose name starts with it, in upper or lower case.
            labels: only those that have all of these labels.

        Raises:
            ActionError: a page could not be fetched.
        """
        pages = Pages()
        while pages.more:
            page = await self.list_sandboxes(name=name, labels=labels, cursor=pages.cursor)
            for sandbox in pages.take(page):
                yield sandbox

    async def aclose(self) -> None:
        """Close the connections; the client can't be used any more."""
        await self._session.aclose()
        if self._server:
            import asyncio

            await asyncio.to_thread(self._server.close)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


bind(DaytonaActions, ACTIONS.values())
bind(AsyncDaytonaActions, ACTIONS.values())
