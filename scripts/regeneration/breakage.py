"""Says what of a newer description would break the actions that use it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regeneration import differences
from regeneration.facts import steps
from regeneration.operations import parameter_at, python_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from regeneration.differences import View
    from regeneration.facts import Fact
    from regeneration.operations import Operation
    from regeneration.usage import Use

_NUMBERS = frozenset({"integer", "number"})


@dataclass(frozen=True)
class Break:
    """One thing that breaks actions; `name` is what `--accept` takes."""

    name: str
    text: str
    users: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} {self.text} (used by {', '.join(self.users)})"


@dataclass(frozen=True)
class Compared:
    """Two descriptions with their overlays, and as upstream published them.

    What must be sent is only in the published ones: an overlay may strip it for the generator.
    `key` says how the actions show theirs.
    """

    old: View
    new: View
    published_old: View
    published_new: View
    key: str


def found(compared: Compared, uses: Mapping[str, Use]) -> list[Break]:
    """Return what breaks in the operations that actions use, each thing once.

    Args:
        compared: the two descriptions.
        uses: how actions use the operations, by the route that they have now.
    """
    breaks: dict[tuple[str, str], set[str]] = {}
    moves = differences.moves(compared.old, compared.new)
    for route, use in uses.items():
        for action, names in use.names.items():
            for broken in _of_operation(compared, moves, route, names):
                breaks.setdefault(broken, set()).add(action)
    return [Break(*key, users=tuple(sorted(users))) for key, users in breaks.items()]


def _of_operation(
    compared: Compared, moves: Mapping[str, str], route: str, names: Collection[str]
) -> Iterator[tuple[str, str]]:
    old = compared.old.operations[route]
    other = moves.get(route, route)
    new = compared.new.operations.get(other)
    if new is None:
        yield route, "is gone"
        return
    if other != route and not differences.is_same_path(route, other):
        yield route, f"is now {other}"
    yield from _of_marks(compared, old, new)
    for place, text in [
        *_of_arguments(compared, old, new, names),
        *_of_demands(compared, old, new),
    ]:
        yield f"{route} {place}", text
    yield from _of_models(compared, old, names)


def _of_marks(compared: Compared, old: Operation, new: Operation) -> Iterator[tuple[str, str]]:
    if old.module != new.module:
        if old.name != new.name:
            yield old.route, f"has the operationId {new.name or 'none'}, had {old.name or 'none'}"
        if old.tag != new.tag:
            yield old.route, f"has the tag {new.tag}, had {old.tag}"
    key = compared.key
    if _takes_key(old, compared.old, key) and not _takes_key(new, compared.new, key):
        wanted = [
            f"{name} ({compared.new.schemes[name]})" if name in compared.new.schemes else name
            for name in sorted(new.security)
        ]
        yield old.route, f"no longer takes the key as {key}, but {' or '.join(wanted)}"


def _takes_key(operation: Operation, view: View, key: str) -> bool:
    """Whether a key that is shown in this way is enough."""
    ways = operation.security
    return not ways or "nothing" in ways or any(view.schemes.get(way) == key for way in ways)


def _of_arguments(
    compared: Compared, old: Operation, new: Operation, names: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Say what of parameters, body and answer is gone or of another type."""
    for place, fact in old.facts.items():
        other = new.facts.get(place)
        if not _is_used(place, names):
            continue
        if other is None:
            if not place.startswith("path "):  # goes by its position; another path is said already
                yield place, f"is gone{_instead(place, new.facts, old.facts)}"
            continue
        whole = " as " in place and not _fields(place.partition(" as ")[2])
        for text in _in_fact(compared, fact, other, names, by_name=whole):
            yield place, text


def _of_demands(compared: Compared, old: Operation, new: Operation) -> Iterator[tuple[str, str]]:
    """Say what an operation demands by then, by the published descriptions."""
    before = _published(compared.published_old, old).facts
    after = _published(compared.published_new, new).facts
    had_body = any(place.startswith("body as ") for place in before)
    for place, fact in after.items():
        was_required = place in before and before[place].required
        said = place.startswith(("answer", "path ")) or (had_body and place.startswith("body as "))
        if fact.required and not was_required and not said:
            yield place, "is now required"


def _published(view: View, operation: Operation) -> Operation:
    """Return an operation as upstream describes it; the overlay may have added or renamed it."""
    return view.operations.get(operation.route, operation)


