"""The manifest: what a catalogue of connectors wants to know, as one JSON document."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daytona_actions.engine.service import Names, Service

_FORMAT = 1


def manifest(
    service: Service,
    *,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
) -> dict[str, Any]:
    """Return who the connector is, how to authenticate, and its actions with their schemas.

    Args:
        service: whose manifest it is.
        names: actions to list, of any family; beside those of `families`, if both are given.
        families: families of actions to list, or `all`; default: the short list, if no names are
            given either.
        read_only: whether to leave out every action that changes something.

    Raises:
        ValueError: there is no action or family of a name, or nothing is left to list.
    """
    offered = service.select(names, families=families, read_only=read_only, short=True)
    credential = service.credential
    made = {
        "manifest_version": _FORMAT,
        "name": service.name,
        "display_name": service.display_name,
        "description": service.description,
        "version": service.version,
        "homepage": service.homepage,
        "documentation": service.documentation,
        "base_url": service.base_url,
        **({"cost": service.cost} if service.cost else {}),
        "example_prompts": list(service.prompts.values()),
        "categories": list(service.categories),
        "auth": {
            "type": "api_key",
            "display_name": credential.display_name,
            "description": credential.description,
            "purpose": credential.purpose,
            "header": credential.header,
            "scheme": credential.scheme,
            "required": True,
            "environment_variable": credential.variable,
            "steps": list(credential.steps),
            "test_call": {
                "method": credential.method,
                "path": credential.path,
                "action": credential.action,
                "arguments": dict(credential.arguments),
            },
        },
        "actions": [
            {
                "name": action.name,
                "title": action.title,
                "description": action.description,
                "access": "read" if action.read_only else "write",
                "destructive": action.destructive,
                "idempotent": action.idempotent,
                "documented": action.documented,
                **({"family": family.name} if (family := service.family_of(action)) else {}),
                "input_schema": action.input_schema,
                "output_schema": action.output_schema,
            }
            for action in offered.values()
        ],
    }
    return copy.deepcopy(made)  # the registry's schemas stay as they are, whatever becomes of it


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema that a manifest conforms to."""
    text = files(__package__).joinpath("manifest.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
