"""What the doors publish of parameters of every kind: documents, strict schemas, pages."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from daytona_actions.doors import mcp
from daytona_actions.doors.manifest import manifest, manifest_schema
from daytona_actions.doors.openapi import openapi_document
from daytona_actions.doors.skill import action_pages
from daytona_actions.doors.tools import anthropic_tools, openai_tools
from tests.doors.made_up.service import ACTIONS, SAYABLE, SERVICE, UNSAYABLE


def test_documents_are_valid() -> None:
    """Whatever the parameters are, each document is what its format asks for."""
    document = openapi_document(SERVICE)
    OpenAPIV31SpecValidator(document).validate()
    jsonschema.validate(manifest(SERVICE), manifest_schema())
    for tool in anthropic_tools(SERVICE):
        jsonschema.Draft202012Validator.check_schema(tool["input_schema"])
    assert [*ACTIONS] == [tool.name for tool in mcp.tools(ACTIONS)]


def test_the_same_name_may_mean_two_things() -> None:
    """In the one document of all actions each definition belongs to its action."""
    schemas = openapi_document(SERVICE)["components"]["schemas"]
    assert {"TakeModelArguments.Address", "TakeModelsArguments.Address"} <= schemas.keys()
    reference = schemas["TakeModelArguments.Person"]["properties"]["address"]["$ref"]
    assert "#/components/schemas/TakeModelArguments.Address" == reference


def walk(schema: Any) -> list[dict[str, Any]]:
    """Return a schema and all that it is made of."""
    found = [schema]
    for key in ("properties", "$defs"):
        found += [each for said in schema.get(key, {}).values() for each in walk(said)]
    found += [each for said in schema.get("anyOf", []) for each in walk(said)]
    return found + (walk(schema["items"]) if "items" in schema else [])


STRICT_WORDS = {
    *("type", "description", "properties", "required", "additionalProperties", "items", "anyOf"),
    *("enum", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minItems", "maxItems", "multipleOf", "$ref", "$defs"),
}


@pytest.mark.parametrize("name", SAYABLE)
def test_strict_rules(name: str) -> None:
    """Strict: objects closed, all properties required, references alone, few keywords."""
    (tool,) = openai_tools(SERVICE, strict=True, names=[name])
    jsonschema.Draft202012Validator.check_schema(tool["parameters"])
    for schema in walk(tool["parameters"]):
        assert set(schema) <= STRICT_WORDS, schema
        assert schema.keys() & {"type", "anyOf", "$ref"}, schema
        assert "$ref" not in schema or len(schema) == 1
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False
            assert list(schema["properties"]) == schema["required"]


@pytest.mark.parametrize("name", sorted(UNSAYABLE))
def test_what_strict_cannot_say_is_refused_by_name(name: str) -> None:
    """The action, the parameter, the reason, and what to do."""
    words = f"^{name} has no strict schema: given has a list with a type for each place .*names="
    with pytest.raises(ValueError, match=words):
        openai_tools(SERVICE, strict=True, names=[name])


def test_pages_show_what_is_inside() -> None:
    """The skill says what an object has in it, and which values there are."""
    [page] = action_pages(SERVICE).values()
    assert (
        "- `given` (object with name (string, required), address (object with street (string, "
        "required), number (integer, required), since (date or null), floor (integer), required), "
        "colours (list of one of red, green), notes (map), required): What is taken"
    ) in page
    assert "- `given` (one of a, b, required): What is taken" in page
    assert "client.take_date(given='2026-01-31')" in page
