"""From a parameter of an action, or a setting of the client, to one of the command line."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

import rich_click as click
from rich_click import RichArgument, RichOption

from daytona_actions.doors.cli.values import (
    Document,
    KeyValue,
    Secret,
    TrueFalseOrText,
    Whole,
    WholeRange,
)
from daytona_actions.doors.examples import is_positional, verb_of
from daytona_actions.doors.kinds import Shape, kind_of, shape_of
from daytona_actions.engine.json_schema import resolve, types_of, values_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.doors.cli.values import ParamType
    from daytona_actions.engine.action import Action
    from daytona_actions.engine.json_schema import Schema
    from daytona_actions.engine.service import Service

_TYPES: dict[str, ParamType] = {
    "string": click.STRING,
    "integer": Whole(),
    "number": click.FLOAT,
    "boolean": click.BOOL,
}
_REPEATED = {Shape.WORDS, Shape.ENTRIES, Shape.DOCUMENTS}
_WRITTEN = {Shape.DOCUMENT: "JSON, or @FILE with it", Shape.DOCUMENTS: "JSON, or @FILE with it"}


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
        type=_type(action, name),
        required=not action.facts[name].source,
        help=_help(details, _note_of_usual(action, name)),
        shell_complete=_completing(action, name),
    )


def _option(
    action: Action[..., Any], name: str, details: dict[str, Any], *, required: bool
) -> click.Parameter:
    word, shape = verb_of(name), shape_of(action, name)
    if shape is Shape.SWITCH:
        switch = f"--{word}/--no-{word}"
        return RichOption([switch], default=None, required=required, help=details["description"])
    notes = [kind_of(details, action.input_schema), _WRITTEN[shape]] if shape in _WRITTEN else []
    notes += _note_of_usual(action, name)
    notes += ["repeat the option for more"] if shape in _REPEATED else []
    return RichOption(
        [f"--{word}", name],
        type=_type(action, name),
        multiple=shape in _REPEATED,
        required=required,
        shell_complete=_completing(action, name),
        help=_help(details, notes),
    )


def _help(details: dict[str, Any], notes: list[str]) -> str:
    text: str = details["description"]
    return f"{text} ({'; '.join(notes)})" if notes else text


def _usual(action: Action[..., Any], name: str) -> list[str]:
    """Return the values that are known; others may be given."""
    return [str(value) for value in action.usual_values[name]]


def _note_of_usual(action: Action[..., Any], name: str) -> list[str]:
    """Return a note of the values that are known, unless the description names them."""
    values = _usual(action, name)
    said: str = action.input_schema["properties"][name]["description"]
    if not values or all(value in said for value in values):
        return []
    return [f"usually one of {', '.join(values)}"]


def _completing(
    action: Action[..., Any], name: str
) -> Callable[[click.Context, click.Parameter, str], list[Any]] | None:
    """Return what completes a parameter whose usual values are known; others may be given."""
    values = _usual(action, name)
    if not values:
        return None
    return lambda _context, _parameter, begun: [text for text in values if text.startswith(begun)]


def _type(action: Action[..., Any], name: str) -> ParamType:
    root, shape = action.input_schema, shape_of(action, name)
    schema = resolve(root["properties"][name], root)
    if action.facts[name].secret:
        return Secret()
    if shape is Shape.ENTRIES:
        return KeyValue()
    if shape is Shape.DOCUMENT:
        return Document(schema, root)
    if shape is Shape.DOCUMENTS:
        return Document({"anyOf": [schema.get("items", {}), schema]}, root)
    return _word(schema.get("items", schema), root)


def _word(schema: Schema, root: Schema) -> ParamType:
    """Return the type of one word: a choice where the values are all known."""
    schema = resolve(schema, root)
    values = values_of(schema)
    if values is not None:
        return click.Choice([str(value) for value in values])
    (kind,) = types_of(schema, root) - {"null"}
    if kind == "integer" and ("minimum" in schema or "maximum" in schema):
        return WholeRange(schema.get("minimum"), schema.get("maximum"))
    return _TYPES[kind]


def settings_options(service: Service, *, hidden: bool = False) -> list[click.Parameter]:
    """Return an option for each setting of the client that a command line can carry."""
    from docstring_parser import parse

    kind = service.client_class()
    # What a class does not say of its settings stands at the one that it is made of.
    said = [parse(inspect.cleandoc(each.__doc__ or "")) for each in reversed(kind.__mro__)]
    texts = {text.arg_name: text.description for each in said for text in each.params}
    return [
        _setting(parameter, _sentence(texts.get(parameter.name) or ""), hidden=hidden)
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
        kind = Whole() if parameter.annotation == "int" else click.FLOAT
    elif "bool" in parameter.annotation:
        kind = TrueFalseOrText()
    return RichOption([f"--{word}", parameter.name], type=kind, **shared)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
