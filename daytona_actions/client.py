"""The two clients: every action as a method, on connections that they own."""

from __future__ import annotations

import inspect
import warnings
from typing import TYPE_CHECKING, Any, Self

from daytona_actions._flow import arun, perform, run
from daytona_actions._session import Session
from daytona_actions._transport import explain
from daytona_actions.actions import ACTIONS, Actions
from daytona_actions.config import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from daytona_actions._action import Action


class _Client(Actions):
    """What both clients share: their settings and their session."""

    _asynchronous = False

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
    ) -> None:
        checked = settings(
            api_key,
            api_url=api_url,
            target=target,
            toolbox_url=toolbox_url,
            organization_id=organization_id,
            request_timeout=request_timeout,
            wait_timeout=wait_timeout,
        )
        self._session = Session(checked, asynchronous=self._asynchronous)

    def __repr__(self) -> str:
        state = "closed" if self._session.closed else "open"
        return f"<{type(self).__name__} {self._session.settings.api_url} {state}>"

    def __del__(self) -> None:
        session = getattr(self, "_session", None)  # absent if a setting was refused
        if session is not None and session.connected:
            message = f"{self!r} was not closed: use it as a context manager, or close it"
            warnings.warn(message, ResourceWarning, stacklevel=2, source=self)


class DaytonaActions(_Client):
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
        wait_timeout: seconds to wait for a sandbox to be started; 0: not at all.

    Raises:
        ValueError: a setting cannot be meant; a missing key is told by each action instead.
    """

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


class AsyncDaytonaActions(_Client):
    """The actions as coroutines; an async context manager that closes its connections.

    Takes the same arguments as `DaytonaActions`, raises the same, and waits without blocking.
    """

    _asynchronous = True

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


def _method(action: Action[..., Any]) -> Callable[..., Any]:
    def method(self: DaytonaActions, /, *args: Any, **kwargs: Any) -> Any:
        return run(perform(action, self._session, args, kwargs), explain)

    return method


def _async_method(action: Action[..., Any]) -> Callable[..., Any]:
    async def method(self: AsyncDaytonaActions, /, *args: Any, **kwargs: Any) -> Any:
        return await arun(perform(action, self._session, args, kwargs), explain)

    return method


def _bind(client: type[_Client], make: Callable[[Action[..., Any]], Callable[..., Any]]) -> None:
    """Put each action on a client as the function that its type and its help say it is."""
    for action in ACTIONS.values():
        method = make(action)
        method.__name__, method.__doc__ = action.name, action.function.__doc__
        method.__qualname__ = f"{client.__qualname__}.{action.name}"
        # What frameworks read that make a tool of a function.
        parameters = action.signature.parameters
        method.__annotations__ = {name: given.annotation for name, given in parameters.items()}
        itself = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
        signature = action.signature.replace(parameters=[itself, *parameters.values()])
        method.__signature__ = signature  # type: ignore[attr-defined]
        setattr(client, action.name, method)


_bind(DaytonaActions, _method)
_bind(AsyncDaytonaActions, _async_method)
