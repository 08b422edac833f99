"""Creating a sandbox exactly once, also where an answer was lost: by its name, never twice."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from daytona_actions import errors
from daytona_actions.actions.lookup import fetch_reply, read_sandbox, summary
from daytona_actions.engine.flow import IF_UNSENT, PASSING, TOO_MANY_REQUESTS, Call
from daytona_actions.engine.replies import accepted, content, failure_of, server_time, text
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Flow, Reply
    from daytona_actions.session import Session
    from daytona_openapi.control.models import CreateSandbox, Sandbox

_SERVER_ERROR = 500
_CONFLICT = 409
_CLOCK_STEP = timedelta(seconds=2)  # the Date header and createdAt are not rounded alike

_MAY_EXIST = (
    "A sandbox may have been created: look with list_sandboxes before you create another. With a "
    "name given, this is settled for you."
)


class _Unclear(Exception):  # noqa: N818 - no error of its own: it says what is not known
    """Whether the sandbox was created is not known; `problem` is what was seen instead."""

    def __init__(self, problem: ActionError, *, passing: bool) -> None:
        super().__init__(problem)
        self.problem = problem
        self.passing = passing


def create_once(session: Session, wanted: CreateSandbox) -> Flow[Sandbox]:
    """Create a sandbox as wanted; one that a lost answer hides is found by its name.

    Raises:
        ActionError: the server refused, or nobody knows; what was found is in its partial.
    """
    from daytona_openapi.control.api.sandbox import create_sandbox

    began = time.monotonic()
    request = Call(create_sandbox, IF_UNSENT, (session.control,), {"body": wanted})
    while True:
        try:
            return (yield from _send(request))
        except _Unclear as unclear:
            problem = errors.but(unclear.problem, attempts=request.tries)
            found = yield from _find(session, wanted, problem)
            if found is not None:
                return _take_over(session, wanted, found, problem, time.monotonic() - began)
            from daytona_actions.engine.retry import wait_for_another

            if not unclear.passing or not (yield from wait_for_another(request, session)):
                raise problem from None


def _send(request: Call[Sandbox | None]) -> Flow[Sandbox]:
    """Send the request until it has certainly arrived; only what cannot have is repeated."""
    try:
        reply: Reply[Sandbox | None] = yield request
    except ActionError as problem:
        if problem.unsent or problem.failure.status_code == TOO_MANY_REQUESTS:
            raise
        raise _Unclear(problem, passing=problem.failure.retryable) from None
    if not accepted(reply):
        raise _verdict(reply, request.tries)
    try:
        return read_sandbox(reply)
    except ActionError as problem:
        raise _Unclear(problem, passing=False) from None


def _verdict(reply: Reply[Any], tries: int) -> Exception:
    """Tell a refusal from an answer that may hide a sandbox."""
    problem = failure_of(reply)
    left_one = problem.failure.kind is FailureKind.SANDBOX_FAILED
    own_name = reply.status_code == _CONFLICT and tries > 1  # taken by an earlier try of ours
    if left_one or own_name or reply.status_code >= _SERVER_ERROR:
        return _Unclear(problem, passing=reply.status_code in PASSING)
    return errors.but(problem, attempts=tries)


def _find(
    session: Session, wanted: CreateSandbox, problem: ActionError
) -> Flow[Reply[Sandbox | None] | None]:
    """Look for the sandbox by its name: the answer that has it, or None if there is none.

    Raises:
        ActionError: the problem itself, if there is no name or the look-up fails too.
    """
    if not wanted.name:
        raise errors.but(problem, hint=_MAY_EXIST, retryable=False)
    try:
        reply = yield from fetch_reply(session, wanted.name)
        if not accepted(reply) and failure_of(reply).failure.kind is FailureKind.NOT_FOUND:
            return None
        read_sandbox(reply)
    except ActionError:
        raise errors.but(problem, hint=_MAY_EXIST) from None
    return reply


def _take_over(
    session: Session,
    wanted: CreateSandbox,
    reply: Reply[Sandbox | None],
    problem: ActionError,
    age: float,
) -> Sandbox:
    """Return the sandbox that was found, if it is the one that was asked for."""
    sandbox = content(reply, "a sandbox")
    failed = problem.failure.kind is FailureKind.SANDBOX_FAILED
    if failed or not session.max_retries:
        problem.partial["sandbox"] = summary(sandbox)
        raise problem
    if _is_ours(sandbox, wanted, server_time(reply.headers) - timedelta(seconds=age) - _CLOCK_STEP):
        return sandbox
    raise errors.error(
        FailureKind.CONFLICT,
        f"A sandbox named {wanted.name} exists, but not the one asked for; the request for it "
        f"failed: {problem.failure.message}",
        status_code=problem.failure.status_code,
    )


def _is_ours(sandbox: Sandbox, wanted: CreateSandbox, since: datetime) -> bool:
    from daytona_openapi.control.types import parse_time

    try:
        made = parse_time(text(sandbox.created_at) or "")
    except ValueError:
        return False
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    return (
        made >= since
        and (wanted.env.additional_properties if wanted.env else {})
        == (sandbox.env.additional_properties if sandbox.env else {})
        and (wanted.labels.additional_properties if wanted.labels else {})
        == (sandbox.labels.additional_properties if sandbox.labels else {})
        and (not wanted.snapshot or wanted.snapshot == text(sandbox.snapshot))
    )
