"""Bringing a sandbox to a state: what is on the way to it already counts, and is waited for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from daytona_actions.actions._identity import checked
from daytona_actions.engine.flow import Flow, Reply, call, pause
from daytona_actions.engine.replies import accepted, content_of, failure_of, is_empty, text
from daytona_actions.engine.retry import Tries, repeated
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions._session import Session
    from daytona_openapi.control.models import Sandbox

STARTED = frozenset({"started", "starting", "restoring"})
STOPPED = frozenset({"stopped", "stopping"})
DELETED = frozenset({"destroyed", "destroying"})

_DELAY = 0.5
_NOT_FOUND = 404


def asked(session: Session, sandbox: str) -> Flow[Reply[Sandbox]]:
    """Ask for a sandbox by ID or name, and return the answer, whatever it says."""
    from daytona_openapi.control.api.sandbox import get_sandbox

    name = checked(sandbox)
    return (
        yield from repeated(
            Tries(session), lambda: call(get_sandbox, session.control, name), harmless=True
        )
    )


def looked_up(session: Session, sandbox: str) -> Flow[Sandbox]:
    """Fetch a sandbox by ID or name.

    Raises:
        ActionError: it cannot be found, or the answer is no sandbox.
    """
    return sandbox_in((yield from asked(session, sandbox)))


def sandbox_in(reply: Reply[Any]) -> Sandbox:
    """Read the sandbox that an answer holds.

    Raises:
        ActionError: the server refused, or its answer is no sandbox.
    """
    from daytona_openapi.control.models import Sandbox

    return content_of(reply, Sandbox, "a sandbox")


def end_of_wait(session: Session) -> float:
    """Return when a wait that begins now ends, by the monotonic clock."""
    return time.monotonic() + session.settings.wait_timeout


def brought(
    session: Session,
    sandbox: str,
    ask: Callable[[str], Flow[Reply[Sandbox]]],
    goal: frozenset[str],
    deadline: float,
) -> Flow[Sandbox | None]:
    """Ask for a change of state, and settle for a sandbox that is there or on its way.

    A 409 "state change in progress" is waited for until the deadline (see end_of_wait), and the
    change asked for again; with a `wait_timeout` of 0 every refusal is passed on.

    Returns:
        The sandbox as last described; None where the server confirmed without a word.

    Raises:
        ActionError: the server refused, and the sandbox is not on its way to the goal.
    """
    name = checked(sandbox)
    while True:
        tries = Tries(session)
        reply = yield from repeated(tries, lambda: ask(name), harmless=True)
        if accepted(reply):
            return None if is_empty(reply) else sandbox_in(reply)
        if tries.made > 1 and goal is DELETED and reply.status_code == _NOT_FOUND:
            return None  # an earlier try was carried out, only its answer was lost
        problem = failure_of(reply)
        left = deadline - time.monotonic()
        if problem.failure.kind is not FailureKind.CONFLICT or not session.settings.wait_timeout:
            raise problem
        seen = yield from _standing(session, sandbox, problem, goal)
        if seen is None or text(seen.state) in goal:
            return seen
        if not problem.failure.retryable or left <= 0:
            raise problem
        yield from pause(min(_DELAY, left))


def _standing(
    session: Session, sandbox: str, problem: ActionError, goal: frozenset[str]
) -> Flow[Sandbox | None]:
    """Look how a sandbox stands that refused to change; None if it is gone, and should be."""
    try:
        return (yield from looked_up(session, sandbox))
    except ActionError as missing:
        if missing.failure.kind is FailureKind.NOT_FOUND and goal is DELETED:
            return None
        raise problem from None
