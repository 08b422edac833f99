"""Both lists: what is described filters, sorts or is refused, and never shows more than was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from daytona_actions.local.query import pattern
from tests.local.clients import Client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = ["one", "two", "three"]


@pytest.fixture(scope="module")
def three(isolation: str) -> Iterator[Client]:
    """A server with three sandboxes, one after the other; the second is public."""
    from daytona_actions.local import LocalDaytona, MovableClock

    clock = MovableClock()
    with LocalDaytona(isolation=isolation, clock=clock) as daytona:
        client = Client(daytona, clock)
        for name in NAMES:
            clock.advance(1)
            client.create(name=name, labels={"n": name}, public=name == "two")
        yield client
        client.http.close()


def _names(client: Client, route: str, query: str) -> set[str]:
    answer = client.http.get(f"{route}?{query}")
    assert 200 == answer.status_code, answer.text
    return {item["name"] for item in answer.json()["items"]}


EVERY = set(NAMES)
FILTERS: list[tuple[str, set[str]]] = [
    ('labels={"n":"two"}', {"two"}),
    ("name=t%25", {"two", "three"}),
    ("name=_wo", {"two"}),
    ("states=error", set()),
    ("states[]=error", set()),
    ("snapshots=other", set()),
    ("minCpu=2", set()),
    ("maxMemoryGiB=1", EVERY),
    ("minDiskGiB=4", set()),
    ("maxGpu=0", EVERY),
    ("lastEventAfter=2100-01-01", set()),
    ("lastEventBefore=2100-01-01T00:00:00Z", EVERY),
    ("isPublic=true", {"two"}),
    ("isRecoverable=true", set()),
    ("createdAtBefore=2000-01-01", set()),
    ("unknown=1", EVERY),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS)
@pytest.mark.parametrize("route", ["/sandbox", "/sandbox/paginated"])
def test_a_filter_acts(three: Client, route: str, query: str, expected: set[str]) -> None:
    """An older client that deletes what it has listed deletes nothing else."""
    assert expected == _names(three, route, query)


def test_the_numbered_list_has_names_of_its_own(three: Client) -> None:
    """Regions are filtered by another word, and names and IDs by any part, as described."""
    route = "/sandbox/paginated"
    found = [_names(three, route, query) for query in ("regions=eu", "regions=us", "name=w")]
    identity = three.http.get("/sandbox/one").json()["id"]
    assert [set(), EVERY, {"two"}] == found
    assert {"one"} == _names(three, route, f"id={identity[9:]}")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["three", "two", "one"]),
        ("sort=name&order=asc", ["one", "three", "two"]),
        ("sort=createdAt&order=asc&limit=2", ["one", "two"]),
        ("sort=createdAt&order=asc&limit=2&page=2", ["three"]),
    ],
)
def test_the_numbered_list_is_sorted(three: Client, query: str, expected: list[str]) -> None:
    """By default the newest come first."""
    items = three.http.get(f"/sandbox/paginated?{query}").json()["items"]
    assert expected == [item["name"] for item in items]


@pytest.mark.parametrize(
    "query",
    [
        *("sort=nonsense", "order=up", "states=nonsense", "limit=201", "minCpu=x"),
        *("maxDiskGiB=0", "lastEventAfter=yesterday", "labels={", "sandboxClasses=x", "limit=1e9"),
    ],
)
@pytest.mark.parametrize("route", ["/sandbox", "/sandbox/paginated"])
def test_a_filter_that_makes_no_sense_is_refused(three: Client, route: str, query: str) -> None:
    """Silence would list everything."""
    assert 400 == three.http.get(f"{route}?{query}").status_code


def test_a_page_that_makes_no_sense_is_refused(three: Client) -> None:
    """Pages are counted from 1."""
    assert 400 == three.http.get("/sandbox/paginated?page=0").status_code


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_pages_follow_each_other(three: Client, order: str) -> None:
    """By their cursors, in either order, and none is left out or shown twice."""
    query, seen = {"sort": "name", "order": order, "limit": "1"}, []
    for _page in NAMES:
        page = three.http.get("/sandbox", params=query).json()
        seen += [item["name"] for item in page["items"]]
        query["cursor"] = page["nextCursor"]
    expected = sorted(NAMES, reverse=order == "desc")
    assert (expected, None) == (seen, query["cursor"])


def test_many_wildcards_take_no_time() -> None:
    """Nothing is tried again that was found first."""
    assert None is pattern("%a" * 200 + "b").match("a" * 5000)


def test_a_snapshot_s_id_is_as_good_as_its_name(start_server: Callable[..., Client]) -> None:
    """Also in capitals; the sandbox shows the name."""
    client = start_server()
    [snapshot] = client.http.get("/snapshots").json()["items"]
    asked = (snapshot["id"], snapshot["id"].upper(), snapshot["name"], "")
    made = [client.http.post("/sandbox", json={"snapshot": each}) for each in asked]
    assert [snapshot["name"]] * 4 == [answer.json()["snapshot"] for answer in made]
