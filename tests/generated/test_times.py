"""Times are read as servers write them; what cannot be read keeps its text."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

from tests.generated.recorded import parsed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generated.conftest import Call

UTC = dt.UTC
CET = dt.timezone(dt.timedelta(hours=1))
FIELDS = {"createdAt": "created_at", "lastUsedAt": "last_used_at"}  # the second may be null

READABLE = {
    "2026-11-22T19:53:17.987Z": dt.datetime(2026, 11, 22, 19, 53, 17, 987000, UTC),
    "2026-11-25T09:22:50.123456789Z": dt.datetime(2026, 11, 25, 9, 22, 50, 123456, UTC),
    "2026-11-25T09:22:50+01:00": dt.datetime(2026, 11, 25, 9, 22, 50, tzinfo=CET),
    "2026-11-25T09:22:50.1+0100": dt.datetime(2026, 11, 25, 9, 22, 50, 100000, CET),
    "2026-11-25T09:22:50": dt.datetime(2026, 11, 25, 9, 22, 50),  # noqa: DTZ001
    "2026-11-25 09:22:50.1 +0000 UTC": dt.datetime(2026, 11, 25, 9, 22, 50, 100000, UTC),
    "2026-11-25 09:22:50 +0100 CET": dt.datetime(2026, 11, 25, 9, 22, 50, tzinfo=CET),
    "2026-11-25 09:22:50.5 +0100 CET m=+0.1": dt.datetime(2026, 11, 25, 9, 22, 50, 500000, CET),
    "0001-01-01T00:00:00Z": dt.datetime(1, 1, 1, tzinfo=UTC),
}
UNREADABLE = [
    "",
    "soon",
    "10:30",
    "2026",
    "2026-11",
    "9999-12-31T24:00:00Z",
    "2026-11-25T09:22:60Z",
]
UNREADABLE += ["٢٠٢٦-11-25T09:22:50Z", "2026-11-25 09:22:50.1 +0000", "2026-13-45T00:00:00Z"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", READABLE)
def test_readable_times(call: Call, field: str, text: str) -> None:
    """A time of a server is that moment, zone and all."""
    answer = json.dumps({"id": "a", field: text}).encode()
    snapshot = parsed(call("snapshots.get_snapshot", answer, "a"))
    found = getattr(snapshot, FIELDS[field])
    assert (found, found.utcoffset()) == (READABLE[text], READABLE[text].utcoffset())
    assert snapshot.to_dict()[field] == READABLE[text].isoformat()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", UNREADABLE)
def test_unreadable_times(call: Call, field: str, text: str) -> None:
    """No date is made up: the text stays, is sent back as it came, and costs nothing else."""
    answer = json.dumps({"id": "a", field: text}).encode()
    snapshot = parsed(call("snapshots.get_snapshot", answer, "a"))
    assert getattr(snapshot, FIELDS[field]) == text
    assert {"id": "a", field: text} == snapshot.to_dict()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("wrong", [5, True, {}, ["2026-11-25T09:22:50Z"]])
def test_what_is_no_text_is_no_time(call: Call, field: str, wrong: object, service: Any) -> None:
    """Another type than a text reads as missing."""
    answer = json.dumps({"id": "a", field: wrong}).encode()
    assert (
        getattr(parsed(call("snapshots.get_snapshot", answer, "a")), FIELDS[field])
        is service.types.UNSET
    )


@given(text=st.text())
def test_any_text_is_kept_or_read(text: str, service: Any) -> None:
    """Whatever text comes for a time, reading does not fail."""
    found = service.models.SshAccessDto.from_dict({"id": "a", "expiresAt": text}).expires_at
    assert found == text or isinstance(found, dt.datetime)


def test_a_time_in_a_path_is_iso(service: Any) -> None:
    """A time that is part of a path has no blank in it."""
    assert "2026-11-25T09%3A22%3A50%2B01%3A00" == service.types.path_segment(
        READABLE["2026-11-25T09:22:50+01:00"]
    )


def test_the_parser_is_imported_when_first_needed(service_root: Path) -> None:
    """Neither the client nor an answer without a time imports dateutil."""
    program = (
        "import sys; from daytona_openapi.control.models import SnapshotDto as S\n"
        "S.from_dict({'id': 'a'}); assert 'dateutil' not in sys.modules\n"
        "S.from_dict({'createdAt': '2026-11-25T09:22:50Z'}); assert 'dateutil' in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": str(service_root / "generated")}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert (0, b"") == (done.returncode, done.stderr)


def test_every_time_says_that_it_may_be_a_text(service: Any) -> None:
    """The declared type tells what reading can give."""
    assert (
        "datetime.datetime | str | Unset"
        == service.models.SnapshotDto.__annotations__["created_at"]
    )
