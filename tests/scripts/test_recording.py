"""The recorder against a local Daytona: what it records plays back through the same scenarios."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import DaytonaActions
from daytona_actions.config import ACCESS
from daytona_actions.local import LocalDaytona, working_isolations
from scripts.recording import command, session, sources
from tests.scenarios import preparation
from tests.scenarios.catalogue import SCENARIOS
from tests.scenarios.local import DIFFERENCES, OUT_OF_REACH, SPECIAL_OPTIONS
from tests.scenarios.model import CASSETTES, Scenario, worked
from tests.scenarios.replay import RecordedStage, played
from tests.thorough import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.scenarios.live import LiveStage
    from tests.scenarios.model import Stage

ISOLATION = "bubblewrap"
NOBODY = "http://127.0.0.1:1/api"
POSSIBLE = [
    scenario
    for scenario in SCENARIOS
    if not scenario.only_where
    and scenario.name not in {*SPECIAL_OPTIONS, *OUT_OF_REACH}
    and ISOLATION not in DIFFERENCES.get(scenario.name, {})
]


# A run of every scenario takes over a minute: one an action will do but for scripts/test --thorough.
USUAL = (
    POSSIBLE
    if THOROUGH
    else list({scenario.action: scenario for scenario in reversed(POSSIBLE)}.values())
)


def answers_otherwise(stage: Stage) -> None:
    """Expect what no server does."""
    worked(stage.daytona.create_sandbox(name=stage.name("unexpected")))
    ran = stage.daytona.execute_command(stage.sandbox, "exit 1")
    assert 0 == worked(ran).exit_code


def is_interrupted(stage: Stage) -> None:
    """Be interrupted in the middle."""
    worked(stage.daytona.create_sandbox(name=stage.name("interrupted")))
    raise KeyboardInterrupt


def loses_an_answer(stage: LiveStage) -> None:
    """Make a sandbox without anybody being told its ID."""
    stage.tools.create_sandbox(name=stage.name("lost"))


def is_interrupted_in_a_create(stage: LiveStage) -> None:
    """Be interrupted before anybody is told of a sandbox that has no name but its ID."""
    stage.tools.create_sandbox()
    raise KeyboardInterrupt


def is_well(stage: Stage) -> None:
    """Do something that works."""
    worked(stage.daytona.execute_command(stage.sandbox, "true"))


def shows_a_key(stage: Stage) -> None:
    """Let something that looks like a key get into the recording."""
    worked(stage.daytona.execute_command(stage.sandbox, f"echo dtn_{'0' * 64}"))


@pytest.fixture
def local() -> Iterator[LocalDaytona]:
    """A local Daytona whose sandboxes have a network of their own, as real ones do."""
    if problem := working_isolations()[ISOLATION]:
        pytest.skip(f"isolation {ISOLATION} does not work here: {problem}")
    with LocalDaytona(isolation=ISOLATION, network=False) as daytona:
        yield daytona


@pytest.fixture
def record(local: LocalDaytona, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run the command against the local Daytona: `record(folder, *names)`."""
    monkeypatch.setenv("DAYTONA_API_URL", local.api_url)
    monkeypatch.setenv("DAYTONA_API_KEY", local.api_key)
    return lambda folder, *names: command.main(["--into", str(folder), *names])


@pytest.fixture
def playing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put other scenarios in the place of the project's own."""

    def put(*plays: Callable[[Any], None]) -> None:
        made = [Scenario("execute_command", play, preparation.sandbox) for play in plays]
        monkeypatch.setattr(command, "SCENARIOS", made)

    return put


def _replay(folder: Path, scenario: Scenario) -> None:
    with played(folder / scenario.cassette) as cassette:
        stage = RecordedStage(cassette)
        options = {"api_url": ACCESS.base_url, **scenario.client_options(stage)}
        with DaytonaActions("made-up", **options) as stage.daytona:
            scenario.play(stage)


def _names_left(local: LocalDaytona) -> list[str | None]:
    with DaytonaActions(local.api_key, api_url=local.api_url) as daytona:
        return [found.name for found in daytona.iter_sandboxes()]


