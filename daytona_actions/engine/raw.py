"""Calls without an action: an endpoint of a generated client, with all that an action's calls have."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, TypeVar

from daytona_actions.engine import failures
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT
from daytona_actions.engine.replies import accepted, failure_of, unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.engine.flow import Flow, Repeat, Reply, Session

T = TypeVar("T")

_OPTIONS = "request_options"


def check_usable(session: Session) -> None:
    """Refuse to go on, in the words of the service, with a client that cannot send a request.

    Raises:
        ActionError: it is closed, or has no key.
    """
    failures.vocabulary.set(session.vocabulary)
    session.check_usable()


def attempt(session: Session, flow: Flow[T]) -> Flow[T]:
    """Carry a flow out for what it gives.

    Raises:
        ActionError: it failed; the failure is told as that of an action.
    """
    check_usable(session)
    try:
        return (yield from flow)
    except failures.ActionError as problem:
        raise failures.without(session.meaning_of(problem), session.secrets) from None


def repeat_of(endpoint: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Repeat:
    """Return after which failures a call may be sent again: what only reads, after any.

    Raises:
        TypeError: the endpoint does not take these arguments.
    """
    _bound(endpoint, args, kwargs)
    given = {key: value for key, value in kwargs.items() if key != _OPTIONS}
    # The method stands only in the request that the generated module makes of its arguments.
    method = endpoint._get_kwargs(*args, **given)["method"]  # noqa: SLF001
    return EVEN_IF_SENT if method in {"get", "head"} else IF_UNSENT


def texts_in_path(
    endpoint: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> dict[str, str]:
    """Return the texts that a call puts into its path, by their names.

    Raises:
        TypeError: the endpoint does not take these arguments, or one of them is no text.
    """
    bound = _bound(endpoint, args, kwargs)
    _, *parameters = bound.signature.parameters.values()
    found = {}
    for parameter in parameters:
        # Generated functions take by position just what stands in the path.
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD and parameter.annotation is str:
            value = bound.arguments[parameter.name]
            if not isinstance(value, str):
                kind, name = type(value).__name__, parameter.name
                raise TypeError(f"{_name(endpoint)}: {name} must be a text, not of type {kind}")
            found[parameter.name] = value
    return found


def _bound(
    endpoint: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> inspect.BoundArguments:
    try:
        return inspect.signature(endpoint.sync_detailed).bind(None, *args, **kwargs)
    except TypeError as problem:
        raise TypeError(f"{_name(endpoint)}: {problem}") from None


def _name(endpoint: Any) -> str:
    name: str = endpoint.__name__
    return name.rpartition(".")[2]


def limited(kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a call whose own time-out, if it has one, is that of all of it."""
    from daytona_actions.engine.http.limits import DEADLINE

    options = kwargs.get(_OPTIONS) or {}
    timeout = options.get("timeout", ...)
    if not (timeout is None or isinstance(timeout, (int, float))):
        return {**kwargs}
    extensions = {DEADLINE: timeout, **options.get("extensions", {})}
    return {**kwargs, _OPTIONS: {**options, "extensions": extensions}}


def parsed(reply: Reply[T]) -> T:
    """Return what an answer says; None where the description says nothing of it.

    Raises:
        ActionError: the server refused, or its answer is not what is described.
    """
    if not accepted(reply):
        raise failure_of(reply)
    if reply.parse_error is not None:
        raise unreadable(reply, f"what is described ({reply.parse_error})")
    return reply.parsed
