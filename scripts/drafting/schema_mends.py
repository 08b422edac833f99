"""Proposes overlay actions for what the generator refuses, or gets wrong, of a single schema.

Each has its reason. Those for operations, and the round of all of them, are in mends.py.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openapi_python_client.parser.properties import Class, EnumProperty
from regeneration import pitfalls
from regeneration.schemas import is_object
from regeneration.shapes import names, resolved

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from regeneration.documents import Document

Path = tuple[str | int, ...]

JSON = "application/json"
_DATA = frozenset({"example", "examples", "default", "enum", "const", "x-enum-varnames"})
# Whose keys are names and mean nothing.
_MAPS = frozenset({"properties", "patternProperties", "schemas", "responses", "paths", "content"})
_CHOICES = ("oneOf", "anyOf")
_KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


@dataclass(frozen=True)
class Mend:
    """An overlay action: what it is for, where, and what it merges in; None removes."""

    reason: str
    target: Path
    update: Any = None

    def action(self) -> dict[str, Any]:
        """Return the action as an overlay has it."""
        change = {"remove": True} if self.update is None else {"update": self.update}
        return {"target": json_path(self.target), "description": self.reason, **change}


def json_path(path: Path) -> str:
    """Return the JSONPath of a place in a description."""
    return "$" + "".join(map(_step, path))


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if re.fullmatch(r"[A-Za-z_]\w*", step):
        return f".{step}"
    quote = '"' if "'" in step else "'"
    return f"[{quote}{step}{quote}]"


def of_schemas(document: Document) -> Iterator[Mend]:
    """Propose what a single schema needs."""
    for path, schema in schemas(document):
        if isinstance(schema.get("enum"), list):
            yield from _of_enum(path, schema)
        if "default" in schema and not _is_fit(schema):
            yield Mend("The generator refuses a default of another type.", (*path, "default"))
        if schema.get("type") == "array" and not {"items", "prefixItems"} & schema.keys():
            yield _added("The generator wants to know of what an array is.", path, "type", items={})
        constant = schema.get("const")
        if isinstance(constant, str) and {*'"\\\n'} & {*constant}:
            yield Mend("The generator escapes this constant twice.", (*path, "const"))
        for name in schema.get("properties") or ():
            if pitfalls.is_taken(name):
                yield Mend(
                    "Generated models use this name themselves; left out, the property is among "
                    "their additional properties.",
                    (*path, "properties", name),
                )


def _of_enum(path: Path, schema: dict[str, Any]) -> Iterator[Mend]:
    values = [value for value in schema["enum"] if value is not None]
    kinds = {type(value) for value in values}
    if not schema["enum"]:
        yield Mend("The generator refuses an empty enum; any value is meant.", (*path, "enum"))
    elif "x-enum-varnames" not in schema and kinds <= {str} and not _has_names(values):
        reason = "Values that differ in little would be one member of the generated enum."
        names = {"x-enum-varnames": list(_distinct(values))}
        yield _added(reason, path, "enum", **names)
    elif kinds and (
        kinds not in ({str}, {int}, {bool}) or (schema.get("type") == "string" and kinds != {str})
    ):
        yield Mend("The generator takes enums of texts or of whole numbers only.", (*path, "enum"))


def _added(reason: str, path: Path, instead: str, **more: Any) -> Mend:
    """Add to a schema; oas-patch can't update an element of a list, which loses a key instead."""
    if isinstance(path[-1], int):
        return Mend(reason, (*path, instead))
    return Mend(reason, path, more)


def _has_names(values: list[str]) -> bool:
    try:
        found = EnumProperty.values_from_list(values, Class(name="X", module_name="x"), [])  # type: ignore[arg-type]
    except ValueError:
        return False
    return len(found) == len(values)


def _distinct(values: list[Any]) -> Iterator[str]:
    taken: set[str] = set()
    for value in values:
        name = re.sub(r"\W+", "_", str(value).upper()).strip("_") or "EMPTY"
        name = name if name[0].isalpha() else f"VALUE_{name}"
        while name in taken:
            name += "_AGAIN"
        taken.add(name)
        yield name


def _is_fit(schema: dict[str, Any]) -> bool:
    """Tell whether a default is a value of its schema, as far as the generator looks."""
    default, kind = schema["default"], schema.get("type")
    if default is None or not isinstance(kind, str):
        return default is None or not isinstance(default, dict)
    if not isinstance(default, _KINDS.get(kind, object)):
        return False
    if schema.get("enum") and default not in schema["enum"]:
        return False
    try:
        if schema.get("format") in {"date", "date-time"}:
            dt.datetime.fromisoformat(default)
    except ValueError:
        return False
    return True


