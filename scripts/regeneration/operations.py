"""Lists the operations of a description, with what it says of their parameters, bodies and answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from openapi_python_client.config import ConfigFile
from openapi_python_client.parser.openapi import generate_operation_id
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from regeneration.facts import Fact, of_schema, type_of
from regeneration.layout import RefusalError
from regeneration.shapes import METHODS, resolved
from regeneration.websockets import is_websocket

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from regeneration.documents import Document

_PREFIX = ConfigFile().field_prefix
_TYPING = frozenset({"allOf", "anyOf", "const", "enum", "oneOf", "properties", "type"})
_OPTIONS_ARGUMENT = "request_options"
_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}


@dataclass(frozen=True)
class Operation:
    """One operation of a description.

    Attributes:
        route: method and path, for example `GET /things`.
        module: its module below the package of the description, for example `things.list_things`.
        documents_body: whether it says what the body of a success answer looks like.
        name: its operationId; empty if it has none.
        tag: the first of its tags.
        deprecated: whether it is marked so.
        websocket: whether it is marked as a websocket, which has no generated function.
        security: the ways to be let in, each as the names of its schemes.
        servers: where it is served, if that is elsewhere than the others.
        facts: what there is to send and to read, by place: `query parameter limit`, `body`, `answer`.
    """

    route: str
    module: str
    documents_body: bool
    name: str
    tag: str
    deprecated: bool
    websocket: bool
    security: frozenset[str]
    servers: tuple[str, ...]
    facts: Mapping[str, Fact]


def python_name(name: str) -> str:
    """Return the name that the generator gives to a field or parameter."""
    return str(PythonIdentifier(name, prefix=_PREFIX))


def parameter_at(place: str) -> tuple[str, str] | None:
    """Return where a parameter is written and its name, if one is at a place of an operation."""
    kind, _, name = place.partition(" parameter ")
    return (kind, name) if name and " " not in kind else None


def of(document: Document) -> dict[str, Operation]:
    """Return the operations of a description by route; two with one name are refused."""
    found = listed(document)
    routes: dict[str, str] = {}
    for operation in found.values():
        other = routes.setdefault(operation.module, operation.route)
        if other != operation.route:
            raise RefusalError(
                f"{other} and {operation.route} would both be the module {operation.module}: "
                "give one of them another operationId in the overlay"
            )
        _refuse_options_parameter(operation)
    return found


def listed(document: Document) -> dict[str, Operation]:
    """Return the operations of a description by route, as they are before its overlay mends them."""
    operations = [
        _operation(document, method, path, resolved(document, item))
        for path, item in document["paths"].items()
        for method in METHODS
        if method in resolved(document, item)
    ]
    return {operation.route: operation for operation in operations}


def _operation(document: Document, method: str, path: str, item: dict[str, Any]) -> Operation:
    content = item[method]
    # A parameter of an operation overrides that of its path.
    parameters = [*item.get("parameters", []), *content.get("parameters", [])]
    tag = (content.get("tags") or ["default"])[0]
    return Operation(
        route=f"{method.upper()} {path}",
        module=f"{PythonIdentifier(tag, prefix='tag')}.{_function(method, path, content)}",
        documents_body=_documents_body(document, content),
        name=content.get("operationId", ""),
        tag=tag,
        deprecated=bool(content.get("deprecated")),
        websocket=is_websocket(content),
        security=_security(content.get("security", document.get("security"))),
        servers=servers_of(content) or servers_of(item),
        facts={
            **dict(_of_parameters(document, parameters)),
            **dict(_of_body(document, content)),
            **dict(_of_answers(document, content)),
        },
    )


def _function(method: str, path: str, content: dict[str, Any]) -> str:
    identifier = content.get("operationId")
    if identifier is None:
        name = generate_operation_id(path=UntrustedString(path), method=method, prefix=_PREFIX)
        return str(name)
    return python_name(identifier)


def servers_of(part: dict[str, Any]) -> tuple[str, ...]:
    """Return the servers that a description names for all of it, or for a part."""
    servers = part.get("servers")
    entries = servers if isinstance(servers, list) else []
    return tuple(str(entry.get("url")) for entry in entries if isinstance(entry, dict))


def _security(alternatives: Any) -> frozenset[str]:
    entries = alternatives if isinstance(alternatives, list) else []
    return frozenset(
        " and ".join(sorted(entry)) or "nothing" for entry in entries if isinstance(entry, dict)
    )


def _of_parameters(document: Document, parameters: list[Any]) -> Iterator[tuple[str, Fact]]:
    for item in [resolved(document, parameter) for parameter in parameters]:
        place = f"{item.get('in')} parameter {item.get('name')}"
        media = list(_contents(item).values())
        schema = media[0].get("schema") if media else item.get("schema")
        required = bool(item.get("required"))
        for inner, fact in of_schema(place, schema, required=required):
            own = inner == place
            written = _written(item) if own else frozenset()
            deprecated = fact.deprecated or (own and bool(item.get("deprecated")))
            yield inner, replace(fact, deprecated=deprecated, limits=fact.limits | written)


def _written(parameter: dict[str, Any]) -> frozenset[tuple[str, str]]:
    """Return how a parameter is written into a request, where that is not the usual way."""
    style = parameter.get("style", _STYLES.get(str(parameter.get("in"))))
    explode = parameter.get("explode", style == "form")
    usual = (_STYLES.get(str(parameter.get("in"))), style == "form")
    name, models = type_of(parameter.get("schema"))
    if (style, explode) == usual or (not models and not name.startswith(("list", "map", "object"))):
        return frozenset()
    return frozenset({("style", str(style)), ("explode", str(explode).lower())})


def _of_body(document: Document, content: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    if "requestBody" not in content:
        return
    body = resolved(document, content["requestBody"])
    required = bool(body.get("required"))
    for media, described in sorted(_contents(body).items()):
        yield from of_schema(f"body as {media}", described.get("schema"), required=required)


def _of_answers(document: Document, content: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    """Return the facts of what may be read; whichever success it is, it is read alike."""
    found: dict[str, Fact] = {}
    for status, item in content.get("responses", {}).items():
        word = "answer" if status.startswith("2") else f"answer {status}"
        for media, described in sorted(_contents(resolved(document, item)).items()):
            for place, fact in of_schema(f"{word} as {media}", described.get("schema")):
                other = found.get(place, fact)
                kinds = " or ".join(sorted({fact.type, other.type}))
                found[place] = replace(fact, type=kinds, models=fact.models | other.models)
    yield from found.items()


def _contents(item: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the contents by media type, without its parameters: `; charset=utf-8` says nothing."""
    return {media.partition(";")[0].strip(): of for media, of in item.get("content", {}).items()}


def _refuse_options_parameter(operation: Operation) -> None:
    for place in operation.facts:
        parameter = parameter_at(place)
        if parameter and python_name(parameter[1]) == _OPTIONS_ARGUMENT:
            raise RefusalError(
                f"{operation.route} has a parameter {parameter[1]}, which would collide with the argument "
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
