"""Refuses descriptions of another shape than the rest of the script can rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from regeneration.documents import Document

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# What real descriptions have is below 20; Python gives up at some hundreds.
_MOST_LEVELS = 100
# What stands for parts of a description in none of their meanings: values of data, names of fields.
_DATA = frozenset({"example", "examples", "default", "enum", "const", "properties"})


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
    for path, item in document["paths"].items():
        yield from _wrong_item(document, f"paths.{path}", item)


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


def references(item: Any) -> Iterator[Any]:
    """Return what a part of a description refers to, as it is written."""
    if isinstance(item, dict):
        if "$ref" in item:
            yield item["$ref"]
        for key, value in item.items():
            if key == "properties" and isinstance(value, dict):
                for described in value.values():
                    yield from references(described)
            elif key not in _DATA:
                yield from references(value)
    elif isinstance(item, list):
        for value in item:
            yield from references(value)


def names(reference: str) -> list[str]:
    """Return the keys that lead to what a reference means."""
    steps = reference.removeprefix("#/").split("/")
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def _wrong_item(document: Document, place: str, item: Any) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{place} is no object"
        return
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
        if not isinstance(resolved(document, parameter).get("name"), str):
            yield f"{place}.parameters[{number}] has no name"


def _wrong_answers(document: Document, place: str, answers: dict[str, Any]) -> Iterator[str]:
    for status, answer in answers.items():
        if not status:
            yield f"{place}.responses has an empty status"
        if not isinstance(answer, dict):
            yield f"{place}.responses.{status} is no object"
        yield from _wrong_content(f"{place}.responses.{status}", resolved(document, answer))


def _wrong_content(place: str, item: dict[str, Any]) -> Iterator[str]:
    content = item.get("content") or {}
    if not isinstance(content, dict) or not all(isinstance(one, dict) for one in content.values()):
        yield f"{place}.content is no object of objects"


def resolved(document: Document, item: Any) -> dict[str, Any]:
    """Return what an item means that may be a reference; an empty object if that isn't there."""
    seen = set()
    while isinstance(item, dict) and "$ref" in item:
        reference = item["$ref"]
        if reference in seen:
            raise RefusalError(f"the description is malformed: $ref {reference} leads to itself")
        seen.add(reference)
        item = referred(document, reference)
    return item if isinstance(item, dict) else {}


def referred(document: Document, reference: str) -> Any:
    """Return what a reference leads to; an empty object if nothing."""
    found: Any = document
    for name in names(reference):
        found = found.get(name, {}) if isinstance(found, dict) else {}
    return found
