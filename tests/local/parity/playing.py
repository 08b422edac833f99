"""Plays a recorded scenario on a local Daytona: its preparation, then its exchanges in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tests.local.parity.belongings import (
    left_behind,
    recorded_sandboxes,
    sandboxes_on_other_pages,
    snapshots_before,
)
from tests.local.parity.comparison import compare
from tests.local.parity.preparations import AT_ONCE, AUTHORIZATIONS, BETWEEN, HELD, prepare
from tests.patience import wait_until

if TYPE_CHECKING:
    import httpx

    from tests.local.parity.recordings import Exchange
    from tests.local.parity.world import World

OK, CONFLICT, GONE = 200, 409, 410
SENT_HEADERS = {"accept", "content-type", "x-daytona-sdk-version", "x-daytona-split-output"}
SESSION_COMMAND = re.compile(r"(.*/process/session/[^/]+/command/[^/]+)(/logs|/input)?")


@dataclass(frozen=True)
class Difference:
    """A place where the local answer is not the recorded one."""

    scenario: str
    exchange: int
    request: str
    place: str
    recorded: str
    local: str

    def __str__(self) -> str:
        said = f"{self.recorded} was recorded, {self.local} is answered"
        return f"{self.scenario} {self.exchange}: {self.request}: {self.place}: {said}"


def play(scenario: str, exchanges: list[Exchange], world: World) -> list[Difference]:
    """Play one scenario and return its differences."""
    world.begin(exchanges)
    for number in range(sandboxes_on_other_pages(exchanges)):
        world.create({"id": f"older-{number}", "name": f"older-{number}", "state": "started"})
    world.leave_behind(left_behind(exchanges))
    identities = [world.create(view) for view in recorded_sandboxes(exchanges)]
    for view in snapshots_before(exchanges).values():
        world.make_snapshot(view)
    prepare(scenario, world, identities)
    differences = []
    at_once = AT_ONCE.get(scenario, 0)
    answered = _sent_at_once(scenario, exchanges[:at_once], world) if at_once else []
    for number, exchange in enumerate(exchanges, start=1):
        if number > at_once:
            if between := BETWEEN.get((scenario, number)):
                world.execute(identities[0], between)
            if not world.limited:
                _go_on(scenario, exchange, world)
            send = partial(_send, scenario, number, exchange, world)
            answered += world.answers(send) if scenario in HELD else [send()]
        answer = answered[number - 1]
        _learn(exchange, answer, world)
        for place, recorded, local in compare(exchange, answer, world):
            found = Difference(scenario, number, exchange.shown, place, recorded, local)
            differences.append(found)
    return differences


def _go_on(scenario: str, exchange: Exchange, world: World) -> None:
    """Let time pass as before the recorded exchange.

    Sandboxes and volumes arrive where they are on their way to, or are held where they were
    recorded. Commands of sessions end that had ended.
    """
    if scenario not in HELD:
        world.settle()
        if (found := SESSION_COMMAND.fullmatch(exchange.url)) and _had_ended(exchange, found[2]):
            url = world.url_to_local(found[1])
            wait_until(lambda: "exitCode" in world.client.get(url).json())
        return
    recorded = exchange.answer.json()
    if exchange.method == "GET" and isinstance(recorded, dict) and "state" in recorded:
        world.advance_to(world.url_to_local(exchange.url), recorded)
    elif exchange.status != CONFLICT:
        world.settle()


def _had_ended(exchange: Exchange, part: str | None) -> bool:
    """Tell whether a command had ended when it, or a part of its, was recorded."""
    if part == "/input":
        return exchange.status == GONE
    if part == "/logs":
        return exchange.status == OK and bool(exchange.answer.body)
    return "exitCode" in exchange.answer.json()


def _sent_at_once(scenario: str, exchanges: list[Exchange], world: World) -> list[httpx.Response]:
    """Return the answers in the order of the recorded ones, whichever request got them."""
    sends = [partial(_send, scenario, n, each, world) for n, each in enumerate(exchanges, start=1)]
    answers = sorted(world.answers(*sends), key=lambda answer: answer.status_code)
    order = sorted(range(len(exchanges)), key=lambda index: exchanges[index].status)
    return [answers[order.index(index)] for index in range(len(exchanges))]


def _send(scenario: str, number: int, exchange: Exchange, world: World) -> httpx.Response:
    recorded = exchange.request.headers.items()
    headers = {name: value for name, value in recorded if name in SENT_HEADERS}
    body = exchange.request.body
    if "multipart" not in headers.get("content-type", ""):
        body = world.body_to_local(body)
    request = world.client.build_request(
        exchange.method, world.url_to_local(exchange.url), content=body, headers=headers
    )
    authorization = AUTHORIZATIONS.get(scenario, {}).get(number)
    if authorization is not None:
        request.headers["authorization"] = authorization
    if not request.headers["authorization"]:
        del request.headers["authorization"]
    return world.client.send(request)


def _learn(exchange: Exchange, answer: httpx.Response, world: World) -> None:
    """Note the names that only the answer tells: IDs of what is new, and cursors."""
    recorded = exchange.answer.json()
    if not isinstance(recorded, dict) or "json" not in answer.headers.get("content-type", ""):
        return
    local = answer.json()
    for name in ("id", "cmdId", "nextCursor"):
        if recorded.get(name) and isinstance(local, dict) and local.get(name):
            world.replaced[recorded[name]] = local[name]
