"""The schema of an action in the closed form that OpenAI's strict function calling wants.

Every object is closed and all its properties are required; what may be left out may be null. What
that form has no room for is said in another way that `coerce` reads back: a map is a list of
`{key, value}`, and where anything may stand, a map is `{"map_of_pairs": [{key, value}, …]}`.
Limits that it has no words for are left to the action, which refuses with a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daytona_actions.doors.coercion import PAIRS
from daytona_actions.engine.json_schema import (
    choices_of,
    fits,
    is_anything,
    resolve,
    types_of,
    values_of,
)

if TYPE_CHECKING:
    from daytona_actions.engine.action import Action
    from daytona_actions.engine.json_schema import Schema

# https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
_KEPT = (
    *("type", "description", "enum", "pattern", "format", "multipleOf", "minItems", "maxItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
)
_FORMATS = {
    *("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"),
}
_UNSAYABLE = {
    "prefixItems": "a list with a type for each place",
    "allOf": "several types at once",
    "not": "a type that excludes another",
    "if": "a type that depends on a value",
}
_ANYTHING = "AnyValue"
_NULL = {"type": "null"}


def strict_schema(action: Action[..., Any]) -> dict[str, Any]:
    """Return an action's input schema in the closed form that strict function calling wants.

    Raises:
        ValueError: a parameter has a type that no strict schema can say.
    """
    return _Strict(action).made()


class _Strict:
    """One schema on its way to the closed form, with the definitions that it turns out to need."""

    def __init__(self, action: Action[..., Any]) -> None:
        self.action = action
        self.root = action.input_schema
        self.needs_anything = False
        self.place = ""

    def made(self) -> dict[str, Any]:
        """Return the whole schema."""
        closed = {key: said for key, said in self.root.items() if key != "$defs"}
        properties = {}
        definitions = {}
        for name, said in self.root["properties"].items():
            self.place = name
            properties[name] = self._property(name, said, self.root)
        for name, said in self.root.get("$defs", {}).items():
            self.place = name
            definitions[name] = self._closed(said)
        if self.needs_anything:
            definitions[_ANYTHING] = _anything()
        closed |= {"properties": properties, "required": list(properties)}
        return closed | ({"$defs": definitions} if definitions else {})

    def _property(self, name: str, said: Schema, owner: Schema) -> dict[str, Any]:
        made = self._closed(said)
        optional = name not in owner.get("required", [])
        return _or_null(made) if optional and not fits(None, said, self.root) else made

    def _closed(self, schema: Schema) -> dict[str, Any]:
        about = {"description": schema["description"]} if "description" in schema else {}
        if "$ref" in schema:
            reference = {"$ref": schema["$ref"]}  # which may have nothing beside it
            return {"anyOf": [reference]} | about if about else reference
        schema = resolve(schema, self.root)
        for keyword, words in _UNSAYABLE.items():
            if keyword in schema:
                raise ValueError(
                    f"{self.action.name} has no strict schema: {self.place} has {words} "
                    f"({keyword}). Leave it out with names=…, or use strict=False"
                )
        if choices := choices_of(schema):
            return {"anyOf": [self._closed(choice) for choice in choices]} | about
        if is_anything(schema):
            self.needs_anything = True
            return {"anyOf": [{"$ref": f"#/$defs/{_ANYTHING}"}]} | about
        return self._typed(schema)

    def _typed(self, schema: Schema) -> dict[str, Any]:
        made = {key: said for key, said in schema.items() if key in _KEPT}
        if made.get("format") not in _FORMATS:
            made.pop("format", None)
        if "(?" in made.get("pattern", ""):  # no look-around
            del made["pattern"]
        if (values := values_of(schema)) is not None:
            made |= {"type": schema.get("type", sorted(types_of(schema, self.root)))}
            made["enum"] = values
        if schema.get("type") == "array":
            made["items"] = self._closed(schema.get("items", {}))
        if "properties" in schema:
            properties = {
                name: self._property(name, said, schema)
                for name, said in schema["properties"].items()
            }
            made |= _object(properties)
        elif schema.get("type") == "object":
            more = schema.get("additionalProperties", {})
            values_schema = self._closed(more if isinstance(more, dict) else {})
            made |= {"type": "array", "items": _pair(values_schema)}
        return made


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _pair(value: dict[str, Any]) -> dict[str, Any]:
    return _object({"key": {"type": "string"}, "value": value})


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    about = {key: said for key, said in schema.items() if key == "description"}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], _NULL]} | about
    if "$ref" in schema:
        return {"anyOf": [schema, _NULL]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    null = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return schema | {"type": [*kinds, "null"]} | null


def _anything() -> dict[str, Any]:
    """Return the schema of any value of JSON, in the words of strict schemas."""
    itself = {"$ref": f"#/$defs/{_ANYTHING}"}
    texts = [{"type": name} for name in ("string", "number", "boolean", "null")]
    pairs = _object({PAIRS: {"type": "array", "items": _pair(itself)}})
    return {"anyOf": [*texts, {"type": "array", "items": itself}, pairs]}
