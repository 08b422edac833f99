"""Turns operations of a description into drafts of actions: parameters, the call, the result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openapi_python_client.parser.bodies import BodyType
from openapi_python_client.parser.properties import FileProperty, ModelProperty
from regeneration.layout import RefusalError
from regeneration.operations import listed
from regeneration.shapes import resolved

from drafting import kinds, naming
from drafting.answers import answer_of, shared_models
from drafting.choosing import content_of, proposed_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openapi_python_client.parser.openapi import Endpoint, GeneratorData
    from regeneration.documents import Document

    from drafting.answers import Answer
    from drafting.kinds import Models, Taken

_BODIES = (BodyType.JSON, BodyType.DATA, BodyType.FILES, BodyType.CONTENT)


@dataclass(frozen=True)
class Parameter:
    """A parameter of an action.

    Attributes:
        name: of the action's parameter.
        argument: what the generated function or model calls it.
        place: `path`, `query`, `header`, `cookie`, `field` of the body, or the `body`.
        taken: how it is taken.
        required: whether it must be given.
        text: what the description says of it.
        example: a value that the description shows, as Python; empty if it shows none.
    """

    name: str
    argument: str
    place: str
    taken: Taken
    required: bool
    text: str
    example: str = ""


@dataclass(frozen=True)
class Draft:
    """An action as it is drafted.

    Attributes:
        name: of the action.
        route: method and path of its operation.
        family: the module of the actions that it stands in.
        endpoint: the generated function's module, below `api`.
        text: the description, the first line first.
        parameters: those that must be given first.
        body: the generated model of the body; empty if there is none, or it is one parameter.
        answer: what it answers.
        is_safe: whether it leaves everything as it is.
    """

    name: str
    route: str
    family: str
    endpoint: str
    text: str
    parameters: list[Parameter]
    body: str
    answer: Answer
    is_safe: bool

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.route.partition(" ")[0]

    @property
    def output(self) -> str:
        """The name of the result's class."""
        return f"{naming.class_name(self.name)}Output"


def drafted(
    document: Document, data: GeneratorData, wanted: Mapping[str, str], models: Models
) -> list[Draft]:
    """Return the drafts of operations; a choice that cannot be told apart raises AmbiguousError.

    Args:
        document: the finished description.
        data: what the generator has read of it.
        wanted: the name of the action, or nothing, by route.
        models: takes the models that the drafts need.
    """
    endpoints = {
        f"{tag}.{endpoint.name}": endpoint
        for tag, collection in data.endpoint_collections_by_tag.items()
        for endpoint in collection.endpoints
    }
    shared = shared_models(data, models)
    taken: set[str] = set()
    found = []
    for route, given in wanted.items():
        module = listed(document)[route].module
        name = naming.free(given or proposed_name(document, route), taken)
        taken.add(name)
        try:
            found.append(_drafted(document, route, name, endpoints[module], models, shared))
        except kinds.AmbiguousError as problem:
            if problem.owner:
                raise
            raise RefusalError(f"{route}: {problem}: leave it out of --operations") from None
        except RefusalError as refusal:
            raise RefusalError(
                f"{route}: {refusal}: leave it out of --operations, or describe it otherwise in an "
                "overlay and give that as --overlay"
            ) from None
    return found


def _drafted(  # noqa: PLR0913, PLR0917 - all that is known of it
    document: Document,
    route: str,
    name: str,
    endpoint: Endpoint,
    models: Models,
    shared: set[str],
) -> Draft:
    content = content_of(document, route)
    body = next((one for kind in _BODIES for one in endpoint.bodies if one.body_type == kind), None)
    flat = (
        body is not None and isinstance(body.prop, ModelProperty) and not models.is_map(body.prop)
    )
    parameters = _parameters(document, route, endpoint, models)
    names = {each.name for each in parameters}
    if body is not None and flat:
        parameters += [
            _field(each, str(body.prop.class_info.name), _distinct(each.python_name, names), models)
            for each in models.fields(body.prop)
        ]
    elif body is not None:
        is_file = isinstance(body.prop, FileProperty)
        word = "content_base64" if is_file else _distinct("body", names)
        parameters.append(_field(body.prop, "body", word, models))
    parameters.sort(key=lambda each: not each.required)
    module = listed(document)[route].module
    return Draft(
        name=name,
        route=route,
        family=module.partition(".")[0],
        endpoint=module,
        text=_text(content, name),
        parameters=parameters,
        body=str(body.prop.class_info.name) if body is not None and flat else "",
        answer=answer_of(endpoint, name, models, shared),
        is_safe=route.partition(" ")[0] in {"GET", "HEAD"},
    )


