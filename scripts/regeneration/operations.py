"""Lists the operations of a description and compares those of two descriptions."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openapi_python_client.config import ConfigFile
from openapi_python_client.parser.openapi import generate_operation_id
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from regeneration.layout import RefusalError
from regeneration.shapes import METHODS, referred, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from regeneration.documents import Document

_PREFIX = ConfigFile().field_prefix
_PROSE = frozenset({"description", "summary", "example", "examples", "externalDocs"})
_PATH_NAME = re.compile(r"\{([^{}]*)\}")
_TYPING = frozenset({"allOf", "anyOf", "const", "enum", "oneOf", "properties", "type"})
_OPTIONS_ARGUMENT = "request_options"


@dataclass(frozen=True)
class Operation:
    """One operation of a description.

    Attributes:
        route: method and path, for example `GET /sandbox`.
        module: its module below the package of the description, for example `sandbox.list_sandboxes`.
        parts: what callers can notice of its parts, without prose and with all references followed.
        documents_body: whether it says what the body of a success answer looks like.
        path_names: the parameters in its path, in order, which callers pass by position.
        keywords: what else its function takes, by the names that the generator gives.
        required: those of the keywords that must be given.
    """

    route: str
    module: str
    parts: Mapping[str, str]
    documents_body: bool
    path_names: tuple[str, ...]
    keywords: frozenset[str]
    required: frozenset[str]


@dataclass(frozen=True)
class Differences:
    """How the operations of a newer description differ; routes in the order of the descriptions."""

    added: list[Operation]
    removed: list[Operation]
    changed: list[tuple[Operation, list[str]]]


def of(document: Document) -> dict[str, Operation]:
    """Return the operations of a description by route; two with one name are refused."""
    found: dict[str, Operation] = {}
    routes: dict[str, str] = {}
    for path, item in document["paths"].items():
        for method in [method for method in METHODS if method in item]:
            operation = _operation(document, method, path, item)
            other = routes.setdefault(operation.module, operation.route)
            if other != operation.route:
                raise RefusalError(
                    f"{other} and {operation.route} would both be the module {operation.module}: "
                    "give one of them another operationId in the overlay"
                )
            found[operation.route] = operation
    return found


def _operation(document: Document, method: str, path: str, item: dict[str, Any]) -> Operation:
    content = item[method]
    route = f"{method.upper()} {path}"
    parameters = [*item.get("parameters", []), *content.get("parameters", [])]
    _refuse_options_parameter(document, route, parameters)
    parts = {
        "parameters": "\n".join(sorted(_visible(document, item) for item in parameters)),
        "request body": _visible(document, content.get("requestBody")),
        "answers": _visible(document, content.get("responses")),
        "security": json.dumps(content.get("security", document.get("security"))),
        "deprecation": json.dumps(content.get("deprecated", False)),
    }
    keywords = _keywords(document, content, parameters)
    return Operation(
        route=route,
        module=_module(method, path, content),
        parts=parts,
        documents_body=_documents_body(document, content),
        path_names=tuple(_PATH_NAME.findall(path)),
        keywords=frozenset(keywords),
        required=frozenset(name for name, is_required in keywords.items() if is_required),
    )


def _keywords(
    document: Document, content: dict[str, Any], parameters: list[Any]
) -> dict[str, bool]:
    """Return the arguments of an operation beside those of its path, and whether each is required."""
    found = {
        str(PythonIdentifier(str(item.get("name", "")), prefix=_PREFIX)): bool(item.get("required"))
        for item in [resolved(document, parameter) for parameter in parameters]
        if item.get("in") != "path"
    }
    if "requestBody" in content:
        found["body"] = bool(resolved(document, content["requestBody"]).get("required"))
    return found


def _module(method: str, path: str, content: dict[str, Any]) -> str:
    tag = PythonIdentifier((content.get("tags") or ["default"])[0], prefix="tag")
    identifier = content.get("operationId")
    if identifier is None:
        name = generate_operation_id(path=UntrustedString(path), method=method, prefix=_PREFIX)
    else:
        name = PythonIdentifier(identifier, prefix=_PREFIX)
    return f"{tag}.{name}"


def _refuse_options_parameter(document: Document, route: str, parameters: list[Any]) -> None:
    for parameter in parameters:
        name = str(resolved(document, parameter).get("name", ""))
        if PythonIdentifier(name, prefix=_PREFIX) == _OPTIONS_ARGUMENT:
            raise RefusalError(
                f"{route} has a parameter {name}, which would collide with the argument "
                f"{_OPTIONS_ARGUMENT} of every endpoint: rename the argument in openapi/template-edits"
            )


def _documents_body(document: Document, content: dict[str, Any]) -> bool:
    answers = content.get("responses", {})
    successes = [resolved(document, answer) for code, answer in answers.items() if code[0] == "2"]
    return any(
        _says_type(document, media.get("schema"))
        for answer in successes
        for media in (answer.get("content") or {}).values()
    )


def _says_type(document: Document, schema: Any) -> bool:
    """Whether there is something to read by a schema; the generator takes what has no type for anything."""
    return not _TYPING.isdisjoint(resolved(document, schema))


def _visible(document: Document, item: Any) -> str:
    """Return a part of a description as text: without prose, and with everything that it refers to."""
    references: dict[str, Any] = {}
    pending = [("", item)]
    while pending:
        name, value = pending.pop()
        references[name] = _without_prose(value)
        new = _references(references[name]) - references.keys()
        pending.extend((reference, referred(document, reference)) for reference in new)
    return json.dumps(references, sort_keys=True)


def _without_prose(item: Any, *, names: bool = False) -> Any:
    """Return a value without texts for people; the keys of `properties` are names, not keywords."""
    if isinstance(item, dict):
        return {
            key: _without_prose(value, names=key == "properties" and not names)
            for key, value in item.items()
            if names or key not in _PROSE
        }
    if isinstance(item, list):
        return [_without_prose(value) for value in item]
    return item


def _references(item: Any) -> set[str]:
    if isinstance(item, dict):
        found = {item["$ref"]} if isinstance(item.get("$ref"), str) else set()
        return found.union(*(_references(value) for value in item.values()))
    if isinstance(item, list):
        return set().union(*(_references(value) for value in item))
    return set()


def compare(old: Mapping[str, Operation], new: Mapping[str, Operation]) -> Differences:
    """Return what a newer description adds, removes and changes."""
    changed = []
    for route in [route for route in old if route in new]:
        before, after = old[route], new[route]
        parts = [part for part in before.parts if before.parts[part] != after.parts[part]]
        if before.module != after.module:
            parts.append(f"name ({before.module} is now {after.module})")
        if parts:
            changed.append((before, parts))
    added = [operation for route, operation in new.items() if route not in old]
    removed = [operation for route, operation in old.items() if route not in new]
    return Differences(added, removed, changed)
