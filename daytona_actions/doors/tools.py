"""The actions as tools of a model provider: the schemas that go into a request."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Literal

from daytona_actions.doors.strict import strict_schema

if TYPE_CHECKING:
    from daytona_actions.engine.service import Names, Service


def openai_tools(  # noqa: PLR0913 - for which API, and which actions
    service: Service,
    *,
    api: Literal["responses", "chat"] = "responses",
    strict: bool = False,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
) -> list[dict[str, Any]]:
    """Return the actions as function tools of the OpenAI APIs.

    Args:
        service: whose actions they are.
        api: the API that they are for: `responses`, or `chat` for Chat Completions.
        strict: whether the model's arguments are to be held to the schema. Every parameter is
            then required, optional ones may be null, and a map is a list of `{key, value}`;
            `dispatch` understands both forms.
        names: actions to offer, of any family; beside those of `families`, if both are given.
        families: families of actions to offer, or `all`; default: the short list, if no names are
            given either.
        read_only: whether to leave out every action that changes something.

    Raises:
        ValueError: there is no action or family of a name, no API of that name, or no strict schema
            that says what an action takes.
    """
    if api not in {"responses", "chat"}:
        raise ValueError(f"api must be 'responses' or 'chat', not {api!r}")
    offered = service.select(names, families=families, read_only=read_only, short=True)
    functions = [
        {
            "name": action.name,
            "description": action.description,
            "parameters": strict_schema(action) if strict else copy.deepcopy(action.input_schema),
            "strict": strict,
        }
        for action in offered.values()
    ]
    if api == "chat":
        return [{"type": "function", "function": function} for function in functions]
    return [{"type": "function"} | function for function in functions]


def anthropic_tools(
    service: Service,
    *,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
) -> list[dict[str, Any]]:
    """Return the actions as tools of the Anthropic Messages API.

    Args:
        service: whose actions they are.
        names: actions to offer, of any family; beside those of `families`, if both are given.
        families: families of actions to offer, or `all`; default: the short list, if no names are
            given either.
        read_only: whether to leave out every action that changes something.

    Raises:
        ValueError: there is no action or family of a name.
    """
    offered = service.select(names, families=families, read_only=read_only, short=True)
    return [
        {
            "name": action.name,
            "description": action.description,
            "input_schema": copy.deepcopy(action.input_schema),
        }
        for action in offered.values()
    ]
