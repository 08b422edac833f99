"""Writes docs/operations.md: which operations each action calls; `--check` only compares."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from regeneration import operations, sources, usage, vendored
from regeneration.layout import Layout

from daytona_actions import ACTIONS

if TYPE_CHECKING:
    from regeneration.operations import Operation

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "operations.md"
_LAYOUT = Layout(ROOT)
_PLACES = {"control": "", "toolbox": "{toolbox}"}
_TEXT = """\
# Actions and operations

Made by `scripts/mapping.py` from the source of the actions and the descriptions in `openapi/`.
For each action, the operations of Daytona that it may call: first the one that it is for, then those
that it may need on the way (to find a sandbox, to wait for it, to start it with `auto_start`).
`{toolbox}` is the address of the toolbox of a sandbox, its ID included.

| action | calls | sends | reads |
| --- | --- | --- | --- |
"""


@cache
def _operations() -> dict[str, tuple[str, Operation]]:
    """Return by endpoint of which service an operation is, and the operation."""
    finished = vendored.finished(_LAYOUT, sources.read(_LAYOUT))
    return {
        f"{service}.{operation.module}": (service, operation)
        for service, (_, document) in finished.items()
        for operation in operations.of(document).values()
    }


@cache
def _used() -> dict[str, list[str]]:
    return usage.by_action(_LAYOUT.actions)


def operation(action: str) -> str:
    """Return the operation that an action is for: `POST {toolbox}/process/execute`."""
    return _route(_used()[action][0])


def _route(endpoint: str) -> str:
    service, found = _operations()[endpoint]
    method, path = found.route.split(" ", 1)
    return f"{method} {_PLACES[service]}{path.removeprefix('/{sandboxId}')}"


def _types(endpoint: str, kind: str) -> str:
    """Return the types of the whole bodies that an operation sends or reads."""
    _, found = _operations()[endpoint]
    whole = [
        fact.type
        for place, fact in found.facts.items()
        if place.startswith(f"{kind} as ") and not set(".[{") & set(place.partition(" as ")[2])
    ]
    return ", ".join(f"`{one}`" for one in dict.fromkeys(whole))


def page() -> str:
    """Return the page as it should be."""
    rows = [
        [f"`{action}`" if number == 0 else "", *_cells(endpoint)]
        for action in ACTIONS
        for number, endpoint in enumerate(_used()[action])
    ]
    return _TEXT + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cells(endpoint: str) -> tuple[str, str, str]:
    return f"`{_route(endpoint)}`", _types(endpoint, "body"), _types(endpoint, "answer")


def main() -> int:
    """Write the page, or with `--check` tell whether it is up to date."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != page():
        print("docs/operations.md is not up to date: run scripts/mapping.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
