"""Says null as the generator reads it, where a member of a choice says nothing but `nullable`."""

from __future__ import annotations

from typing import Any

_CHOICES = ("anyOf", "oneOf")
_NULL = {"nullable": True}


def spelled_out(value: Any) -> Any:
    """Return a part of a description in which such members are null; the given one stays as it is.

    `anyOf: [X, {nullable: true}]` is how some tools write `X or null` in OpenAPI 3.0; the generator
    would take anything beside X.
    """
    if isinstance(value, list):
        return [spelled_out(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {name: spelled_out(each) for name, each in value.items()}
    for name in _CHOICES:
        members = made.get(name)
        if isinstance(members, list) and len(members) > 1:
            made[name] = [{"type": "null"} if each == _NULL else each for each in members]
    return made
