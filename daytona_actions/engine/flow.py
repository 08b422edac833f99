"""What an action is made of, calls and pauses, and the two drivers that carry them out.

An action is one generator function. It yields what it wants done and is sent the outcome, so the
same code runs synchronously and asynchronously; this is also the one place that never raises.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine, Generator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Concatenate, Generic, Literal, ParamSpec, Protocol, Self, TypeAlias, TypeVar

from daytona_actions.engine import failures
from daytona_actions.engine.once import sent_once
from daytona_actions.engine.unexpected import Unloaded, unexpected

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
R = TypeVar("R", bound="Result")
R_co = TypeVar("R_co", bound="Result", covariant=True)


class Repeat(Enum):
    """After which failures a call is sent again."""

    NEVER = "never"
    IF_UNSENT = "if unsent"
    """Where it cannot have been carried out: no connection was made, or the answer is 429."""
    EVEN_IF_SENT = "even if sent"
    """Also where it may have been carried out: doing it twice changes nothing more."""


NEVER, IF_UNSENT, EVEN_IF_SENT = Repeat
TOO_MANY_REQUESTS = 429
PASSING = frozenset({502, 503, 504})


class Reply(Protocol[T_co]):
    """The answer to a call, as every generated client gives it; `parsed` may be None."""

    @property
    def status_code(self) -> int: ...
    @property
    def content(self) -> bytes: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def parsed(self) -> T_co: ...
    @property
    def parse_error(self) -> Exception | None: ...


class Endpoint(Protocol[P, T_co]):
    """One operation of a description: a generated module with its pair of functions."""

    def sync_detailed(self, *args: P.args, **kwargs: P.kwargs) -> Reply[T_co]: ...
    def asyncio_detailed(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> Coroutine[Any, Any, Reply[Any]]: ...


class Result(Protocol):
    """What an action answers, as its drivers see it."""

    @classmethod
    def failed(cls, failure: failures.ActionFailure, **partial: Any) -> Self: ...
    @classmethod
    def model_json_schema(cls, *, mode: Literal["validation"] = ...) -> dict[str, Any]: ...


class Action(Protocol[R_co]):
    """What the drivers ask of the action that they run; engine/action.py makes it."""

    @property
    def name(self) -> str: ...
    @property
    def function(self) -> ActionFunction[..., R_co]: ...
    @property
    def start(self) -> Callable[..., Flow[R_co]]: ...
    @property
    def result_type(self) -> type[R_co]: ...
    def validate(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]: ...
    @property
    def secret_places(self) -> list[tuple[int, str]]: ...
    def secrets_in(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[str, ...]: ...


class Session(Protocol):
    """What the drivers ask of the session that an action runs in."""

    @property
    def vocabulary(self) -> failures.Vocabulary: ...
    @property
    def secrets(self) -> list[str]: ...
    @property
    def max_retries(self) -> int: ...
    @property
    def retry_budget(self) -> float: ...
    def check_usable(self) -> None: ...
    def meaning_of(self, problem: failures.ActionError) -> failures.ActionError: ...
    def repeat(self, request: Any, outcome: Any, /) -> Flow[Any]: ...


class Effect(Protocol):
    """Something that an action wants done: a driver does it in its own way."""

    def run(self) -> Any: ...
    async def arun(self) -> Any: ...
    def is_repeated_after(self, outcome: Any, /) -> bool: ...


class Call(Generic[T]):
    """Send one request through a generated endpoint; `tries` counts how often that was done."""

    __slots__ = ("args", "began", "endpoint", "kwargs", "once", "repeat", "tries")

    def __init__(
        self, endpoint: Endpoint[P, T], repeat: Repeat, /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Take the arguments as the endpoint does, so that a type checker compares them.

        Args:
            endpoint: the generated module.
            repeat: after which failures the driver sends it again.
            args: what the endpoint takes; the client first.
            kwargs: what the endpoint takes by name.
        """
        self.endpoint: Endpoint[..., T] = endpoint
        self.repeat = repeat
        self.once = repeat is IF_UNSENT
        self.args: tuple[Any, ...] = args
        self.kwargs: dict[str, Any] = kwargs
        self.tries = 1
        self.began: float | None = None

    def run(self) -> Reply[T]:
        sent_once.set(self.once)
        self.began = self.began or time.monotonic()
        return self.endpoint.sync_detailed(*self.args, **self.kwargs)

    async def arun(self) -> Reply[T]:
        sent_once.set(self.once)
        self.began = self.began or time.monotonic()
        return await self.endpoint.asyncio_detailed(*self.args, **self.kwargs)

    def is_repeated_after(self, outcome: Reply[T] | Exception, /) -> bool:
        """Tell whether there may be another try; engine/retry.py looks closer."""
        if self.repeat is NEVER:
            return False
        if isinstance(outcome, Exception):
            return True
        return outcome.status_code == TOO_MANY_REQUESTS or outcome.status_code in PASSING


