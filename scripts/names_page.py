"""What docs/python.md says: each name that can be imported, and the first line of its docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import daytona_actions
from daytona_actions import ACTIONS, local, results

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = """\
# What can be imported

Made by `scripts/door_pages.py` from the docstrings; `help(…)` in Python shows the whole of each.
These names are public, and kept within a major version.
"""
_VALUES = {
    "ACTIONS": "All actions by their names: a mapping, with the schemas and the texts of each.",
    "__version__": "The version of this package, as a text.",
}


def page() -> str:
    """Return the page as it should be."""
    answers = {action.result_type.__name__: name for name, action in ACTIONS.items()}
    names = dir(daytona_actions)
    parts = [name for name in names if _is_of(results, name) and name not in answers]
    doors = [name for name in names if name[0].islower()]
    others = [name for name in names if name not in {*answers, *parts, *doors}]
    shown = [(f"`{name}`", _line(daytona_actions, name)) for name in others]
    made = [(f"`{name}`", _line(daytona_actions, name)) for name in doors]
    within = [(f"`{name}`", _line(daytona_actions, name)) for name in parts]
    answered = [
        (f"`{action}`", f"`{name}`", _line(daytona_actions, name))
        for name, action in answers.items()
    ]
    here = [(f"`{name}`", _line(local, name)) for name in local.__all__]
    return "\n".join(
        [
            _HEAD,
            "## From `daytona_actions`\n",
            _table(("name", "what it is"), shown),
            "The doors ([doors.md](doors.md)):\n",
            _table(("name", "what it does"), made),
            "What the actions answer:\n",
            _table(("action", "its result", "what that holds"), answered),
            "What is in results:\n",
            _table(("name", "what it is"), within),
            "## From `daytona_actions.local`\n",
            _table(("name", "what it is"), here).rstrip("\n") + "\n",
        ]
    )


def _is_of(module: Any, name: str) -> bool:
    found = getattr(daytona_actions, name)
    return isinstance(found, type) and found.__module__.startswith(
        (module.__name__, "daytona_actions.engine.result")
    )


def _line(module: Any, name: str) -> str:
    """Return what a name is, on one line of a table."""
    text = _VALUES.get(name) or getattr(module, name).__doc__
    return str(text).partition("\n\n")[0].replace("``", "`").replace("\n", " ")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
