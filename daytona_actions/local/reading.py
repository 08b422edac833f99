"""Reads JSON that can be written again: what JSON has no word for would break every later answer."""

from __future__ import annotations

import json
import math
from typing import Any


def read_json(text: str | bytes) -> Any:
    """Return what JSON says.

    Raises ValueError also for NaN and infinity, text with half of a surrogate pair, and values
    that are nested too deeply.
    """
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite)
        json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        message = "the values are nested too deeply"
        raise ValueError(message) from error
    return value


def _refuse(constant: str) -> None:
    message = f"{constant} is no JSON"
    raise ValueError(message)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        message = f"{text} is too large"
        raise ValueError(message)
    return number
