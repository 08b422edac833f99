"""The demo: on which Daytona it runs, what it shows, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import DaytonaActions, demo
from daytona_actions.local import working_isolations
from daytona_actions.results import RunCodeOutput
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]

STEPS = (
    *("create_sandbox", "upload_file", "run_code", "execute_command", "list_files"),
    *("download_file", "execute_command", "git_clone", "delete_sandbox"),
)


@pytest.mark.usefixtures("environment")
def test_all_of_it(run: Run, tmp_path: Path, settings: dict[str, Any]) -> None:
    """It shows each step by its name, and leaves a chart and a file, but no sandbox."""
    ran = run("demo", "--output", str(tmp_path / "out"))
    assert (0, "") == (ran.code, ran.err)
    assert list(STEPS) == [line for line in ran.out.splitlines() if line in set(STEPS)]
    assert settings["api_url"] in ran.out
    assert "\n  isolation: none, so what runs in this sandbox can do all that you can" in ran.out
    assert ["chart.png", "orders.csv"] == sorted(p.name for p in (tmp_path / "out").iterdir())


@pytest.fixture
def chartless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sandboxes whose code draws nothing, of a server that is not on this machine."""
    monkeypatch.setattr(demo, "isolation_of", lambda _session: None)
    failed = RunCodeOutput(success=True, exit_code=1, result="No module named 'matplotlib'\n")
    monkeypatch.setattr(DaytonaActions, "run_code", _named("run_code", failed))
    monkeypatch.setattr(demo, "_clone", lambda *_: None)


def _named(name: str, result: Any) -> Any:
    def answer(*_: object, **__: object) -> Any:
        return result

    answer.__name__ = name
    return answer


@pytest.mark.usefixtures("environment", "chartless")
def test_no_chart(run: Run, tmp_path: Path) -> None:
    """Without a chart it goes on to the end, and then says what was missing."""
    ran = run("demo", "--output", str(tmp_path))
    assert 1 == ran.code
    assert "that needs matplotlib in the sandbox" in ran.said
    assert "isolation:" not in ran.out
    assert (tmp_path / "orders.csv").is_file()


@pytest.mark.usefixtures("environment")
def test_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    """A folder that cannot be made is an error in one sentence."""
    (tmp_path / "file").write_text("")
    ran = run("demo", "--output", str(tmp_path / "file" / "out"))
    assert (1, True) == (ran.code, "The demo stopped: [Errno 20] Not a directory" in ran.said)


@pytest.mark.usefixtures("environment")
def test_first_failure_ends_it(run: Run, tmp_path: Path) -> None:
    """An action that fails ends it with that action's words."""
    ran = run(
        "--api-url",
        "http://127.0.0.1:9/api",
        "--max-retries",
        "0",
        "demo",
        "--output",
        str(tmp_path),
    )
    assert 1 == ran.code
    assert ran.err.startswith("The demo stopped: ")


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("", [], {"api_key": "local", "label_created": True}),
        ("k", ["--local"], {"api_key": "local", "label_created": True}),
        (
            "k",
            ["--api-url", "https://a.example"],
            {"api_url": "https://a.example", "label_created": True},
        ),
        (
            "",
            ["--api-url", "https://a.example"],
            {"api_url": "https://a.example", "label_created": True},
        ),
        ("k", ["--no-label-created", "--target", "eu"], {"label_created": False, "target": "eu"}),
    ],
)
def test_settings(
    run: Run, monkeypatch: pytest.MonkeyPatch, key: str, words: list[str], expected: Any
) -> None:
    """It has the settings of the command line; without a key it runs on this machine."""

    @contextmanager
    def local() -> Iterator[dict[str, Any]]:
        yield {"api_key": "local"}

    @wraps(DaytonaActions.__init__)
    def record(_self: object, **given: Any) -> None:
        seen.append({name: value for name, value in given.items() if name != "on_transfer"})

    seen: list[Any] = []
    monkeypatch.setenv("DAYTONA_API_KEY", key)
    monkeypatch.setattr("daytona_actions.service.DAYTONA", replace(DAYTONA, local=local))
    monkeypatch.setattr(DaytonaActions, "__init__", record)
    monkeypatch.setattr(DaytonaActions, "close", lambda _self: None)
    monkeypatch.setattr("daytona_actions.demo.show", lambda _made, _output: 7)
    assert (7, [expected]) == (run("demo", *words).code, seen)


def test_of_its_own(tmp_path: Path) -> None:
    """Without a key it runs on a Daytona of its own, and says so."""
    command = [sys.executable, "-m", "daytona_actions", "demo", "--output", str(tmp_path)]
    environment = os.environ | {"MPLCONFIGDIR": str(tmp_path), "DAYTONA_TARGET": "eu"}
    environment |= {"XDG_STATE_HOME": str(tmp_path / "state")}
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert (0, "") == (ran.returncode, ran.stderr)
    assert "Using a Daytona on this machine; with DAYTONA_API_KEY set it would be" in ran.stdout
    best = next(name for name, problem in working_isolations().items() if problem is None)
    assert f"\n  isolation: {best}" in ran.stdout
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_created(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no sandbox comes about, nothing is deleted."""
    with DaytonaActions("made-up", api_url="http://127.0.0.1:9/api", max_retries=0) as daytona:
        assert 1 == demo.show(daytona, str(tmp_path))
    shown = capsys.readouterr()
    assert "delete_sandbox" not in shown.out
    assert "The demo stopped: No connection to 127.0.0.1:9: " in shown.err
