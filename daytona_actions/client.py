"""The two clients: every action as a method, on connections that they own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from daytona_actions.actions import Actions, OfOneSandbox
from daytona_actions.config import Settings
from daytona_actions.engine.client import AsyncClient, Client, SyncClient
from daytona_actions.engine.handle import AsyncHandle, SyncHandle
from daytona_actions.raw import AsyncRaw, Raw
from daytona_actions.session import Session
from daytona_actions.temporary import temporary, temporary_async

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping

    from daytona_actions.engine.variables import Scalar
    from daytona_actions.engine.waiting import WaitProgress
    from daytona_actions.local import LocalDaytona
    from daytona_actions.results.summary import SandboxSummary


class _Client(Actions, Client):
    """What both clients share: their settings, and a Daytona on this machine that is theirs."""

    _session: Session
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
        on_wait: Callable[[WaitProgress], object] | None = None,
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
        self._session = Session(
            checked, asynchronous=self._asynchronous, on_transfer=on_transfer, on_wait=on_wait
        )

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


class Sandbox(OfOneSandbox, SyncHandle):
    """A sandbox with its actions, which need no `sandbox_id`; made by `DaytonaActions.sandbox`.

    >>> box = daytona.sandbox("report")
    >>> ran = box.run_code("print(1)", "python")
    """

    @property
    def sandbox_id(self) -> str:
        """The ID or name that it was made with."""
        return self._held


class AsyncSandbox(OfOneSandbox, AsyncHandle):
    """A sandbox with its actions, which are awaited; made by `AsyncDaytonaActions.sandbox`."""

    @property
    def sandbox_id(self) -> str:
        """The ID or name that it was made with."""
        return self._held


class DaytonaActions(_Client, Raw, SyncClient):
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
        on_wait: called with a WaitProgress before each pause in which an action waits for a state,
            and when the waiting is over: for a progress line.

    Raises:
        ValueError: a setting cannot be meant; each action says that a key is missing.
    """

    temporary_sandbox = temporary(lambda: Actions.create_sandbox)

    def sandbox(self, sandbox_id: str) -> Sandbox:
        """Return a handle of a sandbox: all that can be done with it, without saying which.

        Sends nothing; each of its actions says whether there is such a sandbox.

        Args:
            sandbox_id: ID or name of the sandbox.
        """
        return Sandbox(self, sandbox_id)

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
        from daytona_actions.engine.pages import pages

        for page in pages(lambda at: self.list_sandboxes(name=name, labels=labels, cursor=at)):
            yield from page.sandboxes

    def close(self) -> None:
        """Close the connections; the client can't be used any more."""
        super().close()
        if self._server:
            self._server.close()


class AsyncDaytonaActions(_Client, AsyncRaw, AsyncClient):
    """The actions as coroutines; an async context manager that closes its connections.

    Takes the same arguments as `DaytonaActions`, raises the same, and waits without blocking.
    """

    temporary_sandbox = temporary_async(lambda: Actions.create_sandbox)

    def sandbox(self, sandbox_id: str) -> AsyncSandbox:
        """Return a handle of a sandbox: all that can be done with it, without saying which.

        Sends nothing, and is not awaited; whether there is such a sandbox is said by each of its
        actions.

        Args:
            sandbox_id: ID or name of the sandbox.
        """
        return AsyncSandbox(self, sandbox_id)

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
        from daytona_actions.engine.pages import apages

        ask = lambda at: self.list_sandboxes(name=name, labels=labels, cursor=at)  # noqa: E731
        async for page in apages(ask):
            for sandbox in page.sandboxes:
                yield sandbox

    async def aclose(self) -> None:
        """Close the connections; the client can't be used any more."""
        await super().aclose()
        if self._server:
            import asyncio

            await asyncio.to_thread(self._server.close)
