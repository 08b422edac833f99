"""Refuses by name what the generator takes and gets wrong.

Each of these was tried: the generator accepts it without a word, and what it makes sends or reads
something else than described, or does not run. What the overlay or a setting can mend is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regeneration import styles
from regeneration.layout import RefusalError
from regeneration.merging import whole_of
from regeneration.operations import python_name
from regeneration.schemas import alternatives, every, is_list, is_object
from regeneration.shapes import METHODS, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from regeneration.documents import Document

_MEND = "change it in the overlay"
_FORM, _FIELDS = "multipart/form-data", "application/x-www-form-urlencoded"
# Names that generated code uses itself where it reads and writes properties and parameters.
_IN_MODELS = {
    *("additional_properties", "additional_keys", "to_dict", "from_dict", "to_multipart"),
    *("cls", "d", "field_dict", "prop", "prop_name", "cast"),
    *("as_list", "as_object", "parse_time", "read_list", "read_or_unset", "read_time"),
    *("read_values", "write_time"),
}
_IN_ENDPOINTS = {"path_segment", "with_options", "as_text", "joined", "write_time"}


def check(document: Document) -> None:
    """Refuse a finished description from which something broken would be made."""
    for where, schema in every(document):
        for complaint in [*_about_schema(schema), *_about_models(document, schema)]:
            raise RefusalError(f"{where} {complaint}")
    for path, item in document["paths"].items():
        if "$ref" in item:
            raise RefusalError(
                f"{path} is a reference to {item['$ref']}, which the generator leaves out: "
                "write it out in the overlay"
            )
        for route, complaint in of_operations(document, path):
            raise RefusalError(f"{route} {complaint}: {_MEND}")


def of_operations(document: Document, path: str) -> Iterator[tuple[str, str]]:
    """Return what the generator gets wrong of the operations at a path, by route."""
    item = document["paths"][path]
    for method in [method for method in METHODS if method in item]:
        for complaint in _about_operation(document, item, item[method]):
            yield f"{method.upper()} {path}", complaint


def is_taken(name: str) -> bool:
    """Tell whether a property has a name that generated models use themselves."""
    return python_name(name) in _IN_MODELS


def _about_schema(schema: dict[str, Any]) -> Iterator[str]:
    for name in schema.get("properties") or ():
        if is_taken(name):
            yield (
                f"has a property {name}, a name that generated models use themselves: leave it out "
                "in the overlay; it is then among the additional properties"
            )
    if schema.get("type") == "string":
        for value in schema.get("enum") or ():
            if not isinstance(value, str | None):
                yield f"has the value {value} in an enum of texts, where it is none: {_MEND}"
    constant = schema.get("const")
    if isinstance(constant, str) and set('"\\\n') & set(constant):
        yield f"has the const {constant!r}, which the generator escapes twice: {_MEND}"


def _about_models(document: Document, schema: dict[str, Any]) -> Iterator[str]:
    """Refuse a choice of models that is read as the first of them that does not fail."""
    discriminator = schema.get("discriminator")
    name = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
    models = [each for each in alternatives(document, schema) if is_object(each)]
    if not isinstance(name, str) or len(models) == 1:
        return
    if not all(_is_told(document, model, name) for model in models):
        yield (
            f"is a choice of models by their {name}, which the generator does not look at: "
            "require it and give it a `const` and no `enum` in each of them, in the overlay"
        )


def _is_told(document: Document, model: dict[str, Any], name: str) -> bool:
    """Whether reading what is another model fails, by the value of a property."""
    whole = whole_of(document, model) or {}
    described = resolved(document, (whole.get("properties") or {}).get(name))
    # Beside an enum the generator does not look at a const.
    return (
        "const" in described and "enum" not in described and name in (whole.get("required") or ())
    )


def _about_operation(
    document: Document, item: dict[str, Any], content: dict[str, Any]
) -> Iterator[str]:
    body = resolved(document, content.get("requestBody"))
    for reference in [*item.get("parameters", []), *content.get("parameters", [])]:
        parameter = resolved(document, reference)
        for complaint in _about_parameter(document, parameter, has_body=bool(body)):
            yield f"has a {parameter.get('in')} parameter {parameter.get('name')} {complaint}"
    media = body.get("content", {})
    if not content.get("deprecated"):  # whose function refuses to send such a body; see templates
        yield from _unsendable(document, media)
    yield from _about_body(document, media)
    if len(media) > 1:
        yield from _about_choice(document, media)


def _about_parameter(
    document: Document, parameter: dict[str, Any], *, has_body: bool
) -> Iterator[str]:
    name = python_name(str(parameter.get("name", "")))
    if (name == "body" and has_body) or name in _IN_ENDPOINTS:
        yield "whose name generated functions use themselves"
    if "schema" not in parameter:
        yield "that is described by its content, which the generator leaves out"
    schemas = list(alternatives(document, parameter.get("schema")))
    compound = [schema for schema in schemas if is_list(schema) or is_object(schema)]
    if compound and parameter.get("in") != "query":
        yield "that is an array or an object, which the generator does not write as described"
    elif compound and not styles.is_known(document, parameter):
        yield "with a style or explode that the generator does not know"
    elif any(is_object(each) for each in _elements(document, compound)):
        yield "that is an array of objects, which the generator does not write as described"
    if any(schema.get("format") == "binary" for schema in schemas):
        yield "that is a file, which only a body can be"


def _elements(document: Document, schemas: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for schema in schemas:
        if is_list(schema):
            yield from alternatives(document, schema.get("items"))


def _unsendable(document: Document, media: dict[str, Any]) -> Iterator[str]:
    for kind, described in media.items():
        schemas = list(alternatives(document, described.get("schema")))
        if kind.startswith(_FORM) and not (len(schemas) == 1 and is_object(schemas[0])):
            yield f"has a body of {kind} that is not one object, which the generator does not send"


def _about_body(document: Document, media: dict[str, Any]) -> Iterator[str]:
    for kind, described in media.items():
        schemas = list(alternatives(document, described.get("schema")))
        if kind.startswith(_FIELDS):
            for name in _nested(document, schemas):
                yield f"has a body of {kind} whose field {name} is an object, or a list of them"
        if kind == "application/octet-stream" and any(
            schema.get("format") != "binary" for schema in schemas
        ):
            yield f"has a body of {kind} without `format: binary`"


def _nested(document: Document, schemas: list[dict[str, Any]]) -> Iterator[str]:
    """Return the names of the properties that are objects or hold some."""
    for schema in schemas:
        for name, described in (schema.get("properties") or {}).items():
            found = list(alternatives(document, described))
            if any(is_object(each) for each in [*found, *_elements(document, found)]):
                yield name


def _about_choice(document: Document, media: dict[str, Any]) -> Iterator[str]:
    """Which of several bodies is sent is told by the type of what is given, so types must differ."""
    taken: dict[str, str] = {}
    for kind, described in media.items():
        for schema in alternatives(document, described.get("schema")):
            if is_list(schema) or not (is_object(schema) or "type" in schema):
                yield f"has a body of {kind} among others, which is an array or has no type"
            key = str(id(schema)) if is_object(schema) else f"{schema.get('type')}"
            if schema.get("format") == "binary":
                key = "binary"
            other = taken.setdefault(key, kind)
            if other != kind:
                yield f"has bodies of {other} and {kind} that are of one type"
