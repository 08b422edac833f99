"""A sandbox's states: bringing it to one, and waiting until it is started."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from daytona_actions import errors
from daytona_actions.actions.lookup import fetch_sandbox, learn, path_part, read_sandbox, summary
from daytona_actions.engine.flow import EVEN_IF_SENT, NEVER, Call, call
from daytona_actions.engine.replies import accepted, content, failure_of, is_empty, text
from daytona_actions.engine.waiting import FIRST_DELAY, NOT_AT_ALL, Wait, wait_while
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import GONE, is_id

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Endpoint, Flow, Reply
    from daytona_actions.engine.waiting import Unsettled
    from daytona_actions.results.summary import SandboxSummary
    from daytona_actions.session import Session
    from daytona_openapi.control import AuthenticatedClient
    from daytona_openapi.control.models import Sandbox

P = ParamSpec("P")

STARTED = frozenset({"started", "starting", "restoring"})
STOPPED = frozenset({"stopped", "stopping"})
DELETED = GONE
FAILED = frozenset({"error", "build_failed"})

_ENDED = FAILED | DELETED
_AT_REST = {"stopped", "archived"}
_NOT_FOUND = 404
_CONFLICT_DELAY = 0.5
_SHORTEST_DELAY, _SHORTEST_POLL = 0.01, 0.05


def bring_to(
    session: Session,
    sandbox: str,
    change: Endpoint[Concatenate[AuthenticatedClient, str, P], Sandbox | None],
    goal: frozenset[str],
    deadline: float,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Flow[Sandbox]:
    """Ask for a change of state, and settle for a sandbox that is there or on its way.

    A 409 "state change in progress" is waited for until the deadline (see `end_of_wait`), and the
    change asked for again. With a `wait_timeout` of 0 every refusal is passed on, and every
    acceptance taken without a look. What follows the deadline is what else the change takes.

    Returns:
        The sandbox as last described. Where the server accepted without a word it is asked once;
        it may still be without a state then.

    Raises:
        ActionError: the server refused, and the sandbox is not on its way to the goal.
    """
    name = path_part(sandbox)
    with Wait(f"Sandbox {sandbox}", deadline, session.on_wait) as wait:
        while True:
            request = Call(change, EVEN_IF_SENT, session.control, name, *args, **kwargs)
            reply: Reply[Sandbox | None] = yield request
            if accepted(reply):
                return (yield from _look_if_silent(session, sandbox, reply, goal))
            if request.tries > 1 and goal is DELETED and reply.status_code == _NOT_FOUND:
                return gone(session, sandbox)  # by an earlier try, whose answer was lost
            problem = failure_of(reply)
            left = deadline - time.monotonic()
            if problem.failure.kind is not FailureKind.CONFLICT or deadline == NOT_AT_ALL:
                raise problem
            seen = yield from _look_again(session, sandbox, problem, goal)
            if text(seen.state) in goal:
                return seen
            if not problem.failure.retryable or left <= 0:
                raise problem
            yield from wait.pause(seen, min(_CONFLICT_DELAY, left))


def start_and_wait(session: Session, sandbox: str) -> Flow[SandboxSummary]:
    """Start a sandbox, by ID or name, and wait until it is; a started one stays as it is.

    Raises:
        ActionError: the server refused, or it did not get there; see wait_until_started.
    """
    from daytona_openapi.control.api.sandbox import start_sandbox

    deadline, sent = session.end_of_wait(), time.monotonic()
    found = yield from bring_to(session, sandbox, start_sandbox, STARTED, deadline)
    learn(session, found)
    waiting = wait_until_started(session, found, deadline, sent=sent, from_rest=True)
    return (yield from waiting)


def wait_until_started(
    session: Session, sandbox: Sandbox, deadline: float, *, sent: float, from_rest: bool
) -> Flow[SandboxSummary]:
    """Poll a sandbox until it is started.

    Args:
        session: the running client's.
        sandbox: as the server last described it.
        deadline: when to give up, by the monotonic clock; see `Session.end_of_wait`.
        sent: when it was asked for, by the same clock: a server that is near is asked sooner.
        from_rest: whether it was at rest before, so that `stopped` and `archived` are on the way
            while the server still wants it started (recording archive_and_restore).

    Raises:
        ActionError: it ended in another state, or time ran out; `sandbox` is in its partial.
    """
    if not session.settings.wait_timeout:
        return learn(session, sandbox)
    seen, unsettled = yield from wait_while(
        Wait(f"Sandbox {text(sandbox.name) or text(sandbox.id)}", deadline, session.on_wait),
        sandbox,
        lambda found: _poll(session, found, deadline),
        lambda found: _is_on_the_way(found, from_rest=from_rest),
        min(FIRST_DELAY, max(_SHORTEST_DELAY, time.monotonic() - sent)),
    )
    if unsettled:
        raise late(session, seen, unsettled)
    return learn(session, seen)


def wait_out(
    session: Session, sandbox: str, seen: Sandbox, passing: str
) -> Flow[tuple[Sandbox, Unsettled | None]]:
    """Look at a sandbox until it has left a passing state; return what `wait_while` does."""
    return wait_while(
        Wait(f"Sandbox {sandbox}", session.end_of_wait(), session.on_wait),
        seen,
        lambda _: fetch_sandbox(session, sandbox),
        lambda found: text(found.state) == passing,
    )


def late(
    session: Session, sandbox: Sandbox, unsettled: Unsettled, hint: str | None = None
) -> ActionError:
    """Make the error for a sandbox that was not seen to get there, with it as last seen."""
    thing, state = f"Sandbox {text(sandbox.id)}", text(sandbox.state)
    return session.out_of_time(thing, state, unsettled, hint, sandbox=summary(sandbox))


def _look_if_silent(
    session: Session, sandbox: str, reply: Reply[Sandbox | None], goal: frozenset[str]
) -> Flow[Sandbox]:
    """Read the answer to an accepted change; look once where it does not say a state."""
    described = _unseen(session, sandbox)
    if not is_empty(reply):
        unnamed, described = described, content(reply, "a sandbox")
        if not (text(described.id) or text(described.name)):
            described.id, described.name = unnamed.id, unnamed.name
    # A start is waited for anyway.
    if text(described.state) or goal is STARTED or not session.settings.wait_timeout:
        return described
    try:
        return (yield from fetch_sandbox(session, sandbox))
    except ActionError as problem:
        if problem.failure.kind is not FailureKind.NOT_FOUND:
            return described
        if goal is DELETED:
            return gone(session, sandbox)
        raise


def _unseen(session: Session, sandbox: str) -> Sandbox:
    """Describe a sandbox of which the server said nothing: what was asked, and what is known."""
    from daytona_openapi.control.models import Sandbox

    place = session.places.get(sandbox)
    if place is None or is_id(sandbox):
        return Sandbox(id=sandbox)
    return Sandbox(id=place.sandbox_id, name=sandbox)


def gone(session: Session, sandbox: str) -> Sandbox:
    """Describe a sandbox that is no longer there."""
    from daytona_openapi.control.models import SandboxState

    described = _unseen(session, sandbox)
    described.state = SandboxState.DESTROYED
    return described


def _look_again(
    session: Session, sandbox: str, problem: ActionError, goal: frozenset[str]
) -> Flow[Sandbox]:
    """Look how a sandbox stands that refused to change; it may be gone, and should be."""
    try:
        return (yield from fetch_sandbox(session, sandbox))
    except ActionError as missing:
        if missing.failure.kind is FailureKind.NOT_FOUND and goal is DELETED:
            return gone(session, sandbox)
        raise problem from None


def _is_on_the_way(sandbox: Sandbox, *, from_rest: bool) -> bool:
    state = text(sandbox.state)
    wanted = from_rest and text(sandbox.desired_state) == "started"
    if state in _ENDED or (state in _AT_REST and not wanted):
        raise ended(sandbox, state)
    return state != "started"


def _poll(session: Session, sandbox: Sandbox, deadline: float) -> Flow[Sandbox]:
    from daytona_openapi.control.api.sandbox import get_sandbox

    name = path_part(text(sandbox.id) or text(sandbox.name) or "")
    left = max(deadline - time.monotonic(), _SHORTEST_POLL)
    options = session.options(min(left, session.settings.request_timeout))
    # Not repeated: the next poll is.
    reply = yield from call(get_sandbox, NEVER, session.control, name, request_options=options)
    seen = read_sandbox(reply)
    if text(seen.id) is None:
        seen.id = sandbox.id
    return seen


def ended(sandbox: Sandbox, state: str) -> ActionError:
    """Make the error for a sandbox that ended otherwise, with it as last seen."""
    reason = text(sandbox.error_reason)
    message = reason or f"Sandbox {text(sandbox.id)} is {state} instead of started"
    at_rest = state in _AT_REST
    kind = FailureKind.SANDBOX_NOT_STARTED if at_rest else FailureKind.SANDBOX_FAILED
    problem = errors.error(kind, message)
    problem.partial["sandbox"] = summary(sandbox)
    return problem
