"""Newer descriptions of the control plane, made up from the vendored one."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regeneration import documents, sources, vendored as finish
from regeneration.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Path(__file__).resolve().parents[2]
Document = dict[str, Any]


def vendored(root: Path) -> Document:
    """Return the description that a project has today, as upstream published it."""
    layout = Layout(root)
    file = layout.descriptions / sources.read(layout).descriptions["control"].file
    found: Document = documents.description(file.read_bytes(), file.name)
    return found


def with_more(document: Document) -> None:
    """Add operations under a new tag, models, and fields of models that actions read and send."""
    schemas = document["components"]["schemas"]
    for number in range(30):
        schemas[f"Novelty{number}"] = {
            "type": "object",
            "properties": {
                "id": {"type": "string"},
                "kind": {"type": "string", "enum": ["old", "new"]},
                "madeAt": {"type": "string", "format": "date-time"},
            },
        }
        answer = {"schema": {"$ref": f"#/components/schemas/Novelty{number}"}}
        document["paths"][f"/novelty/{number}"] = {
            "get": {
                "operationId": f"getNovelty{number}",
                "tags": ["novelty"],
                "responses": {
                    "200": {"description": "New.", "content": {"application/json": answer}}
                },
            }
        }
    for model in ("Sandbox", "CreateSandbox", "SnapshotDto"):
        properties = schemas[model]["properties"]
        properties["noveltyOfThisYear"] = {"$ref": "#/components/schemas/Novelty0"}
        properties["noveltyName"] = {"type": "string", "description": "What is new."}
    _extend(schemas["SandboxState"]["enum"], "hibernating")
    _extend(document.setdefault("tags", []), {"name": "novelty"})


def with_less(document: Document) -> None:
    """Remove what no action needs: old toolbox routes, numbered pages, a field that is not sent."""
    paths = document["paths"]
    for path in list(paths):
        if path.startswith("/toolbox/") or path == "/sandbox/paginated":
            del paths[path]
    for model in ("CreateSandbox", "Sandbox"):
        document["components"]["schemas"][model]["properties"].pop("class", None)


def with_cursors(document: Document) -> None:
    """Page the list of sandboxes by cursors, as the overlay would have it."""
    layout = Layout(PROJECT)
    [(_, finished)] = (
        found
        for name, found in finish.finished(layout, sources.read(layout)).items()
        if name == "control"
    )
    listing = copy.deepcopy(finished["paths"]["/sandbox"]["get"])
    for parameter in listing["parameters"]:
        if parameter.get("name") == "limit":
            parameter["schema"]["default"] = 100
    document["paths"]["/sandbox"]["get"] = listing
    name = "ListSandboxesResponse"
    document["components"]["schemas"][name] = finished["components"]["schemas"][name]


def with_states(document: Document) -> None:
    """Know the states that the overlay adds."""
    _extend(
        document["components"]["schemas"]["SandboxState"]["enum"], "pausing", "paused", "resuming"
    )


def _extend(entries: list[Any], *more: object) -> None:
    # Only what is new: by now such a description may have been taken over.
    entries += [entry for entry in more if entry not in entries]


CHANGES = (with_more, with_less, with_cursors, with_states)


def newer(*changes: Callable[[Document], None]) -> Document:
    """Return today's description with changes made to it."""
    document = vendored(PROJECT)
    for change in changes:
        change(document)
    return document
