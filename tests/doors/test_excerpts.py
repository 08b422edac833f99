"""What a model gets of a long result: head and tail, and how to get the rest."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from daytona_actions import errors
from daytona_actions.doors.excerpts import excerpt
from daytona_actions.engine.shown import shown_of
from daytona_actions.results import (
    ActionResult,
    DownloadFileOutput,
    ExecuteCommandOutput,
    FileInfo,
    GitBranchesOutput,
    ListFilesOutput,
    RunCodeOutput,
)
from daytona_actions.service import DAYTONA


def test_short_result_is_whole() -> None:
    """A result that fits is passed on as it is."""
    result = ExecuteCommandOutput(success=True, exit_code=0, result="x" * 100)
    found = excerpt(DAYTONA, result, 100)
    assert result.model_dump() == found.document
    assert {} == found.notes


def test_long_text_keeps_head_and_tail() -> None:
    """A text keeps both ends; what is missing is said in it, and how to get it beside it."""
    found = excerpt(DAYTONA, ExecuteCommandOutput(success=True, result="a" * 60 + "b" * 60), 100)
    marked = "a" * 50 + "\n[… 20 of 120 characters left out …]\n" + "b" * 50
    assert marked == found.document["result"]
    expected = f"20 of 120 characters left out. {shown_of(ExecuteCommandOutput, 'result').the_rest}"
    assert {"truncated": {"result": expected}} == found.notes


@pytest.mark.parametrize("content", [bytes(90), b"\xff" * 90])
def test_bytes_are_left_out_as_a_whole(content: bytes) -> None:
    """Half of what is no text is worth nothing, so all of it goes."""
    whole = base64.b64encode(content).decode()
    found = excerpt(DAYTONA, DownloadFileOutput(success=True, size=90, content_base64=whole), 100)
    assert found.document["content_base64"] is None
    assert found.truncated["content_base64"].startswith("All 120 characters left out. ")


@pytest.mark.parametrize(("letter", "kept"), [("a", 37), ("ż", 18), ("🐍", 9)])
def test_text_in_base64_keeps_head_and_tail(letter: str, kept: int) -> None:
    """A file that is a text is shortened as one, and is in base64 again."""
    whole = base64.b64encode((letter * 500).encode()).decode()
    found = excerpt(DAYTONA, DownloadFileOutput(success=True, content_base64=whole), 100)
    head, note, tail = base64.b64decode(found.document["content_base64"]).decode().split("\n")
    assert head == tail == letter * kept
    left_out = f"{500 - 2 * kept} of 500 characters left out"
    assert f"[… {left_out} …]" == note
    assert found.truncated["content_base64"].startswith(f"Of the decoded text {left_out}. To see")


def test_advice_is_possible() -> None:
    """How to get the rest is said only where what it takes is offered."""
    result = ExecuteCommandOutput(success=True, result="a" * 120)
    told = excerpt(DAYTONA, result, 100, ["run_code"]).truncated["result"]
    assert (
        "20 of 120 characters left out. The rest cannot be had through what is offered here."
        == (told)
    )


def test_details_of_charts_go_first() -> None:
    """The data of a chart goes before what the chart is."""
    chart = {"title": "a", "elements": ["x" * 200]}
    found = excerpt(DAYTONA, RunCodeOutput(success=True, artifacts={"charts": [chart]}), 100)
    assert {"charts": [{"title": "a"}]} == found.document["artifacts"]
    assert found.truncated["artifacts"].startswith("All elements left out, 218 characters. To see")


def test_long_list_within_a_long_result() -> None:
    """A list that fits by itself stays whole where something else is too long."""
    files = [FileInfo(name="a")]
    found = excerpt(DAYTONA, ListFilesOutput(success=True, error="y" * 500, files=files), 400)
    assert ["a"] == [entry["name"] for entry in found.document["files"]]
    assert {"error"} == set(found.truncated)


def test_list_that_is_long_by_its_commas() -> None:
    """A list whose entries fit, but not with what stands between them, stays whole."""
    found = excerpt(DAYTONA, GitBranchesOutput(success=True, branches=["aaa", "bbb"]), 10)
    assert (["aaa", "bbb"], {}) == (found.document["branches"], found.truncated)


@pytest.mark.parametrize("limit", [150, 190, 250, 700])
def test_long_list_keeps_both_ends(limit: int) -> None:
    """A list keeps as many entries of both ends as fit."""
    names = [f"{number:04}" for number in range(40)]
    found = excerpt(
        DAYTONA, ListFilesOutput(success=True, files=[FileInfo(name=n) for n in names]), limit
    )
    kept = [entry["name"] for entry in found.document["files"]]
    size = len(json.dumps(found.document["files"][0]))
    fitting = limit // size
    assert names[: fitting - fitting // 2] + names[40 - fitting // 2 :] == kept
    assert f"{40 - fitting} of 40 entries left out" in found.truncated["files"]


def test_long_map_is_left_out() -> None:
    """An object that is too large has no head and no tail."""
    found = excerpt(DAYTONA, RunCodeOutput(success=True, artifacts={"more": "x" * 200}), 100)
    assert found.document["artifacts"] is None
    assert "artifacts" in found.truncated


def test_pictures_stand_apart() -> None:
    """The PNG of a chart goes out of the document and comes beside it."""
    charts: list[Any] = [{"title": "a", "png": "QUJD"}, {"title": "b", "png": ""}, "odd"]
    found = excerpt(DAYTONA, RunCodeOutput(success=True, artifacts={"charts": charts}))
    assert ["QUJD"] == found.pictures
    first = found.document["artifacts"]["charts"][0]
    assert {"title": "a", "png": "see the picture"} == first


def test_failure_stands_beside_the_document() -> None:
    """A failure's kind and hint are said beside the documented result, which conforms."""
    failure = errors.invalid("no such thing").failure
    found = excerpt(DAYTONA, ActionResult.failed(failure))
    assert {"success": False, "error": "no such thing"} == found.document
    assert "invalid_request" == found.notes["failure"]["kind"]
    assert failure.hint == found.notes["failure"]["hint"]
    assert "message" not in found.notes["failure"]
    assert found.document | found.notes == json.loads(found.text)


def test_half_surrogate_pairs_are_replaced() -> None:
    """A text without UTF-8 form, as JSON escapes can bring it, does not break a door."""
    found = excerpt(
        DAYTONA, RunCodeOutput(success=True, result="a\ud800", artifacts={"b": ["\udc00"]})
    )
    assert ("a?", {"b": ["?"]}) == (found.document["result"], found.document["artifacts"])
