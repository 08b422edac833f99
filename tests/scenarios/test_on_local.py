"""Every scenario on a local Daytona: the same steps and expectations."""

from __future__ import annotations

import contextlib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local import LocalDaytona, working_isolations
from tests.ports import free_port
from tests.scenarios.catalogue import SCENARIOS
from tests.scenarios.live import LiveServer, live_stage
from tests.scenarios.local import DIFFERENCES, ISOLATIONS, OUT_OF_REACH, PLAYED, SPECIAL_OPTIONS
from tests.thorough import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions import DaytonaActions
    from tests.scenarios.model import Scenario


@cache
def port_for(_usual: int) -> int:
    """Return a port of this machine that is free, the same for the same usual one."""
    return free_port()


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., LiveServer]]:
    """Start local servers that live as long as this module, one for each choice of options."""
    with contextlib.ExitStack() as running:
        servers: dict[str, LiveServer] = {}

        def make(**options: Any) -> LiveServer:
            if repr(options) not in servers:
                local = running.enter_context(LocalDaytona(**options))
                live = LiveServer(local.api_url, local.api_key, prefix="scenario-", port=port_for)
                running.callback(live.tools.close)
                servers[repr(options)] = live
            return servers[repr(options)]

        yield make


def _cases() -> Iterator[Any]:
    """Pair scenarios with isolations, and each isolation with one kind of client.

    Both kinds of client play every cassette, and both isolations every recorded exchange: here either
    is enough for a scenario without known differences, but for scripts/test --thorough.
    """
    pairs = list(zip(ISOLATIONS, ("sync", "async"), strict=True))
    for place, scenario in enumerate(PLAYED):
        both = THOROUGH or scenario.name in DIFFERENCES
        for isolation, kind in pairs if both else [pairs[place % 2]]:
            reason = DIFFERENCES.get(scenario.name, {}).get(isolation)
            marks = [pytest.mark.xfail(reason=reason, raises=AssertionError)] if reason else []
            name = f"{isolation}-{kind}-{scenario.name}"
            yield pytest.param(isolation, kind, scenario, marks=marks, id=name)


@pytest.mark.parametrize(("isolation", "kind", "scenario"), list(_cases()))
def test_scenario_on_a_local_daytona(
    isolation: str,
    scenario: Scenario,
    serve: Callable[..., LiveServer],
    connect: Callable[..., DaytonaActions],
) -> None:
    """A scenario gives on a local Daytona what it gives on its cassette, or is a known difference."""
    if problem := working_isolations()[isolation]:
        pytest.skip(f"isolation {isolation} does not work here: {problem}")
    server = serve(isolation=isolation, **SPECIAL_OPTIONS.get(scenario.name, {}))
    with live_stage(server, scenario, connect) as stage:
        scenario.play(stage)


def test_every_named_scenario_exists() -> None:
    """The lists of differences name no scenario that is gone."""
    named = {*DIFFERENCES, *SPECIAL_OPTIONS, *OUT_OF_REACH}
    assert set() == named - {scenario.name for scenario in SCENARIOS}


def test_special_scenarios_are_accounted_for() -> None:
    """A scenario that only some servers can bring about is brought about here, or out of reach."""
    special = {scenario.name for scenario in SCENARIOS if scenario.only_where}
    assert set() == special - {*SPECIAL_OPTIONS, *OUT_OF_REACH}
