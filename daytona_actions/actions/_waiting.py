"""Waiting until a sandbox is started: bounded, patient with failing polls, never losing it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions._identity import checked
from daytona_actions.actions._states import DELETED, STARTED, brought, end_of_wait, sandbox_in
from daytona_actions.actions._summary import asked_for, remember, summary
from daytona_actions.engine.flow import Flow, Reply, call, pause
from daytona_actions.engine.replies import text
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from daytona_actions._session import Session
    from daytona_actions.results import SandboxSummary
    from daytona_openapi.control.models import Sandbox

_ENDED = {"error", "build_failed"} | DELETED
_AT_REST = {"stopped", "archived"}
_FIRST_DELAY, _GROWTH, _LONGEST_DELAY = 0.1, 1.5, 2.0
_MOST_REFUSED_POLLS = 3
_SHORTEST_POLL = 0.05


def started(session: Session, sandbox: str) -> Flow[SandboxSummary]:
    """Start a sandbox, by ID or name, and wait until it is; a started one stays as it is.

    Raises:
        ActionError: the server refused, or it did not get there; see until_started.
    """
    from daytona_openapi.control.api.sandbox import start_sandbox

    def ask(name: str) -> Flow[Reply[Sandbox]]:
        return call(start_sandbox, session.control, name)

    deadline = end_of_wait(session)
    found = yield from brought(session, sandbox, ask, STARTED, deadline)
    if found is None:
        return asked_for(session, sandbox)
    remember(session, found)
    return (yield from until_started(session, found, deadline, from_rest=True))


def until_started(
    session: Session, sandbox: Sandbox, deadline: float, *, from_rest: bool
) -> Flow[SandboxSummary]:
    """Poll a sandbox until it is started.

    Args:
        session: the running client's.
        sandbox: as the server last described it.
        deadline: when to give up, by the monotonic clock; see end_of_wait.
        from_rest: whether it was at rest before, so that `stopped` and `archived` are on the way
            while the server still wants it started (recording archive_and_restore).

    Raises:
        ActionError: it ended in another state, or time ran out; `sandbox` is in its partial.
    """
    delay, refused_polls, is_unclear = _FIRST_DELAY, 0, False
    while session.settings.wait_timeout and _on_the_way(sandbox, from_rest=from_rest):
        left = deadline - time.monotonic()
        if left <= 0 and not is_unclear:
            raise _out_of_time(session, sandbox)
        # The sandbox was accepted: polls that fail are no reason to call that a failure.
        if left <= 0 or refused_polls == _MOST_REFUSED_POLLS:
            return summary(sandbox)
        yield from pause(min(delay, left))
        delay = min(delay * _GROWTH, _LONGEST_DELAY)
        try:
            sandbox = yield from _poll(session, sandbox, deadline - time.monotonic())
        except ActionError as problem:
            delay = max(delay, problem.failure.retry_after or 0)
            refused_polls += not problem.failure.retryable
            is_unclear = True
        else:
            refused_polls, is_unclear = 0, False
    remember(session, sandbox)
    return summary(sandbox)


def _on_the_way(sandbox: Sandbox, *, from_rest: bool) -> bool:
    state = text(sandbox.state)
    wanted = from_rest and text(sandbox.desired_state) == "started"
    if state in _ENDED or (state in _AT_REST and not wanted):
        raise _ended(sandbox, state)
    return state not in {None, "started"} and bool(text(sandbox.id))


def _poll(session: Session, sandbox: Sandbox, seconds: float) -> Flow[Sandbox]:
    from daytona_openapi.control.api.sandbox import get_sandbox

    name = checked(text(sandbox.id) or "")
    longest = min(max(seconds, _SHORTEST_POLL), session.settings.request_timeout)
    options = session.options(longest)
    # Not repeated: the next poll is.
    seen = sandbox_in(
        (yield from call(get_sandbox, session.control, name, request_options=options))
    )
    if text(seen.id) is None:
        seen.id = sandbox.id
    return seen


def _ended(sandbox: Sandbox, state: str) -> ActionError:
    reason = text(sandbox.error_reason)
    message = reason or f"Sandbox {text(sandbox.id)} is {state} instead of started"
    at_rest = state in _AT_REST
    kind = FailureKind.SANDBOX_NOT_STARTED if at_rest else FailureKind.SANDBOX_FAILED
    problem = errors.error(kind, message)
    problem.partial["sandbox"] = summary(sandbox)
    return problem


def _out_of_time(session: Session, sandbox: Sandbox) -> ActionError:
    problem = errors.error(
        FailureKind.WAIT_TIMEOUT,
        f"Sandbox {text(sandbox.id)} is still {text(sandbox.state)} after waiting "
        f"{session.settings.wait_timeout:g} s (wait_timeout)",
    )
    problem.partial["sandbox"] = summary(sandbox)
    return problem
