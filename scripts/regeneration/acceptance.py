"""Takes back in a newer description what was accepted, so that what does not follow from it shows."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from regeneration import facts, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from regeneration.documents import Document


def without(document: Document, before: Document, names: Iterable[str]) -> Document:
    """Return a newer description in which what is named is as it was.

    Args:
        document: the newer description.
        before: the one that there is now.
        names: those of changes: fields and models such as `Thing.size`, operations such as `GET /things answer`.
    """
    found = copy.deepcopy(document)
    for name in names:
        method, _, rest = name.partition(" ")
        path = rest.partition(" ")[0]
        model, *fields = facts.steps(name)
        if path in before["paths"]:
            _put_operation(found, before, method.lower(), path)
        elif model in before.get("components", {}).get("schemas", {}):
            _put_model(found, before, model, *fields[:1])
    return found


def _put_operation(found: Document, before: Document, method: str, path: str) -> None:
    old = shapes.resolved(before, before["paths"][path])
    part = {key: old[key] for key in (method, "parameters") if key in old}
    identifier = old.get(method, {}).get("operationId", path)
    for item in found["paths"].values():
        for key in shapes.METHODS:
            if item.get(key, {}).get("operationId") == identifier:  # it has moved there
                del item[key]
    found["paths"][path] = {**shapes.resolved(found, found["paths"].get(path)), **part}
    _put_referred(found, before, part)


def _put_model(found: Document, before: Document, model: str, field: str = "") -> None:
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    old, new = before["components"]["schemas"][model], schemas.get(model, {})
    fields, others = old.get("properties", {}), new.get("properties", {})
    if field in {*fields, *others}:
        # Nothing else of the model: that may hold what nobody accepted.
        kept = {name: value for name, value in others.items() if name != field}
        kept |= {name: value for name, value in fields.items() if name == field}
        required = [name for name in new.get("required", []) if name != field]
        required += [name for name in old.get("required", []) if name == field]
        old = {**new, "properties": kept, "required": required}
    schemas[model] = old
    _put_referred(found, before, old)


def _put_referred(found: Document, before: Document, part: Any) -> None:
    """Put back what a part refers to, where it is there no more."""
    for reference in shapes.references(part):
        place, *inner = shapes.names(reference)
        if place != "components" or shapes.referred(found, reference):
            continue
        kind, name = inner[:2]
        found["components"].setdefault(kind, {})[name] = before["components"][kind][name]
        _put_referred(found, before, before["components"][kind][name])
