"""Lists of sandboxes by every filter, order and size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scenarios.model import Collection

if TYPE_CHECKING:
    from tests.scenarios.model import Stage
    from tests.wire.calls import Calls

LISTS = Collection(generated=True)
about = LISTS.about
FIVE = "exactly five sandboxes are there, one of them stopped and one that failed to start"

Query = list[tuple[str, str]]


def _list(calls: Calls, query: Query, status: int = 200) -> Any:
    return calls.control("GET /sandbox", params=query, status=status)


@about("wire", only_where=FIVE)
def list_sandboxes_filters(stage: Stage) -> None:
    """Filters that act, that are ignored, and that are refused."""
    every = _list(stage.daytona, [])["items"]
    [identity] = [item["id"] for item in every if item["name"] == stage.name("rec-other")]
    queries: list[tuple[Query, int]] = [
        ([("states", "started")], 200),
        ([("states", "stopped")], 200),
        ([("states", "started"), ("states", "stopped")], 200),
        ([("states", "started,stopped")], 400),
        ([("states[]", "stopped")], 200),
        ([("states", "error")], 200),
        ([("states", "destroyed")], 400),
        ([("snapshots", stage.fact("snapshots"))], 200),
        ([("snapshots", "no-such")], 200),
        ([("snapshot", "no-such")], 200),
        ([("regionIds", stage.fact("regionIds"))], 200),
        ([("regionIds", "eu")], 200),
        ([("target", "eu")], 200),
        ([("labels", '{"env":"dev"}')], 200),
        ([("labels", '{"env":"dev","team":"a"}')], 200),
        ([("labels", '{"żółć":"🚀"}')], 200),
        ([("labels", "{}")], 200),
        ([("labels", '{"env":["dev","prod"]}')], 200),
        *(([("name", name)], 200) for name in ("rec-l", "list", "REC-LIST-TWO")),
        *(([("name", name)], 200) for name in ("rec-l%", "rec_list")),
        ([("id", identity[:8])], 200),
        ([("id", identity.upper())], 200),
        ([("isPublic", "true")], 200),
        ([("isPublic", "false")], 200),
        ([("minCpu", "2")], 200),
        ([("maxCpu", "1")], 200),
        ([("minCpu", "x")], 400),
        ([("createdAtAfter", "2030-01-01T00:00:00Z")], 200),
        ([("createdAtBefore", "2030-01-01T00:00:00Z")], 200),
        ([("createdAtAfter", "nonsense")], 400),
        ([("sandboxClasses", "container")], 200),
        ([("sandboxClasses", "nonsense")], 400),
        ([("isRecoverable", "true")], 200),
        ([("nonsense", "1")], 200),
    ]
    for query, status in queries:
        _list(stage.daytona, query, status)


@about("wire", only_where=FIVE)
def list_sandboxes_sort(stage: Stage) -> None:
    """Sandboxes are in the order that is asked for, and where that leaves a choice by their IDs."""
    queries: list[tuple[Query, int]] = [
        ([("sort", "name")], 200),
        ([("sort", "name"), ("order", "asc")], 200),
        ([("sort", "name"), ("order", "desc")], 200),
        ([("sort", "createdAt"), ("order", "asc")], 200),
        ([("sort", "createdAt"), ("order", "desc")], 200),
        ([("sort", "lastActivityAt"), ("order", "asc")], 200),
        *(([("sort", field)], 200) for field in ("cpu", "memoryGib", "diskGib")),
        *(([("sort", field)], 400) for field in ("state", "memory")),
        ([("order", "up")], 400),
        ([("order", "asc")], 200),
    ]
    for query, status in queries:
        _list(stage.daytona, query, status)


@about("wire", only_where=FIVE)
def list_sandboxes_limits(stage: Stage) -> None:
    """Pages of any size that is allowed; a cursor of another order breaks the server."""
    calls: Calls = stage.daytona

    def get(query: dict[str, Any], status: int = 200) -> Any:
        return calls.control("GET /sandbox", params=query, status=status)

    for limit in ("1", "2", "200"):
        get({"limit": limit})
    for limit in ("201", "0", ""):
        get({"limit": limit}, 400)
    by_name = {"limit": "2", "sort": "name", "order": "asc"}
    first = get(by_name)["nextCursor"]
    second = get({**by_name, "cursor": first})["nextCursor"]
    get({**by_name, "cursor": second})
    get(by_name)
    get({"limit": "2", "cursor": first, "sort": "createdAt"}, 500)
    get({"limit": "2", "cursor": first, "name": "rec-s", "sort": "name", "order": "asc"})
    get({"limit": "2", "cursor": first}, 500)


@about("wire", only_where=FIVE)
def list_sandboxes_errored_deleted(stage: Stage) -> None:
    """What failed and was deleted stays in the list that asks for it by the word true."""
    calls: Calls = stage.daytona
    calls.control("sandbox.delete_sandbox", stage.name("rec-errored"), read=True)
    for value in ("true", "false"):
        _list(calls, [("includeErroredDeleted", value)])
    _list(calls, [])
    _list(calls, [("includeErroredDeleted", "1")])
