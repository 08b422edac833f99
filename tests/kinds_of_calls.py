"""Kinds of actions, by what happens to their requests: one of a kind stands for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable


def kinds_of(names: Iterable[str]) -> set[tuple[bool, ...]]:
    """Return the kinds of actions.

    They differ by whether an action may be sent twice, is about one sandbox, and sends or fetches
    the bytes of a file, as these come in pieces.
    """
    actions = [ACTIONS[name] for name in names]
    return {
        (
            made.idempotent,
            "sandbox_id" in made.signature.parameters,
            "file_content_base64" in made.signature.parameters,
            "content_base64" in made.result_type.model_fields,
        )
        for made in actions
    }
