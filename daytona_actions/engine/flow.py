"""What an action is made of, calls and pauses, and the two drivers that carry them out.

An action is one generator function. It yields what it wants done and is sent the outcome, so the
same code runs synchronously and asynchronously; this is also the one place that never raises.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Coroutine, Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar

from daytona_actions import errors

if TYPE_CHECKING:
    from daytona_actions._session import Session
    from daytona_actions.engine.action import Action
    from daytona_actions.results import ActionResult

logger = logging.getLogger("daytona_actions")

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
R = TypeVar("R", bound="ActionResult")


class Reply(Protocol[T_co]):
    """The answer to a call, as every generated client gives it."""

    @property
    def status_code(self) -> int: ...
    @property
    def content(self) -> bytes: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def parsed(self) -> T_co | None: ...


class Endpoint(Protocol[P, T_co]):
    """One operation of a description: a generated module with its pair of functions."""

    def sync_detailed(self, *args: P.args, **kwargs: P.kwargs) -> Reply[T_co]: ...
    def asyncio_detailed(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> Coroutine[Any, Any, Reply[T_co]]: ...


class Effect(Protocol):
    """Something that an action wants done: a driver does it in its own way."""

    def run(self) -> Any: ...
    async def arun(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Call:
    """Send one request through a generated endpoint."""

    endpoint: Endpoint[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def run(self) -> Any:
        return self.endpoint.sync_detailed(*self.args, **self.kwargs)

    async def arun(self) -> Any:
        return await self.endpoint.asyncio_detailed(*self.args, **self.kwargs)


@dataclass(frozen=True, slots=True)
class Pause:
    """Let some seconds pass."""

    seconds: float

    def run(self) -> None:
        time.sleep(self.seconds)

    async def arun(self) -> None:
        import asyncio

        await asyncio.sleep(self.seconds)


Flow: TypeAlias = Generator[Effect, Any, T]
ActionFunction: TypeAlias = "Callable[Concatenate[Session, P], Flow[R]]"


def call(endpoint: Endpoint[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Flow[Reply[T]]:
    """Call a generated endpoint; `yield from` it gives the reply, or raises ActionError."""
    reply: Reply[T] = yield Call(endpoint, args, kwargs)
    return reply


def pause(seconds: float) -> Flow[None]:
    """Wait some seconds."""
    yield Pause(seconds)


def perform(
    action: Action[..., R], session: Session, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Flow[R]:
    """Run an action to its result, whatever happens; only interruption passes through."""
    try:
        session.check_usable()
        arguments = action.validate(args, kwargs)
        return (yield from action.function(session, **arguments))
    except errors.ActionError as problem:
        told = errors.without(session.told(problem), session.settings.secrets)
        return action.result_type.failed(told.failure, **told.partial)
    except Exception as problem:  # noqa: BLE001 - a defect of ours must not reach the user either
        # Neither the message nor the traceback is logged: both may quote an argument.
        where = problem.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        line = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "?"
        text = f"{action.name} met an unexpected {type(problem).__name__} at {line}"
        failure = errors.error(errors.FailureKind.INTERNAL, text).failure
        return action.result_type.failed(failure)


def run(flow: Flow[T], explain: Callable[[Exception], Exception]) -> T:
    """Drive a flow synchronously, turning what a call raises into what `explain` makes of it."""
    try:
        effect = next(flow)
        while True:
            try:
                outcome = effect.run()
            except Exception as problem:  # noqa: BLE001 - whatever it is, the flow is told
                effect = flow.throw(explain(problem))
            else:
                effect = flow.send(outcome)
    except StopIteration as end:
        value: T = end.value
        return value
    finally:
        flow.close()


async def arun(flow: Flow[T], explain: Callable[[Exception], Exception]) -> T:
    """Drive a flow asynchronously; the twin of `run`."""
    try:
        effect = next(flow)
        while True:
            try:
                outcome = await effect.arun()
            except Exception as problem:  # noqa: BLE001 - whatever it is, the flow is told
                effect = flow.throw(explain(problem))
            else:
                effect = flow.send(outcome)
    except StopIteration as end:
        value: T = end.value
        return value
    finally:
        flow.close()
