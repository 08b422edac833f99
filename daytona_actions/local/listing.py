"""Filters, sorts and pages the list of sandboxes."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from daytona_actions.local.answers import ControlPlaneError
from daytona_actions.local.reading import read_json
from daytona_actions.local.sandbox import TARGET, item_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.datastructures import QueryParams

    from daytona_actions.local.sandbox import Sandbox

MOST_ITEMS = 200
DEFAULT_ITEMS = 100
# In the order of the recorded message (list_sandboxes_states).
STATES = (
    *("creating", "restoring", "destroying", "started", "stopped", "starting", "stopping"),
    *("error", "build_failed", "pending_build", "building_snapshot", "unknown"),
    *("pulling_snapshot", "archived", "archiving", "resizing", "snapshotting", "forking"),
    *("pausing", "paused", "resuming"),
)
NUMBERS = {"cpu", "memory", "disk"}
SORT_FIELDS = {"name", "state", "createdAt", "updatedAt", "lastActivityAt"} | NUMBERS


def list_page(sandboxes: Iterable[Sandbox], query: QueryParams, toolbox_url: str) -> dict[str, Any]:
    """Return one page of the sandboxes that fit a query; raises the 400 of a bad one."""
    limit = whole_number(query, "limit", DEFAULT_ITEMS, MOST_ITEMS)
    field, descending = _order(query)
    after = _decode_cursor(query.get("cursor"), field)
    items = [item_view(sandbox, toolbox_url) for sandbox in _fitting(sandboxes, query)]
    items.sort(key=lambda item: _place(item, field), reverse=descending)
    if after is not None:
        items = [item for item in items if _comes_after(_place(item, field), after, descending)]
    following = items[limit:]
    cursor = _encode_cursor(_place(items[limit - 1], field)) if following else None
    return {"items": items[:limit], "nextCursor": cursor}


def numbered_page(
    views: list[dict[str, Any]], query: QueryParams, most: int = MOST_ITEMS
) -> dict[str, Any]:
    """Return one page of a list that is paged by number, as older routes are."""
    page = whole_number(query, "page", 1, None)
    limit = whole_number(query, "limit", DEFAULT_ITEMS, most)
    start = (page - 1) * limit
    return {
        "items": views[start : start + limit],
        "total": len(views),
        "page": page,
        "totalPages": -(-len(views) // limit),
    }


def whole_number(query: QueryParams, name: str, default: int, most: int | None) -> int:
    """Return a query parameter as a number; raises the 400 that names all its faults."""
    text = query.get(name)
    if text is None:
        return default
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    problems = []
    if not number.is_integer():
        problems.append(f"{name} must be an integer number")
    if not number >= 1:
        problems.append(f"{name} must not be less than 1")
    if most is not None and not number <= most:
        problems.append(f"{name} must not be greater than {most}")
    if problems:
        raise ControlPlaneError(400, ", ".join(problems))
    return int(number)


def _fitting(sandboxes: Iterable[Sandbox], query: QueryParams) -> list[Sandbox]:
    labels = _labels(query.get("labels"))
    states = _listed(query, "states")
    if any(state not in STATES for state in states):
        allowed = ", ".join(STATES)
        raise ControlPlaneError(400, f"each value must be one of the following values: {allowed}")
    name, identity = query.get("name", "").lower(), query.get("id", "").lower()
    snapshots, regions = _listed(query, "snapshots"), _listed(query, "regionIds")
    fits: Callable[[Sandbox], bool] = lambda sandbox: (  # noqa: E731 - one condition a line
        sandbox.state != "destroying"
        and sandbox.name.lower().startswith(name)
        and sandbox.id.startswith(identity)
        and (not states or sandbox.state in states)
        and (not snapshots or sandbox.snapshot in snapshots)
        and (not regions or TARGET in regions)
        and all(sandbox.labels.get(key, ...) == value for key, value in labels.items())
    )
    return [sandbox for sandbox in sandboxes if fits(sandbox)]


def _listed(query: QueryParams, name: str) -> list[str]:
    return [value for text in query.getlist(name) for value in text.split(",") if value]


def _labels(text: str | None) -> dict[str, Any]:
    if not text:
        return {}
    try:
        labels = read_json(text)
    except ValueError:
        raise ControlPlaneError(400, "Invalid labels JSON format") from None
    # Recorded (list_sandboxes_bad_labels): a list filters nothing.
    return labels if isinstance(labels, dict) else {}


def _order(query: QueryParams) -> tuple[str, bool]:
    field, order = query.get("sort", "lastActivityAt"), query.get("order", "desc")
    if field not in SORT_FIELDS:
        allowed = ", ".join(sorted(SORT_FIELDS))
        message = f"sort must be one of the following values: {allowed}"
        raise ControlPlaneError(400, message)
    if order not in {"asc", "desc"}:
        raise ControlPlaneError(400, "order must be one of the following values: asc, desc")
    return field, order == "desc"


def _place(item: dict[str, Any], field: str) -> tuple[Any, str]:
    return item[field], item["id"]


def _comes_after(place: tuple[Any, str], after: tuple[Any, str], descending: bool) -> bool:  # noqa: FBT001
    return place < after if descending else place > after


def _encode_cursor(place: tuple[Any, str]) -> str:
    content = json.dumps({"sortValue": place[0], "id": place[1]}, separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def _decode_cursor(text: str | None, field: str) -> tuple[Any, str] | None:
    if text is None:
        return None
    try:
        padded = text + "=" * (-len(text) % 4)
        content = read_json(base64.urlsafe_b64decode(padded))
        value, identity = content["sortValue"], content["id"]
    except (ValueError, KeyError, TypeError):
        value, identity = None, None
    kind = (int, float) if field in NUMBERS else str
    if not isinstance(value, kind) or not isinstance(identity, str):
        raise ControlPlaneError(400, f"Invalid cursor provided: {text}")
    return value, identity
