"""Results for models: what is too long keeps its head and its tail, pictures stand apart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.outcomes import full_document
from daytona_actions.doors.shortening import shortened

if TYPE_CHECKING:
    from collections.abc import Container

    from daytona_actions.engine.result import ActionResult
    from daytona_actions.engine.service import Service

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
    for field in list(whole):
        details = service.presentation.details.get(field, "")
        whole[field], missing = shortened(field, whole[field], limit, details)
        if missing:
            truncated[field] = f"{missing}. {_advice(service, field, offered)}"
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


def _advice(service: Service, field: str, offered: Container[str] | None) -> str:
    """Say how to get the rest of a field, by actions that whoever asks can call."""
    advice = service.presentation.the_rest.get(field, "Ask for less.")
    named = [name for name in service.actions if name in advice]
    if offered is None or all(name in offered for name in named):
        return advice
    return "The rest cannot be had through what is offered here."