@pytest.mark.long
def test_what_was_recorded_plays_back(
    record: Callable[..., int], local: LocalDaytona, tmp_path: Path
) -> None:
    """Every usual scenario is recorded without a secret, cleared away, and plays back."""
    assert 0 == record(tmp_path, *(scenario.name for scenario in USUAL))
    written = {path: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yaml")}
    assert {tmp_path / scenario.cassette for scenario in USUAL} == set(written)
    host = local.api_url.split("/")[2]
    telling = [path for path, text in written.items() if local.api_key in text or host in text]
    assert ([], []) == (telling, _names_left(local))
    for scenario in USUAL:
        _replay(tmp_path, scenario)


def test_the_server_is_stamped(record: Callable[..., int], tmp_path: Path) -> None:
    """The list of sources says which server the new cassettes are of, and keeps the others."""
    names = ("get_sandbox/get_sandbox", "a/b")
    older = sources.Source("somebody's", "0.1", dt.date(2026, 1, 1), (), names)
    (tmp_path / "sources.toml").write_text(sources.text([older]), encoding="utf-8")
    assert 0 == record(tmp_path, "get_sandbox")
    stamped = [(s.server, s.version, s.names) for s in sources.read(tmp_path / "sources.toml")]
    new = ("self-hosted", "0.190.0", ("get_sandbox/get_sandbox",))
    assert [new, ("somebody's", "0.1", ("a/b",))] == stamped


def test_a_scenario_that_fails_is_left_out(
    record: Callable[..., int],
    playing: Callable[..., None],
    local: LocalDaytona,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What a server answers otherwise is left out and named; the rest is recorded."""
    playing(answers_otherwise, is_well)
    assert 1 == record(tmp_path)
    assert ["is_well.yaml"] == [path.name for path in tmp_path.rglob("*.yaml")]
    assert "answers_otherwise: this server answers otherwise: assert" in capsys.readouterr().out
    assert [] == _names_left(local)


def test_passing_trouble_is_tried_again(
    record: Callable[..., int],
    playing: Callable[..., None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A toolbox that is not there yet is asked again in another attempt, and the command says so."""
    attempts = []

    def is_not_there_yet(stage: Stage) -> None:
        attempts.append(stage.sandbox)
        if len(attempts) == 1:  # what a real server says right after a start
            stage.daytona.stop_sandbox(stage.sandbox)
        worked(stage.daytona.execute_command(stage.sandbox, "true"))

    playing(is_not_there_yet)
    assert 0 == record(tmp_path)
    told = "attempt 1 met passing trouble (no IP address found. Is the Sandbox started?)"
    assert (2, True) == (len(set(attempts)), told in capsys.readouterr().out)
    recorded = (tmp_path / "execute_command/is_not_there_yet.yaml").read_text(encoding="utf-8")
    assert attempts[0] not in recorded


def test_lasting_trouble_is_left_out(
    record: Callable[..., int],
    playing: Callable[..., None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What does not pass is given up after three attempts."""

    def is_never_there(stage: Stage) -> None:
        stage.daytona.stop_sandbox(stage.sandbox)
        worked(stage.daytona.execute_command(stage.sandbox, "true"))

    playing(is_never_there)
    assert 1 == record(tmp_path)
    told = capsys.readouterr().out
    assert (2, True) == (told.count("trying again"), "is_never_there: this server" in told)


@pytest.mark.parametrize(
    ("problem", "answer", "trouble"),
    [
        (RuntimeError("set-up failed: Sandbox state change in progress"), None, True),
        (AssertionError(), (503, b""), True),
        (AssertionError(), (404, b"no such file"), False),
        (RuntimeError("set-up failed"), None, False),
    ],
)
def test_passing_trouble_is_known(
    problem: Exception, answer: tuple[int, bytes] | None, trouble: object
) -> None:
    """Trouble passes by what a server says, whether on the tape or in a set-up."""
    recorded = answer and {"status": {"code": answer[0]}, "body": {"string": answer[1]}}
    assert trouble == bool(session.passing_trouble(problem, recorded))


def test_an_interruption_leaves_nothing_behind(
    record: Callable[..., int], playing: Callable[..., None], local: LocalDaytona, tmp_path: Path
) -> None:
    """After an interruption no sandbox is left, and nothing is written."""
    playing(is_well, is_interrupted)
    with pytest.raises(KeyboardInterrupt):
        record(tmp_path)
    assert ([], []) == (_names_left(local), list(tmp_path.rglob("*")))


def test_a_sandbox_whose_answer_was_lost_is_deleted(
    record: Callable[..., int], playing: Callable[..., None], local: LocalDaytona, tmp_path: Path
) -> None:
    """A sandbox whose ID nobody was told is found by its name, and deleted."""
    playing(loses_an_answer)
    record(tmp_path)
    assert [] == _names_left(local)


def test_a_sandbox_without_a_name_is_deleted(
    record: Callable[..., int], playing: Callable[..., None], local: LocalDaytona, tmp_path: Path
) -> None:
    """In an account that was empty, a sandbox that nobody was told of is ours without a name too."""
    playing(is_interrupted_in_a_create)
    with pytest.raises(KeyboardInterrupt):
        record(tmp_path)
    assert [] == _names_left(local)


def test_a_sandbox_without_a_name_may_be_somebody_elses(
    record: Callable[..., int],
    playing: Callable[..., None],
    local: LocalDaytona,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In an account that others use, a new sandbox without a name is told of, not deleted."""
    with DaytonaActions(local.api_key, api_url=local.api_url) as daytona:
        older = daytona.create_sandbox().unwrap().sandbox
    playing(is_interrupted_in_a_create)
    with pytest.raises(KeyboardInterrupt):
        record(tmp_path)
    assert older is not None
    [newer] = {*_names_left(local)} ^ {older.id}
    assert capsys.readouterr().err.endswith(f"made here or by somebody else: {newer}\n")


def test_a_secret_that_is_left_stops_everything(
    record: Callable[..., int],
    playing: Callable[..., None],
    local: LocalDaytona,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where scrubbing left a secret nothing at all is written, and no sandbox is left."""
    playing(is_well, shows_a_key)
    assert 2 == record(tmp_path)
    told = "Nothing was written: shows_a_key: something that looks like a key"
    assert capsys.readouterr().err.startswith(told)
    assert ([], []) == (_names_left(local), list(tmp_path.rglob("*")))


def test_foreign_sandboxes_are_not_recorded(
    record: Callable[..., int],
    local: LocalDaytona,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where the account has sandboxes of its own, a list that shows them is left out."""
    with DaytonaActions(local.api_key, api_url=local.api_url) as daytona:
        worked(daytona.create_sandbox(name="somebody-elses"))
        assert 0 == record(tmp_path, "list_sandboxes", "list_sandboxes_name")
        assert ["list_sandboxes_name.yaml"] == [path.name for path in tmp_path.rglob("*.yaml")]
        assert "list_sandboxes: the account has other sandboxes" in capsys.readouterr().out
        assert ["somebody-elses"] == _names_left(local)


def test_special_scenarios_need_a_name(
    record: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What only some servers can bring about is left out, with the reason, unless it is named."""
    special = [scenario for scenario in SCENARIOS if scenario.name == "rate_limited"]
    monkeypatch.setattr(command, "SCENARIOS", special)
    assert (0, []) == (record(tmp_path), list(tmp_path.rglob("*.yaml")))
    assert "it allows a key three calls a minute" in capsys.readouterr().out
    assert 1 == record(tmp_path, "rate_limited")


def test_special_scenarios_are_documented() -> None:
    """The page on recording lists the scenarios that only some servers can bring about."""
    page = (CASSETTES.parent / "docs" / "recording.md").read_text(encoding="utf-8")
    listed = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}
    assert {scenario.name for scenario in command.SCENARIOS if scenario.only_where} == listed


@pytest.mark.parametrize(
    ("key", "url", "names", "told"),
    [
        ("", NOBODY, [], "DAYTONA_API_KEY is empty"),
        ("made-up", NOBODY, [], "Nothing was written: No connection to 127.0.0.1"),
        ("made-up", "ftp://here", [], "Nothing was written: api_url must be"),
        ("made-up", NOBODY, ["no_such"], "There is no scenario no_such"),
    ],
)
def test_what_cannot_be_tried_is_told_in_a_line(
    key: str,
    url: str,
    names: list[str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A missing key, a wrong address and an unknown scenario are one line and exit code 2."""
    monkeypatch.setenv("DAYTONA_API_URL", url)
    monkeypatch.setenv("DAYTONA_API_KEY", key)
    assert 2 == command.main(names)
    lines = capsys.readouterr().err.splitlines()
    assert (1, True) == (len(lines), lines[0].startswith(told)), lines
