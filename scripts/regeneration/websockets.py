"""Leaves out the operations that are websockets: no function that sends one request can use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regeneration.shapes import METHODS

if TYPE_CHECKING:
    from regeneration.documents import Document

_MARK = "x-websocket"


def is_websocket(operation: dict[str, Any]) -> bool:
    """Whether an operation is marked as a websocket."""
    return bool(operation.get(_MARK))


def without(document: Document) -> Document:
    """Return a description without its websockets; the given one stays as it is."""
    return {**document, "paths": {path: _rest(item) for path, item in document["paths"].items()}}


def _rest(item: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in item.items() if not (name in METHODS and is_websocket(value))
    }
