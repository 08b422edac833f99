"""What all written Python shares: docstrings, names of other modules, and what is sent."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from drafting.kinds import Taken

INDENT = "    "
_WIDTH = 96
_TEXT = r'"(?:[^"\\]|\\.)*"'


def docstring(text: str, arguments: Iterable[tuple[str, str]] = (), indent: str = INDENT) -> str:
    """Return a docstring with its quotes; every line but the first is indented."""
    first, _, rest = text.partition("\n\n")
    lines = _filled(first, "", _WIDTH - 6)
    for paragraph in filter(None, rest.split("\n\n")):
        lines += ["", *_filled(paragraph, "", _WIDTH - len(indent))]
    said = [
        line
        for name, words in arguments
        for line in _filled(f"{name}: {words}", INDENT, _WIDTH - len(indent))
    ]
    lines += ["", "Args:", *said] if said else []
    lines = [line.replace("\\", "\\\\").replace('"""', "'''") for line in lines]
    if len(lines) == 1:
        return f'"""{lines[0]}"""'
    return "\n".join(
        [f'"""{lines[0]}', *(f"{indent}{line}".rstrip() for line in lines[1:]), f'{indent}"""']
    )


def _filled(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent * 2,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def in_module(code: str, module: Callable[[str], str]) -> str:
    """Return code with its names as another module writes them; texts stay as they are."""

    def change(found: re.Match[str]) -> str:
        word = found[0]
        return word if word.startswith('"') else f"{module(word)}{word}"

    # Of lower-case names only those that are called: parameters may be called so, too.
    return re.sub(rf"{_TEXT}|(?<![.\w])(?:[A-Z]\w*|[a-z_]\w*(?=\()|make_\w+)", change, code)


def sent(taken: Taken, value: str, *, required: bool) -> str:
    """Return the expression for what is sent of a parameter."""
    if required:
        whole = taken.of(value)
        return (
            f"None if {value} is None else {whole}" if taken.nullable and taken.convert else whole
        )
    if not taken.convert:
        return f"given({value})"
    if taken.make:
        return f"given({value}, {taken.make})"
    return f"types.UNSET if {value} is None else {taken.of(value)}"


def imports(package: str, code: str) -> list[str]:
    """Return the lines that import what code needs of the generated client, and an empty one."""
    names = [name for name in ("models", "types") if re.search(rf"(?<![.\w]){name}\.", code)]
    return [f"{INDENT}from {package} import {', '.join(names)}", ""] if names else []
