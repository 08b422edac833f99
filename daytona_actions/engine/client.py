"""What the two clients of any service are: actions on a session, which is theirs to close."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, ClassVar, Self

from daytona_actions.engine.bind import bind, name_inherited
from daytona_actions.engine.markers import IsAsync, IsSync
from daytona_actions.engine.session import Session
from daytona_actions.engine.settings import Access, Settings

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from daytona_actions.engine.waiting import WaitProgress


class Client:
    """What both clients share; a service says in its own class how it is reached.

    Args:
        api_key: the API key; default: the environment variable of the service's own.
        api_url: base URL of the service; default: the environment's, else the service's own.
        request_timeout: seconds to wait for a connection, and for the answer to a request.
        max_retries: how often a call that failed in passing is sent again, where that is safe.
        retry_budget: seconds from the first try of a call within which another may begin.
        allow_http: whether to send the key over plain http to a host that is not this machine.
        proxy: URL of a proxy for all requests; default: what the environment says, and none for
            a service on this machine.
        verify: whether to check certificates; or the path of a CA file to check them by.
        headers: more headers for every request.
        on_transfer: called for each piece of a body with `sent` or `received`, its bytes, and the
            bytes of the whole body (0 if unknown): for a progress bar.
        on_wait: called with a WaitProgress before each pause in which an action waits for a state,
            and when the waiting is over: for a progress line.

    Raises:
        ValueError: a setting cannot be meant; each action says that a key is missing.
    """

    access: ClassVar[Access]
    session_class: ClassVar[type[Session]] = Session
    _asynchronous: ClassVar[bool] = False
    _session: Session

    def __init__(  # noqa: PLR0913 - the documented arguments
        self,
        api_key: str | None = None,
        *,
        api_url: str | None = None,
        request_timeout: float = 30.0,
        max_retries: int = 2,
        retry_budget: float = 20.0,
        allow_http: bool = False,
        proxy: str | None = None,
        verify: bool | str | os.PathLike[str] = True,
        headers: Mapping[str, str] | None = None,
        on_transfer: Callable[[str, int, int], object] | None = None,
        on_wait: Callable[[WaitProgress], object] | None = None,
    ) -> None:
        checked = Settings(
            access=self.access,
            api_key=api_key,
            api_url=api_url,
            request_timeout=request_timeout,
            max_retries=max_retries,
            retry_budget=retry_budget,
            allow_http=allow_http,
            proxy=proxy,
            verify=verify,
            headers=headers,
        )
        self._session = self.session_class(
            checked, asynchronous=self._asynchronous, on_transfer=on_transfer, on_wait=on_wait
        )

    def __repr__(self) -> str:
        state = "closed" if self._session.closed else "open"
        return f"<{type(self).__name__} {self._session.base_url} {state}>"

    def __del__(self) -> None:
        session = getattr(self, "_session", None)  # absent if a setting was refused
        if session is not None and session.connected:
            message = f"{self!r} was not closed: use it as a context manager, or close it"
            warnings.warn(message, ResourceWarning, stacklevel=2, source=self)


class SyncClient(Client, IsSync):
    """A client whose actions are plain methods; a context manager that closes its connections."""

    def __init_subclass__(cls) -> None:
        """Make methods of the actions that a service's class has."""
        bind(cls, asynchronous=False)
        name_inherited(cls)

    def close(self) -> None:
        """Close the connections; the client can't be used any more."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(Client, IsAsync):
    """A client whose actions are awaited; an async context manager that closes its connections."""

    _asynchronous = True

    def __init_subclass__(cls) -> None:
        """Make methods of the actions that a service's class has."""
        bind(cls, asynchronous=True)
        name_inherited(cls)

    async def aclose(self) -> None:
        """Close the connections; the client can't be used any more."""
        await self._session.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()
