"""What the words of a command line are read as: numbers, maps, JSON, secrets, files."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from errno import EFBIG
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from daytona_actions.doors.coercion import coerce
from daytona_actions.engine.json_schema import fits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daytona_actions.engine.json_schema import Schema

    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType  # older releases of click know no ParamType[…]

STDIN = "-"
LARGEST_CONTENT = 512 * 1024 * 1024
"""The most bytes that are read from a file for one call; a device has no end."""


class Place(click.Path):
    """A path; an empty one, as from a variable that is not set, would mean this directory."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse an empty path."""
        if not value:
            self.fail("it is empty: name a path, . for the current directory", param, ctx)
        return super().convert(value, param, ctx)


PLACE = Place()
FOLDER = Place(file_okay=False, readable=False)


def read_text(
    kind: ParamType, path: str, param: click.Parameter | None, ctx: click.Context | None
) -> str:
    """Return the text of a file, or of stdin, that stands for a value."""
    try:
        return read_content(path).decode()
    except OSError as problem:
        kind.fail(f"{path} cannot be read: {problem.strerror}", param, ctx)
    except UnicodeDecodeError:
        kind.fail(f"{path} is not UTF-8 text", param, ctx)


class KeyValue(ParamType):
    """One entry of a map, written KEY=VALUE; or a whole one as a JSON object, or @FILE with it."""

    name = "KEY=VALUE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str] | dict[str, Any]:
        """Split at the first equals sign, so that values may hold more of them."""
        text = str(value)
        if text.startswith("@") and "=" not in text:
            text = read_text(self, text[1:], param, ctx)
        if isinstance(found := _json(text), dict):
            return found
        key, sign, content = text.partition("=")
        if not (sign and key):
            self.fail(f"{value!r} is not KEY=VALUE", param, ctx)
        return key, content


def as_map(entries: Iterable[tuple[str, str] | dict[str, Any]]) -> dict[str, Any]:
    """Join the entries of a map that `KeyValue` has read; of equal keys the last counts."""
    joined: dict[str, Any] = {}
    for entry in entries:
        joined.update(entry if isinstance(entry, dict) else [entry])
    return joined


def as_list(values: Iterable[Any], schema: Schema, root: Schema) -> list[Any]:
    """Return the values of a repeated option; one alone may also be a whole JSON list."""
    given = list(values)
    found = given[0] if len(given) == 1 else None
    if isinstance(found, str):
        found = _json(found)
    whole = isinstance(found, list) and (isinstance(given[0], str) or fits(found, schema, root))
    return found if whole and isinstance(found, list) else given


def _json(text: Any) -> Any:
    """Return what a text says as JSON, None if it says nothing."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None


class Document(ParamType):
    """A value of any kind, written as JSON, or read from a file that holds it: `@FILE`, `@-`."""

    name = "JSON|@FILE"

    def __init__(self, schema: Schema, root: Schema) -> None:
        """Take what the value is to be, since a bare text is one only where texts are admitted."""
        self.schema = schema
        self.root = root

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the JSON; a text that is none, or says nothing that is admitted, is that text."""
        text = str(value)
        if text.startswith("@"):
            text = read_text(self, text[1:], param, ctx)
        is_text = fits(text, self.schema, self.root)
        try:
            found = json.loads(text, parse_constant=self._refuse)
        except (ValueError, RecursionError) as problem:
            if is_text:
                return text
            at = f" at position {problem.pos}" if isinstance(problem, json.JSONDecodeError) else ""
            reason = getattr(problem, "msg", None) or str(problem)
            self.fail(f"this is not JSON: {reason}{at}", param, ctx)
        return found if fits(found, self.schema, self.root, closed=False) or not is_text else text

    def _refuse(self, constant: str) -> None:
        raise ValueError(f"it has no {constant}")


class Whole(ParamType):
    """A whole number, also one written as 20.0 or 2e1, which JSON Schema counts as an integer."""

    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read it as the other doors do."""
        whole = _whole(value)
        return self.fail(f"{value!r} is not a whole number", param, ctx) if whole is None else whole


class WholeRange(click.IntRange):
    """A whole number with limits."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read it as the other doors do."""
        whole = _whole(value)
        if whole is not None:
            return super().convert(whole, param, ctx)
        words = {" from ": self.min, " to " if self.min is not None else " up to ": self.max}
        limits = "".join(f"{word}{limit}" for word, limit in words.items() if limit is not None)
        return self.fail(f"{value!r} is not a whole number{limits}", param, ctx)


PORT = WholeRange(0, 65535)


def _whole(value: Any) -> int | None:
    """Return the whole number that a word is, also 20.0 and 2e1; None if it is none."""
    try:
        return int(coerce(value, {"type": "integer"}))
    except ValueError:
        return None


class Secret(ParamType):
    """A text that should not stand on a command line: `-` reads it from stdin, or asks for it."""

    name = "SECRET|-"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the text itself, or what stdin says."""
        del param, ctx
        if value != STDIN:
            return str(value)
        if sys.stdin.isatty():
            return str(click.prompt("Value", hide_input=True, err=True))
        return sys.stdin.readline().rstrip("\r\n")


class TrueFalseOrText(ParamType):
    """A switch that may also be a text."""

    name = "true|false|TEXT"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> bool | str:
        """Read `true` and `false` as what they say."""
        del param, ctx
        said = str(value)
        return {"true": True, "false": False}.get(said.lower(), said)


def read_content(path: str) -> bytes:
    """Return the bytes of a local file, or of stdin where the path is `-`.

    Raises:
        OSError: it cannot be read, or has no end that could be sent.
    """
    with ExitStack() as opened:
        file = sys.stdin.buffer if path == STDIN else opened.enter_context(Path(path).open("rb"))
        found = file.read(LARGEST_CONTENT + 1)
    if len(found) > LARGEST_CONTENT:
        raise OSError(EFBIG, f"it has more than {LARGEST_CONTENT} bytes; send it in parts")
    return found
