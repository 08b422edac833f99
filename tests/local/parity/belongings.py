"""What belongs to a server and not to Daytona: it is compared by type, and translated in requests."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.local.parity.recordings import Exchange

# These differ between any two servers or any two runs.
BY_TYPE = {"id", "organizationId", "runnerId", "timestamp", "createdAt", "updatedAt", "png"}
BY_TYPE |= {"lastActivityAt", "backupCreatedAt", "modTime", "modifiedAt", "owner", "group"}
BY_TYPE |= {"lastUsedAt", "hash", "nextCursor", "issuer", "clientId", "audience", "dashboardUrl"}
BY_TYPE |= {"proxyTemplateUrl", "sshGatewayCommand", "sshGatewayPublicKey", "environment"}
BY_TYPE |= {"cmdId", "value", "userId", "ref", "daemonVersion", "version", "proxyToolboxUrl"}
BY_TYPE |= {"defaultSnapshot", "imageName", "sshCommand", "token", "expiresAt"}
# These the server chooses, unless a request of the scenario matches the pattern.
UNLESS_ASKED = {
    **{name: rf'"{name}"' for name in ("cpu", "gpu", "memory", "disk", "user")},
    # Some servers back a stopped sandbox up on their own, in their own time.
    "backupState": "/(archive|backup)$",
}
# Names of things that every server has under a name of its own: field → its query parameter.
NAMED = {"snapshot": "snapshots", "target": "regionIds"}
SANDBOX_IN_PATH = re.compile(
    r"/(?:sandbox|toolbox)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b"
)


def compared_by_type(exchanges: Iterable[Exchange]) -> set[str]:
    """Return the fields that are compared by type in a scenario."""
    asked = [part for sent in exchanges for part in (sent.url, sent.request.body.decode("latin-1"))]
    chosen = {
        field
        for field, pattern in UNLESS_ASKED.items()
        if not any(re.search(pattern, part) for part in asked)
    }
    return BY_TYPE | chosen


def sandboxes(answer: Any) -> list[dict[str, Any]]:
    """Return the sandboxes that an answer shows."""
    views = answer.get("items", [answer]) if isinstance(answer, dict) else []
    return [view for view in views if {"organizationId", "desiredState"} <= view.keys()]


def snapshots_before(exchanges: Iterable[Exchange]) -> dict[str, dict[str, Any]]:
    """Return the snapshots that a scenario takes for granted as they show first, by ID."""
    found: dict[str, dict[str, Any]] = {}
    made: set[str] = set()
    for exchange in exchanges:
        view = exchange.answer.json()
        if isinstance(view, dict) and {"imageName", "id"} <= view.keys():
            if exchange.method == "POST" and exchange.url.endswith("/snapshots"):
                made.add(view["id"])
            found.setdefault(view["id"], view)
    return {identity: view for identity, view in found.items() if identity not in made}


def recorded_names(exchanges: Iterable[Exchange]) -> dict[str, str]:
    """Return what the recorded server's default snapshot and region are called."""
    found: dict[str, str] = {}
    for view in (view for exchange in exchanges for view in sandboxes(exchange.answer.json())):
        for field in NAMED:
            if view.get(field):
                found.setdefault(field, view[field])
    return found


def rename_in_body(body: bytes, names: dict[str, dict[str, str]]) -> bytes:
    """Put other names into the fields of a JSON body; leave any other body as it is."""
    try:
        sent = json.loads(body)
    except ValueError:
        return body
    renamed = [
        field
        for field, others in names.items()
        if isinstance(sent, dict) and sent.get(field) in others
    ]
    for field in renamed:
        sent[field] = names[field][sent[field]]
    return json.dumps(sent).encode() if renamed else body


def rename_in_url(url: str, names: dict[str, dict[str, str]]) -> str:
    """Put other names into the query of a URL."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    others = {NAMED[field]: renamed for field, renamed in names.items()}
    renamed = [(name, others.get(name, {}).get(value, value)) for name, value in pairs]
    return url if renamed == pairs else urlunsplit(parts._replace(query=urlencode(renamed)))


def addressed(exchanges: Iterable[Exchange]) -> Iterator[str]:
    """Go through the IDs of sandboxes that requests name and that were there."""
    seen: set[str] = set()
    for exchange in exchanges:
        found = SANDBOX_IN_PATH.search(exchange.url)
        # A refused key tells nothing; of the other answers the first decides.
        if found and exchange.status != 401 and found[1] not in seen:
            seen.add(found[1])
            if exchange.status != 404:
                yield found[1]


def sandboxes_on_other_pages(exchanges: Iterable[Exchange]) -> int:
    """Return how many sandboxes there were that no recorded page of a list shows."""
    exchanges = list(exchanges)
    pages = [page for page in (each.answer.json() for each in exchanges) if isinstance(page, dict)]
    shown = {view["id"] for page in pages for view in sandboxes(page)} | set(addressed(exchanges))
    asked = " ".join(exchange.url for exchange in exchanges)
    more = [page["nextCursor"] for page in pages if page.get("nextCursor")]
    if any(sandboxes(page) and page.get("nextCursor", ...) is None for page in pages):
        more = []  # one of the pages was the last
    total = max((page.get("total", 0) for page in pages if sandboxes(page)), default=0)
    return max(total - len(shown), int(any(cursor not in asked for cursor in more)))


def left_behind(exchanges: list[Exchange]) -> list[dict[str, Any]]:
    """Return the deleted sandboxes that a scenario's lists show and that it did not delete itself."""
    found: dict[str, dict[str, Any]] = {}
    shown = set()
    for exchange in exchanges:
        answer = exchange.answer.json()
        for view in sandboxes(answer):
            if "items" not in answer:
                shown.add(view["id"])
            elif view["desiredState"] == "destroyed" and view["snapshot"] is not None:
                found.setdefault(view["id"], view)
    views = [view for identity, view in found.items() if identity not in shown]
    return sorted(views, key=lambda view: view["lastActivityAt"])


def recorded_sandboxes(exchanges: list[Exchange]) -> list[dict[str, Any]]:
    """Return the sandboxes that a scenario takes for granted, the longest unused first."""
    found: dict[str, dict[str, Any]] = {}
    created = {str(_name_to_create(exchange)) for exchange in exchanges if exchange.status != 409}
    made: set[str] = set()
    for exchange in exchanges:
        answer = exchange.answer.json()
        for view in sandboxes(answer):
            if "items" in answer and view["desiredState"] == "destroyed":
                if view["id"] in found:  # only here its last activity is told
                    found[view["id"]] |= view
                continue
            if exchange.is_creation:
                created.add(view["name"])
                made.add(view["id"])
            # One that was built from an image: no local Daytona can have it.
            if view.get("snapshot", "") is None:
                continue
            found.setdefault(view["id"], view)
    for identity in addressed(exchanges):
        if identity not in made | created:
            view = {"id": identity, "name": f"prepared-{identity[:8]}", "state": "started"}
            found.setdefault(identity, view)
    taken = [view for view in found.values() if view["name"] not in created]
    return sorted(taken, key=lambda view: view.get("lastActivityAt", ""))


def _name_to_create(exchange: Exchange) -> object:
    sent = exchange.request.json() if exchange.is_creation else None
    return sent.get("name") if isinstance(sent, dict) else None
