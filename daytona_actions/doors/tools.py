"""The actions as tools of a model provider: the schemas that go into a request."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daytona_actions.engine.action import Action
    from daytona_actions.engine.service import Service


def openai_tools(
    service: Service,
    *,
    api: Literal["responses", "chat"] = "responses",
    strict: bool = False,
    names: Iterable[str] | None = None,
    read_only: bool = False,
) -> list[dict[str, Any]]:
    """Return the actions as function tools of the OpenAI APIs.

    Args:
        service: whose actions they are.
        api: the API that they are for: `responses`, or `chat` for Chat Completions.
        strict: whether the model's arguments are to be held to the schema. Every parameter is
            then required, optional ones may be null, and a map is a list of `{key, value}`;
            `dispatch` understands both forms.
        names: the only actions to offer; default: all.
        read_only: whether to leave out every action that changes something.

    Raises:
        ValueError: there is no action of a name, or no API of that name.
    """
    if api not in {"responses", "chat"}:
        raise ValueError(f"api must be 'responses' or 'chat', not {api!r}")
    functions = [
        {
            "name": action.name,
            "description": action.description,
            "parameters": strict_schema(action) if strict else _schema(action),
            "strict": strict,
        }
        for action in service.select(names, read_only=read_only).values()
    ]
    if api == "chat":
        return [{"type": "function", "function": function} for function in functions]
    return [{"type": "function"} | function for function in functions]


def anthropic_tools(
    service: Service, *, names: Iterable[str] | None = None, read_only: bool = False
) -> list[dict[str, Any]]:
    """Return the actions as tools of the Anthropic Messages API.

    Args:
        service: whose actions they are.
        names: the only actions to offer; default: all.
        read_only: whether to leave out every action that changes something.

    Raises:
        ValueError: there is no action of a name.
    """
    return [
        {
            "name": action.name,
            "description": action.description,
            "input_schema": _schema(action),
        }
        for action in service.select(names, read_only=read_only).values()
    ]


def strict_schema(action: Action[..., Any]) -> dict[str, Any]:
    """Return an action's input schema in the closed form that strict function calling wants."""
    schema = _schema(action)
    schema["properties"] = {
        name: _strict(details, optional=name not in schema["required"])
        for name, details in schema["properties"].items()
    }
    return schema | {"required": list(schema["properties"])}


def _schema(action: Action[..., Any]) -> dict[str, Any]:
    """Return a schema that callers may change: the registry's own stays as it is."""
    return copy.deepcopy(action.input_schema)


def _strict(details: dict[str, Any], *, optional: bool) -> dict[str, Any]:
    if details["type"] == "object":
        pair = {"key": {"type": "string"}, "value": details.pop("additionalProperties")}
        details |= {
            "type": "array",
            "items": {
                "type": "object",
                "properties": pair,
                "required": list(pair),
                "additionalProperties": False,
            },
        }
    return details | ({"type": [details["type"], "null"]} if optional else {})
