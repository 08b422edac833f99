"""Plays recorded scenarios on a local Daytona and compares its answers with the recorded ones."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.local.parity.preparations import HELD, OLDER, prepare
from tests.local.parity.world import recorded_sandboxes

if TYPE_CHECKING:
    import httpx

    from tests.local.parity.recordings import Exchange
    from tests.local.parity.world import World

# Compared by type only: what differs between any two servers or any two runs.
VOLATILE = {"id", "organizationId", "runnerId", "timestamp", "createdAt", "updatedAt", "png"}
VOLATILE |= {"lastActivityAt", "backupCreatedAt", "modTime", "modifiedAt", "owner", "group"}
VOLATILE |= {"lastUsedAt", "hash", "nextCursor", "issuer", "clientId", "audience", "dashboardUrl"}
VOLATILE |= {"proxyTemplateUrl", "sshGatewayCommand", "sshGatewayPublicKey", "environment"}
VOLATILE |= {"name of a key", "value", "userId", "permissions of a key", "ref", "size of a folder"}
# Not in v0.190.0's answers: clients of newer servers require them.
ADDED = {"kvm", "networkBlockAll"}
COMPARED_HEADERS: tuple[str, ...] = (
    "content-type",
    "content-disposition",
    "x-ratelimit-limit-authenticated",
)
COMPARED_HEADERS += ("retry-after-authenticated", "x-daytona-api-version", "accept-ranges")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MILLISECONDS = re.compile(r"DESTROYED_(.*)_\d{13}")


@dataclass(frozen=True)
class Difference:
    """A place where the local answer is not the recorded one."""

    scenario: str
    exchange: int
    request: str
    place: str
    recorded: str
    local: str


def play(scenario: str, exchanges: list[Exchange], world: World) -> list[Difference]:
    """Play one scenario and return its differences."""
    world.begin(empty=scenario != "rate_limited")
    if make_older := OLDER.get(scenario):
        make_older(world)
    identities = [world.create(view) for view in recorded_sandboxes(exchanges)]
    prepare(scenario, world, identities)
    differences = []
    for number, exchange in enumerate(exchanges, start=1):
        if scenario == "rate_limited":
            pass
        elif scenario not in HELD:
            world.settle()
        elif number in HELD[scenario]:
            world.advance(world.identities()[0])
        answer = _send(scenario, number, exchange, world)
        _learn(exchange, answer, world)
        for place, recorded, local in _compare(exchange, answer, world):
            found = Difference(scenario, number, exchange.shown, place, recorded, local)
            differences.append(found)
    return differences


def _send(scenario: str, number: int, exchange: Exchange, world: World) -> httpx.Response:
    recorded = exchange.request.headers.items()
    headers = {name: value for name, value in recorded if name in {"accept", "content-type"}}
    headers["authorization"] = f"Bearer {world.key}"
    if scenario == "unauthorized" and number != 4:
        headers["authorization"] = {1: "Bearer wrong", 2: "Bearer", 5: "Bearer wrong"}.get(
            number, ""
        )
    body = exchange.request.body
    if "multipart" not in headers.get("content-type", ""):
        body = world.to_local(body.decode()).encode()
    url = world.to_local(exchange.url)
    if not headers["authorization"]:
        del headers["authorization"]
        request = world.client.build_request(exchange.method, url, content=body, headers=headers)
        del request.headers["authorization"]
        return world.client.send(request)
    return world.client.request(exchange.method, url, content=body, headers=headers)


def _learn(exchange: Exchange, answer: httpx.Response, world: World) -> None:
    """Note the names that only the answer tells: IDs of new sandboxes and cursors."""
    recorded = exchange.answer.json()
    if not isinstance(recorded, dict) or "json" not in answer.headers.get("content-type", ""):
        return
    local = answer.json()
    for name in ("id", "nextCursor"):
        if recorded.get(name) and isinstance(local, dict) and local.get(name):
            world.replaced[recorded[name]] = local[name]


def _compare(
    exchange: Exchange, answer: httpx.Response, world: World
) -> list[tuple[str, str, str]]:
    found = []
    if answer.status_code != exchange.status:
        found.append(("status", str(exchange.status), str(answer.status_code)))
    for name in COMPARED_HEADERS:
        recorded, local = exchange.answer.headers.get(name, "-"), answer.headers.get(name, "-")
        if name == "content-type" and not exchange.answer.body:
            continue
        if recorded != local:
            found.append((f"header {name}", recorded, local))
    expected = exchange.answer.json()
    if found and expected is not None:
        return found + _compare_messages(expected, answer)
    if expected is None:
        recorded_text, local_text = exchange.answer.body, answer.content
        if b"DAYTONA-FILE-BOUNDARY" in recorded_text:
            recorded_text, local_text = (
                _without_moments(recorded_text),
                _without_moments(local_text),
            )
        if recorded_text != local_text:
            found.append(("body", _short(recorded_text), _short(local_text)))
        return found
    try:
        local_value = json.loads(world.to_recorded(answer.text))
    except ValueError:
        return [*found, ("body", "JSON", _short(answer.content))]
    return found + _compare_values("body", expected, local_value)


def _compare_messages(expected: Any, answer: httpx.Response) -> list[tuple[str, str, str]]:
    """Compare no more than the messages of answers that differ from the start."""
    local = answer.json() if "json" in answer.headers.get("content-type", "") else {}
    messages = [
        value.get("message", "-") if isinstance(value, dict) else "-" for value in (expected, local)
    ]
    return [] if messages[0] == messages[1] else [("body.message", *map(_comparable, messages))]


def _compare_values(place: str, recorded: Any, local: Any) -> list[tuple[str, str, str]]:
    if isinstance(recorded, dict) and isinstance(local, dict):
        return _compare_objects(place, recorded, local)
    if isinstance(recorded, list) and isinstance(local, list):
        if len(recorded) != len(local):
            return [(place, f"{len(recorded)} entries", f"{len(local)} entries")]
        pairs = enumerate(zip(recorded, local, strict=True))
        return [d for index, pair in pairs for d in _compare_values(f"{place}[{index}]", *pair)]
    name = place.rpartition(".")[2]
    if name in VOLATILE and _kind(recorded) == _kind(local):
        return []
    if _comparable(recorded) == _comparable(local):
        return []
    return [(place, json.dumps(recorded), json.dumps(local))]


def _compare_objects(
    place: str, recorded: dict[str, Any], local: dict[str, Any]
) -> list[tuple[str, str, str]]:
    found = [(f"{place}.{name}", "present", "missing") for name in recorded if name not in local]
    found += [
        (f"{place}.{name}", "missing", "present")
        for name in local
        if name not in recorded and name not in ADDED
    ]
    for name, value in recorded.items():
        # A folder's size is its file system's own business.
        folder_size = name == "size" and recorded.get("isDir") is True
        if name in local and not folder_size:
            found += _compare_values(f"{place}.{name}", value, local[name])
    return found


def _comparable(value: Any) -> Any:
    if isinstance(value, str):
        return UUID.sub("<id>", MILLISECONDS.sub(r"DESTROYED_\1_<milliseconds>", value))
    return value


def _kind(value: Any) -> str:
    return "number" if isinstance(value, int | float) else type(value).__name__


def _without_moments(text: bytes) -> bytes:
    return re.sub(rb'"timestamp":"[^"]*"', b"", text)


def _short(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    return json.dumps(text if len(text) <= 200 else text[:200] + "…", ensure_ascii=False)