def _distinct(name: str, taken: set[str]) -> str:
    return f"body_{name}" if naming.parameter_name(name) in taken else name


def _parameters(
    document: Document, route: str, endpoint: Endpoint, models: Models
) -> list[Parameter]:
    method, path = route.split(" ", 1)
    item = resolved(document, document["paths"][path])
    parts = [*item.get("parameters", []), *item[method.lower()].get("parameters", [])]
    said = {
        (part.get("in"), part.get("name")): part
        for part in (resolved(document, reference) for reference in parts)
    }
    found = []
    for location, prop in endpoint.iter_all_parameters():
        known = said.get((str(location), prop.name.get_untrusted_value()), {})
        schema = resolved(document, known.get("schema"))
        text = str(known.get("description") or schema.get("description") or "")
        example = known.get("example", schema.get("example"))
        name = str(prop.python_name)
        if location == "path" and name == "id":
            before = path.partition("{id}")[0].strip("/").rpartition("/")[2]
            name = "_".join([*map(naming.singular, naming.words(before)), "id"])
        found.append(_field(prop, str(location), name, models, text, example))
    return found


def _field(  # noqa: PLR0913, PLR0917 - all that is known of it
    prop: Any, place: str, name: str, models: Models, text: str = "", example: Any = None
) -> Parameter:
    taken = kinds.taken_field(prop, place if place[0].isupper() else "", models)
    said = prop.description.get_untrusted_value() if prop.description else text
    shown = example
    if shown is None and taken.annotation == "str" and prop.example is not None:
        shown = prop.example.get_untrusted_value()
    is_kind = {"str": str, "int": int, "float": float}.get(taken.annotation)
    fits = is_kind is not None and type(shown) is is_kind
    # What a file's content goes to has such a name, by which doors know it.
    is_file = "Param(source=True)" in taken.annotation and not str(name).endswith("_base64")
    return Parameter(
        name=naming.parameter_name(f"{name}_base64" if is_file else str(name)),
        argument=str(prop.python_name),
        place="field" if place[0].isupper() else place,
        taken=taken,
        required=bool(prop.required),
        text=one_line(text or said or words_of(str(name))),
        example=repr(shown) if fits else "",
    )


def _text(content: dict[str, Any], name: str) -> str:
    """Return the description of an action: a first line that ends as a sentence, then the rest."""
    summary = one_line(str(content.get("summary") or ""))
    more = str(content.get("description") or "").strip()
    if not summary:
        summary, _, more = more.partition("\n")
        summary, more = one_line(summary), more.strip()
    summary = summary or naming.title(name)
    summary = summary if summary.endswith((".", "!", "?")) else f"{summary}."
    paragraphs = [one_line(part) for part in re.split(r"\n\s*\n", more) if one_line(part)]
    if paragraphs and paragraphs[0].rstrip(".") == summary.rstrip("."):
        paragraphs = paragraphs[1:]
    return "\n\n".join([summary, *paragraphs])


def one_line(text: str) -> str:
    """Return a text without HTML and line breaks."""
    return " ".join(re.sub(r"</?[A-Za-z]\w*(\s[^<>]*)?/?>", " ", text).split())


def words_of(name: str) -> str:
    """Return a name as words, for what the description says nothing of."""
    return naming.title(name.strip("_")).replace(" id", " ID")
