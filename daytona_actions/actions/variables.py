"""Variables and labels: maps that users may give in several shapes and that are sent as texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daytona_actions import errors

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHELL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

Scalar = str | int | float | bool
"""What a variable or a label may be given as; it is sent as text."""


def as_texts(values: Mapping[str, Scalar]) -> dict[str, str]:
    """Return variables or labels as the server wants them: every value a text."""
    return {key: _as_text(value) for key, value in values.items()}


def variables(values: Mapping[str, Scalar]) -> dict[str, str]:
    """Return the environment of a command, every value a text and every name a shell's.

    Raises:
        ActionError: a name is not a shell identifier, which the toolbox would refuse.
    """
    for key in values:
        if not _SHELL_NAME.fullmatch(key):
            raise errors.invalid(
                f"env has the name {key!r}: use letters, digits and _ only, not a digit first"
            )
    return as_texts(values)


def _as_text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
