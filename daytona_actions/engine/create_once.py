"""Creating exactly once, also where an answer was lost: what may exist is found by its name."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from daytona_actions.engine import failures
from daytona_actions.engine.failures import ActionError, Kind
from daytona_actions.engine.flow import PASSING, TOO_MANY_REQUESTS
from daytona_actions.engine.replies import accepted, failure_of, server_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from daytona_actions.engine.flow import Call, Flow, Reply, Session

T = TypeVar("T")

_SERVER_ERROR = 500
_CONFLICT = 409
_CLOCK_STEP = 2.0  # seconds: the Date header and a time of creation are not rounded alike


@dataclass(frozen=True, kw_only=True)
class Wanted(Generic[T]):
    """What is to be created, and how it is known again."""

    noun: str
    """What it is, for people."""
    name: str | None
    """The name that it shall have; without one it cannot be looked for."""
    may_exist: str
    """What to do next where nobody knows whether it was created."""
    find: Callable[[], Flow[Reply[T | None]]]
    """Ask for it by its name."""
    read: Callable[[Reply[T | None]], T]
    """Read it from an answer; raises ActionError where that does not describe it."""
    partial: Callable[[T], dict[str, Any]]
    """Return what a failed result says of it."""
    is_met_by: Callable[[T, datetime], bool]
    """Tell whether what was found is what was asked for, made since then."""
    is_left_by: Callable[[ActionError], bool] = lambda _: False
    """Tell whether a refusal says that it exists, and cannot be used."""


class _Unclear(Exception):  # noqa: N818 - no error of its own: it says what is not known
    """Whether it was created is not known; `problem` is what was seen instead."""

    def __init__(self, problem: ActionError, *, passing: bool) -> None:
        super().__init__(problem)
        self.problem = problem
        self.passing = passing


def create_once(session: Session, request: Call[T | None], wanted: Wanted[T]) -> Flow[T]:
    """Send a request to create something; what a lost answer hides is found by its name.

    Args:
        session: the running client's.
        request: the call that creates it, repeated only where it was not sent.
        wanted: what it creates.

    Raises:
        ActionError: the server refused, or nobody knows; what was found is in its partial.
    """
    began = time.monotonic()
    while True:
        try:
            return (yield from _send(request, wanted))
        except _Unclear as unclear:
            problem = failures.but(unclear.problem, attempts=request.tries)
            found = yield from _find(wanted, problem)
            if found is not None:
                return _take_over(session, wanted, found, problem, time.monotonic() - began)
            from daytona_actions.engine.retry import wait_for_another

            if not unclear.passing or not (yield from wait_for_another(request, session)):
                raise problem from None


def _send(request: Call[T | None], wanted: Wanted[T]) -> Flow[T]:
    """Send the request until it has certainly arrived; only what cannot have is repeated."""
    try:
        reply: Reply[T | None] = yield request
    except ActionError as problem:
        if problem.unsent or problem.failure.status_code == TOO_MANY_REQUESTS:
            raise
        raise _Unclear(problem, passing=problem.failure.kind in failures.RETRYABLE) from None
    if not accepted(reply):
        raise _verdict(reply, request.tries, wanted)
    try:
        return wanted.read(reply)
    except ActionError as problem:
        raise _Unclear(problem, passing=False) from None


def _verdict(reply: Reply[Any], tries: int, wanted: Wanted[Any]) -> Exception:
    """Tell a refusal from an answer that may hide what was created."""
    problem = failure_of(reply)
    # Taken by an earlier try of ours; some services say so with another status.
    own_name = tries > 1 and (
        reply.status_code == _CONFLICT or problem.failure.kind == Kind.CONFLICT
    )
    failed = reply.status_code >= _SERVER_ERROR and problem.failure.kind != Kind.UNSUPPORTED
    if wanted.is_left_by(problem) or own_name or failed:
        return _Unclear(problem, passing=reply.status_code in PASSING)
    return failures.but(problem, attempts=tries)


def _find(wanted: Wanted[T], problem: ActionError) -> Flow[Reply[T | None] | None]:
    """Look for it by its name: the answer that has it, or None if there is none.

    Raises:
        ActionError: the problem itself, if there is no name or the look-up fails too.
    """
    if not wanted.name:
        raise failures.but(problem, hint=wanted.may_exist, retryable=False)
    try:
        reply = yield from wanted.find()
        if not accepted(reply) and failure_of(reply).failure.kind == Kind.NOT_FOUND:
            return None
        wanted.read(reply)
    except ActionError:
        raise failures.but(problem, hint=wanted.may_exist) from None
    return reply


def _take_over(
    session: Session, wanted: Wanted[T], reply: Reply[T | None], problem: ActionError, age: float
) -> T:
    """Return what was found, if it is what was asked for."""
    from datetime import timedelta

    found = wanted.read(reply)
    if wanted.is_left_by(problem) or not session.max_retries:
        problem.partial.update(wanted.partial(found))
        raise problem
    since = server_time(reply.headers) - timedelta(seconds=age + _CLOCK_STEP)
    if wanted.is_met_by(found, since):
        return found
    raise failures.error(
        Kind.CONFLICT,
        f"A {wanted.noun} named {wanted.name} exists, but not the one asked for; the request for it "
        f"failed: {problem.failure.message}",
        status_code=problem.failure.status_code,
    )
