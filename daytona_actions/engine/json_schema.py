"""What a JSON Schema says of a value, as far as the schemas of parameters go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema: TypeAlias = Mapping[str, Any]

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
}
_OF_SCHEMAS = ("properties", "$defs", "patternProperties")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "propertyNames")


def resolve(schema: Schema, root: Schema) -> Schema:
    """Return a schema with what it refers to in its place, at its own level."""
    while "$ref" in schema:
        said = {key: value for key, value in schema.items() if key != "$ref"}
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]] | said
    return schema


def choices_of(schema: Schema) -> list[Schema]:
    """Return the schemas of which a value needs to fit one; none if there is no such choice."""
    return [*schema.get("anyOf", []), *schema.get("oneOf", [])]


def types_of(schema: Schema, root: Schema) -> set[str]:
    """Return the names of the types that a schema admits, none if it admits all."""
    schema = resolve(schema, root)
    named = schema.get("type", [])
    found = {named} if isinstance(named, str) else set(named)
    if not found:
        found = {_type_of(value) for value in values_of(schema) or ()}
    return found.union(*(types_of(choice, root) for choice in choices_of(schema)))


def values_of(schema: Schema) -> list[Any] | None:
    """Return the only values that a schema admits at its own level; None if it names none."""
    return [schema["const"]] if "const" in schema else schema.get("enum")


def is_anything(schema: Schema) -> bool:
    """Tell whether a schema, after `resolve`, says nothing about its value."""
    return not {"type", "anyOf", "oneOf", "enum", "const", "properties"} & schema.keys()


def is_of(value: Any, name: str) -> bool:
    """Tell whether a value has a type of JSON Schema, for which 20.0 is an integer."""
    if value is None or isinstance(value, bool):
        return name == ("null" if value is None else "boolean")
    whole = name == "integer" and isinstance(value, float) and value.is_integer()
    return whole or isinstance(value, _TYPES.get(name, ()))


def fits(value: Any, schema: Schema, root: Schema, *, closed: bool = True) -> bool:
    """Tell whether a value has the shape that a schema asks for; limits are for the action.

    Args:
        value: a value of JSON.
        schema: the schema.
        root: the schema that holds the definitions.
        closed: whether a name that an object does not know counts.
    """
    schema = resolve(schema, root)
    named = schema.get("type", [])
    if named and not any(is_of(value, name) for name in _listed(named)):
        return False
    values = values_of(schema)
    if values is not None and not any(same(value, known) for known in values):
        return False
    choices = choices_of(schema)
    if choices and not any(fits(value, choice, root, closed=closed) for choice in choices):
        return False
    if isinstance(value, list):
        inside: Iterator[tuple[Any, Schema]] = parts_of_list(value, schema)
        return all(fits(part, said, root, closed=closed) for part, said in inside)
    if isinstance(value, dict):
        return _fits_object(value, schema, root, closed=closed)
    return True


def unknown_name(value: Any, schema: Schema, root: Schema) -> tuple[tuple[Any, ...], str] | None:
    """Find a name that a closed object does not have: where it stands, and which ones there are."""
    schema = resolve(schema, root)
    choices = [choice for choice in choices_of(schema) if fits(value, choice, root, closed=False)]
    if choices:
        found = [unknown_name(value, choice, root) for choice in choices]
        return None if None in found else found[0]
    if isinstance(value, list):
        for index, (part, said) in enumerate(parts_of_list(value, schema)):
            if deeper := unknown_name(part, said, root):
                return (index, *deeper[0]), deeper[1]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for name, part in value.items():
            said = known.get(name, schema.get("additionalProperties", {}))
            if said is False:
                return (name,), ", ".join(known)
            if isinstance(said, dict) and (deeper := unknown_name(part, said, root)):
                return (name, *deeper[0]), deeper[1]
    return None


def same(value: Any, known: Any) -> bool:
    """Tell whether two values are the same to JSON, where true is not 1."""
    return bool(value == known and isinstance(value, bool) == isinstance(known, bool))


def parts_of_list(value: list[Any], schema: Schema) -> Iterator[tuple[Any, Schema]]:
    """Give each value of a list with the schema for its place."""
    first = schema.get("prefixItems", [])
    rest = schema.get("items", {})
    for index, part in enumerate(value):
        said = first[index] if index < len(first) else rest
        yield part, said if isinstance(said, dict) else {}


def tidied(schema: Schema) -> dict[str, Any]:
    """Return pydantic's schema as it is published: no titles, objects closed, open enums as texts.

    A name that an object does not know would be lost, so it is refused; unless the object's type
    says that it takes more.
    """
    made = {
        key: value
        for key, value in schema.items()
        if key != "title" and not (key == "default" and value is None)
    }
    for key in _OF_SCHEMAS:
        if key in made:
            made[key] = {name: tidied(said) for name, said in made[key].items()}
    for key in _LISTS:
        if key in made:
            made[key] = [tidied(said) for said in made[key]]
    for key in _SINGLE:
        if isinstance(made.get(key), dict):
            made[key] = tidied(made[key])
    if "properties" in made:
        made.setdefault("additionalProperties", False)
    return _opened(made)


def _opened(schema: dict[str, Any]) -> dict[str, Any]:
    """Say of texts with usual values among others that they are texts, with the usual as examples."""
    choices = choices_of(schema)
    if {"type": "string"} not in choices:
        return schema
    texts = [said for said in choices if said.get("type") == "string" and values_of(said)]
    others = [said for said in choices if said not in texts]
    usual = [value for said in texts for value in values_of(said) or ()]
    if not usual:
        return schema
    others[others.index({"type": "string"})] = {"type": "string", "examples": usual}
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**others[0], **rest} if len(others) == 1 else rest | {"anyOf": others}


def _listed(named: str | list[str]) -> list[str]:
    return [named] if isinstance(named, str) else named


def _type_of(value: Any) -> str:
    names = ("null", "boolean", "integer", "number", "string", "array")
    return next((name for name in names if is_of(value, name)), "object")


def _fits_object(value: dict[str, Any], schema: Schema, root: Schema, *, closed: bool) -> bool:
    known = schema.get("properties", {})
    more = schema.get("additionalProperties", True)
    if not set(schema.get("required", [])) <= value.keys():
        return False
    for name, part in value.items():
        said = known.get(name, more)
        if said is False and closed:
            return False
        if isinstance(said, dict) and not fits(part, said, root, closed=closed):
            return False
    return True
