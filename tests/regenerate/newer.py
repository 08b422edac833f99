"""Newer descriptions of the control plane, made up from the vendored one."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from regeneration import documents, sources
from regeneration.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    schemas["SandboxState"]["enum"].append("hibernating")
    document.setdefault("tags", []).append({"name": "novelty"})


def with_less(document: Document) -> None:
    """Remove what no action needs: old toolbox routes, numbered pages, a field that is not sent."""
    paths = document["paths"]
    for path in list(paths):
        if path.startswith("/toolbox/") or path == "/sandbox/paginated":
            del paths[path]
    for model in ("CreateSandbox", "Sandbox"):
        document["components"]["schemas"][model]["properties"].pop("class", None)


def with_cursors(document: Document) -> None:
    """Page the list of sandboxes by cursors, as the overlay would, with parameters of its own."""
    listing = document["paths"]["/sandbox"]["get"]
    kept = [item for item in listing["parameters"] if item["name"] == "labels"]
    listing["parameters"] = [
        *kept,
        {"name": "cursor", "in": "query", "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "number", "default": 100}},
    ]
    schemas = document["components"]["schemas"]
    schemas["SandboxListItem"] = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}},
    }
    items = {"type": "array", "items": {"$ref": "#/components/schemas/SandboxListItem"}}
    schemas["ListSandboxesResponse"] = {
        "type": "object",
        "required": ["items", "nextCursor"],
        "properties": {"items": items, "nextCursor": {"type": "string", "nullable": True}},
    }
    listing["responses"]["200"]["content"]["application/json"]["schema"] = {
        "$ref": "#/components/schemas/ListSandboxesResponse"
    }


def with_states(document: Document) -> None:
    """Know the states that the overlay adds."""
    states = document["components"]["schemas"]["SandboxState"]["enum"]
    # Only what is new: by now such a description may have been taken over.
    states += [state for state in ("pausing", "paused", "resuming") if state not in states]


def newer(root: Path, *changes: Callable[[Document], None]) -> Document:
    """Return a project's description with changes made to it."""
    document = copy.deepcopy(vendored(root))
    for change in changes:
        change(document)
    return document
