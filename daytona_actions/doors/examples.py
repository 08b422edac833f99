"""Examples of calls, made from the registry and a value for each parameter."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from daytona_actions.doors import service

if TYPE_CHECKING:
    from daytona_actions._action import Action


def example_arguments(action: Action[..., Any]) -> dict[str, Any]:
    """Return arguments with which an action can be shown: the required ones and a few more."""
    shown = {*action.input_schema["required"], *service.SHOWN.get(action.name, ())}
    return {
        name: service.EXAMPLES[name] for name in action.input_schema["properties"] if name in shown
    }


def verb_of(name: str) -> str:
    """Return a name as it stands on the command line."""
    return name.replace("_", "-")


def command_line(action: Action[..., Any]) -> str:
    """Return a command line that runs an action."""
    positional: list[str] = []
    options: list[str] = []
    for name, value in example_arguments(action).items():
        if name.endswith("_base64"):
            options += ["--from", "FILE"]
        elif name in action.input_schema["required"] and not service.is_content(name):
            positional.append(str(value))
        else:
            options += [word for text in _texts(value) for word in (f"--{verb_of(name)}", text)]
    return shlex.join([service.COMMAND, verb_of(action.name), *positional, *options])


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{key}={text}" for key, text in value.items()]
    return [str(text) for text in (value if isinstance(value, list) else [value])]
