"""Sorts and pages the list of sandboxes."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from daytona_actions.local import query as read
from daytona_actions.local.answers import UNEXPECTED, ControlPlaneError
from daytona_actions.local.filters import CURSORED, NUMBERED, fitting
from daytona_actions.local.reading import read_json
from daytona_actions.local.sandbox import full_view, item_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.datastructures import QueryParams

    from daytona_actions.local.sandbox import Sandbox

MOST_ITEMS = 200
DEFAULT_ITEMS = 100
# What a list is sorted by → the item's field. In the order of the recorded message
# (list_sandboxes_sort).
SORT_FIELDS = {
    "name": "name",
    "cpu": "cpu",
    "memoryGib": "memory",
    "diskGib": "disk",
    "lastActivityAt": "lastActivityAt",
    "createdAt": "createdAt",
}
# As described for ``/sandbox/paginated``.
NUMBERED_SORT_FIELDS = {
    **{name: name for name in ("id", "name", "state", "snapshot")},
    "region": "target",
    **{name: name for name in ("updatedAt", "createdAt", "lastActivityAt")},
}
ORDERS = ("asc", "desc")


def list_page(sandboxes: Iterable[Sandbox], query: QueryParams, toolbox_url: str) -> dict[str, Any]:
    """Return one page of the sandboxes that fit a query; raises the 400 of a bad one."""
    limit = read.page_size(query, DEFAULT_ITEMS, MOST_ITEMS)
    sort = read.choice(query, "sort", SORT_FIELDS, "lastActivityAt")
    descending = read.choice(query, "order", ORDERS, "desc") == "desc"
    after = _decode_cursor(query.get("cursor"), sort)
    field = SORT_FIELDS[sort]
    items = [item_view(each, toolbox_url) for each in fitting(sandboxes, query, CURSORED)]
    items.sort(key=lambda item: _place(item, field), reverse=descending)
    if after is not None:
        items = [item for item in items if _comes_after(_place(item, field), after, descending)]
    following = items[limit:]
    cursor = _encode_cursor(_place(items[limit - 1], field)) if following else None
    return {"items": items[:limit], "nextCursor": cursor}


def list_numbered_page(
    sandboxes: Iterable[Sandbox], query: QueryParams, toolbox_url: str
) -> dict[str, Any]:
    """Return one page as older clients ask for it; what is described filters and sorts."""
    field = NUMBERED_SORT_FIELDS[read.choice(query, "sort", NUMBERED_SORT_FIELDS, "createdAt")]
    descending = read.choice(query, "order", ORDERS, "desc") == "desc"
    views = [full_view(each, toolbox_url) for each in fitting(sandboxes, query, NUMBERED)]
    views.sort(key=lambda view: _place(view, field), reverse=descending)
    return numbered_page(views, query)


def numbered_page(
    views: list[dict[str, Any]], query: QueryParams, most: int = MOST_ITEMS
) -> dict[str, Any]:
    """Return one page of a list that is paged by number."""
    page = read.page_number(query)
    limit = read.page_size(query, DEFAULT_ITEMS, most)
    start = (page - 1) * limit
    return {
        "items": views[start : start + limit],
        "total": len(views),
        "page": page,
        "totalPages": -(-len(views) // limit),
    }


def _place(item: dict[str, Any], field: str) -> tuple[Any, str]:
    return item[field], item["id"]


def _comes_after(place: tuple[Any, str], after: tuple[Any, str], descending: bool) -> bool:  # noqa: FBT001
    return place < after if descending else place > after


def _encode_cursor(place: tuple[Any, str]) -> str:
    content = json.dumps({"sortValue": place[0], "id": place[1]}, separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).decode()


def _decode_cursor(text: str | None, sort: str) -> tuple[Any, str] | None:
    if text is None:
        return None
    try:
        padded = text + "=" * (-len(text) % 4)
        content = read_json(base64.urlsafe_b64decode(padded))
        value, identity = content["sortValue"], content["id"]
    except (ValueError, KeyError, TypeError):
        value, identity = None, None
    if not isinstance(value, str | int | float) or not isinstance(identity, str):
        raise ControlPlaneError(400, f"Invalid cursor provided: {text}")
    if not _is_comparable(value, sort):
        # A cursor of a list that was sorted otherwise (recorded: list_sandboxes_limits).
        raise ControlPlaneError(500, UNEXPECTED)
    return value, identity


def _is_comparable(value: str | float, sort: str) -> bool:
    if sort.endswith("At"):
        return isinstance(value, str) and read.read_moment(value) is not None
    return isinstance(value, str) == (sort == "name")
