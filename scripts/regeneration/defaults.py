"""Leaves out the defaults that the generator does not find among the values of their enum.

It looks for the text as it is among texts that are escaped already. Nothing is lost but a line of
documentation: the client does not send defaults.
"""

from __future__ import annotations

from typing import Any

from openapi_python_client.strings import in_double_quote_literal

_KEY = "default"
# Where an enum can be, or be referred to.
_ENUMS = frozenset({"enum", "allOf", "anyOf", "oneOf"})


def readable(value: Any) -> Any:
    """Return a part of a description without such defaults; the given one stays as it is."""
    if isinstance(value, list):
        return [readable(each) for each in value]
    if not isinstance(value, dict):
        return value
    default = value.get(_KEY)
    escaped = isinstance(default, str) and in_double_quote_literal(default) != default
    lost = escaped and not _ENUMS.isdisjoint(value)
    return {name: readable(each) for name, each in value.items() if not (lost and name == _KEY)}
