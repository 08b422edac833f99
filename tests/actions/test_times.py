"""The documented texts of times are there as datetimes too, outside the serialised form."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daytona_actions.results import FileInfo, SandboxSummary, SnapshotSummary

FIELDS = [
    (SandboxSummary, "created_at", "created"),
    (SandboxSummary, "updated_at", "updated"),
    (SnapshotSummary, "created_at", "created"),
    (FileInfo, "modified_at", "modified"),
]


@pytest.mark.parametrize(("model", "written", "name"), FIELDS)
@pytest.mark.parametrize(
    "text", ["2026-11-25T09:22:50.123456789Z", "2026-11-25 09:22:50.123456 +0000 UTC"]
)
def test_a_time(
    model: type[SandboxSummary | SnapshotSummary | FileInfo], written: str, name: str, text: str
) -> None:
    """Times are read as servers write them; the text stays what is serialised."""
    result = model.model_validate({written: text})
    assert getattr(result, name) == datetime(2026, 11, 25, 9, 22, 50, 123456, UTC)
    assert result.model_dump(exclude_none=True)[written] == text
    assert name not in model.model_json_schema()["properties"]
    assert name not in result.model_dump()


@pytest.mark.parametrize(("model", "written", "name"), FIELDS)
@pytest.mark.parametrize("text", [None, "", "10:30", "2026", "9999-12-31T24:00:00Z"])
def test_no_time(
    model: type[SandboxSummary | SnapshotSummary | FileInfo],
    written: str,
    name: str,
    text: str | None,
) -> None:
    """What names no time is None; nothing is made up."""
    assert getattr(model.model_validate({written: text}), name) is None
