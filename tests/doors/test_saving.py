"""Where the files of a result go, and what is refused before anything is done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import DaytonaActions
from daytona_actions.results import DownloadFileOutput, RunCodeOutput

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]

CODE = ["run-code", "x", "python", "--code", "1"]
DOWNLOAD = ["download-file", "x", "data.csv"]
PICTURES = {"charts": [{"png": "iVBORw0KGgo="}, {"png": "iVBORw0KGgo="}]}


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer code with two charts and downloads with a file; returns what was called."""
    made: list[str] = []
    charted = RunCodeOutput(success=True, exit_code=0, result="42\n", artifacts=PICTURES)
    stored = DownloadFileOutput(success=True, name="data.csv", content_base64="aGVsbG8=")

    def answering(name: str, result: Any) -> Any:
        def answer(*_: object, **__: object) -> Any:
            made.append(name)
            return result

        return answer

    monkeypatch.setattr(DaytonaActions, "run_code", answering("run_code", charted))
    monkeypatch.setattr(DaytonaActions, "download_file", answering("download_file", stored))
    return made


@pytest.mark.parametrize(
    ("words", "output", "complaint"),
    [
        (CODE, "-", "--output takes a directory here"),
        (CODE, "", "it is empty: name a path"),
        (DOWNLOAD, "", "it is empty: name a path"),
        (CODE, "{}/file", "is a file"),
        (CODE, "{}/file/charts", "is not a directory"),
        (CODE, "/proc/1/charts", "cannot be written to"),
        (DOWNLOAD, "{}/no/such", "there is no directory"),
        (DOWNLOAD, "{}/file/", "is not a directory"),
        (DOWNLOAD, "{}/file/x", "is not a directory"),
        (DOWNLOAD, "/proc/1/x", "cannot be written to"),
    ],
)
def test_refused_before_the_call(
    run: Run,
    tmp_path: Path,
    calls: list[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    output: str,
    complaint: str,
) -> None:
    """A place that cannot be written to is a usage error, and nothing has been done."""
    monkeypatch.setattr("os.access", lambda path, _mode: "/proc" not in str(path))
    (tmp_path / "file").write_text("")
    ran = run(*words, "--output", output.format(tmp_path))
    assert (2, "", []) == (ran.code, ran.out, calls)
    assert complaint in ran.said


@pytest.mark.parametrize(
    ("words", "output", "saved"),
    [
        (DOWNLOAD, "new/folder/", ["new/folder/data.csv"]),
        (DOWNLOAD, "there", ["there/data.csv"]),
        (DOWNLOAD, "there/own.csv", ["there/own.csv"]),
        (CODE, "new/charts", ["new/charts/chart-1.png", "new/charts/chart-2.png"]),
        (CODE, "there", ["there/chart-1.png", "there/chart-2.png"]),
    ],
)
@pytest.mark.usefixtures("calls")
def test_saved(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    output: str,
    saved: list[str],
) -> None:
    """A directory takes files under their own names, and is made where one is meant."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    ran = run(*words, "--output", output)
    assert (0, saved) == (ran.code, ran.json["saved"])
    assert all((tmp_path / path).is_file() for path in saved)


@pytest.mark.usefixtures("calls")
def test_earlier_charts_stay(run: Run, tmp_path: Path) -> None:
    """Charts of a second run go beside those of the first."""
    (tmp_path / "chart-x.png").touch()
    ran = [run(*CODE, "--output", str(tmp_path)).json["saved"] for _ in range(2)]
    expected = [f"chart-{number}.png" for number in (1, 2, 3, 4)]
    assert expected == [Path(path).name for saved in ran for path in saved]


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize("words", [CODE, DOWNLOAD])
def test_disk_that_is_full(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """What was answered is printed whole, although it could not be saved."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for module in ("files", "execution"):
        monkeypatch.setattr(f"daytona_actions.results.{module}.write_whole", full)
    whole = run(*words).json
    ran = run(*words, "--output", str(tmp_path))
    assert (1, whole) == (ran.code, json.loads(ran.out))
    assert "The result cannot be written: [Errno 28] No space left on device" in ran.said


def test_failed_download_to_stdout(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the bytes of a file are expected, a failure prints none; it is told on stderr."""
    monkeypatch.delenv("DAYTONA_API_KEY", raising=False)
    ran = run(*DOWNLOAD, "--output", "-")
    assert (3, b"") == (ran.code, ran.raw)
    assert "DAYTONA_API_KEY" in ran.err
