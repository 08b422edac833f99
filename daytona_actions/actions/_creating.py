"""Creating a sandbox exactly once, also where an answer was lost: by its name, never twice."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from daytona_actions import errors
from daytona_actions.actions._states import asked, sandbox_in
from daytona_actions.actions._summary import summary
from daytona_actions.engine.flow import Flow, Reply, call
from daytona_actions.engine.replies import accepted, failure_of, text, unreadable
from daytona_actions.engine.retry import PASSING, TOO_MANY_REQUESTS, Tries
from daytona_actions.errors import ActionError, FailureKind

if TYPE_CHECKING:
    from daytona_actions._session import Session
    from daytona_openapi.control.models import Sandbox

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


def created(session: Session, wanted: dict[str, Any]) -> Flow[Sandbox]:
    """Create a sandbox as wanted; one that a lost answer hides is found by its name.

    Raises:
        ActionError: the server refused, or nobody knows; what was found is in its partial.
    """
    tries, began = Tries(session), time.monotonic()
    while True:
        try:
            return (yield from _try(session, wanted, tries))
        except _Unclear as unclear:
            problem = errors.but(unclear.problem, attempts=tries.made)
            found = yield from _found(session, wanted.get("name"), problem)
            if found is not None:
                return _taken_over(session, wanted, found, problem, time.monotonic() - began)
            if not unclear.passing or not (yield from tries.another()):
                raise problem from None


def _try(session: Session, wanted: dict[str, Any], tries: Tries) -> Flow[Sandbox]:
    """Send the request until it has certainly arrived; only what cannot have is repeated."""
    from daytona_openapi.control.api.sandbox import create_sandbox
    from daytona_openapi.control.models import CreateSandbox

    while True:
        try:
            body = CreateSandbox.from_dict(wanted)
            reply = yield from call(create_sandbox, session.control, body=body)
        except ActionError as problem:
            if not problem.unsent:
                raise _Unclear(problem, passing=problem.failure.retryable) from None
            if not problem.failure.retryable or not (yield from tries.another()):
                raise errors.but(problem, attempts=tries.made) from None
            continue
        if accepted(reply):
            return _made(reply)
        refusal = failure_of(reply)
        if reply.status_code != TOO_MANY_REQUESTS:
            raise _verdict(reply, refusal, tries)
        if not (yield from tries.another(refusal.failure.retry_after)):
            raise errors.but(refusal, attempts=tries.made)


def _made(reply: Reply[Any]) -> Sandbox:
    """Read the sandbox of an accepted request; an answer that does not name it hides it."""
    try:
        sandbox = sandbox_in(reply)
    except ActionError as problem:
        raise _Unclear(problem, passing=False) from None
    if text(sandbox.id) or text(sandbox.name):
        return sandbox
    raise _Unclear(unreadable(reply, "a sandbox"), passing=False)


def _verdict(reply: Reply[Any], problem: ActionError, tries: Tries) -> Exception:
    """Tell a refusal from an answer that may hide a sandbox."""
    left_one = problem.failure.kind is FailureKind.SANDBOX_FAILED
    own_name = reply.status_code == _CONFLICT and tries.made > 1  # taken by an earlier try of ours
    if left_one or own_name or reply.status_code >= _SERVER_ERROR:
        return _Unclear(problem, passing=reply.status_code in PASSING)
    return errors.but(problem, attempts=tries.made)


def _found(session: Session, name: str | None, problem: ActionError) -> Flow[Reply[Any] | None]:
    """Look for the sandbox by its name: the answer that has it, or None if there is none.

    Raises:
        ActionError: the problem itself, if there is no name or the look-up fails too.
    """
    if not name:
        raise errors.but(problem, hint=_MAY_EXIST, retryable=False)
    try:
        reply = yield from asked(session, name)
        if not accepted(reply) and failure_of(reply).failure.kind is FailureKind.NOT_FOUND:
            return None
        sandbox_in(reply)
    except ActionError:
        raise errors.but(problem, hint=_MAY_EXIST) from None
    return reply


def _taken_over(
    session: Session, wanted: dict[str, Any], reply: Reply[Any], problem: ActionError, age: float
) -> Sandbox:
    """Return the sandbox that was found, if it is the one that was asked for."""
    sandbox = sandbox_in(reply)
    failed = problem.failure.kind is FailureKind.SANDBOX_FAILED
    if failed or not session.settings.max_retries:
        problem.partial["sandbox"] = summary(sandbox)
        raise problem
    if _is_ours(sandbox, wanted, _now(reply) - timedelta(seconds=age) - _CLOCK_STEP):
        return sandbox
    raise errors.error(
        FailureKind.CONFLICT,
        f"A sandbox named {wanted['name']} exists, but not the one asked for; the request for it "
        f"failed: {problem.failure.message}",
        status_code=problem.failure.status_code,
    )


def _is_ours(sandbox: Sandbox, wanted: dict[str, Any], since: datetime) -> bool:
    try:
        made = datetime.fromisoformat(text(sandbox.created_at) or "")
    except ValueError:
        return False
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    return (
        made >= since
        and all(
            wanted.get(name, {}) == getattr(getattr(sandbox, name), "additional_properties", {})
            for name in ("env", "labels")
        )
        and wanted.get("snapshot") in {None, text(sandbox.snapshot)}
    )


def _now(reply: Reply[Any]) -> datetime:
    """Return the time by the server's clock, which this machine's need not agree with."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(reply.headers["date"]).astimezone(UTC)
    except (KeyError, ValueError, OverflowError):
        return datetime.now(UTC)
