"""list_sandboxes and list_snapshots: filters, pages, and the shapes that servers answer.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, failed, refusal, sandbox

if TYPE_CHECKING:
    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer


def query(server: FakeServer) -> dict[str, list[str]]:
    """Return what the last request asked, by name."""
    asked: dict[str, list[str]] = {}
    for name, value in httpx.QueryParams(server.requests[-1].url.query).multi_items():
        asked.setdefault(name, []).append(value)
    return asked


def test_no_filter(daytona: DaytonaActions, server: FakeServer) -> None:
    """Without arguments nothing is asked but the list."""
    server.answer(json={"items": [], "nextCursor": None})
    result = daytona.list_sandboxes().unwrap()
    assert ([], None) == (result.sandboxes, result.next_cursor)
    assert ["GET /api/sandbox"] == server.calls


def test_all_filters(daytona: DaytonaActions, server: FakeServer) -> None:
    """Filters are sent under their names, labels as JSON of texts."""
    server.answer(json={"items": []})
    daytona.list_sandboxes(7, "mi", {"a": 1, "b": True}, "next", ["started", "future"])
    asked = query(server)
    assert {"a": "1", "b": "true"} == json.loads(asked.pop("labels")[0])
    expected = {"limit": ["7"], "name": ["mi"], "cursor": ["next"], "states": ["started", "future"]}
    assert expected == asked


@pytest.mark.parametrize(
    "options", [{"name": ""}, {"labels": {}}, {"cursor": ""}, {"states": []}, {"limit": None}]
)
def test_empty_filters(
    daytona: DaytonaActions, server: FakeServer, options: dict[str, Any]
) -> None:
    """An empty filter is as good as none."""
    server.answer(json={"items": []})
    daytona.list_sandboxes(**options)
    assert {} == query(server)


@pytest.mark.parametrize("limit", [1, 200])
def test_limits(daytona: DaytonaActions, server: FakeServer, limit: int) -> None:
    """From 1 to 200 sandboxes can be asked for."""
    server.answer(json={"items": []})
    assert daytona.list_sandboxes(limit).success


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (0, "must be greater than or equal to 1, not 0"),
        (-1, "must be greater than or equal to 1, not -1"),
        (201, "must be less than or equal to 200, not 201"),
        (True, "must be an integer, not True"),
        (1.0, "must be an integer, not 1.0"),
    ],
)
def test_wrong_limit(daytona: DaytonaActions, limit: Any, expected: str) -> None:
    """Any other limit is refused before any request."""
    assert f"list_sandboxes: argument limit {expected}" == daytona.list_sandboxes(limit).error


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("labels", [[], "a=1", {"a": None}, {"a": [1]}, {1: "a"}])
def test_wrong_labels(daytona: DaytonaActions, labels: Any) -> None:
    """Labels that a server would misread are refused before any request."""
    assert "argument labels" in str(daytona.list_sandboxes(labels=labels).error)


@pytest.mark.parametrize(
    ("body", "names", "cursor"),
    [
        ({"items": [sandbox()], "nextCursor": "abc"}, ["mine"], "abc"),
        ({"items": [sandbox()], "nextCursor": None}, ["mine"], None),
        ({"items": [sandbox()]}, ["mine"], None),
        ({"items": [sandbox()], "nextCursor": 7}, ["mine"], None),
        ([sandbox(), sandbox(name="other")], ["mine", "other"], None),
        ([], [], None),
        ({"nextCursor": "abc"}, [], "abc"),
        ({"items": None}, [], None),
        ({"items": "x"}, [], None),
        ({"items": [{"id": ID}]}, [None], None),
        ({"items": [7, None, sandbox(state="future")]}, ["mine"], None),
    ],
)
def test_pages(
    daytona: DaytonaActions,
    server: FakeServer,
    body: Any,
    names: list[str | None],
    cursor: str | None,
) -> None:
    """A page is understood in the shapes that servers have answered it in."""
    server.answer(json=body)
    result = daytona.list_sandboxes().unwrap()
    assert (names, cursor) == ([found.name for found in result.sandboxes], result.next_cursor)


@pytest.mark.parametrize("content", [b"", b"null", b"{}", b'"x"', b"7", b"<html>", b"[7]"])
def test_no_page(daytona: DaytonaActions, server: FakeServer, content: bytes) -> None:
    """A success that is no page is not believed."""
    server.answer(content=content)
    result = daytona.list_sandboxes()
    assert "response" == failed(result).kind
    assert "but not with a page of sandboxes: " in str(result.error)


def test_refused_list(daytona: DaytonaActions, server: FakeServer) -> None:
    """The server's words on a filter are what the user sees."""
    server.answer(400, json=refusal(400, "cursor is not valid"))
    assert "cursor is not valid" == daytona.list_sandboxes(cursor="x").error


