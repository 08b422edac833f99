"""The manifest: what a catalogue of connectors wants to know, as one JSON document."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

from daytona_actions.actions import ACTIONS
from daytona_actions.doors import service

_FORMAT = 1


def manifest() -> dict[str, Any]:
    """Return who the connector is, how to authenticate, and all its actions with their schemas."""
    credential = service.CREDENTIAL
    made = {
        "manifest_version": _FORMAT,
        "name": service.NAME,
        "display_name": service.DISPLAY_NAME,
        "description": service.DESCRIPTION,
        "version": service.VERSION,
        "homepage": service.HOMEPAGE,
        "documentation": service.DOCUMENTATION,
        "base_url": service.BASE_URL,
        "cost": service.COST,
        "example_prompts": list(service.PROMPTS.values()),
        "categories": list(service.CATEGORIES),
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
            for action in ACTIONS.values()
        ],
    }
    return copy.deepcopy(made)  # the registry's schemas stay as they are, whatever becomes of it


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema that a manifest conforms to."""
    text = files(__package__).joinpath("manifest.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