def _is_used(place: str, names: Collection[str]) -> bool:
    """Whether an action needs what is at a place of an operation: paths, bodies and answers always."""
    parameter = parameter_at(place)
    if parameter:
        kind, name = parameter
        return kind == "path" or python_name(name) in names  # as an argument
    if re.match(r"answer \d|answer default", place):
        return False
    return all(_is_named(part, names) for part in _fields(place.partition(" as ")[2]))


def _fields(place: str) -> list[str]:
    """Return the fields on the way to a place; what is before the first is no field."""
    return steps(place)[1:]


def _is_named(name: str, names: Collection[str]) -> bool:
    return name in names or python_name(name) in names


def _instead(place: str, new: Collection[str], old: Collection[str]) -> str:
    """Name what is new beside what is gone: it may have been renamed."""
    around = re.sub(r"[^. ]+$", "", place)
    come = [other for other in new if other not in old and re.sub(r"[^. ]+$", "", other) == around]
    return f" (new there: {', '.join(one.removeprefix(around) for one in come)})" if come else ""


def _in_fact(
    compared: Compared, old: Fact, new: Fact, names: Collection[str], *, by_name: bool
) -> Iterator[str]:
    if old.type != new.type and (by_name or not _is_alike(compared, old, new, names)):
        yield f"is now {new.type}, was {old.type}"
    for value in sorted(old.values - new.values) if new.values else ():
        if value in names:
            yield f"no longer has the value {value}"


def _is_alike(compared: Compared, old: Fact, new: Fact, names: Collection[str]) -> bool:
    """Whether one type can be used as another: a number as a number, a model with all that is used."""
    shapes = []
    for fact, view in ((old, compared.old), (new, compared.new)):
        shape = fact.type
        for model in fact.models:
            kind = view.models[model].type if model in view.models else "anything"
            shape = re.sub(rf"\b{re.escape(model)}\b", kind, shape)
        shapes.append(shape)
    if shapes[0] != shapes[1] and not {*shapes} <= _NUMBERS:
        return False
    if len(old.models) != len(new.models):
        return not old.models or not new.models
    return all(
        f"{after}{place.removeprefix(before)}" in compared.new.models
        for before, after in zip(sorted(old.models), sorted(new.models), strict=True)
        for place in _used_fields(compared.old, before, names)
    )


def _used_fields(view: View, model: str, names: Collection[str]) -> list[str]:
    return [
        place
        for place, fields in view.fields.get(model, ())
        if all(_is_named(field, names) for field in fields)
    ]


def _of_models(
    compared: Compared, old: Operation, names: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Say what breaks in the models that an operation sends and reads."""
    for kind in ("body as ", "answer as "):
        roots = {
            model
            for place, fact in old.facts.items()
            if place.startswith(kind)
            for model in fact.models
        }
        for model in _reached(compared.old, roots, names):
            yield from _of_model(compared, model, names, sent=kind == "body as ")
            if kind == "body as ":
                yield from _demanded(compared, model)


def _reached(view: View, roots: Collection[str], names: Collection[str]) -> list[str]:
    """Return the models that actions get at, by way of fields that they use."""
    pending = sorted(roots)
    for model in pending:
        for place in [model, *_used_fields(view, model, names)]:
            inner = view.models[place].models if place in view.models else frozenset()
            pending += [other for other in sorted(inner) if other not in pending]
    return pending


def _of_model(
    compared: Compared, model: str, names: Collection[str], *, sent: bool
) -> Iterator[tuple[str, str]]:
    old, new = compared.old.models, compared.new.models
    if model not in new:
        return  # where it was used, it says so
    for place in [model, *_used_fields(compared.old, model, names)]:
        if place in new:
            # A model inside what is sent is made by its name.
            made = sent and place != model and bool(old[place].models)
            for text in _in_fact(compared, old[place], new[place], names, by_name=made):
                yield place, text
        elif place in old and place.rpartition(".")[0] in new:
            yield place, f"is gone{_instead(place, new, old)}"


def _demanded(compared: Compared, model: str) -> Iterator[tuple[str, str]]:
    """Say which fields of a model that is sent must be sent by then."""
    old, new = compared.published_old.models, compared.published_new.models
    for place, _ in compared.published_new.fields.get(model, ()) if model in old else ():
        outer = place.rpartition(".")[0]
        was_required = place in old and old[place].required
        if new[place].required and not was_required and outer in old:
            yield place, "is now required"