@dataclass(frozen=True, slots=True)
class Pause:
    """Let some seconds pass."""

    seconds: float

    def run(self) -> None:
        time.sleep(self.seconds)

    async def arun(self) -> None:
        import asyncio

        await asyncio.sleep(self.seconds)

    def is_repeated_after(self, _outcome: None, /) -> bool:
        return False


Flow: TypeAlias = Generator[Effect, Any, T]
ActionFunction: TypeAlias = "Callable[Concatenate[Any, P], Flow[R]]"


def make_method(action: Action[Any]) -> Callable[..., Any]:
    """Make the method of a synchronous client."""

    def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        session = self._session
        return run(perform(action, session, args, kwargs), session)

    return method


def make_async_method(action: Action[Any]) -> Callable[..., Any]:
    """Make the method of an asynchronous client."""

    async def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        session = self._session
        return await arun(perform(action, session, args, kwargs), session)

    return method


def call(
    endpoint: Endpoint[P, T], repeat: Repeat, /, *args: P.args, **kwargs: P.kwargs
) -> Flow[Reply[T]]:
    """Make a `Call`; `yield from` it gives the reply, or raises ActionError."""
    reply: Reply[T] = yield Call(endpoint, repeat, *args, **kwargs)
    return reply


def pause(seconds: float) -> Flow[None]:
    """Wait some seconds."""
    yield Pause(seconds)


def perform(
    action: Action[R], session: Session, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Flow[R]:
    """Run an action to its result, whatever happens; only interruption passes through."""
    failures.vocabulary.set(session.vocabulary)
    failures.secrets_given.set(action.secrets_in(args, kwargs) if action.secret_places else ())
    try:
        session.check_usable()
        _ = action.result_type  # loaded before anything is sent: what is done can be told
        try:
            flow = action.start(session, *args, **kwargs)
        except ValueError:  # Pydantic refuses the arguments; its words are not for people
            flow = action.function(session, **action.validate(args, kwargs))
        return (yield from flow)
    except failures.ActionError as problem:
        restated = failures.without(session.meaning_of(problem), session.secrets)
        return _result_type(action).failed(restated.failure, **restated.partial)
    except Exception as problem:  # noqa: BLE001 - a defect of ours must not reach the user either
        return _result_type(action).failed(unexpected(action.name, problem))


def _result_type(action: Action[R]) -> type[R]:
    try:
        return action.result_type
    except OSError as problem:  # no file can be opened any more
        stand_in: type[R] = Unloaded(action.name, problem).result_type
        return stand_in


def run(flow: Flow[T], session: Session) -> T:
    """Drive a flow synchronously: do what it yields, send it the outcome, repeat what failed."""
    outcome: Any = None
    try:
        effect = next(flow)
        while True:
            try:
                outcome = effect.run()
            except Exception as problem:  # noqa: BLE001 - whatever it is, the flow gets it
                outcome = _explain(problem)
            if effect.is_repeated_after(outcome):
                outcome = run(session.repeat(effect, outcome), session)
            effect = _resume(flow, outcome)
    except StopIteration as end:
        value: T = end.value
        return value
    finally:
        outcome = None  # an exception that its own frame holds would outlive the call
        flow.close()


async def arun(flow: Flow[T], session: Session) -> T:
    """Drive a flow asynchronously; the twin of `run`."""
    outcome: Any = None
    try:
        effect = next(flow)
        while True:
            try:
                outcome = await effect.arun()
            except Exception as problem:  # noqa: BLE001 - whatever it is, the flow gets it
                outcome = _explain(problem)
            if effect.is_repeated_after(outcome):
                outcome = await arun(session.repeat(effect, outcome), session)
            effect = _resume(flow, outcome)
    except StopIteration as end:
        value: T = end.value
        return value
    finally:
        outcome = None
        flow.close()


def _resume(flow: Flow[Any], outcome: object) -> Effect:
    return flow.throw(outcome) if isinstance(outcome, Exception) else flow.send(outcome)


def _explain(problem: Exception) -> Exception:
    """Say what an exception of a call means; the transport is loaded by then, and not before."""
    try:
        from daytona_actions.engine.http.explain import explain
    except OSError:  # it is not: no file can be opened any more
        return problem
    return explain(problem)
