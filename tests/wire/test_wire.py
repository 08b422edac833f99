"""What no action sends, through the generated functions, each on its cassette."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.model import CASSETTES
from tests.scenarios.replay import play_on_cassette
from tests.wire.calls import Calls, UndescribedError
from tests.wire.catalogue import WIRE

if TYPE_CHECKING:
    from tests.scenarios.model import Scenario


@pytest.mark.parametrize("scenario", WIRE, ids=lambda scenario: scenario.name)
def test_scenario_on_the_generated_client(scenario: Scenario, kind: str) -> None:
    """Each call sends what was recorded, and its answer is read to the last field."""
    try:
        asynchronous = kind == "async"
        play_on_cassette(
            scenario,
            CASSETTES,
            lambda **options: Calls("made-up", asynchronous=asynchronous, **options),
        )
    except UndescribedError as gone:
        pytest.skip(f"{gone}, and no action needs it")
