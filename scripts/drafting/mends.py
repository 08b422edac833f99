"""Proposes overlay actions for what the generator refuses, or gets wrong, of a description.

Each has its reason; what a person must decide is refused with what to do.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from oas_patch.overlay import apply_overlay  # type: ignore[import-untyped]
from openapi_python_client.parser.openapi import GeneratorData
from openapi_python_client.parser.properties import Class, EnumProperty
from openapi_python_client.strings import ClassName
from regeneration import operations, pitfalls, websockets
from regeneration.layout import RefusalError
from regeneration.schemas import is_object
from regeneration.shapes import names, resolved

from drafting.naming import free

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from openapi_python_client.config import Config
    from regeneration.documents import Document

Path = tuple[str | int, ...]

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
_JSON = "application/json"
_SCHEMA = re.compile(r"/components/schemas/(\S+):")
_MOST_ROUNDS = 50


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


def propose(document: Document, wanted: Collection[str], config: Config) -> list[Mend]:
    """Return what lets the generator take a description; the given one is mended by it.

    Args:
        document: the description, to which the overlay is applied.
        wanted: the routes that must stay. Any other operation that the generator gets wrong is
            left out.
        config: the generator's.

    Raises:
        RefusalError: a wanted operation is concerned; it says where, what and what to do.
    """
    made: list[Mend] = []
    for _ in range(_MOST_ROUNDS):
        found = _found(document, wanted, config)
        if not found:
            return made
        apply(document, found)
        made += found
    raise RefusalError(f"the generator still refuses the description after {len(made)} mends")


def _found(document: Document, wanted: Collection[str], config: Config) -> list[Mend]:
    """Return the first kind of thing to mend: a mend may move what another one is about."""
    return (
        list(_of_schemas(document))
        or list(_of_choices(document))
        or list({mend.target: mend for mend in _of_json_files(document)}.values())
        or list(_of_names(document))
        or list(_of_operations(document, wanted))
        or list(_of_complaints(document, wanted, config))
    )


def _of_schemas(document: Document) -> Iterator[Mend]:
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
    elif kinds and kinds not in ({str}, {int}, {bool}):
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


def _of_choices(document: Document) -> Iterator[Mend]:
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


def _of_names(document: Document) -> Iterator[Mend]:
    """Propose an operationId where two operations would be one module."""
    seen: dict[str, str] = {}
    for operation in operations.listed(document).values():
        if operation.module in seen:
            method, path = operation.route.split(" ", 1)
            name = free(operation.module, seen).partition(".")[2]
            yield Mend(
                f"{seen[operation.module]} has the same name.",
                ("paths", path, method.lower()),
                {"operationId": name},
            )
            return
        seen[operation.module] = operation.route


def _of_operations(document: Document, wanted: Collection[str]) -> Iterator[Mend]:
    """Propose to leave out what is not wanted and would be sent in another way than described."""
    for path, item in document["paths"].items():
        for route, complaint in [] if "$ref" in item else pitfalls.of_operations(document, path):
            if others := list(_other_bodies(document, route)):
                yield from others
                return
            if route in wanted:
                raise RefusalError(
                    f"{route} {complaint}: leave it out of --operations, or write an overlay that "
                    "describes it otherwise and give it as --overlay"
                )
            yield _left_out(route, complaint)
            return


def _other_bodies(document: Document, route: str) -> Iterator[Mend]:
    """Propose to leave out the bodies beside JSON, if there are such."""
    method, path = route.split(" ", 1)
    place: Path = ("paths", path, method.lower(), "requestBody")
    body = document["paths"][path][method.lower()].get("requestBody", {})
    if "$ref" in body:
        place = tuple(names(body["$ref"]))
    media = resolved(document, body).get("content", {})
    for kind in media if _JSON in media else ():
        if kind != _JSON:
            yield Mend(
                "The same body is described as JSON, which is sent.", (*place, "content", kind)
            )


def _left_out(route: str, complaint: str) -> Mend:
    method, path = route.split(" ", 1)
    reason = f"No action needs it, and the generator would get it wrong: it {complaint}."
    return Mend(reason, ("paths", path, method.lower()))


def _of_complaints(document: Document, wanted: Collection[str], config: Config) -> Iterator[Mend]:
    """Propose what the generator's own complaints ask for; what it cannot read may be anything."""
    data = GeneratorData.from_dict(websockets.without(document), config=config)
    if not isinstance(data, GeneratorData):
        raise RefusalError(f"the generator refuses the description: {_said(data)}")
    components = document.get("components", {}).get("schemas", {})
    for error in data.errors:
        names = [name for name in _SCHEMA.findall(f"{error.header}") if name in components]
        if not names:
            raise RefusalError(f"the generator refuses the description: {_said(error)}")
        reason = f"The generator cannot read it ({_said(error)}): it may be anything."
        yield Mend(reason, ("components", "schemas", names[0]))
        yield Mend(reason, ("components", "schemas"), {names[0]: {}})
        return
    for collection in data.endpoint_collections_by_tag.values():
        for error in collection.parse_errors:
            [route] = re.findall(r"parsing (\S+ .+?) within ", f"{error.header}")
            if route in wanted:
                raise RefusalError(
                    f"the generator cannot read {route}: {_said(error)}: leave it out of "
                    "--operations, or write an overlay that mends it and give it as --overlay"
                )
            yield _left_out(route, f"cannot be read ({_said(error)})")
            return


def _said(error: Any) -> str:
    text = re.sub(
        r"<openapi_python_client\S+ object at 0x\w+>", "…", f"{error.detail or error.header}"
    )
    return " ".join(text.partition("\n\nFailure to process")[0].split())[:300]


def of_choice(document: Document, owner: str, name: str) -> list[Mend]:
    """Return what makes any value of a field that is a choice of which nothing tells the members.

    Raises:
        RefusalError: the model is no schema of the description's own.
    """
    reason = f"No draft can tell the members of this choice apart ({owner}.{name}): any value is sent as it is."
    place: Path = ("components", "schemas")
    known = document.get("components", {}).get("schemas", {})
    of_class = {str(ClassName(each, "")): each for each in known}
    fields = (known.get(of_class.get(owner, "")) or {}).get("properties") or {}
    if name not in fields:
        raise RefusalError(
            f"{owner}.{name} is a choice that no draft can tell apart: describe it "
            "otherwise in an overlay and give that as --overlay"
        )
    found = fields[name]
    while "$ref" in found:
        *_, last = names(found["$ref"])
        if "$ref" not in known[last]:
            return [Mend(reason, (*place, last)), Mend(reason, place, {last: {}})]
        found = known[last]
    inside = (*place, of_class[owner], "properties")
    return [Mend(reason, (*inside, name)), Mend(reason, inside, {name: {}})]


def apply(document: Document, mends: list[Mend]) -> None:
    """Mend a description."""
    apply_overlay(document, {"actions": copy.deepcopy([mend.action() for mend in mends])})


def _of_json_files(document: Document) -> Iterator[Mend]:
    """Propose texts where JSON, which holds no bytes, is said to have a file."""
    for path, media in schemas(document):
        if path[-2:] == ("content", _JSON):
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


def dumped(mends: list[Mend], title: str, before: list[dict[str, Any]]) -> str:
    """Return the text of an overlay, with the actions of one that it begins with."""
    head: dict[str, Any] = {"overlay": "1.0.0"}
    head["info"] = {"title": f"{title} as it answers", "version": "1.0.0"}
    # A copy without what is there twice, which YAML would write as an alias.
    head["actions"] = json.loads(json.dumps([*before, *(mend.action() for mend in mends)]))
    return yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=96)