SNAPSHOT = {
    "id": ID,
    "name": "small",
    "state": "active",
    "imageName": "python:3",
    "cpu": 1,
    "mem": 2,
    "disk": 3.5,
    "size": 0.25,
    "createdAt": "2026-11-22T20:00:00.000Z",
}


def test_snapshots(daytona: DaytonaActions, server: FakeServer) -> None:
    """Snapshots are listed with what one needs to choose."""
    server.answer(json={"items": [SNAPSHOT], "total": 1, "page": 1, "totalPages": 1})
    result = daytona.list_snapshots(1, 10, "sm").unwrap()
    expected = {
        "id": ID,
        "name": "small",
        "state": "active",
        "image": "python:3",
        "cpu": 1,
        "memory": 2,
        "disk": 4,
        "size": 0.25,
        "created_at": "2026-11-22T20:00:00.000Z",
    }
    assert [expected] == [found.model_dump() for found in result.snapshots]
    assert {"page": ["1"], "limit": ["10"], "name": ["sm"]} == query(server)


@pytest.mark.parametrize(
    ("page", "pages", "expected"),
    [(1, 3, 2), (3, 3, None), (None, 3, None), (1, None, None), ("1", 3, None)],
)
def test_next_page_of_snapshots(
    daytona: DaytonaActions, server: FakeServer, page: Any, pages: Any, expected: int | None
) -> None:
    """There is a next page if the server says that there are more."""
    server.answer(json={"items": [], "total": 0, "page": page, "totalPages": pages})
    assert expected == daytona.list_snapshots().unwrap().next_page


@pytest.mark.parametrize(
    "changes",
    [
        {"size": None, "createdAt": None, "cpu": None},
        {"size": "x", "createdAt": [], "cpu": "x"},
        {"size": True, "createdAt": 7, "cpu": True},
    ],
)
def test_odd_snapshot(daytona: DaytonaActions, server: FakeServer, changes: dict[str, Any]) -> None:
    """Of an odd snapshot, what can be read is reported."""
    server.answer(json={"items": [SNAPSHOT | changes], "page": 1, "totalPages": 1})
    [found] = daytona.list_snapshots().unwrap().snapshots
    assert ("small", None, None, None) == (found.name, found.size, found.created_at, found.cpu)


@pytest.mark.parametrize(
    ("time", "written"),
    [
        ("2026-11-25T09:22:50.123456789Z", "2026-11-25T09:22:50.123Z"),
        ("2026-11-25 09:22:50.1 +0000 UTC", "2026-11-25T09:22:50.100Z"),
        ("10:30", "10:30"),
    ],
)
def test_time_of_a_snapshot(
    daytona: DaytonaActions, server: FakeServer, time: str, written: str
) -> None:
    """A time is reported in one form, and one that cannot be read as it came."""
    server.answer(json={"items": [SNAPSHOT | {"createdAt": time}], "page": 1, "totalPages": 1})
    [found] = daytona.list_snapshots().unwrap().snapshots
    assert found.created_at == written
