"""Calls to the toolbox of one sandbox: where it is, and what its misleading answers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from daytona_actions import errors
from daytona_actions.actions.lifecycle import start_and_wait
from daytona_actions.actions.lookup import fetch_sandbox, path_part, summary
from daytona_actions.engine.flow import Call
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.replies import failure_of
from daytona_actions.engine.session import Generated
from daytona_actions.errors import FailureKind
from daytona_actions.session import Place, is_id

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Endpoint, Flow, Repeat, Reply
    from daytona_actions.session import Session
    from daytona_openapi.toolbox import AuthenticatedClient

P = ParamSpec("P")
T = TypeVar("T")

_CLIENT_ERROR = 400
# A wrong key, a name in place of the ID and a sandbox that is gone are all 401 (recordings
# unauthorized, toolbox_by_name, toolbox_missing_sandbox): only a look-up tells them apart.
_MISLEADING = {401, 404}
# … unless they are Git's (recordings git_clone_authentication_required, git_not_a_repository).
_OF_GIT = late_pattern(
    "authentication required|invalid auth method|repository (not found|does not exist)|"
    "(reference|object|remote) not found"
)


TOOLBOX: Generated[AuthenticatedClient] = Generated("daytona_openapi.toolbox")
"""The generated client of the toolbox, for each address that sandboxes name."""


def call_toolbox(
    session: Session,
    sandbox: str,
    endpoint: Endpoint[Concatenate[AuthenticatedClient, str, P], T],
    repeat: Repeat,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Flow[Reply[T]]:
    """Send a call to a sandbox's toolbox, starting from what is known of the sandbox.

    Args:
        session: the running client's.
        sandbox: ID or name.
        endpoint: the generated module.
        repeat: after which failures the call is sent again.
        args: what the endpoint takes besides client and ID.
        kwargs: the same by name.

    Raises:
        ActionError: the sandbox cannot be found, and nothing was sent anywhere else; or the
            toolbox cannot be reached.
    """
    known = session.places.get(sandbox)
    if known is None or known.toolbox_url not in session.trusted:
        known = _known(session, path_part(sandbox))
    place = known or (yield from _look_up(session, sandbox))
    client = TOOLBOX.of(session, place.toolbox_url)
    reply: Reply[T] = yield Call(endpoint, repeat, client, place.sandbox_id, *args, **kwargs)
    if reply.status_code < _CLIENT_ERROR:
        return reply
    if known is not None and _is_misleading(reply):
        session.forget(sandbox)
        place = yield from _look_up(session, sandbox)
        if place != known:
            client = TOOLBOX.of(session, place.toolbox_url)
            reply = yield Call(endpoint, repeat, client, place.sandbox_id, *args, **kwargs)
    if session.settings.auto_start and _is_at_rest(reply):
        # Nothing has run yet, so sending it again is safe whatever it does.
        yield from start_and_wait(session, place.sandbox_id)
        reply = yield Call(endpoint, repeat, client, place.sandbox_id, *args, **kwargs)
    return reply


def find_place(session: Session, sandbox: str) -> Flow[Place]:
    """Find out where a sandbox is reached, by what is known of it or by looking it up.

    Raises:
        ActionError: the sandbox cannot be found, or its address is not to be trusted.
    """
    return _known(session, path_part(sandbox)) or (yield from _look_up(session, sandbox))


def _is_misleading(reply: Reply[Any]) -> bool:
    if reply.status_code not in _MISLEADING:
        return False
    return _OF_GIT.search(failure_of(reply).failure.message) is None


def _is_at_rest(reply: Reply[Any]) -> bool:
    refused = reply.status_code >= _CLIENT_ERROR
    return refused and failure_of(reply).failure.kind is FailureKind.SANDBOX_NOT_STARTED


def _known(session: Session, sandbox: str) -> Place | None:
    place = session.places.get(sandbox)
    if place is None and session.settings.toolbox_url and is_id(sandbox):
        place = Place(sandbox, session.settings.toolbox_url)
    if place is not None:
        session.trust(place)
    return place


def _look_up(session: Session, sandbox: str) -> Flow[Place]:
    found = yield from fetch_sandbox(session, sandbox)
    seen = summary(found)
    place = session.place_of(seen, found.toolbox_proxy_url)
    if place is None:
        raise errors.error(
            FailureKind.RESPONSE,
            f"The control plane does not say where the toolbox of sandbox {sandbox} is",
            hint="Pass toolbox_url=… if you know the address.",
        )
    session.trust(place)
    session.learn(seen, found.toolbox_proxy_url)
    return place
