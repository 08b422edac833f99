"""Results: the documented shape, the failure that hangs on them, and what Python adds.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import base64
import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from daytona_actions import ActionError, Chart, FailureKind
from daytona_actions.errors import error
from daytona_actions.results import (
    DownloadFileOutput,
    GetSandboxOutput,
    ListFilesOutput,
    RunCodeOutput,
    SandboxSummary,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAILURE = error(FailureKind.NOT_FOUND, "There is none.", status_code=404).failure
PNG = b"\x89PNG\r\n\x1a\n made up"


def test_success_has_no_failure() -> None:
    """What worked has no failure, and unwraps to itself."""
    result = GetSandboxOutput(success=True)
    assert result.failure is None
    assert result is result.unwrap()


def test_failure_is_told_twice() -> None:
    """What failed says so in its documented fields and in its failure."""
    result = GetSandboxOutput.failed(FAILURE)
    assert (False, "There is none.", FAILURE) == (result.success, result.error, result.failure)


def test_unwrap_raises() -> None:
    """A failed result raises its failure, with all that it has."""
    result = GetSandboxOutput.failed(FAILURE, sandbox=SandboxSummary(id="left"))
    with pytest.raises(ActionError, match=r"^There is none\. \[not_found\] ") as raised:
        result.unwrap()
    assert raised.value.failure is FAILURE
    assert raised.value.result is result


def test_unwrap_of_what_was_read_back() -> None:
    """A failure that was read back from JSON is still no success."""
    result = GetSandboxOutput.model_validate_json(
        GetSandboxOutput.failed(FAILURE).model_dump_json()
    )
    with pytest.raises(ActionError, match=r"^There is none\."):
        result.unwrap()


def test_unwrap_of_a_failure_without_words() -> None:
    """Even a failure that says nothing is no success."""
    with pytest.raises(ActionError):
        GetSandboxOutput(success=False).unwrap()


def test_failure_is_outside_the_serialised_form() -> None:
    """Only the documented fields are serialised."""
    dumped = GetSandboxOutput.failed(FAILURE).model_dump()
    assert {"success": False, "error": "There is none.", "sandbox": None} == dumped


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, GetSandboxOutput.model_copy])
def test_failure_survives_copies(duplicate: Callable[[Any], Any]) -> None:
    """A copy of a failed result failed for the same reason."""
    assert FAILURE == duplicate(GetSandboxOutput.failed(FAILURE)).failure


def test_results_are_closed() -> None:
    """No undocumented field gets into a result."""
    with pytest.raises(ValidationError, match="bogus"):
        GetSandboxOutput.model_validate({"success": True, "bogus": 1})


def test_lists_are_not_shared() -> None:
    """Each result has a list of its own."""
    ListFilesOutput(success=True).files.append(None)  # type: ignore[arg-type]
    assert [] == ListFilesOutput(success=True).files


def downloaded(content: bytes, name: str | None = "a.txt") -> DownloadFileOutput:
    """Return a download with this content."""
    text = base64.b64encode(content).decode()
    return DownloadFileOutput(success=True, name=name, size=len(content), content_base64=text)


@pytest.mark.parametrize("content", [b"", b"text", bytes(range(256))])
def test_content(content: bytes) -> None:
    """A download gives its bytes."""
    assert content == downloaded(content).content


def test_content_of_a_failed_download() -> None:
    """A download that failed has no content to give."""
    with pytest.raises(ActionError):
        _ = DownloadFileOutput.failed(FAILURE).content


def test_save(tmp_path: Path) -> None:
    """A download is written where it is told to, over what was there."""
    target = tmp_path / "b.txt"
    target.write_text("old")
    assert target == downloaded(b"new").save(target)
    assert b"new" == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "expected"), [("a.txt", "a.txt"), (None, "download")])
def test_save_into_a_directory(tmp_path: Path, name: str | None, expected: str) -> None:
    """A directory takes a download under its own name."""
    assert tmp_path / expected == downloaded(b"x", name).save(str(tmp_path))
    assert b"x" == (tmp_path / expected).read_bytes()


def test_save_into_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty path, as from a variable that is not set, is not the current directory."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="the path is empty"):
        downloaded(b"x").save("")
    assert [] == list(tmp_path.iterdir())


def test_save_of_a_failed_download(tmp_path: Path) -> None:
    """A download that failed writes nothing."""
    with pytest.raises(ActionError):
        DownloadFileOutput.failed(FAILURE).save(tmp_path / "a.txt")
    assert [] == list(tmp_path.iterdir())


def test_save_that_cannot_be(tmp_path: Path) -> None:
    """Where a file cannot be put, nothing is left behind."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        Chart(title=None, type=None, png=PNG).save(tmp_path / "a")
    assert ["a"] == [path.name for path in tmp_path.iterdir()]


def ran(charts: Any) -> RunCodeOutput:
    """Return a run that left these charts."""
    return RunCodeOutput(success=True, exit_code=0, artifacts={"charts": charts})


def test_charts(tmp_path: Path) -> None:
    """A chart has its title, type and picture, which can be saved."""
    entry = {"type": "line", "title": "Growth", "png": base64.b64encode(PNG).decode()}
    [chart] = ran([entry]).charts
    assert Chart(title="Growth", type="line", png=PNG) == chart
    assert PNG == chart.save(tmp_path / "chart.png").read_bytes()


@pytest.mark.parametrize(
    "entry",
    [None, 7, "x", {}, {"png": None}, {"png": 7}, {"png": "not base64"}, {"png": "zażółć"}],
)
def test_unreadable_charts(entry: Any) -> None:
    """What is no chart, or has no readable picture, is left out."""
    good = {"png": base64.b64encode(PNG).decode(), "title": 7, "type": None}
    assert [Chart(title=None, type=None, png=PNG)] == ran([entry, good]).charts


@pytest.mark.parametrize(
    "result",
    [
        RunCodeOutput(success=True),
        RunCodeOutput(success=True, artifacts={}),
        ran(None),
        ran("x"),
        RunCodeOutput.failed(FAILURE),
    ],
)
def test_no_charts(result: RunCodeOutput) -> None:
    """Code that drew nothing has no charts."""
    assert [] == result.charts


def test_pictures_stay_out_of_reprs() -> None:
    """A chart is shown without its bytes."""
    assert "Chart(title='T', type='line')" == repr(Chart(title="T", type="line", png=PNG))


def test_results_can_be_serialised() -> None:
    """A result is JSON at once, by the documented names."""
    text = ran([{"png": "x"}]).model_dump_json()
    assert {"charts": [{"png": "x"}]} == json.loads(text)["artifacts"]
