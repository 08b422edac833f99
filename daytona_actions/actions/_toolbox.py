"""Calls to the toolbox of one sandbox: where it is, and what its misleading answers mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from daytona_actions import errors
from daytona_actions._session import Place
from daytona_actions.actions._identity import checked, is_id
from daytona_actions.actions._states import looked_up
from daytona_actions.actions._summary import check_toolbox, place_of, remember
from daytona_actions.actions._waiting import started
from daytona_actions.engine.replies import accepted, failure_of
from daytona_actions.engine.retry import Tries, repeated
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions._session import Session
    from daytona_actions.engine.flow import Flow, Reply

T = TypeVar("T")

# A wrong key, a name in place of the ID and a sandbox that is gone are all 401 (recordings
# unauthorized, toolbox_by_name, toolbox_missing_sandbox): only a look-up tells them apart.
_MISLEADING = {401, 404}
# … unless they are a Git host's (recordings git_clone_authentication_required and the like).
_GIT_HOST = re.compile(
    "authentication required|invalid auth method|repository not found|reference not found"
)


def toolbox(
    session: Session, sandbox: str, send: Callable[[Place], Flow[Reply[T]]], *, harmless: bool
) -> Flow[Reply[T]]:
    """Send a call to a sandbox's toolbox, starting from what is known of the sandbox.

    Args:
        session: the running client's.
        sandbox: ID or name.
        send: makes the call, given where the sandbox is; anew each time.
        harmless: whether the call may be carried out twice.

    Raises:
        ActionError: the sandbox cannot be found, and nothing was sent anywhere else; or the
            toolbox cannot be reached.
    """
    known = _known(session, checked(sandbox))
    place = known or (yield from _look_up(session, sandbox))
    reply = yield from repeated(Tries(session), lambda: send(place), harmless=harmless)
    if known is not None and _is_misleading(reply):
        session.forget(sandbox)
        place = yield from _look_up(session, sandbox)
        if place != known:
            reply = yield from repeated(Tries(session), lambda: send(place), harmless=harmless)
    if session.settings.auto_start and _is_at_rest(reply):
        # Nothing has run yet, so sending it again is safe whatever it does.
        yield from started(session, place.sandbox_id)
        reply = yield from repeated(Tries(session), lambda: send(place), harmless=harmless)
    return reply


def _is_misleading(reply: Reply[Any]) -> bool:
    if reply.status_code not in _MISLEADING:
        return False
    return _GIT_HOST.search(failure_of(reply).failure.message) is None


def _is_at_rest(reply: Reply[Any]) -> bool:
    return not accepted(reply) and failure_of(reply).failure.kind is FailureKind.SANDBOX_NOT_STARTED


def _known(session: Session, sandbox: str) -> Place | None:
    place = session.place(sandbox)
    if place is None and session.settings.toolbox_url and is_id(sandbox):
        place = Place(sandbox, session.settings.toolbox_url)
    if place is not None:
        check_toolbox(session, place)
    return place


def _look_up(session: Session, sandbox: str) -> Flow[Place]:
    found = yield from looked_up(session, sandbox)
    place = place_of(session, found)
    if place is None:
        raise errors.error(
            FailureKind.RESPONSE,
            f"The control plane does not say where the toolbox of sandbox {sandbox} is",
            hint="Pass toolbox_url=… if you know the address.",
        )
    check_toolbox(session, place)
    remember(session, found)
    return place
