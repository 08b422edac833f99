"""How a result looks on a terminal: tables, panels and plain text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from rich.box import ROUNDED
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from daytona_actions.engine.shown import secrets_of, shown_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import Console, RenderableType

    from daytona_actions.engine.action import Action
    from daytona_actions.engine.service import Service

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[:.\dZ+-]*")
_WIDEST, _BETWEEN = 40, 3
_HIDDEN = "hidden: add --show-secrets"
_UNSAID = {"success", "error", "failure", "exit_code"}


def show(
    console: Console,
    service: Service,
    action: Action[..., Any],
    document: dict[str, Any],
    *,
    secrets: bool = False,
) -> None:
    """Print what a result holds; a text such as what a program printed comes out as it is."""
    hidden = set() if secrets else secrets_of(action.result_type)
    document = {
        name: _HIDDEN if name in hidden and value else value for name, value in document.items()
    }
    for name in texts_of(action.result_type):
        if text := document.get(name):
            # Not through rich, which drops what rings a bell or moves the cursor back.
            console.file.write(text if text.endswith("\n") else f"{text}\n")
    for block in _blocks(service.colours, action, document, console.width):
        console.print(block)


def show_failure(console: Console, title: str, document: dict[str, Any], *, exit_code: int) -> None:
    """Print why an action failed and what to do next, on the console for messages."""
    failure, message = document["failure"], safe(document["error"] or "")
    if not console.is_terminal:
        console.out(f"error: {message}\nhint: {failure['hint']}", highlight=False)
        return
    said = Text(message).append(f"\n\n{failure['hint']}", style="dim")
    status = [f"HTTP {failure['status_code']}"] if failure["status_code"] else []
    wait = failure["retry_after"]
    status += [f"retry after {wait:g} s"] if wait is not None else []
    status += [f"exit code {exit_code}"]
    console.print(
        Panel(
            said,
            title=f"{title}: {failure['kind'].replace('_', ' ')}",
            title_align="left",
            subtitle=" · ".join(status),
            subtitle_align="right",
            border_style="red",
        )
    )


def safe(text: str) -> str:
    """Take the control characters out of a text, which could command a terminal."""
    return "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else "�" for c in text)


def _blocks(
    colours: Mapping[str, str], action: Action[..., Any], document: dict[str, Any], width: int
) -> Iterator[RenderableType]:
    rest: dict[str, Any] = {}
    for field, value in document.items():
        known = shown_of(action.result_type, field)
        if field in _UNSAID or known.stream or value is None:
            continue
        if isinstance(value, list) and field != "saved":
            if value:
                yield _list(colours, known.columns, value, width)
            elif document["success"]:  # else nobody knows
                yield Text(f"No {field}.", style="dim")
        elif isinstance(value, dict) and "id" in value:
            title = Text(safe(str(value.get("name") or value["id"])))
            yield Panel(_grid(colours, value), title=title, title_align="left", expand=False)
        elif _asks_for_more(action, field):
            option = field.removeprefix("next_").replace("_", "-")
            yield Text(f"There is more: add --{option} {safe(str(value))}", style="dim")
        else:
            rest[field] = value
    if rest:
        yield _grid(colours, rest)


def _asks_for_more(action: Action[..., Any], field: str) -> bool:
    parameter = field.removeprefix("next_")
    return parameter != field and parameter in action.input_schema["properties"]


def _list(
    colours: Mapping[str, str], names: tuple[str, ...], entries: list[Any], width: int
) -> RenderableType:
    """Return a table of the entries, or their words, one a line."""
    if not isinstance(entries[0], dict):
        return Text("\n").join(_cell(colours, entry) for entry in entries)
    table = Table(box=ROUNDED, header_style="bold", border_style="dim")
    columns = _fitting(colours, names or tuple(entries[0]), entries, width)
    for name in columns:
        is_number = all(type(entry.get(name)) in {int, float} for entry in entries)
        table.add_column(
            name.replace("_", " "), justify="right" if is_number else "left", overflow="fold"
        )
    for entry in entries:
        table.add_row(*(_cell(colours, entry.get(name)) for name in columns))
    return table


def _fitting(
    colours: Mapping[str, str], names: tuple[str, ...], entries: list[dict[str, Any]], width: int
) -> list[str]:
    """Return the columns that have something to show and room to show it, the first first."""
    fitting: list[str] = []
    for name in names:
        cells = [_cell(colours, entry.get(name)) for entry in entries]
        if any(cells):
            longest = max(len(name), *(cell.cell_len for cell in cells))
            width -= min(longest, _WIDEST) + _BETWEEN
            if width < 0 and fitting:
                break
            fitting.append(name)
    return fitting


def _grid(colours: Mapping[str, str], values: dict[str, Any]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in values.items():
        if value not in (None, {}):
            grid.add_row(name.replace("_", " "), _cell(colours, value))
    return grid


def _cell(colours: Mapping[str, str], value: Any) -> Text:
    if value is None:
        return Text("")
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    if isinstance(value, (int, float)):
        return Text(f"{value:,}" if isinstance(value, int) else f"{value:,.2f}")
    if isinstance(value, dict):
        return Text(safe(", ".join(f"{key}={inside}" for key, inside in value.items())))
    if isinstance(value, list):
        return Text(safe("\n".join(map(str, value))))
    text = _TIME.sub(r"\1 \2", value) if _TIME.fullmatch(value) else value
    return Text(safe(text), style=colours.get(value, ""))
