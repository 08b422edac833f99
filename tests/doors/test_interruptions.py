"""SIGTERM ends a command as Ctrl-C does, with an exit code of its own."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.__main__ import main
from daytona_actions.doors.interruptions import (
    Terminated,
    let_sigterm_kill,
    returned,
    sigterm_interrupts,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]


pytestmark = pytest.mark.usefixtures("usual_signals")


def test_sigterm_interrupts() -> None:
    """It is raised where the main thread is, and kills again afterwards."""
    with pytest.raises(Terminated), sigterm_interrupts():
        signal.raise_signal(signal.SIGTERM)
    assert signal.SIG_DFL is signal.getsignal(signal.SIGTERM)


def test_ignored_sigterm() -> None:
    """Where whoever started the process ignores it, it stays ignored."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with sigterm_interrupts():
        let_sigterm_kill()
        signal.raise_signal(signal.SIGTERM)
    assert signal.SIG_IGN is signal.getsignal(signal.SIGTERM)


def test_returned() -> None:
    """What a coroutine raises for it is returned."""

    async def run(*, ends: bool) -> None:
        if ends:
            raise Terminated

    ended = [asyncio.run(returned(run(ends=ends))) for ends in (True, False)]
    assert [True, False] == [isinstance(each, Terminated) for each in ended]


def test_half_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A download that SIGTERM ends leaves no file beside its place."""
    from daytona_actions import DaytonaActions
    from daytona_actions.results import DownloadFileOutput

    stored = DownloadFileOutput(success=True, name="data.csv", content_base64="aGVsbG8=")
    monkeypatch.setattr(DaytonaActions, "download_file", lambda *_, **__: stored)
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: signal.raise_signal(signal.SIGTERM))
    words = ["download-file", "x", "data.csv", "--output", str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", ["daytona-actions", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (143, []) == (ended.value.code, list(tmp_path.iterdir()))
    assert "Interrupted: what was begun may go on.\n" == capsys.readouterr().err


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("words", [["rest"], ["mcp", "--transport", "http"]])
def test_doors_that_listen(run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    """Once they listen Ctrl-C is their good end; SIGTERM has its own exit code also then."""

    async def serve(*_: object, ready: Any, **__: object) -> None:
        ready("http://here")
        raise Terminated

    monkeypatch.setattr("daytona_actions.doors.listening.serve_http", serve)
    assert 143 == run(*words).code


@pytest.mark.usefixtures("environment")
def test_stdio(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SIGTERM kills the server over stdio, whose reading thread would go on."""
    found: list[object] = []

    async def serve(_made: object) -> None:
        found.append(signal.getsignal(signal.SIGTERM))

    monkeypatch.setattr("daytona_actions.doors.mcp.serve_stdio", serve)
    with sigterm_interrupts():
        assert 0 == run("mcp").code
    assert [signal.SIG_DFL] == found
