"""Reads values of a query as the control plane does, with its messages."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from daytona_actions.local.answers import ControlPlaneError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.datastructures import QueryParams

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def page_size(query: QueryParams, default: int, most: int) -> int:
    """Return the query's ``limit``; raises the 400 that names all its faults."""
    return _whole(query, "limit", least=1, most=most) or default


def page_number(query: QueryParams) -> int:
    """Return the query's ``page``, counted from 1."""
    return _whole(query, "page", least=1) or 1


def bound(query: QueryParams, name: str, least: int) -> int | None:
    """Return a bound of a filter; None if there is none."""
    return _whole(query, name, least=least, least_first=True)


def moment(query: QueryParams, name: str) -> datetime | None:
    """Return a moment of a filter; None if there is none."""
    text = query.get(name)
    if text is None:
        return None
    found = read_moment(text)
    if found is None:
        raise ControlPlaneError(400, f"{name} must be a Date instance")
    return found


def read_moment(text: object) -> datetime | None:
    """Return the moment that a text names; None for another."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def flag(query: QueryParams, name: str) -> bool | None:
    """Return whether a filter is on; None if it is not named. Any word but true means no."""
    text = query.get(name)
    return None if text is None else text == "true"


def values(query: QueryParams, name: str, allowed: Iterable[str] = (), shown: str = "") -> set[str]:
    """Return the values of a filter that may be repeated, also as ``name[]``."""
    found = {*query.getlist(name), *query.getlist(f"{name}[]")}
    if allowed and not found <= set(allowed):
        listed = ", ".join(allowed)
        message = f"each value{shown} must be one of the following values: {listed}"
        raise ControlPlaneError(400, message)
    return found


def choice(query: QueryParams, name: str, allowed: Iterable[str], default: str) -> str:
    """Return the query's choice of several words."""
    found = query.get(name, default)
    if found not in allowed:
        message = f"{name} must be one of the following values: {', '.join(allowed)}"
        raise ControlPlaneError(400, message)
    return found


def pattern(text: str, *, anywhere: bool = False) -> re.Pattern[str]:
    """Return what matches as SQL's ILIKE does: ``%`` is any text, ``_`` any character.

    Recorded: list_sandboxes_filters. A text is found at the start, or ``anywhere``.
    """
    parts = [
        "".join("." if character == "_" else re.escape(character) for character in part)
        for part in text.split("%")
    ]
    # Atomic: what was found first is not tried again, or a few wildcards would take for ever.
    found = "".join(f"(?>.*?{part})" for part in parts[1:])
    first = f"(?>.*?{parts[0]})" if anywhere else parts[0]
    return re.compile(first + found, re.IGNORECASE | re.DOTALL)


def _whole(
    query: QueryParams,
    name: str,
    *,
    least: int,
    most: float = math.inf,
    least_first: bool = False,
) -> int | None:
    text = query.get(name)
    if text is None:
        return None
    # As JavaScript reads it: nothing is zero.
    number = float(text or 0) if NUMBER.fullmatch(text or "0") else math.nan
    problems = []
    if not number.is_integer():
        problems.append(f"{name} must be an integer number")
    if not number >= least:
        problems.insert(0 if least_first else 1, f"{name} must not be less than {least}")
    if most < math.inf and not number <= most:
        problems.append(f"{name} must not be greater than {most}")
    if problems:
        raise ControlPlaneError(400, ", ".join(problems))
    return int(number)
