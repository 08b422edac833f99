"""What is kept of a value that is too long for a model, and in words what is not."""

from __future__ import annotations

import base64
import itertools
import json
import operator
from typing import Any


def shortened(field: str, value: Any, limit: int, details: str = "") -> tuple[Any, str]:
    """Return what is kept of a value, and what is missing, empty if it is whole.

    Texts and lists keep both ends, and so does a text that is in base64; other content in base64,
    half of which is worth nothing, goes as a whole. A map loses its details first.

    Args:
        field: the name of the result's field.
        value: what it holds.
        limit: the longest value to keep whole, in characters of its JSON form or of its text.
        details: the name of the entries of a map that are left out first.
    """
    size = len(value) if isinstance(value, str) else _size(value)
    if size <= limit:
        return value, ""
    if isinstance(value, list):
        kept = _ends(value, limit)
        missing = len(value) - len(kept)
        return kept, f"{missing:,} of {len(value):,} entries left out" if missing else ""
    if isinstance(value, str) and field.endswith("_base64"):
        return _content(value, limit)
    if isinstance(value, str):
        return _text(value, limit)
    rest = _without(value, details)
    if rest != value and _size(rest) <= limit:
        return rest, f"All {details} left out, {size - _size(rest):,} characters"
    return None, f"All {size:,} characters left out"


def _size(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False))


def _text(value: str, limit: int) -> tuple[str, str]:
    half = limit // 2
    left_out = f"{len(value) - 2 * half:,} of {len(value):,} characters left out"
    return f"{value[:half]}\n[… {left_out} …]\n{value[len(value) - half :]}", left_out


def _content(value: str, limit: int) -> tuple[str | None, str]:
    """Shorten a text that is in base64; what is kept of it is in base64 again."""
    try:
        text = base64.b64decode(value).decode()
    except ValueError:
        text = "\0"
    if "\0" in text:
        return None, f"All {len(value):,} characters left out"
    # A character is up to four bytes, and three bytes are four characters of base64.
    room = limit * 3 // 4 * len(text) // len(text.encode())
    kept, left_out = _text(text, room)
    return base64.b64encode(kept.encode()).decode(), f"Of the decoded text {left_out}"


def _without(value: Any, name: str) -> Any:
    """Return a tree without the entries of a name, wherever they stand."""
    if isinstance(value, dict):
        return {key: _without(inside, name) for key, inside in value.items() if key != name}
    return [_without(inside, name) for inside in value] if isinstance(value, list) else value


def _ends(entries: list[Any], limit: int) -> list[Any]:
    """Keep as many entries of both ends as fit."""
    sizes = [_size(entry) for entry in entries]
    if sum(sizes) <= limit:
        return entries
    indices = range(len(entries))
    inwards = (at for pair in zip(indices, reversed(indices), strict=True) for at in pair)
    room = itertools.accumulate((sizes[at] for at in inwards), operator.sub, initial=limit)
    kept = sum(1 for _ in itertools.takewhile(lambda left: left >= 0, room)) - 1
    return entries[: kept - kept // 2] + entries[len(entries) - kept // 2 :]
