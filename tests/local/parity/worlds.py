"""The servers that the recorded scenarios are played on."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from daytona_actions.local import LocalDaytona, MovableClock
from tests.local.parity.playing import Difference, play
from tests.local.parity.preparations import HELD
from tests.local.parity.recordings import read_scenario, scenario_files
from tests.local.parity.world import TRANSITION_SECONDS, World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.local.parity.recordings import Exchange

RECORDED_RATE = 3


class Worlds:
    """One server for most scenarios, one that holds transitions, one with a rate limit."""

    def __init__(self, steady: World, held: World, limited: World) -> None:
        """Take running servers."""
        self._steady = steady
        self._held = held
        self._limited = limited

    def play(self, scenario: str, exchanges: list[Exchange] | None = None) -> list[Difference]:
        """Play a scenario, by default its cassette, on the server that it needs; return what differs."""
        exchanges = exchanges or read_scenario(scenario_files()[scenario])
        if scenario in HELD:
            return play(scenario, exchanges, self._held)
        world = self._limited if scenario == "rate_limited" else self._steady
        return play(scenario, exchanges, world)


@contextlib.contextmanager
def worlds(isolation: str) -> Iterator[Worlds]:
    """Start the servers for one isolation mode."""
    with contextlib.ExitStack() as running:

        def world(*, held: bool = False, requests_per_minute: int | None = None) -> World:
            clock = MovableClock()
            daytona = LocalDaytona(
                isolation=isolation,
                clock=clock,
                transition_seconds=TRANSITION_SECONDS if held else 0,
                requests_per_minute=requests_per_minute,
            )
            server = running.enter_context(daytona)
            made = World(server, clock, held=held, limited=bool(requests_per_minute))
            running.callback(made.close)
            return made

        yield Worlds(world(), world(held=True), world(requests_per_minute=RECORDED_RATE))
