"""A service on this machine is announced by who runs it, and found by the commands."""

from __future__ import annotations

import json
import os
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.doors.running import _changed, announced, running_here

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Announce = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the announcements, in which nothing is announced yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    found = tmp_path / "daytona-actions"
    found.mkdir()
    return found


@pytest.fixture
def announce(folder: Path) -> Announce:
    """Announce something as if another process did, each time later than before."""
    times = count(1_000_000_000)

    def write(name: str, settings: Any, *, process: int | None = None) -> Path:
        path = folder / f"local-{name}.json"
        process = os.getppid() if process is None else process
        path.write_text(json.dumps({"process": process, "settings": settings}))
        now = next(times)
        os.utime(path, (now, now))
        return path

    return write


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Take no time to sleep: a clock moves on by what is slept."""
    taken: list[float] = []
    monkeypatch.setattr("time.sleep", taken.append)
    monkeypatch.setattr("time.monotonic", lambda: sum(taken))
    return taken


def test_announced_and_gone(folder: Path) -> None:
    """It is found as long as it is announced, and leaves nothing behind."""
    with announced() as tell:
        tell({"api_url": "a"})
        assert {"api_url": "a"} == running_here(patience=0)
    assert [] == list(folder.iterdir())
    assert running_here(patience=0) is None


def test_newest_of_several(announce: Announce) -> None:
    """A second one is found while it lives; when it has gone, the first is found again."""
    announce("1", {"api_url": "first"})
    second = announce("2", {"api_url": "second"})
    assert {"api_url": "second"} == running_here(patience=0)
    second.unlink()
    assert {"api_url": "first"} == running_here(patience=0)


def test_another_stays(announce: Announce) -> None:
    """Who ends takes away its own announcement only."""
    other = announce("1", {"api_url": "other"})
    with announced() as tell:
        tell({"api_url": "own"})
        assert {"api_url": "own"} == running_here(patience=0)
    assert other.exists()


def test_dead_and_broken(announce: Announce) -> None:
    """What a process that died left behind is passed over, and so is what is no announcement."""
    announce("1", {"api_url": "living"})
    announce("2", {"api_url": "dead"}, process=2**22 + 1)
    announce("3", None).write_text("[not json")
    assert {"api_url": "living"} == running_here(patience=0)


def test_one_about_to_run_is_waited_for(
    announce: Announce, monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    """One that starts is waited for, though an older one runs: it is what was just asked for."""
    announce("1", {"api_url": "old"})
    announce("2", None)

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        if sum(naps) > 10:
            announce("2", {"api_url": "new"})

    monkeypatch.setattr("time.sleep", sleep)
    assert {"api_url": "new"} == running_here(patience=0)


@pytest.mark.parametrize(("starting", "waited"), [(False, 3), (True, 30)])
def test_nothing_comes(
    announce: Announce, naps: list[float], *, starting: bool, waited: int
) -> None:
    """The wait has an end: a short one for a first sign, a longer one where that was seen."""
    if starting:
        announce("1", None)
    assert running_here() is None
    assert waited == pytest.approx(sum(naps), abs=0.1)


def test_announcement_that_has_just_gone(folder: Path) -> None:
    """A file that goes while it is looked at is older than any other."""
    assert 0 == _changed(folder / "local-1.json")
