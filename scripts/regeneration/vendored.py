"""Turns the vendored descriptions into those that the client is generated from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from regeneration import cutting, documents, overlay, sources
from regeneration.judgement import Verdict
from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Collection

    from regeneration.documents import Document
    from regeneration.layout import Layout
    from regeneration.sources import Description, Sources


def finished(
    layout: Layout, settings: Sources, *, leave_out: Collection[str] = ()
) -> dict[str, tuple[str, Document]]:
    """Stem of the file and finished description of each description, by its name."""
    return {
        name: (Path(description.file).stem, _finished(layout, description))
        for name, description in settings.descriptions.items()
        if name not in leave_out
    }


def _finished(layout: Layout, description: Description) -> Document:
    """Return a vendored description with its overlay, of which every action must apply."""
    document = original(layout, description)
    if description.overlay is None:
        return document
    path = layout.descriptions / description.overlay
    for judgement in overlay.apply(document, overlay.read(path)):
        if judgement.verdict is not Verdict.APPLIES:
            raise RefusalError(f"{path}: {judgement}; correct the action or take it out")
    return document


def original(layout: Layout, description: Description) -> Document:
    """Return a vendored description as it was published: all of it, or the operations in use."""
    data, label = sources.verified(layout, description), description.file
    document = documents.description(data, label)
    if description.operations is not None:
        cutting.check(document, description.operations, label)
    return cutting.generated(document, description.operations, label)
