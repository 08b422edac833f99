"""Examples of calls, made from the registry and a value for each parameter."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.kinds import Shape, shape_of
from daytona_actions.engine.json_schema import choices_of, resolve, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.engine.action import Action
    from daytona_actions.engine.json_schema import Schema
    from daytona_actions.engine.service import Service

_DEEPEST = 5
_OF_FORMAT = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "time": "12:00:00Z",
    "duration": "PT1H",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
}


def example_arguments(action: Action[..., Any]) -> dict[str, Any]:
    """Return arguments with which an action can be shown: the required ones and a few more."""
    schema = action.input_schema
    return {
        name: _example(action, name)
        for name in schema["properties"]
        if name in schema["required"] or action.facts[name].shown
    }


def _example(action: Action[..., Any], name: str) -> Any:
    schema, known = action.input_schema, action.facts[name].example
    return example_of(schema["properties"][name], schema) if known is None else known


def example_of(schema: Schema, root: Schema, depth: int = 0) -> Any:
    """Return a value that a schema admits, for a parameter that has no example of its own."""
    schema = resolve(schema, root)
    default = [schema["default"]] if "default" in schema else []
    known = [*schema.get("examples", []), *default, *(values_of(schema) or [])]
    if known:
        return known[0]
    if choices := choices_of(schema):
        return example_of(choices[0], root, depth + 1)
    kind = schema.get("type", "string")
    if kind in {"array", "object"}:
        make = _example_list if kind == "array" else _example_object
        return make(schema, root, depth)
    return _example_scalar(kind, schema)


def _example_scalar(kind: str, schema: Schema) -> Any:
    if kind == "string":
        text: str = _OF_FORMAT.get(schema.get("format", ""), "text")
        return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    if kind in {"integer", "number"} and least is not None:
        return least + ("exclusiveMinimum" in schema)
    return {"integer": 1, "number": 1.5, "boolean": True}.get(kind)


def _example_list(schema: Schema, root: Schema, depth: int) -> list[Any]:
    if "prefixItems" in schema:
        return [example_of(said, root, depth + 1) for said in schema["prefixItems"]]
    count = schema.get("minItems", 0) or int(depth <= _DEEPEST)
    return [example_of(schema.get("items", {}), root, depth + 1) for _ in range(count)]


def _example_object(schema: Schema, root: Schema, depth: int) -> dict[str, Any]:
    if "properties" in schema:
        return {
            name: example_of(schema["properties"][name], root, depth + 1)
            for name in schema.get("required", [])
        }
    more = schema.get("additionalProperties", {})
    inside = example_of(more, root, depth + 1) if isinstance(more, dict) and more else "value"
    return {"key": "value" if inside == "text" else inside}


def verb_of(name: str) -> str:
    """Return a name as it stands on the command line."""
    return name.replace("_", "-")


def is_positional(action: Action[..., Any], name: str) -> bool:
    """Tell whether a parameter is one word whose place on the command line says what it is."""
    facts = action.facts[name]
    required = name in action.input_schema["required"] and (facts.word or not facts.source)
    return required and shape_of(action, name) is Shape.WORD


def command_line(service: Service, action: Action[..., Any]) -> str:
    """Return a command line that runs an action."""
    given = {
        name: "FILE" if name.endswith("_base64") else value
        for name, value in example_arguments(action).items()
    }
    return shlex.join([service.command, *command_words(action, given)])


def command_words(action: Action[..., Any], given: Mapping[str, Any]) -> list[str]:
    """Return the words of a command that runs an action, without the program.

    Args:
        action: the action.
        given: its arguments as JSON has them; in place of a base64 the file with its content.
    """
    positional: list[str] = []
    options: list[str] = []
    for name, value in given.items():
        if name.endswith("_base64"):
            options += ["--from", str(value)]
        elif is_positional(action, name):
            positional.append(str(value))
        else:
            options += _option(verb_of(name), value, shape_of(action, name))
    return [verb_of(action.name), *positional, *options]


def _option(word: str, value: Any, shape: Shape) -> list[str]:
    if shape is Shape.SWITCH:
        return [f"--{word}" if value else f"--no-{word}"]
    if shape is Shape.ENTRIES:
        value = [f"{key}={text}" for key, text in value.items()]
    many = value if shape in {Shape.ENTRIES, Shape.WORDS, Shape.DOCUMENTS} else [value]
    if shape in {Shape.DOCUMENT, Shape.DOCUMENTS}:
        many = [json.dumps(each, ensure_ascii=False) for each in many]
    return [part for text in many for part in (f"--{word}", str(text))]
