"""Results as documents: whole, or for models with the head and the tail of what is too long."""

from __future__ import annotations

import base64
import dataclasses
import itertools
import json
import operator
import re
from typing import TYPE_CHECKING, Any

from daytona_actions.engine.replies import tree
from daytona_actions.engine.shown import shown_of

if TYPE_CHECKING:
    from collections.abc import Container

    from daytona_actions.engine.result import ActionResult
    from daytona_actions.engine.service import Service
    from daytona_actions.engine.shown import Shown

LIMIT = 32_000
"""The longest text or list that a model gets, in characters: about 8,000 tokens."""


@dataclasses.dataclass(frozen=True)
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


def document(result: ActionResult) -> dict[str, Any]:
    """Return a result in its documented form, as JSON can carry it."""
    found: dict[str, Any] = tree(result.model_dump(mode="json"))
    return found


def full_document(result: ActionResult) -> dict[str, Any]:
    """Return a result in its documented form and, if it failed, its `failure` beside it.

    The failure's message is left out of it: it is the result's `error`.
    """
    if result.failure is None:
        return document(result)
    failure = dataclasses.asdict(result.failure)
    del failure["message"]
    return document(result) | {"failure": failure}


def excerpt(
    service: Service,
    result: ActionResult,
    limit: int = LIMIT,
    offered: Container[str] | None = None,
) -> Excerpt:
    """Cut a result down to what fits a model's context.

    Args:
        service: whose action it is.
        result: what an action answered.
        limit: the longest text or list to keep whole, in characters.
        offered: the names of the actions that the model can call for the rest; default: all.
    """
    whole = full_document(result)
    failure = whole.pop("failure", None)
    pictures = take_pictures(whole)
    truncated: dict[str, str] = {}
    for field, value in list(whole.items()):
        if _length(value) <= limit:
            continue
        known = shown_of(type(result), field)
        whole[field], missing = _shortened(field, value, limit, known.details)
        if missing:
            truncated[field] = f"{missing}. {_advice(service, known, offered)}"
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


def _advice(service: Service, known: Shown, offered: Container[str] | None) -> str:
    """Say how to get the rest of a field, by actions that whoever asks can call."""
    named = service.actions.keys() & set(re.findall(r"\w+", known.the_rest))
    if offered is None or all(name in offered for name in named):
        return known.the_rest
    return "The rest cannot be had through what is offered here."


def _shortened(field: str, value: Any, limit: int, details: str = "") -> tuple[Any, str]:
    """Return what is kept of a value that is too long, and what is missing, empty if all is kept.

    Texts and lists keep both ends, and so does a text that is in base64; other content in base64,
    half of which is worth nothing, goes as a whole. A map loses its details first.

    Args:
        field: the name of the result's field.
        value: what it holds.
        limit: the longest value to keep whole, in characters of its JSON form or of its text.
        details: the name of the entries of a map that are left out first.
    """
    if isinstance(value, list):
        kept = _ends(value, limit)
        missing = len(value) - len(kept)
        return kept, f"{missing:,} of {len(value):,} entries left out" if missing else ""
    if isinstance(value, str) and field.endswith("_base64"):
        return _content(value, limit)
    if isinstance(value, str):
        return _text(value, limit)
    size, rest = _size(value), _without(value, details)
    if rest != value and _size(rest) <= limit:
        return rest, f"All {details} left out, {size - _size(rest):,} characters"
    return None, f"All {size:,} characters left out"


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else _size(value)


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
