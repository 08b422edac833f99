"""Says what differs between two descriptions: one line for each thing, causes before consequences."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from regeneration import facts, merging, operations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from regeneration.documents import Document
    from regeneration.facts import Fact
    from regeneration.operations import Operation

_PATH_NAME = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class View:
    """A description as it is compared."""

    operations: Mapping[str, Operation]
    models: Mapping[str, Fact]
    schemes: Mapping[str, str]
    servers: tuple[str, ...]

    @cached_property
    def fields(self) -> Mapping[str, list[tuple[str, list[str]]]]:
        """The places in each model, with the fields on the way to each."""
        found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for place in self.models:
            model, *parts = facts.steps(place)
            if parts:
                found[model].append((place, parts))
        return found


@dataclass(frozen=True)
class Change:
    """One thing that differs; `name` is what `--accept` takes."""

    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.name} {self.text}"


def view(document: Document) -> View:
    """Return what can be compared of a description."""
    document = merging.merged(document)
    schemes = document.get("components", {}).get("securitySchemes", {})
    return View(
        operations=operations.listed(document),
        models=facts.of_models(document),
        schemes={name: _scheme(scheme) for name, scheme in schemes.items()},
        servers=operations.servers_of(document),
    )


def _scheme(scheme: Any) -> str:
    keys = ("type", "scheme", "in", "name")
    return " ".join(str(scheme[key]) for key in keys if isinstance(scheme, dict) and key in scheme)


def moves(old: View, new: View) -> dict[str, str]:
    """Return by route where an operation is by then: an other method or path with the same name."""
    gone = [operation for route, operation in old.operations.items() if route not in new.operations]
    come = [operation for route, operation in new.operations.items() if route not in old.operations]
    by_name = {operation.module: operation.route for operation in come}
    by_path = {_blank(operation.route): operation.route for operation in come}
    found = {
        operation.route: by_name.get(operation.module) or by_path.get(_blank(operation.route))
        for operation in gone
    }
    return {route: other for route, other in found.items() if other is not None}


def _blank(route: str) -> str:
    return _PATH_NAME.sub("{}", route)


def is_same_path(old: str, new: str) -> bool:
    """Whether two routes differ in nothing but the name of the one parameter in their paths."""
    return _blank(old) == _blank(new) and len(_PATH_NAME.findall(old)) == 1


def between(old: View, new: View) -> list[Change]:
    """Return everything that differs, what causes other differences first."""
    moved = moves(old, new)
    found = (
        [Change("servers", _was(new.servers, old.servers))] if old.servers != new.servers else []
    )
    found += _of_schemes(old, new)
    found += _of_facts("", old.models, new.models)
    found += [
        Change(route, f"removed{_instead(old, new, route)}")
        for route in old.operations
        if route not in new.operations and route not in moved
    ]
    for route, operation in old.operations.items():
        other = moved.get(route, route)
        if other != route:
            found.append(Change(route, f"is now {other}"))
        if other in new.operations:
            found += of_operation(operation, new.operations[other])
    added = new.operations.keys() - old.operations.keys() - set(moved.values())
    return found + [Change(route, "added") for route in new.operations if route in added]


def _instead(old: View, new: View, route: str) -> str:
    """Name operations of the same path that are new: a removed one may be among them."""
    path = route.partition(" ")[2]
    others = [other for other in new.operations if other.partition(" ")[2] == path]
    come = [other for other in others if other not in old.operations]
    return f" (new there: {', '.join(come)})" if come else ""


def of_operation(old: Operation, new: Operation) -> list[Change]:
    """Return what differs between an operation and the same one of the newer description."""
    return [Change(old.route, text) for text in _marks(old, new)] + _of_facts(
        f"{old.route} ", old.facts, new.facts
    )


def _marks(old: Operation, new: Operation) -> Iterator[str]:
    if old.name != new.name:
        yield f"operationId {_was(new.name or 'none', old.name or 'none')}"
    if old.tag != new.tag:
        yield f"tag {_was(new.tag, old.tag)}"
    if old.deprecated != new.deprecated:
        yield "is deprecated" if new.deprecated else "is no longer deprecated"
    if old.servers != new.servers:
        yield f"servers {_was(new.servers, old.servers)}"
    if old.security != new.security:
        ways = [" or ".join(sorted(one.security)) or "none" for one in (new, old)]
        yield f"security {_was(*ways)}"


def _of_schemes(old: View, new: View) -> list[Change]:
    names = [*old.schemes, *(name for name in new.schemes if name not in old.schemes)]
    return [
        Change(f"security scheme {name}", _was(new.schemes.get(name), old.schemes.get(name)))
        for name in names
        if old.schemes.get(name) != new.schemes.get(name)
    ]


def _of_facts(prefix: str, old: Mapping[str, Fact], new: Mapping[str, Fact]) -> list[Change]:
    places = [*old, *(place for place in new if place not in old)]
    return [
        Change(f"{prefix}{place}", text)
        for place in places
        if not _inside(place, old, new)
        for text in [of_fact(old.get(place), new.get(place))]
        if text
    ]


def _inside(place: str, old: Mapping[str, Fact], new: Mapping[str, Fact]) -> bool:
    """Whether a place is only gone or new because what it is in is, which says it already."""
    around = re.split(r"[.\[{]", place)
    outer = [place[: len(".".join(around[:count]))] for count in range(1, len(around))]
    return any((one in old) != (one in new) for one in outer if one in old or one in new)


def of_fact(old: Fact | None, new: Fact | None) -> str:
    """Return in words how a fact differs; empty if it does not."""
    if new is None:
        return "removed" if old is not None else ""
    if old is None:
        details = [new.type, *(["required"] if new.required else [])]
        details += ["deprecated"] if new.deprecated else []
        return f"added ({', '.join(details)})"
    return ", ".join(_details(old, new))


def _details(old: Fact, new: Fact) -> Iterator[str]:
    if old.type != new.type:
        yield _was(new.type, old.type)
    for name, word in (("required", "required"), ("nullable", "nullable"), ("deprecated",) * 2):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"is now {word}" if after else f"is no longer {word}"
    for word, values in (("gains", new.values - old.values), ("loses", old.values - new.values)):
        if values and old.values and new.values:
            yield f"{word} the value {', '.join(sorted(values))}"
    if bool(old.values) != bool(new.values):
        yield (
            f"must be one of {', '.join(sorted(new.values))}" if new.values else "may be any value"
        )
    before, after = dict(old.limits), dict(new.limits)
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            yield f"{key} {_was(after.get(key), before.get(key))}"


def _was(new: object, old: object) -> str:
    def words(value: object) -> str:
        if isinstance(value, tuple):
            return ", ".join(value) or "none"
        return "none" if value is None else str(value)

    return f"is now {words(new)}, was {words(old)}"
