"""The manifest: what a catalogue of connectors wants to know, as one JSON document."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daytona_actions.engine.service import Service

_FORMAT = 1


def manifest(service: Service) -> dict[str, Any]:
    """Return who the connector is, how to authenticate, and all its actions with their schemas."""
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
                "input_schema": action.input_schema,
                "output_schema": action.output_schema,
            }
            for action in service.actions.values()
        ],
    }
    return copy.deepcopy(made)  # the registry's schemas stay as they are, whatever becomes of it


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema that a manifest conforms to."""
    text = files(__package__).joinpath("manifest.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
