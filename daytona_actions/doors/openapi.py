"""The OpenAPI document of the REST door, made from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions.doors.examples import example_arguments
from daytona_actions.doors.outcomes import kinds_by

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action
    from daytona_actions.engine.service import Actions, Names, Service

_NO_ACTION = {415: "The body is not JSON: send it with content type application/json."}


def openapi_document(
    service: Service,
    *,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
) -> dict[str, Any]:
    """Return an OpenAPI 3.1 document with one operation for each action.

    Args:
        service: whose actions they are.
        names: actions to offer, of any family; beside those of `families`, if both are given.
        families: families of actions to offer, or `all`; default: all, if no names are
            given either.
        read_only: whether to leave out every action that changes something.

    Raises:
        ValueError: there is no action or family of a name, or nothing is left to offer.
    """
    actions = service.select(names, families=families, read_only=read_only)
    schemas = _schemas(service, actions)
    for action in actions.values():
        schemas |= _definitions(action)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{service.display_name} actions",
            "version": service.version,
            "description": service.description,
        },
        **_tags(service, actions),
        "paths": {
            f"/actions/{action.name}": {"post": _operation(service, action)}
            for action in actions.values()
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _tags(service: Service, actions: Actions) -> dict[str, Any]:
    """Return what the families of the actions are about, for a service that has families."""
    families = [family for family, _ in service.by_family(actions) if family]
    tags = [{"name": family.name, "description": family.summary} for family in families]
    return {"tags": tags} if tags else {}


def _operation(service: Service, action: Action[..., Any]) -> dict[str, Any]:
    body = {
        "schema": _body_schema(action),
        "example": example_arguments(action),
    }
    family = service.family_of(action)
    return {
        "operationId": action.name,
        **({"tags": [family.name]} if family else {}),
        "summary": action.title,
        "description": action.description,
        "x-access": "read" if action.read_only else "write",
        "requestBody": {
            "required": bool(action.input_schema["required"]),
            "content": {"application/json": body},
        },
        "responses": {
            "200": _response("The action worked.", action.result_type.__name__),
            **_failures(service),
        },
    }


def _body_schema(action: Action[..., Any]) -> dict[str, Any]:
    """Return the schema of the arguments; its definitions stand among the components."""
    schema = {key: value for key, value in action.input_schema.items() if key != "$defs"}
    found: dict[str, Any] = _moved(schema, _place_of(action))
    return found


def _definitions(action: Action[..., Any]) -> dict[str, Any]:
    """Return what the arguments' schema refers to; two actions may mean two things by a name."""
    place = _place_of(action)
    defined = action.input_schema.get("$defs", {})
    return {f"{place}.{name}": _moved(schema, place) for name, schema in defined.items()}


def _place_of(action: Action[..., Any]) -> str:
    return action.arguments_model.__name__


def _moved(schema: Any, place: str) -> Any:
    """Return a copy of a schema whose references lead to the components of a document."""
    if isinstance(schema, list):
        return [_moved(part, place) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _moved(part, place) for key, part in schema.items()}
    reference = made.get("$ref")
    if isinstance(reference, str):
        made["$ref"] = f"#/components/schemas/{place}.{reference.rpartition('/')[2]}"
    mapping = made.get("discriminator", {}).get("mapping") if "oneOf" in made else None
    if mapping:
        made["discriminator"]["mapping"] = {
            value: f"#/components/schemas/{place}.{said.rpartition('/')[2]}"
            for value, said in mapping.items()
        }
    return made


def _failures(service: Service) -> dict[str, Any]:
    texts = {
        status: f"It failed: {', '.join(kinds)}."
        for status, kinds in kinds_by(service, "status").items()
    }
    texts[401] += " Or the bearer token is missing or wrong."
    return {
        str(status): _response(text, "FailedResult")
        for status, text in sorted((texts | _NO_ACTION).items())
    }


def _response(text: str, schema: str) -> dict[str, Any]:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {"description": text, "content": {"application/json": {"schema": reference}}}


def _schemas(service: Service, actions: Actions) -> dict[str, Any]:
    from pydantic import TypeAdapter
    from pydantic.json_schema import models_json_schema

    from daytona_actions.engine.failures import ActionFailure

    template = "#/components/schemas/{model}"
    kinds = {action.result_type for action in actions.values()}
    _, described = models_json_schema(
        [(kind, "validation") for kind in sorted(kinds, key=lambda kind: kind.__name__)],
        ref_template=template,
    )
    failure = TypeAdapter(ActionFailure).json_schema(ref_template=template)
    schemas = described["$defs"]
    schemas["FailureKind"] = {
        "title": "FailureKind",
        "description": "The kinds of failure that a program can branch on.",
        "type": "string",
        "enum": [str(kind) for kind in service.failures.kinds],
    }
    failure["properties"]["kind"] = {"$ref": template.format(model="FailureKind")}
    del failure["properties"]["message"]
    failure["required"].remove("message")
    schemas["Failure"] = failure | {"title": "Failure", "description": "Why an action failed."}
    schemas["FailedResult"] = {
        "title": "FailedResult",
        "description": "What the action knows in spite of its failure, and why it failed.",
        "type": "object",
        "properties": {
            "success": {"const": False},
            "error": {"type": "string"},
            "failure": {"$ref": template.format(model="Failure")},
        },
        "required": ["success", "error", "failure"],
    }
    found: dict[str, Any] = schemas
    return found
