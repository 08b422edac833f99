"""Writes docs/operations.md: what actions call, and all operations; `--check` only compares."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import made_pages
import offers
from official_names import OFFICIAL
from reasons import NO_ACTION, NOT_LOCAL, UNRECORDED, Reasons
from regeneration import operations, sources, usage, vendored
from regeneration.layout import Layout

from daytona_actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

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
`{toolbox}` is the address of the toolbox of a sandbox, its ID included. A row without a name goes on with the action
above it; `none` stands where no body is sent, or none is described for the answer.

| action | calls | sends | reads |
| --- | --- | --- | --- |
"""
_ALL_TEXT = """
## Every operation

For each operation of both descriptions the action that it is for, or those that need it on the way; its module in the
generated client, below `daytona_openapi.control.api` or, for `{toolbox}`, `daytona_openapi.toolbox.api`; and whether
a local Daytona offers it, as it was asked, or answers 501, or 404 where it knows no such route.
Where there is none, the reason stands in its place. Where it says *by hand*, no success could be recorded: what the
tests take for one is built from the description.

| operation | action | generated client | local |
| --- | --- | --- | --- |
"""
_OFFICIAL_TEXT = """
## Names of the official SDK

For each action what the official SDK in Python calls it: `fs`, `git` and `process` are parts of its sandbox, `snapshot` and
`volume` of its client. Actions that are not here have no counterpart there.

| official SDK | action |
| --- | --- |
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
    return usage.by_action(_LAYOUT)


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
    return ", ".join(f"`{one}`" for one in dict.fromkeys(whole)) or "`none`"


def page() -> str:
    """Return the page as it should be."""
    rows = [
        [f"`{action}`" if number == 0 else "", *_cells(endpoint)]
        for action in ACTIONS
        for number, endpoint in enumerate(_used()[action])
    ]
    names = [
        (f"`{name}`", f"`{action}`") for action in ACTIONS for name in OFFICIAL.get(action, ())
    ]
    if gone := OFFICIAL.keys() - ACTIONS.keys():
        raise ValueError(f"scripts/official_names.py has actions that there are not: {gone}")
    return "".join(
        (
            *(_TEXT, _rows(rows), _OFFICIAL_TEXT, _rows(names)),
            *(_ALL_TEXT, _rows(every_operation())),
        )
    )


def _rows(rows: Iterable[Iterable[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


@cache
def _missing() -> dict[offers.Route, int]:
    return offers.by_route((service, one.route) for service, one in _operations().values())


def every_operation() -> list[list[str]]:
    """Return the cells of the table of all operations; a reason that is not needed is an error."""
    no_action, not_local = Reasons(NO_ACTION), Reasons(NOT_LOCAL)
    rows = []
    for endpoint, (service, one) in _operations().items():
        status = _missing().get((service, one.route))
        rows.append(
            [
                f"`{_route(endpoint)}`",
                (_actions(endpoint) or no_action.of(endpoint)) + _by_hand(endpoint),
                "a websocket" if one.websocket else f"`{one.module}`",
                f"{status}: {not_local.of(endpoint)}" if status else "offered",
            ]
        )
    if unneeded := sorted(no_action.unneeded | not_local.unneeded):
        raise ValueError(f"scripts/reasons.py has reasons that are not needed: {unneeded}")
    return rows


def _actions(endpoint: str) -> str:
    """Return the actions that an operation is for, else those that need it on the way."""
    main = [f"`{action}`" for action, used in _used().items() if used[0] == endpoint]
    others = [f"`{action}`" for action, used in _used().items() if endpoint in used]
    return ", ".join(main) or (f"for {', '.join(others)}" if others else "")


def _by_hand(endpoint: str) -> str:
    return f" *{UNRECORDED[endpoint]}*" if endpoint in UNRECORDED else ""


def _cells(endpoint: str) -> tuple[str, str, str]:
    return f"`{_route(endpoint)}`", _types(endpoint, "body"), _types(endpoint, "answer")


def main() -> int:
    """Write the page, or check it; returns the exit code."""
    return made_pages.main(lambda: {PAGE: page()}, __doc__)


if __name__ == "__main__":
    sys.exit(main())
