"""Progress of large transfers and of waits on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import DaytonaActions, WaitProgress
from daytona_actions.doors.cli import progress
from tests.actions.clock import stopped
from tests.doors.conftest import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]


@pytest.fixture
def _able(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can move its cursor."""
    request.getfixturevalue("run")
    monkeypatch.setenv("TERM", "xterm")


SIZE = 2 * 1024 * 1024


@pytest.fixture
def large(client: Any, sandbox: str) -> str:
    """The path of a file of 2 MiB in the sandbox."""
    client.execute_command(sandbox, f"head -c {SIZE} /dev/zero > large").unwrap()
    return "large"


def test_every_piece_is_told(settings: dict[str, Any], sandbox: str, large: str) -> None:
    """A watched client says of each body how much of how much went."""
    told: list[tuple[str, int, int]] = []
    with DaytonaActions(on_transfer=lambda *piece: told.append(piece), **settings) as watched:
        content = watched.download_file(sandbox, large).unwrap().content_base64 or ""
        down = [moved for way, moved, size in told if (way, size) == ("received", SIZE)]
        told.clear()
        watched.upload_file(sandbox, "copy", content).unwrap()
        ((up, size),) = {(way, size) for way, _, size in told if size > SIZE}
    assert SIZE == sum(down)
    assert len(down) > 1
    assert ("sent", size) == (up, sum(moved for _, moved, whole in told if whole == size))


@pytest.mark.usefixtures("environment", "_able")
def test_bar_on_a_terminal(run: Run, sandbox: str, large: str, tmp_path: Path) -> None:
    """A large transfer has a bar with its size, on stderr; stdout is as always."""
    ran = run("download-file", sandbox, large, "--output", str(tmp_path / "x"), terminal=True)
    assert "Receiving" in ran.err
    assert "/2.1" in ran.err
    assert "Receiving" not in ran.out
    assert SIZE == (tmp_path / "x").stat().st_size


@pytest.mark.usefixtures("environment")
def test_no_bar_in_a_pipe(run: Run, sandbox: str, large: str) -> None:
    """Where stderr is no terminal there is no bar."""
    assert "" == run("download-file", sandbox, large, "--output", "-").err


@pytest.mark.usefixtures("environment", "_able")
def test_no_bar_for_little(run: Run, sandbox: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is over in a moment has no bar, unless the limit says so."""
    words = ["execute-command", sandbox, "echo hi"]
    assert "Receiving" not in run(*words, terminal=True).err
    monkeypatch.setattr(progress, "SHORTEST", 1)
    assert "Receiving" in run(*words, terminal=True).err


def test_a_function_that_raises(
    settings: dict[str, Any], sandbox: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It breaks no transfer, is told once in the log, and is not called again for that body."""
    calls: list[Any] = []

    def fail(*piece: Any) -> None:
        calls.append(piece)
        raise RuntimeError("mine")

    with DaytonaActions(on_transfer=fail, **settings) as client:
        assert client.get_sandbox(sandbox).success
        assert client.upload_file(sandbox, "pieces", "eHh4" * 50_000).success
    assert "on_transfer raised RuntimeError" in caplog.text
    assert "mine" not in caplog.text
    assert {"sent", "received"} == {way for way, *_ in calls}


WAITING = ["wait-for-sandbox", "mine", "stopped", "--timeout", "60"]


@pytest.mark.usefixtures("_able")
def test_line_of_a_wait_on_a_terminal(
    run: Run, answer: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wait has a line with the state as last seen, on stderr; it commands no terminal."""
    stopped(monkeypatch)
    answer(200, {"id": "an-id", "name": "mine", "state": "stop\x07ping"})
    ran = run(*WAITING, terminal=True)
    assert 0 == ran.code
    assert "Waiting: Sandbox mine is stop�ping, " in ran.said
    assert "\x07" not in ran.err
    assert "Waiting" not in ran.out


def test_no_line_of_a_wait_in_a_pipe(
    run: Run, answer: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where stderr is no terminal there is no line."""
    stopped(monkeypatch)
    answer(200, {"id": "an-id", "name": "mine", "state": "stopping"})
    ran = run(*WAITING)
    assert (0, "") == (ran.code, ran.err)


@pytest.mark.usefixtures("_able")
def test_line_of_a_wait_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken away when the wait is over, and makes room for a bar; a short wait has none."""
    screen = Screen(terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)

    def drawn() -> tuple[int, int]:
        """How often a line or a bar began, and ended: each hides the cursor."""
        written = screen.bytes.getvalue()
        return written.count(b"\x1b[?25l"), written.count(b"\x1b[?25h")

    with progress.watch() as watchers:
        notify = watchers["on_wait"]
        notify(WaitProgress("Sandbox mine", "starting", 0.5, is_over=False))
        assert (0, 0) == drawn()
        notify(WaitProgress("Sandbox mine", "starting", 1.5, is_over=False))
        assert (1, 0) == drawn()
        notify(WaitProgress("Sandbox mine", "started", 1.6, is_over=True))
        assert (1, 1) == drawn()
        notify(WaitProgress("Sandbox mine", "starting", 1.5, is_over=False))
        watchers["on_transfer"]("sent", 1, SIZE)
        notify(WaitProgress("Sandbox mine", "starting", 1.7, is_over=False))
        assert (3, 2) == drawn()
    assert (3, 3) == drawn()
