"""A service on this machine is announced under a name, and found by that name only."""

from __future__ import annotations

import fcntl
import json
import os
import stat
import subprocess
import sys
import types
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.doors import running
from daytona_actions.doors.running import (
    NameTakenError,
    Running,
    all_running,
    announce,
    is_here,
    name_of_directory,
    running_as,
)
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the announcements, in which nothing is announced yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "daytona-actions"


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Take no time to sleep: a clock moves on by what is slept."""
    taken: list[float] = []
    clock = types.SimpleNamespace(sleep=taken.append, monotonic=lambda: sum(taken))
    monkeypatch.setattr(running, "time", clock)
    return taken


def test_announced_and_gone(folder: Path) -> None:
    """It is found as long as it is announced, and leaves nothing behind."""
    with announce(DAYTONA, "mine") as publish:
        publish({"api_url": "a"})
        assert {"api_url": "a"} == running_as(DAYTONA, "mine", patience=0)
        (file,) = folder.iterdir()
        assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert [] == list(folder.iterdir())
    assert running_as(DAYTONA, "mine", patience=0) is None


def test_another_is_never_used(folder: Path) -> None:
    """One of another name is listed, and not taken for it."""
    with announce(DAYTONA, "a") as publish, announce(DAYTONA, "b"):
        publish({"api_url": "a"})
        assert running_as(DAYTONA, "c", patience=0) is None
        here = os.fspath(os.getcwd())  # noqa: PTH109 - as it is written
        assert [Running("a", here, {"api_url": "a"}), Running("b", here, None)] == all_running(
            DAYTONA
        )
    assert [] == all_running(DAYTONA) == list(folder.iterdir())


@pytest.mark.usefixtures("folder")
def test_a_name_belongs_to_one(naps: list[float]) -> None:
    """The second says so at once, and takes nothing away from the first."""
    with announce(DAYTONA, "mine") as publish:
        publish({"api_url": "first"})
        with pytest.raises(NameTakenError, match="'mine' runs already"), announce(DAYTONA, "mine"):
            pass
        assert {"api_url": "first"} == running_as(DAYTONA, "mine", patience=0)
    assert sum(naps) == pytest.approx(1, abs=0.1)


def test_a_name_is_free_again_after_a_kill(folder: Path) -> None:
    """What a killed process left behind keeps nobody from that name, and is not taken for it."""
    code = (
        "import os, signal; from daytona_actions.doors.running import announce; "
        "from daytona_actions.service import DAYTONA\n"
        "with announce(DAYTONA, 'mine') as tell: tell({'api_url': 'dead'}); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert ["local-mine.json"] == [path.name for path in folder.iterdir()]
    assert (None, []) == (running_as(DAYTONA, "mine", patience=0), all_running(DAYTONA))
    with announce(DAYTONA, "mine") as publish:
        publish({"api_url": "new"})
        assert {"api_url": "new"} == running_as(DAYTONA, "mine", patience=0)


def test_a_file_that_its_owner_removes_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    """A lock on a file that has just been removed is none: the next try locks the new file."""
    lock, turns = fcntl.flock, []

    def remove_first(descriptor: Any, how: int) -> None:
        if not turns:
            (folder / "local-mine.json").unlink()
        elif len(turns) == 1:
            (folder / "local-mine.json").unlink()
            (folder / "local-mine.json").touch()
        turns.append(how)
        lock(descriptor, how)

    monkeypatch.setattr("fcntl.flock", remove_first)
    with announce(DAYTONA, "mine") as publish:
        publish({"api_url": "a"})
        assert {"api_url": "a"} == running_as(DAYTONA, "mine", patience=0)
    assert (True, 2) == (len(turns) > 2, len(naps))


@pytest.mark.parametrize("name", ["", ".hidden", "a/b", "a b", "x" * 65, "ä"])
def test_what_cannot_be_a_name(folder: Path, name: str) -> None:
    """It is refused before anything is written."""
    with pytest.raises(NameTakenError, match="cannot be a name"), announce(DAYTONA, name):
        pass
    assert not folder.exists()


def test_the_name_of_a_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two directories of one name are told apart; the root has one too."""
    names = []
    for place in ("one/my project", "two/my project", "/"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(tmp_path / place)
        names.append(name_of_directory())
    assert ["my-project", "my-project", "root"] == [name[:-7] for name in names]
    assert 3 == len(set(names))


def test_one_about_to_run_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    """One that starts is waited for, also before it has written its first word."""
    with announce(DAYTONA, "mine") as publish:
        (folder / "local-mine.json").write_bytes(b"")

        def sleep(seconds: float) -> None:
            naps.append(seconds)
            if sum(naps) > 10:
                publish({"api_url": "new"})

        clock = types.SimpleNamespace(sleep=sleep, monotonic=lambda: sum(naps))
        monkeypatch.setattr(running, "time", clock)
        assert {"api_url": "new"} == running_as(DAYTONA, "mine", patience=0)


@pytest.mark.parametrize(("starting", "waited"), [(False, 3), (True, 30)])
def test_nothing_comes(folder: Path, naps: list[float], *, starting: bool, waited: int) -> None:
    """The wait has an end: a short one for a first sign, a longer one where that was seen."""
    with announce(DAYTONA, "mine" if starting else "other"):
        assert running_as(DAYTONA, "mine") is None
    assert waited == pytest.approx(sum(naps), abs=0.1)
    assert [] == list(folder.iterdir())


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:3000/api", True),
        ("http://localhost:3000", True),
        ("http://[::1]:1", True),
        ("https://app.daytona.io/api", False),
        ("http://[broken", False),
        ("", False),
    ],
)
def test_the_environment_may_name_one_here(
    monkeypatch: pytest.MonkeyPatch, url: str, *, here: bool
) -> None:
    """Only an address of this machine counts."""
    monkeypatch.setenv("DAYTONA_API_URL", url)
    assert here is is_here(DAYTONA)


def test_what_is_announced_is_json(folder: Path) -> None:
    """The file says under which name, where it was started, and how to reach it."""
    with announce(DAYTONA, "mine") as publish:
        publish({"api_key": "k"})
        said = json.loads((folder / "local-mine.json").read_text())
    assert ("mine", {"api_key": "k"}) == (said["name"], said["settings"])
