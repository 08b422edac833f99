"""What an action makes of a fault, seen on a real connection, and the table of all of it."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest import mock

from daytona_actions import AsyncDaytonaActions, DaytonaActions
from daytona_actions.actions import execution
from daytona_actions.actions.git import clone
from tests.engine.faults.calls import CALLS, ActionCall, Stage
from tests.engine.faults.proxy import Fault, FaultProxy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

TIMED = {Fault.STALL, Fault.SLOW}
# Waited for in full, and enough for what no fault slows down, on a busy machine too.
_SHORT_SECONDS = 2.0

_HEAD = """\
# What faults of the network do to actions

Made by `scripts/faults.py` from what happened: a TCP proxy between the client and a local Daytona
breaks the action's own request. One action stands for each kind: by whether it may be sent twice, whether
it is about one sandbox, and whether it sends or fetches a file. None raises, hangs beyond its limit or
leaves a connection open. Columns:

- **lasting**: what the result says while the fault lasts, and after how many tries;
- **carried out**: how often the server got the request by then;
- **passing**: what the result says if the fault is over by the second try.

A command, code or clone that may have run is never sent twice, and neither is the creation of a
sandbox without a name; one with a name is looked for, and taken over, instead.
"""


@dataclass(frozen=True)
class Observation:
    """What one action made of one fault.

    Attributes:
        lasting: `worked`, or the kind of failure, while the fault lasts.
        tries: how often the request was tried.
        carried_out: how often the server got it.
        passing: the same as `lasting`, if the fault is over by the second try.
    """

    lasting: str
    tries: int
    carried_out: int
    passing: str

    def __str__(self) -> str:
        times = "1 try" if self.tries == 1 else f"{self.tries} tries"
        often = {0: "never", 1: "once", 2: "twice"}
        return (
            f"{self.lasting}, {times} | {often.get(self.carried_out, '3 times')} | {self.passing}"
        )


def observe_all(stage: Stage, fault: Fault, kind: str) -> dict[str, Observation]:
    """Make every call through a fault, with the sync or the async client."""

    def observe(action: ActionCall) -> Observation:
        with FaultProxy(stage.upstream) as proxy:
            return _Attempt(stage, proxy, fault, action, kind).observation()

    # What waits for its limit does so side by side.
    with _short_limits(fault), ThreadPoolExecutor(8 if fault in TIMED else 1) as threads:
        return dict(zip(map(str, CALLS), threads.map(observe, CALLS), strict=True))


@dataclass(frozen=True)
class _Attempt:
    """One call through one fault."""

    stage: Stage
    proxy: FaultProxy
    fault: Fault
    action: ActionCall
    kind: str

    def observation(self) -> Observation:
        """Make the call while the fault lasts, and again while it passes."""
        result = self._result(lambda: None)
        tries = result.failure.attempts if result.failure else 1
        lasting, delivered = _said(result), self.proxy.delivered
        again = lasting if tries == 1 else _said(self._result(self.proxy.heal))
        return Observation(lasting, tries, delivered, again)

    def _result(self, before_another_try: Callable[[], None]) -> Any:
        def pause(_least: float, _most: float) -> float:
            before_another_try()
            return 0

        patient = self.fault in TIMED  # then nothing is repeated, and others run at the same time
        with contextlib.nullcontext() if patient else mock.patch("random.uniform", pause):
            result = self._call() if self.kind == "sync" else asyncio.run(self._call_in_a_loop())
        self.proxy.settle()
        self.proxy.heal()
        return result

    def _call(self) -> Any:
        with DaytonaActions(**self._options) as daytona:
            daytona.get_sandbox(self.stage.started).unwrap()
            self.proxy.arm(self.fault, self.action.target)
            return self.action.call(daytona, self.stage)

    async def _call_in_a_loop(self) -> Any:
        async with AsyncDaytonaActions(**self._options) as daytona:
            (await daytona.get_sandbox(self.stage.started)).unwrap()
            self.proxy.arm(self.fault, self.action.target)
            return await self.action.call(daytona, self.stage)

    @property
    def _options(self) -> dict[str, Any]:
        return {
            "api_key": self.stage.server.api_key,
            "api_url": self.proxy.api_url,
            "wait_timeout": self.action.wait_timeout,
            "request_timeout": _SHORT_SECONDS if self.fault in TIMED else 20,
        }


@contextlib.contextmanager
def _short_limits(fault: Fault) -> Iterator[None]:
    """Shorten the long limits where they will be waited for in full."""
    short = fault in TIMED
    with (
        # Beside the one second that each command may take.
        mock.patch.object(execution, "_MARGIN", _SHORT_SECONDS - 1 if short else 5),
        mock.patch.object(clone, "_CLONE_LIMIT", _SHORT_SECONDS if short else 60.0),
    ):
        yield


def _said(result: Any) -> str:
    return "worked" if result.failure is None else f"`{result.failure.kind}`"


def section(fault: Fault, seen: Mapping[str, Observation]) -> str:
    """Write the part of the page that is about one fault."""
    lines = [
        f"## {fault[0].upper()}{fault[1:]}",
        "",
        "| action | lasting | carried out | passing |",
        "|---|---|---|---|",
        *(f"| {action} | {observation} |" for action, observation in seen.items()),
    ]
    return "\n".join(lines)


def document(sections: Iterable[str]) -> str:
    """Write the whole page."""
    return "\n\n".join([_HEAD.rstrip(), *sections]) + "\n"
