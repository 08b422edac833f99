"""Every scenario on its cassette, by the synchronous and the asynchronous client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.catalogue import SCENARIOS
from tests.scenarios.model import CASSETTES
from tests.scenarios.replay import play_on_cassette

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.scenarios.model import Scenario


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_scenario_on_its_cassette(
    scenario: Scenario, connect: Callable[..., DaytonaActions]
) -> None:
    """A scenario sends what was recorded, all of it, and makes of the answers what it should."""
    play_on_cassette(scenario, CASSETTES, connect)
