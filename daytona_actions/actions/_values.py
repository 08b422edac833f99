"""Values that a server may send in any shape, and values that users may give in several."""

from __future__ import annotations

import math
import re
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from daytona_actions import errors

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHELL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

Scalar = str | int | float | bool
"""What a variable or a label may be given as; it is sent as text."""


def text(value: object) -> str | None:
    """Return a text, or the text behind an enum member; anything else counts as absent."""
    if type(value) is str and value.isascii():
        return value  # what nearly all texts are, thousands of them in a long listing
    if isinstance(value, Enum):
        value = value.value
    return errors.sendable(value) if isinstance(value, str) else None


def tree(value: Any) -> Any:
    """Return a copy of a JSON value in which every text can be sent on."""
    if isinstance(value, dict):
        return {errors.sendable(name): tree(part) for name, part in value.items()}
    if isinstance(value, list):
        return [tree(part) for part in value]
    return errors.sendable(value) if isinstance(value, str) else value


def flag(value: object) -> bool | None:
    """Return a truth value; anything else counts as absent."""
    return value if isinstance(value, bool) else None


def whole(value: object) -> int | None:
    """Return a whole number; the API's numbers may have a fraction, which is rounded up.

    Rounded up, because half a CPU is something; anything but a number counts as absent.
    """
    return None if number(value) is None else math.ceil(cast("float", value))


def number(value: object) -> float | None:
    """Return a finite number; anything else counts as absent."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        found = float(value)
    except OverflowError:  # JSON can hold a whole number of any length
        return None
    return found if math.isfinite(found) else None


def as_texts(values: Mapping[str, Scalar] | None) -> dict[str, str] | None:
    """Return variables or labels as the server wants them: every value a text."""
    if values is None:
        return None
    return {key: _as_text(value) for key, value in values.items()}


def variables(values: Mapping[str, Scalar] | None) -> dict[str, str] | None:
    """Return the environment of a command, every value a text and every name a shell's.

    Raises:
        ActionError: a name is not a shell identifier, which the toolbox would refuse.
    """
    for key in values or {}:
        if not _SHELL_NAME.fullmatch(key):
            raise errors.invalid(
                f"env has the name {key!r}: use letters, digits and _ only, not a digit first"
            )
    return as_texts(values)


def _as_text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
