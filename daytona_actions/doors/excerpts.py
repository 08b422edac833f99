"""Results for models: what is too long keeps its head and its tail, pictures stand apart."""

from __future__ import annotations

import itertools
import json
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions.doors import service
from daytona_actions.doors.outcomes import told

if TYPE_CHECKING:
    from daytona_actions.results import ActionResult

LIMIT = 32_000
"""The longest text or list that a model gets, in characters: about 8,000 tokens."""


@dataclass(frozen=True)
class Excerpt:
    """A result as a model gets it.

    Attributes:
        document: the result in its documented form, shortened where it was too long.
        truncated: for each field that was shortened, what is missing and how to get it.
        failure: why the action failed and what to do about it, None on success.
        pictures: the pictures that the result holds, base64 of PNG.
    """

    document: dict[str, Any]
    truncated: dict[str, str]
    failure: dict[str, Any] | None
    pictures: list[str]

    @property
    def notes(self) -> dict[str, Any]:
        """What is said beside the document: `failure` and `truncated`, where there is such."""
        said = {"failure": self.failure, "truncated": self.truncated}
        return {name: value for name, value in said.items() if value}

    @property
    def text(self) -> str:
        """The document and its notes as one JSON text."""
        return json.dumps(self.document | self.notes, ensure_ascii=False)


def excerpt(result: ActionResult, limit: int = LIMIT) -> Excerpt:
    """Cut a result down to what fits a model's context.

    Args:
        result: what an action answered.
        limit: the longest text or list to keep whole, in characters.
    """
    whole = told(result)
    failure = whole.pop("failure", None)
    pictures = take_pictures(whole)
    truncated: dict[str, str] = {}
    for field in list(whole):
        whole[field], missing = _shortened(field, whole[field], limit)
        if missing:
            advice = service.THE_REST.get(field, "Ask for less.")
            truncated[field] = f"{missing}. {advice}"
    return Excerpt(whole, truncated, failure, pictures)


def take_pictures(found: Any) -> list[str]:
    """Take the pictures out of a document, leaving in place of each its number."""
    entries = found.values() if isinstance(found, dict) else found
    taken: list[str] = []
    if isinstance(found, dict) and isinstance(found.get("png"), str) and found["png"]:
        taken.append(found["png"])
        found["png"] = "see the picture"
    for entry in entries if isinstance(found, (dict, list)) else ():
        taken += take_pictures(entry)
    return taken


def _shortened(field: str, value: Any, limit: int) -> tuple[Any, str]:
    """Return what is kept of a value, and in words what is not."""
    if isinstance(value, list):
        kept = _ends(value, limit)
        missing = len(value) - len(kept)
        return kept, f"{missing:,} of {len(value):,} entries left out" if missing else ""
    is_text = isinstance(value, str) and not field.endswith("_base64")
    size = len(value) if isinstance(value, str) else len(json.dumps(value, ensure_ascii=False))
    if size <= limit:
        return value, ""
    if not is_text:  # half of it would be worth nothing
        return None, f"All {size:,} characters left out"
    half = limit // 2
    left_out = f"{size - 2 * half:,} of {size:,} characters left out"
    return f"{value[:half]}\n[… {left_out} …]\n{value[size - half :]}", left_out


def _ends(entries: list[Any], limit: int) -> list[Any]:
    """Keep as many entries of both ends as fit."""
    sizes = [len(json.dumps(entry, ensure_ascii=False)) for entry in entries]
    if sum(sizes) <= limit:
        return entries
    indices = range(len(entries))
    inwards = (at for pair in zip(indices, reversed(indices), strict=True) for at in pair)
    room = itertools.accumulate((sizes[at] for at in inwards), operator.sub, initial=limit)
    kept = sum(1 for _ in itertools.takewhile(lambda left: left >= 0, room)) - 1
    return entries[: kept - kept // 2] + entries[len(entries) - kept // 2 :]
