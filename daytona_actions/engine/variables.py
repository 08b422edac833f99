"""Variables and labels: maps that users may give in several shapes and that are sent as texts."""

from __future__ import annotations

import reprlib
from typing import TYPE_CHECKING

from daytona_actions.engine import failures
from daytona_actions.engine.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 128 * 1024  # bytes of `NAME=value` and its NUL: more ends Linux's exec with E2BIG
_SHELL_NAME = late_pattern(r"[A-Za-z_][A-Za-z0-9_]*")

Scalar = str | int | float | bool
"""What a variable or a label may be given as; it is sent as text."""


def as_texts(values: Mapping[str, Scalar]) -> dict[str, str]:
    """Return variables or labels as the server wants them: every value a text."""
    return {key: _as_text(value) for key, value in values.items()}


def environment(values: Mapping[str, Scalar]) -> dict[str, str]:
    """Return the environment of a machine, every value a text.

    Raises:
        ActionError: no process can be started with it: a NUL, or too long a value.
    """
    texts = as_texts(values)
    for name, value in texts.items():
        if "\0" in name or "\0" in value:
            raise failures.invalid(
                f"env[{reprlib.repr(name)}] holds a NUL character: no variable can"
            )
        if len(f"{name}={value}".encode()) >= _LONGEST:
            raise failures.invalid(
                f"env[{reprlib.repr(name)}] is longer than the {_LONGEST - 1:,} bytes that a "
                "variable can have with its name: put the value into a file instead"
            )
    return texts


def variables(values: Mapping[str, Scalar]) -> dict[str, str]:
    """Return the environment of a command, every value a text and every name a shell's.

    Raises:
        ActionError: a name is not a shell identifier; or no process can be started with it.
    """
    for key in values:
        if not _SHELL_NAME.fullmatch(key):
            raise failures.invalid(
                f"env has the name {key!r}: use letters, digits and _ only, not a digit first"
            )
    return environment(values)


def _as_text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
