"""Every recorded scenario is answered as the real Daytona answered it, but for a known list."""

from __future__ import annotations

import contextlib
import functools
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.local.clients import ISOLATIONS
from tests.local.parity.differences import KNOWN_DIFFERENCES, NONE, outdated, unexplained
from tests.local.parity.recordings import PROJECT, scenario_files
from tests.local.parity.worlds import Worlds, worlds
from tests.thorough import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# All of them in the isolation that users have; in the other one those that are known to differ there
# alone, and some of the rest but for scripts/test --thorough: tests/scenarios play them there, too.
STEP = 1 if THOROUGH else 6
OWN = {known.scenario for known in KNOWN_DIFFERENCES if known.modes == NONE}
CASES = [
    (isolation, scenario)
    for isolation in ISOLATIONS
    for place, scenario in enumerate(sorted(scenario_files()))
    if isolation == ISOLATIONS[0] or scenario in OWN or place % STEP == 0
]


@pytest.fixture(scope="module")
def worlds_of() -> Iterator[Callable[[str], Worlds]]:
    """Servers to play recorded scenarios on, for an isolation mode: the same ones for all who ask.

    A fixture that had the mode as its parameter would be made anew for each scenario.
    """
    with contextlib.ExitStack() as running:
        yield functools.cache(lambda isolation: running.enter_context(worlds(isolation)))


@pytest.mark.parametrize(("mode", "scenario"), CASES)
def test_a_recorded_scenario_is_answered_alike(
    mode: str, scenario: str, worlds_of: Callable[[str], Worlds]
) -> None:
    """Status, headers, shape, values and messages are those of the recording."""
    differences = worlds_of(mode).play(scenario)
    found = (unexplained(differences, mode), outdated(differences, scenario, mode))
    assert ([], []) == found


def test_the_parity_page_is_up_to_date() -> None:
    """docs/parity.md says what the list of known differences says."""
    made = subprocess.run(
        [sys.executable, PROJECT / "scripts/parity.py", "--print"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (PROJECT / "docs/parity.md").read_text(encoding="utf-8") == made.stdout
