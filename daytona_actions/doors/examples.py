"""Examples of calls, made from the registry and a value for each parameter."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action
    from daytona_actions.engine.service import Service


def example_arguments(action: Action[..., Any]) -> dict[str, Any]:
    """Return arguments with which an action can be shown: the required ones and a few more."""
    return {
        name: _any(details) if action.facts[name].example is None else action.facts[name].example
        for name, details in action.input_schema["properties"].items()
        if name in action.input_schema["required"] or action.facts[name].shown
    }


def _any(details: dict[str, Any]) -> Any:
    """Return a value of a parameter's type, for one that the service has no example of."""
    if details["type"] == "array":
        return [_any(details["items"])]
    return {
        "string": "text",
        "integer": details.get("minimum", 1),
        "number": details.get("minimum", 1.5),
        "boolean": True,
        "object": {"key": "value"},
    }[details["type"]]


def verb_of(name: str) -> str:
    """Return a name as it stands on the command line."""
    return name.replace("_", "-")


def is_positional(action: Action[..., Any], name: str) -> bool:
    """Tell whether a parameter is one word whose place on the command line says what it is."""
    is_word = action.input_schema["properties"][name]["type"] in {"string", "integer", "number"}
    return is_word and name in action.input_schema["required"] and not action.facts[name].source


def command_line(service: Service, action: Action[..., Any]) -> str:
    """Return a command line that runs an action."""
    positional: list[str] = []
    options: list[str] = []
    for name, value in example_arguments(action).items():
        if name.endswith("_base64"):
            options += ["--from", "FILE"]
        elif is_positional(action, name):
            positional.append(str(value))
        else:
            options += _option(verb_of(name), value)
    return shlex.join([service.command, verb_of(action.name), *positional, *options])


def _option(word: str, value: Any) -> list[str]:
    if isinstance(value, bool):
        return [f"--{word}" if value else f"--no-{word}"]
    if isinstance(value, dict):
        value = [f"{key}={text}" for key, text in value.items()]
    many = value if isinstance(value, list) else [value]
    return [part for text in many for part in (f"--{word}", str(text))]
