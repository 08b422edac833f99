"""Compares an answer of a local Daytona with the recorded one."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.local.parity.one_machine import is_host, left_out, programs_output

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from tests.local.parity.recordings import Exchange
    from tests.local.parity.world import World

Found = tuple[str, str, str]
"""A place, what was recorded there, and what the local answer has."""

# Not in v0.190.0's answers: clients of newer servers require them.
ADDED = {"kvm", "networkBlockAll"}
HEADERS = ("content-type", "content-disposition")
LIMITS = ("x-ratelimit-limit-authenticated", "retry-after-authenticated")
"""Of these a server has its own, or none; they are compared where the local one has some."""
SESSION = re.compile(r"/process/session\b")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MILLISECONDS = re.compile(r"DESTROYED_(.*)_\d{13}")
COMPLAINT = re.compile(r"(invalid body request: |(failed to unmarshal payload: ){2})(?=json:)")
"""How a runner begins a complaint, by its version."""
# Node.js shows the same error with frames and an excerpt of its own version's.
FRAME = re.compile(r"(?m)^ +at .*$")
NAMED = re.compile(r"(?m)^\w*Error.*$")


def compare(exchange: Exchange, answer: httpx.Response, world: World) -> list[Found]:
    """Return the places where an answer is not the recorded one."""
    found = list(_headers(exchange, answer, limited=world.limited))
    if answer.status_code != exchange.status:
        found.insert(0, ("status", str(exchange.status), str(answer.status_code)))
    expected = exchange.answer.json()
    if found and expected is not None:
        return found + _messages(expected, answer)
    in_order: Callable[[Any], Any] = lambda value: value  # noqa: E731
    if SESSION.search(exchange.url):
        in_order = partial(_in_order, _sessions_made(world.exchanges))
    if expected is None:
        content = world.to_recorded(answer.content.decode("latin-1")).encode("latin-1")
        return found + _contents(*map(in_order, (exchange.answer.body, content)))
    try:
        local = json.loads(world.to_recorded(answer.text))
    except ValueError:
        return [*found, ("body", "JSON", _short(answer.content))]
    expected, local = left_out(exchange, in_order(expected), in_order(local), world)
    return found + _Values(world).compare("body", expected, local)


def _sessions_made(exchanges: list[Exchange]) -> set[str]:
    """Return the names of the sessions that a scenario makes: lists may hold others."""
    bodies = [each.request.json() for each in exchanges if each.url.endswith("/process/session")]
    return {body["sessionId"] for body in bodies if isinstance(body, dict) and "sessionId" in body}


def _in_order(made: set[str], value: Any) -> Any:
    """Put into order what a session tells in none: sessions, commands, and lines of two streams."""
    if isinstance(value, bytes):
        return b"".join(sorted(value.splitlines(keepends=True)))
    if isinstance(value, list):
        kept = [each for each in value if each.get("sessionId") in {None, *made}]
        kept.sort(key=lambda each: each.get("sessionId") or each["command"])
        return [_in_order(made, each) for each in kept]
    if "commands" in value:
        return {**value, "commands": _in_order(made, value["commands"])}
    if value.get("output"):
        return {**value, "output": _in_order(made, value["output"].encode()).decode()}
    return value


def _headers(exchange: Exchange, answer: httpx.Response, *, limited: bool) -> list[Found]:
    recorded, local = exchange.answer.headers, answer.headers
    names = (*HEADERS, *LIMITS) if limited else HEADERS
    if not exchange.answer.body:
        names = tuple(name for name in names if name != "content-type")
    if "accept-ranges" in recorded:  # not every recorder kept it
        names += ("accept-ranges",)
    found = [(f"header {name}", recorded.get(name, "-"), local.get(name, "-")) for name in names]
    version = "x-daytona-api-version"
    if (version in recorded) != (version in local):
        found.append((f"header {version}", recorded.get(version, "-"), local.get(version, "-")))
    return [each for each in found if each[1] != each[2]]


def _messages(expected: Any, answer: httpx.Response) -> list[Found]:
    """Compare no more than the messages of answers that differ from the start."""
    local = answer.json() if "json" in answer.headers.get("content-type", "") else {}
    messages = [
        value.get("message", "-") if isinstance(value, dict) else "-" for value in (expected, local)
    ]
    return [] if messages[0] == messages[1] else [("body.message", *map(_comparable, messages))]


def _contents(recorded: bytes, local: bytes) -> list[Found]:
    if b"DAYTONA-FILE-BOUNDARY" in recorded:
        recorded, local = _without_moments(recorded), _without_moments(local)
    same = recorded == local or is_host(recorded, local)
    return [] if same else [("body", _short(recorded), _short(local))]


class _Values:
    """Compares JSON values: what belongs to the server by type, anything else by value."""

    def __init__(self, world: World) -> None:
        self._by_type, self._renamed = world.by_type, world.renamed

    def compare(self, place: str, recorded: Any, local: Any) -> list[Found]:
        """Return the places where two values differ."""
        if isinstance(recorded, dict) and isinstance(local, dict):
            return self._objects(place, recorded, local)
        if isinstance(recorded, list) and isinstance(local, list):
            if len(recorded) != len(local):
                return [(place, f"{len(recorded)} entries", f"{len(local)} entries")]
            if place.endswith(".fileStatus"):  # there in no order, as Go's maps are
                recorded, local = (sorted(each, key=str) for each in (recorded, local))
            pairs = enumerate(zip(recorded, local, strict=True))
            return [d for index, pair in pairs for d in self.compare(f"{place}[{index}]", *pair)]
        return [] if self._same(place, recorded, local) else [_difference(place, recorded, local)]

    def _objects(self, place: str, recorded: dict[str, Any], local: dict[str, Any]) -> list[Found]:
        gone = [(f"{place}.{name}", "present", "missing") for name in recorded.keys() - local]
        new = [
            (f"{place}.{name}", "missing", "present")
            for name in local.keys() - recorded.keys() - ADDED
        ]
        found = sorted(gone) + sorted(new)
        for name in recorded.keys() & local.keys() - _machines(recorded):
            found += self.compare(f"{place}.{name}", recorded[name], local[name])
        return found

    def _same(self, place: str, recorded: Any, local: Any) -> bool:
        name = place.rpartition(".")[2]
        if name in self._by_type:
            return _kind(recorded) == _kind(local)
        others = self._renamed.get(name, {})
        if isinstance(recorded, str) and recorded in others:
            return bool(others[recorded] == local)
        return bool(_comparable(recorded) == _comparable(local))


def _machines(entry: dict[str, Any]) -> set[str]:
    """Return the fields of a file or a snapshot that are a machine's own business."""
    if "imageName" in entry:
        # Each server calls the general snapshot as it likes.
        return {"size", "name"} if entry.get("general") is True else {"size"}
    if entry.get("isDir") is True or entry.get("name") == "exe":
        return {"size"}
    # What it leads to is /etc/hostname.
    is_host = entry.get("name") == "link" and entry.get("owner") == "0"
    return {"size", "mode", "permissions"} if is_host else set()


def _difference(place: str, recorded: Any, local: Any) -> Found:
    return place, json.dumps(recorded, ensure_ascii=False), json.dumps(local, ensure_ascii=False)


def _comparable(value: Any) -> Any:
    if isinstance(value, str):
        value = programs_output(COMPLAINT.sub("", value))
        if FRAME.search(value) and (named := NAMED.search(value)):
            value = named[0]
        return UUID.sub("<id>", MILLISECONDS.sub(r"DESTROYED_\1_<milliseconds>", value))
    return value


def _kind(value: Any) -> str:
    return "number" if isinstance(value, int | float) else type(value).__name__


def _without_moments(text: bytes) -> bytes:
    return re.sub(rb'"timestamp":"[^"]*"', b"", text)


def _short(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    return json.dumps(text if len(text) <= 200 else text[:200] + "…", ensure_ascii=False)
