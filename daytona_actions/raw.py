"""Any endpoint of the generated clients, on a client's own connections: for what no action covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, overload

from daytona_actions.engine.flow import arun, call, run
from daytona_actions.engine.raw import (
    attempt,
    check_usable,
    limited,
    parsed,
    repeat_of,
    texts_in_path,
)
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Endpoint, Flow, Repeat
    from daytona_openapi.control import AuthenticatedClient as Control
    from daytona_openapi.toolbox import AuthenticatedClient as Toolbox

P = ParamSpec("P")
T = TypeVar("T")


class _Raw:
    """What the calls of both clients have in common."""

    _session: Session

    def control(self) -> Control:
        """Return the generated client of the control plane, on the connections of this one.

        For the endpoints below `daytona_openapi.control.api`, without retries; `call` has them. It
        is closed with this client.

        Raises:
            ActionError: this client is closed, or has no key.
        """
        check_usable(self._session)
        return self._session.control


class Raw(_Raw):
    """The calls of the synchronous client that need no action."""

    def toolbox(self, sandbox: str) -> tuple[Toolbox, str]:
        """Return the generated client of a sandbox's toolbox, and the sandbox's ID.

        Both are what the endpoints below `daytona_openapi.toolbox.api` take first; calls through
        them are sent once, `call` repeats them. The client is closed with this one.

        Args:
            sandbox: ID or name of the sandbox; one that is not known yet is looked up.

        Raises:
            ActionError: the sandbox cannot be found, or this client cannot be used.
            TypeError: it is neither an ID nor a name; of a handle pass its `sandbox_id`.
        """
        session = self._session
        return run(attempt(session, _find_toolbox(session, sandbox)), session)

    @overload
    def call(
        self,
        endpoint: Endpoint[Concatenate[Control, P], T | None],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T: ...
    @overload
    def call(
        self,
        endpoint: Endpoint[Concatenate[Toolbox, str, P], T | None],
        sandbox: str,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T: ...
    def call(self, endpoint: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call any endpoint of the generated clients, for what no action covers.

        Unlike an action it raises. It has an action's connections, key, limits and failures, and is
        sent again as an action is: what only reads after any passing failure, all else only where
        it cannot have been carried out.

        Args:
            endpoint: a module below `daytona_openapi.control.api` or `daytona_openapi.toolbox.api`.
            args: what the endpoint takes after its client; for the toolbox first the sandbox's ID
                or name, which is looked up where it is not known yet.
            kwargs: the same by name; `request_options={"timeout": 60}` (seconds) limits this call.

        Returns:
            What the endpoint's `sync` returns: the answer as described, None where nothing is.

        Raises:
            ActionError: the call failed; its `failure` says why, as that of an action.
            TypeError: it is no endpoint, or does not take these arguments.
        """
        session = self._session
        return run(attempt(session, _call(session, endpoint, args, kwargs)), session)


class AsyncRaw(_Raw):
    """The calls of the asynchronous client that need no action."""

    async def toolbox(self, sandbox: str) -> tuple[Toolbox, str]:
        """Return the generated client of a sandbox's toolbox, and the sandbox's ID.

        Both are what the endpoints below `daytona_openapi.toolbox.api` take first; calls through
        them are sent once, `call` repeats them. The client is closed with this one.

        Args:
            sandbox: ID or name of the sandbox; one that is not known yet is looked up.

        Raises:
            ActionError: the sandbox cannot be found, or this client cannot be used.
            TypeError: it is neither an ID nor a name; of a handle pass its `sandbox_id`.
        """
        session = self._session
        return await arun(attempt(session, _find_toolbox(session, sandbox)), session)

    @overload
    async def call(
        self,
        endpoint: Endpoint[Concatenate[Control, P], T | None],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T: ...
    @overload
    async def call(
        self,
        endpoint: Endpoint[Concatenate[Toolbox, str, P], T | None],
        sandbox: str,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T: ...
    async def call(self, endpoint: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Do what `DaytonaActions.call` does, and raise the same."""
        session = self._session
        return await arun(attempt(session, _call(session, endpoint, args, kwargs)), session)


def _call(
    session: Session, endpoint: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Flow[Any]:
    """Call an endpoint of the control plane, or with a sandbox first, one of the toolbox.

    Raises:
        ActionError: the call failed.
        TypeError: it is no endpoint, or does not take these arguments.
    """
    from daytona_actions.actions.toolbox import TOOLBOX, call_toolbox

    given = limited(kwargs)
    if Session.control.has(endpoint):
        repeat = _checked(endpoint, args, given)
        return parsed((yield from call(endpoint, repeat, session.control, *args, **given)))
    if not TOOLBOX.has(endpoint):
        raise TypeError(
            f"{endpoint!r} is no endpoint: pass a module of daytona_openapi.control.api or "
            "daytona_openapi.toolbox.api"
        )
    if not args:
        raise TypeError("An endpoint of the toolbox takes first the ID or name of a sandbox")
    sandbox, *more = args
    _check_named(sandbox)
    repeat = _checked(endpoint, args, given)
    return parsed((yield from call_toolbox(session, sandbox, endpoint, repeat, *more, **given)))


def _find_toolbox(session: Session, sandbox: str) -> Flow[tuple[Toolbox, str]]:
    """Return the generated client of a sandbox's toolbox, and the sandbox's ID.

    Raises:
        ActionError: the sandbox cannot be found, or its toolbox cannot be reached.
        TypeError: it is neither an ID nor a name.
    """
    from daytona_actions.actions.toolbox import TOOLBOX, find_place

    _check_named(sandbox)
    place = yield from find_place(session, sandbox)
    return TOOLBOX.of(session, place.toolbox_url), place.sandbox_id


def _checked(endpoint: Any, args: tuple[Any, ...], given: dict[str, Any]) -> Repeat:
    """Return after which failures a call may be sent again, if its path can be meant.

    Raises:
        ActionError: a part of the path is empty, a dot segment, or holds control characters.
        TypeError: the endpoint does not take these arguments.
    """
    from daytona_actions.actions.lookup import path_part

    for name, value in texts_in_path(endpoint, args, given).items():
        path_part(value, name, "thing")
    return repeat_of(endpoint, args, given)


def _check_named(sandbox: object) -> None:
    if not isinstance(sandbox, str):
        raise TypeError(
            "The toolbox takes first the ID or name of a sandbox, not what is of type "
            f"{type(sandbox).__name__}; of a handle pass its sandbox_id"
        )
