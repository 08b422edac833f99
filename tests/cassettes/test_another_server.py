"""No test holds what belongs to the recorded server: all of them pass on another one's cassettes."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import DaytonaActions
from tests.cassettes.another_server import write_another_server
from tests.local.parity.differences import unexplained
from tests.local.parity.recordings import read_scenario, scenario_files
from tests.local.parity.worlds import Worlds, worlds
from tests.scenarios.catalogue import SCENARIOS
from tests.scenarios.model import CASSETTES
from tests.scenarios.replay import play_on_cassette
from tests.thorough import THOROUGH
from tests.wire.calls import Calls, UndescribedError
from tests.wire.catalogue import WIRE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.scenarios.model import Scenario

ISOLATION = "none"
# The project's own cassettes are played whole, also on local servers: here some of each will do, but
# for scripts/test --thorough.
STEP = 1 if THOROUGH else 12
# What scenarios ask for themselves: a name that is an ID, and a moment that is far away.
NAMED_BY_SCENARIOS = {"00000000-0000-4000-8000-000000000000", "2030-01-01T"}


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the cassettes of another server."""
    folder: Path = tmp_path_factory.mktemp("another")
    write_another_server(folder)
    return folder


@pytest.fixture(scope="module")
def local() -> Iterator[Worlds]:
    """Local servers to play recordings on."""
    with worlds(ISOLATION) as running:
        yield running


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_scenario(scenario: Scenario, another: Path) -> None:
    """A scenario gives on another server's cassette what it gives on the project's."""
    with contextlib.ExitStack() as open_ones:

        def connect(**options: Any) -> DaytonaActions:
            return open_ones.enter_context(DaytonaActions("made-up", **options))

        play_on_cassette(scenario, another, connect)


@pytest.mark.parametrize("scenario", WIRE, ids=lambda scenario: scenario.name)
def test_scenario_on_the_generated_client(scenario: Scenario, another: Path) -> None:
    """So does a scenario that no action is about."""
    try:
        play_on_cassette(scenario, another, lambda **options: Calls("made-up", **options))
    except UndescribedError as gone:
        pytest.skip(f"{gone}, and no action needs it")


@pytest.mark.parametrize("scenario", sorted(scenario_files())[::STEP])
def test_parity(scenario: str, another: Path, local: Worlds) -> None:
    """The local server answers another server's recordings alike, but for the known list."""
    [path] = another.glob(f"*/{scenario}.yaml")
    assert [] == unexplained(local.play(scenario, read_scenario(path)), ISOLATION)


@pytest.mark.parametrize("scenario", scenario_files())
def test_the_parity_page_is_the_same(scenario: str, another: Path) -> None:
    """What the page shows of a request is nothing of a server's own."""
    [path] = another.glob(f"*/{scenario}.yaml")
    recorded = read_scenario(scenario_files()[scenario])
    assert [each.shown for each in recorded] == [each.shown for each in read_scenario(path)]


def test_it_is_another_server(another: Path) -> None:
    """Hosts, IDs, times, owners, versions, snapshot and region are not those of the recordings."""
    belonging = re.compile(
        r"\bapp\.daytona\.io/|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"
        r'|"owner":"\w+"|"daemonVersion":"[^"]+"|20\d\d-\d\d-\d\dT|"snapshot":"[^"]+:[^"]+"'
    )

    def found(folder: Path) -> set[str]:
        texts = [path.read_text(encoding="utf-8") for path in folder.glob("*/*.yaml")]
        return {each for text in texts for each in belonging.findall(text)}

    kinds = ("daytona.io", "owner", "daemonVersion", "snapshot", "T")
    before, after = found(CASSETTES), found(another)
    assert all(any(kind in each for each in before) for kind in kinds)
    assert NAMED_BY_SCENARIOS == before & after
