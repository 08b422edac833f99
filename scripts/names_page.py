"""What docs/python.md says: each name that can be imported, and the first line of its docstring."""

from __future__ import annotations

import ast
from pathlib import Path
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
    doors = [name for name in names if name[0].islower()]
    parts = [name for name in names if _is_in_a_result(name) and name not in answers]
    others = [name for name in names if name not in {*answers, *parts, *doors}]
    shown = [(f"`{name}`", _line(daytona_actions, name)) for name in others]
    made = [(f"`{name}`", _first(_of_a_door(name))) for name in doors]
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


def _is_in_a_result(name: str) -> bool:
    module = getattr(
        vars(daytona_actions).get(name) or getattr(results, name, None), "__module__", ""
    )
    return module.startswith((results.__name__, "daytona_actions.engine.result"))


def _line(module: Any, name: str) -> str:
    """Return what a name is, on one line of a table."""
    return _first(_VALUES.get(name) or getattr(module, name).__doc__)


def _of_a_door(name: str) -> str | None:
    """Read a docstring without importing the module, which may need an extra, and takes its time."""
    module, function = daytona_actions._DOORS[name]  # noqa: SLF001 - what it gives on demand
    path = Path(daytona_actions.__file__).parent / "doors" / f"{module}.py"
    defined = ast.parse(path.read_text("utf-8")).body
    return next(
        ast.get_docstring(node)
        for node in defined
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == function
    )


def _first(text: str | None) -> str:
    return str(text).partition("\n\n")[0].replace("``", "`").replace("\n", " ")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
