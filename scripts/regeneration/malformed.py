"""Refuses descriptions of another shape than the rest of the script can rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regeneration.layout import RefusalError
from regeneration.schemas import every
from regeneration.shapes import METHODS, names, references, resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from regeneration.documents import Document

# What real descriptions have is below 20; Python gives up at some hundreds.
_MOST_LEVELS = 100


def _is_schema(value: Any) -> bool:
    return isinstance(value, dict | bool)


def _is_schemas(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_schema, value))


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


_IN_SCHEMAS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "type": (lambda value: isinstance(value, str) or _is_texts(value), "text or list of texts"),
    "format": (lambda value: isinstance(value, str), "text"),
    "properties": (
        lambda value: isinstance(value, dict) and all(map(_is_schema, value.values())),
        "object of schemas",
    ),
    "required": (_is_texts, "list of texts"),
    "enum": (lambda value: isinstance(value, list), "list"),
    **dict.fromkeys(("items", "additionalProperties"), (_is_schema, "schema")),
    **dict.fromkeys(("allOf", "anyOf", "oneOf"), (_is_schemas, "list of schemas")),
}


def check(document: Document, label: str) -> None:
    """Refuse a description that is nested too deeply, or malformed where operations are described."""
    for problem in _problems(document):
        raise RefusalError(f"{label} is malformed: {problem}")


def _problems(document: Document) -> Iterator[str]:
    yield from _too_deep(document)
    yield from _wrong(document, "", {"info": dict, "paths": dict, "components": dict})
    yield from _wrong(document.get("info", {}), "info.", {"license": dict})
    components = document.get("components", {})
    sections = [name for name in components if not name.startswith("x-")]
    yield from _wrong(components, "components.", dict.fromkeys(sections, dict))
    yield from _wrong_references(document)
    yield from _wrong_components(components)
    for path, item in document["paths"].items():
        yield from _wrong_item(document, f"paths.{path}", item)
    # Last, because only in what is not malformed all schemas are found.
    for where, schema in every(document):
        for name, (is_right, kind) in _IN_SCHEMAS.items():
            # Some tools write null for what is left out.
            if schema.get(name) is not None and not is_right(schema[name]):
                yield f"{name} of {where} is no {kind}"


def _wrong_components(components: dict[str, Any]) -> Iterator[str]:
    for section in ("schemas", "parameters", "requestBodies", "responses"):
        for name, part in components.get(section, {}).items():
            place = f"components.{section}.{name}"
            if not isinstance(part, dict) and not (section == "schemas" and _is_schema(part)):
                yield f"{place} is no object"
            elif section != "schemas":
                yield from _wrong_content(place, part)


def _wrong(value: Any, place: str, members: dict[str, type]) -> Iterator[str]:
    """Say which members are there, but of another type than they must have."""
    names = {dict: "object", list: "list", str: "text", bool: "true or false"}
    for name, kind in members.items():
        if name in value and not isinstance(value[name], kind):
            yield f"{place}{name} is no {names[kind]}"


def _too_deep(document: Document) -> Iterator[str]:
    level: list[Any] = [document]
    for _ in range(_MOST_LEVELS):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
        level = below
    if level:
        yield f"it is nested more than {_MOST_LEVELS} levels deep"


def _wrong_references(document: Document) -> Iterator[str]:
    for reference in references(document):
        if not isinstance(reference, str):
            yield f"$ref {reference} is no text"
            continue
        found: Any = document
        for name in names(reference):
            if not isinstance(found, dict):
                yield f"$ref {reference} leads through what is no object"
                break
            found = found.get(name, {})


def _wrong_item(document: Document, place: str, item: Any) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{place} is no object"
        return
    item = resolved(document, item)
    yield from _wrong_parameters(document, place, item)
    for method in [method for method in METHODS if method in item]:
        operation = item[method]
        if not isinstance(operation, dict):
            yield f"{place}.{method} is no object"
            continue
        kinds: dict[str, type] = {"operationId": str, "tags": list, "requestBody": dict}
        yield from _wrong(operation, f"{place}.{method}.", {**kinds, "responses": dict})
        if not all(isinstance(tag, str) for tag in operation.get("tags", [])):
            yield f"{place}.{method}.tags is no list of texts"
        yield from _wrong_parameters(document, f"{place}.{method}", operation)
        yield from _wrong_answers(document, f"{place}.{method}", operation.get("responses", {}))
        body = resolved(document, operation.get("requestBody", {}))
        yield from _wrong_content(f"{place}.{method}.requestBody", body)


def _wrong_parameters(document: Document, place: str, item: dict[str, Any]) -> Iterator[str]:
    parameters = item.get("parameters", [])
    if not isinstance(parameters, list):
        yield f"{place}.parameters is no list"
        return
    for number, parameter in enumerate(parameters):
        meant = resolved(document, parameter)
        if not isinstance(meant.get("name"), str):
            yield f"{place}.parameters[{number}] has no name"
        yield from _wrong(meant, f"{place}.parameters[{number}].", {"in": str, "style": str})
        yield from _wrong_content(f"{place}.parameters[{number}]", meant)


def _wrong_answers(document: Document, place: str, answers: dict[str, Any]) -> Iterator[str]:
    for status, answer in answers.items():
        if not status:
            yield f"{place}.responses has an empty status"
        if not isinstance(answer, dict):
            yield f"{place}.responses.{status} is no object"
        yield from _wrong_content(f"{place}.responses.{status}", resolved(document, answer))


def _wrong_content(place: str, item: dict[str, Any]) -> Iterator[str]:
    content = item.get("content", {})
    if not isinstance(content, dict) or not all(isinstance(one, dict) for one in content.values()):
        yield f"{place}.content is no object of objects"
