"""Fills in the parts of the README that repeat what the code says; `--check` only compares."""

from __future__ import annotations

import inspect
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import made_pages
from benchmark import report
from docstring_parser import parse
from mapping import operation

from daytona_actions import DaytonaActions, FailureKind
from daytona_actions.engine.streams import prepare_streams
from daytona_actions.errors import HINTS, RETRYABLE
from daytona_actions.listed import SHORT_LIST
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"


def actions() -> str:
    """List the usual actions with their operations and parameters, the optional ones in brackets."""
    rows = (
        (
            f"`{action.name}`",
            "read" if action.read_only else "write",
            f"`{operation(action.name)}`",
            _parameters(action.signature),
            action.summary + _marks(action.documented),
        )
        for action in SHORT_LIST
    )
    return _table(("action", "", "operation", "parameters", "what it does"), rows)


def families() -> str:
    """List the families with all their actions."""
    rows = (
        (f"`{family.name}`", ", ".join(f"`{name}`" for name in some), family.summary)
        for family, some in DAYTONA.by_family(DAYTONA.actions)
        if family
    )
    return _table(("family", "actions", "what they are about"), rows)


def kinds() -> str:
    """List the kinds of failure with what to do about each."""
    rows = (
        (f"`{kind}`", "yes" if str(kind) in RETRYABLE else "", HINTS[kind]) for kind in FailureKind
    )
    return _table(("`failure.kind`", "try again?", "`failure.hint`"), rows)


def configuration() -> str:
    """List the settings of the clients."""
    texts = {
        given.arg_name: given.description for given in parse(DaytonaActions.__doc__ or "").params
    }
    rows = (
        (
            f"`{name}`",
            _variable(name, texts[name] or ""),
            _default(given),
            _line(texts[name]),
        )
        for name, given in list(inspect.signature(DaytonaActions).parameters.items())
    )
    return _table(("argument", "environment", "default", "meaning"), rows)


def speed() -> str:
    """Show how fast it is, by the last run of the bench."""
    return report.summary(json.loads((ROOT / "docs/benchmark/results.json").read_text("utf-8")))


BLOCKS = {
    "actions": actions,
    "families": families,
    "kinds": kinds,
    "configuration": configuration,
    "speed": speed,
}


def filled(text: str) -> str:
    """Return the README with every made part as it should be."""
    for name, make in BLOCKS.items():
        part = re.compile(rf"(<!-- {name}: .*? -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        places = part.findall(text)
        if len(places) != 1:
            raise SystemExit(f"README.md has {len(places)} places for the {name}, not one")
        made = make().replace("\\", r"\\")
        text = part.sub(rf"\g<1>{made}\g<2>", text)
    return text


def main() -> int:
    """Write the README, or check it; returns the exit code."""
    return made_pages.main(lambda: {README: filled(README.read_text("utf-8"))}, __doc__)


def _parameters(signature: inspect.Signature) -> str:
    required = [
        name for name, given in signature.parameters.items() if given.default is given.empty
    ]
    optional = [name for name in signature.parameters if name not in required]
    texts = [", ".join(f"`{name}`" for name in names) for names in (required, optional) if names]
    if not required:
        return f"[{texts[0]}]"
    return texts[0] + (f" [{texts[1]}]" if optional else "")


def _marks(documented: bool) -> str:  # noqa: FBT001 - the flag of an action
    return "" if documented else " (beyond the documented twelve)"


def _variable(name: str, text: str) -> str:
    """Return the environment variable of a setting if its text names one."""
    variable = f"DAYTONA_{name.upper()}"
    return f"`{variable}`" if variable in text else ""


def _default(given: inspect.Parameter) -> str:
    return "" if given.default is None else f"`{given.default}`"


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


if __name__ == "__main__":
    prepare_streams()
    sys.exit(main())
