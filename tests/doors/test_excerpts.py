"""What a model gets of a long result: head and tail, and how to get the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest

from daytona_actions import errors
from daytona_actions.doors import service
from daytona_actions.doors.excerpts import excerpt
from daytona_actions.results import (
    ActionResult,
    DownloadFileOutput,
    ExecuteCommandOutput,
    FileInfo,
    ListFilesOutput,
    RunCodeOutput,
)


def test_short_result_is_whole() -> None:
    """A result that fits is passed on as it is."""
    result = ExecuteCommandOutput(success=True, exit_code=0, result="x" * 100)
    found = excerpt(result, 100)
    assert result.model_dump() == found.document
    assert found.notes == {}


def test_long_text_keeps_head_and_tail() -> None:
    """A text keeps both ends; what is missing is said in it, and how to get it beside it."""
    found = excerpt(ExecuteCommandOutput(success=True, result="a" * 60 + "b" * 60), 100)
    marked = "a" * 50 + "\n[… 20 of 120 characters left out …]\n" + "b" * 50
    assert marked == found.document["result"]
    expected = f"20 of 120 characters left out. {service.THE_REST['result']}"
    assert {"truncated": {"result": expected}} == found.notes


def test_base64_is_left_out_as_a_whole() -> None:
    """Half of a base64 text is worth nothing, so all of it goes."""
    found = excerpt(DownloadFileOutput(success=True, size=90, content_base64="A" * 120), 100)
    assert found.document["content_base64"] is None
    assert found.truncated["content_base64"].startswith("All 120 characters left out. ")


@pytest.mark.parametrize("limit", [150, 190, 250, 700])
def test_long_list_keeps_both_ends(limit: int) -> None:
    """A list keeps as many entries of both ends as fit."""
    names = [f"{number:04}" for number in range(40)]
    found = excerpt(ListFilesOutput(success=True, files=[FileInfo(name=n) for n in names]), limit)
    kept = [entry["name"] for entry in found.document["files"]]
    size = len(json.dumps(found.document["files"][0]))
    fitting = limit // size
    assert names[: fitting - fitting // 2] + names[40 - fitting // 2 :] == kept
    assert f"{40 - fitting} of 40 entries left out" in found.truncated["files"]


def test_long_map_is_left_out() -> None:
    """An object that is too large has no head and no tail."""
    found = excerpt(RunCodeOutput(success=True, artifacts={"more": "x" * 200}), 100)
    assert found.document["artifacts"] is None
    assert "artifacts" in found.truncated


def test_pictures_stand_apart() -> None:
    """The PNG of a chart goes out of the document and comes beside it."""
    charts: list[Any] = [{"title": "a", "png": "QUJD"}, {"title": "b", "png": ""}, "odd"]
    found = excerpt(RunCodeOutput(success=True, artifacts={"charts": charts}))
    assert found.pictures == ["QUJD"]
    first = found.document["artifacts"]["charts"][0]
    assert first == {"title": "a", "png": "see the picture"}


def test_failure_stands_beside_the_document() -> None:
    """A failure's kind and hint are said beside the documented result, which conforms."""
    failure = errors.invalid("no such thing").failure
    found = excerpt(ActionResult.failed(failure))
    assert found.document == {"success": False, "error": "no such thing"}
    assert found.notes["failure"]["kind"] == "invalid_request"
    assert failure.hint == found.notes["failure"]["hint"]
    assert "message" not in found.notes["failure"]
    assert found.document | found.notes == json.loads(found.text)


def test_half_surrogate_pairs_are_replaced() -> None:
    """A text without UTF-8 form, as JSON escapes can bring it, does not break a door."""
    found = excerpt(RunCodeOutput(success=True, result="a\ud800", artifacts={"b": ["\udc00"]}))
    assert (found.document["result"], found.document["artifacts"]) == ("a?", {"b": ["?"]})
