"""From a parameter of an action, or a setting of the client, to one of the command line."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click
from rich_click import RichArgument, RichOption

from daytona_actions.doors import service
from daytona_actions.doors.examples import is_positional, verb_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.engine.action import Action

    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType  # older releases of click know no ParamType[…]

STDIN = "-"
PORT = click.IntRange(0, 65535)
PLACE = click.Path()
FOLDER = click.Path(file_okay=False, readable=False)


class KeyValue(ParamType):
    """One entry of a map, written KEY=VALUE."""

    name = "KEY=VALUE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Split at the first equals sign, so that values may hold more of them."""
        key, sign, content = str(value).partition("=")
        if not (sign and key):
            self.fail(f"{value!r} is not KEY=VALUE", param, ctx)
        return key, content


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
    "integer": click.INT,
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
    needed = {name for name in schema["required"] if not service.is_content(name)}
    return [
        _positional(name, details)
        if is_positional(action, name)
        else _option(name, details, required=name in needed)
        for name, details in schema["properties"].items()
    ]


def _positional(name: str, details: dict[str, Any]) -> click.Parameter:
    return RichArgument(
        [name],
        type=_type(name, details),
        help=details["description"],
        shell_complete=_completing(name),
    )


def _option(name: str, details: dict[str, Any], *, required: bool) -> click.Parameter:
    word = verb_of(name)
    if details["type"] == "boolean":
        switch = f"--{word}/--no-{word}"
        return RichOption([switch], default=None, required=required, help=details["description"])
    many = details["type"] in {"object", "array"}
    return RichOption(
        [f"--{word}", name],
        type=_type(name, details),
        multiple=many,
        required=required,
        shell_complete=_completing(name),
        help=details["description"] + (" (repeat the option for more)" if many else ""),
    )


def _completing(name: str) -> Callable[[click.Context, click.Parameter, str], list[Any]] | None:
    """Return what completes a parameter whose usual values are known; others may be given."""
    values = service.VALUES.get(name)
    if values is None:
        return None
    return lambda _context, _parameter, begun: [text for text in values if text.startswith(begun)]


def _type(name: str, details: dict[str, Any]) -> ParamType:
    if name in service.SECRETS:
        return Secret()
    if details["type"] == "array":
        return _type(name, details["items"])
    if details["type"] == "integer" and ("minimum" in details or "maximum" in details):
        return click.IntRange(details.get("minimum"), details.get("maximum"))
    return _TYPES[details["type"]]


def settings_options(*, hidden: bool = False) -> list[click.Parameter]:
    """Return an option for each setting of the client that a command line can carry."""
    from docstring_parser import parse

    kind = service.client_class()
    texts = {text.arg_name: text.description for text in parse(inspect.getdoc(kind) or "").params}
    return [
        _setting(parameter, _sentence(texts[parameter.name] or ""), hidden=hidden)
        for parameter in inspect.signature(kind).parameters.values()
        if parameter.name != service.CREDENTIAL.setting and "Mapping" not in parameter.annotation
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