def schemas(document: Document) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Return every object that may be a schema, with its place; references are not followed."""
    pending: list[tuple[Path, Any, bool]] = [((), document, False)]
    while pending:
        path, value, is_map = pending.pop()
        if isinstance(value, dict):
            if not is_map:
                yield path, value
            pending += [
                ((*path, key), part, key in _MAPS and not is_map)
                for key, part in value.items()
                if is_map or (key not in _DATA and not key.startswith("x-"))
            ]
        elif isinstance(value, list):
            pending += [((*path, number), part, False) for number, part in enumerate(value)]


def of_discriminators(document: Document) -> Iterator[Mend]:
    """Propose constants by which models are told apart, where a property says which one it is."""
    for _, schema in schemas(document):
        discriminator = schema.get("discriminator")
        members = [member for key in _CHOICES for member in schema.get(key) or ()]
        if isinstance(discriminator, dict) and len(members) > 1:
            values = {
                reference.rpartition("/")[2]: value
                for value, reference in (discriminator.get("mapping") or {}).items()
            }
            for member in [each for each in members if "$ref" in each]:
                place = tuple(names(member["$ref"]))
                model = resolved(document, member)
                value = values.get(place[-1], place[-1])
                yield from _told(place, model, str(discriminator.get("propertyName")), value)


def _told(path: Path, model: dict[str, Any], name: str, value: str) -> Iterator[Mend]:
    described = (model.get("properties") or {}).get(name, {})
    if "enum" in described:
        reason = "Beside an enum the generator does not look at a constant."
        yield Mend(reason, (*path, "properties", name, "enum"))
    if "const" not in described or name not in model.get("required", []):
        reason = f"The generator reads a choice of models as the first that fits: {name} decides."
        more = {} if name in model.get("required", []) else {"required": [name]}
        const = {"const": described.get("const", value)}
        yield Mend(reason, path, {"properties": {name: const}, **more})


def of_choices(document: Document) -> Iterator[Mend]:
    """Propose names for inline objects below a choice, of which the generator makes two models."""
    components = document.get("components", {}).get("schemas", {})
    for name, schema in components.items():
        for key in [key for key in _CHOICES if isinstance(schema.get(key), list)]:
            named: dict[str, Any] = {}
            members = list(schema[key])
            for number, member in enumerate(members):
                if "$ref" not in member and is_object(member) and _holds_objects(member):
                    new = _free_name({*components, *named}, name, member, number)
                    named[new] = copy.deepcopy(member)
                    members[number] = {"$ref": f"#/components/schemas/{new}"}
            if named:
                place: Path = ("components", "schemas")
                reason = (
                    f"The generator makes two models of what lies below an inline object of {name}; "
                    f"with a name of its own it is one: {', '.join(named)}."
                )
                yield Mend(reason, place, named)
                yield Mend("Makes room for the next action: an update adds.", (*place, name, key))
                yield Mend(
                    "The same choice, by the names of above.", (*place, name), {key: members}
                )
                return


def _holds_objects(schema: Any) -> bool:
    inner = [part for path, part in schemas(schema) if path]
    return any(part.get("type") == "object" or "properties" in part for part in inner)


def _free_name(taken: Collection[str], name: str, member: dict[str, Any], number: int) -> str:
    """Name a member by the one value that tells it from the others, or else by its number."""
    values = [
        part["enum"][0]
        for part in (member.get("properties") or {}).values()
        if isinstance(part, dict) and len(part.get("enum") or ()) == 1
    ]
    tail = values[0] if values and isinstance(values[0], str) else str(number + 1)
    new = name + "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", tail))
    while new in taken:
        new += "Again"
    return new


def of_json_files(document: Document) -> Iterator[Mend]:
    """Propose texts where JSON, which holds no bytes, is said to have a file."""
    for path, media in schemas(document):
        if path[-2:] == ("content", JSON):
            yield from _files(document, (*path, "schema"), media.get("schema"), set())


def _files(document: Document, path: Path, schema: Any, seen: set[Path]) -> Iterator[Mend]:
    for inner, part in schemas(schema):
        where = (*path, *inner)
        if "$ref" in part:
            there = tuple(names(part["$ref"]))
            if there not in seen:
                seen.add(there)
                yield from _files(document, there, resolved(document, part), seen)
        elif part.get("format") == "binary" and part.get("type") == "string":
            yield Mend("JSON holds no bytes: this is a text, such as base64.", (*where, "format"))
