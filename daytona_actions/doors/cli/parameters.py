"""From a parameter of an action, or a setting of the client, to one of the command line."""

from __future__ import annotations

import inspect
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click
from rich_click import RichArgument, RichOption

from daytona_actions.doors.coercion import coerce
from daytona_actions.doors.examples import is_positional, verb_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from daytona_actions.engine.action import Action
    from daytona_actions.engine.parameter import Param
    from daytona_actions.engine.service import Service

    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType  # older releases of click know no ParamType[…]

STDIN = "-"
PORT = click.IntRange(0, 65535)
PLACE = click.Path()
FOLDER = click.Path(file_okay=False, readable=False)


class KeyValue(ParamType):
    """One entry of a map, written KEY=VALUE; or a whole map, written as a JSON object."""

    name = "KEY=VALUE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str] | dict[str, Any]:
        """Split at the first equals sign, so that values may hold more of them."""
        if isinstance(found := _json(value), dict):
            return found
        key, sign, content = str(value).partition("=")
        if not (sign and key):
            self.fail(f"{value!r} is not KEY=VALUE", param, ctx)
        return key, content


def as_map(entries: Iterable[tuple[str, str] | dict[str, Any]]) -> dict[str, Any]:
    """Join the entries of a map that `KeyValue` has read; of equal keys the last counts."""
    joined: dict[str, Any] = {}
    for entry in entries:
        joined.update(entry if isinstance(entry, dict) else [entry])
    return joined


def as_list(texts: Iterable[str]) -> list[Any]:
    """Return the values of a repeated option; one alone may also be a whole JSON list."""
    given = list(texts)
    found = _json(given[0]) if len(given) == 1 else None
    return found if isinstance(found, list) else given


def _json(text: Any) -> Any:
    """Return what a text says as JSON, None if it says nothing."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None


class Whole(ParamType):
    """A whole number, also one written as 20.0 or 2e1, which JSON Schema counts as an integer."""

    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read it as the other doors do."""
        whole: int = click.INT.convert(coerce(value, {"type": "integer"}), param, ctx)
        return whole


class WholeRange(click.IntRange):
    """A whole number with limits."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read it as the other doors do."""
        return super().convert(coerce(value, {"type": "integer"}), param, ctx)


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


_TYPES: dict[str, ParamType] = {
    "string": click.STRING,
    "integer": Whole(),
    "number": click.FLOAT,
    "object": KeyValue(),
    "boolean": click.BOOL,
}


def parameters_of(action: Action[..., Any]) -> list[click.Parameter]:
    """Return the command-line parameters of an action.

    What is required and one word is positional, everything else an option. Content is never a
    required one, since it may come from a file instead.
    """
    schema = action.input_schema
    needed = {name for name in schema["required"] if not action.facts[name].source}
    return [
        _positional(action, name, details)
        if is_positional(action, name)
        else _option(action, name, details, required=name in needed)
        for name, details in schema["properties"].items()
    ]


def _positional(action: Action[..., Any], name: str, details: dict[str, Any]) -> click.Parameter:
    return RichArgument(
        [name],
        type=_type(action.facts[name], details),
        help=details["description"],
        shell_complete=_completing(action, name),
    )


def _option(
    action: Action[..., Any], name: str, details: dict[str, Any], *, required: bool
) -> click.Parameter:
    word = verb_of(name)
    if details["type"] == "boolean":
        switch = f"--{word}/--no-{word}"
        return RichOption([switch], default=None, required=required, help=details["description"])
    many = details["type"] in {"object", "array"}
    return RichOption(
        [f"--{word}", name],
        type=_type(action.facts[name], details),
        multiple=many,
        required=required,
        shell_complete=_completing(action, name),
        help=details["description"] + (" (repeat the option for more)" if many else ""),
    )


def _completing(
    action: Action[..., Any], name: str
) -> Callable[[click.Context, click.Parameter, str], list[Any]] | None:
    """Return what completes a parameter whose usual values are known; others may be given."""
    values = action.usual_values[name]
    if not values:
        return None
    return lambda _context, _parameter, begun: [text for text in values if text.startswith(begun)]


def _type(facts: Param, details: dict[str, Any]) -> ParamType:
    if facts.secret:
        return Secret()
    if details["type"] == "array":
        return _type(facts, details["items"])
    if details["type"] == "integer" and ("minimum" in details or "maximum" in details):
        return WholeRange(details.get("minimum"), details.get("maximum"))
    return _TYPES[details["type"]]


def settings_options(service: Service, *, hidden: bool = False) -> list[click.Parameter]:
    """Return an option for each setting of the client that a command line can carry."""
    from docstring_parser import parse

    kind = service.client_class()
    # What a class does not say of its settings stands at the one that it is made of.
    said = [parse(inspect.cleandoc(each.__doc__ or "")) for each in reversed(kind.__mro__)]
    texts = {text.arg_name: text.description for each in said for text in each.params}
    return [
        _setting(parameter, _sentence(texts[parameter.name] or ""), hidden=hidden)
        for parameter in inspect.signature(kind).parameters.values()
        if parameter.name != service.credential.setting
        and not re.search("Mapping|Callable", parameter.annotation)
    ]


def _setting(parameter: inspect.Parameter, text: str, *, hidden: bool) -> click.Parameter:
    word = verb_of(parameter.name)
    shared: dict[str, Any] = {"help": text, "hidden": hidden, "default": None}
    if parameter.annotation == "bool":
        return RichOption([f"--{word}/--no-{word}"], **shared)
    kind: ParamType = click.STRING
    if parameter.annotation in {"int", "float"}:
        kind = click.INT if parameter.annotation == "int" else click.FLOAT
    elif "bool" in parameter.annotation:
        kind = TrueFalseOrText()
    return RichOption([f"--{word}", parameter.name], type=kind, **shared)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def read_content(path: str) -> bytes:
    """Return the bytes of a local file, or of stdin where the path is `-`."""
    return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
