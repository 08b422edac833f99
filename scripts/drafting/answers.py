"""Says what a draft answers: the fields of its result, and how each is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openapi_python_client.parser.properties import (
    AnyProperty,
    FileProperty,
    ListProperty,
    ModelProperty,
    UnionProperty,
)

from drafting import kinds, naming, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openapi_python_client.parser.openapi import Endpoint, GeneratorData

    from drafting.kinds import Models
    from drafting.reading import Read

_SUCCESS = range(200, 300)
_RESULT = frozenset({"success", "error", "failure", "unwrap", "failed"})


@dataclass(frozen=True)
class Answer:
    """What an action answers.

    Attributes:
        fields: of the result: its name, how it is read, and from what.
        guard: the class that the answer must be of, where the description has several; or empty.
        what: what the server should have answered, for the message when it did not.
        kind: `nothing`, `file` or `content`.
    """

    fields: list[tuple[str, Read, str]] = field(default_factory=list)
    guard: str = ""
    what: str = "an answer"
    kind: str = "content"


def shared_models(data: GeneratorData, models: Models) -> set[str]:
    """Return the models that stand in others, or that several operations answer: things, not answers."""
    counts: dict[str, int] = {}
    for model in data.models:
        for each in models.fields(model):
            for name in _named(each):
                counts[name] = counts.get(name, 0) + 2
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            for response in endpoint.responses:
                for name in _named(response.prop):
                    counts[name] = counts.get(name, 0) + 1
    return {name for name, count in counts.items() if count > 1}


def _named(prop: Any) -> Iterator[str]:
    if isinstance(prop, ModelProperty):
        yield str(prop.class_info.name)
    elif isinstance(prop, ListProperty):
        yield from _named(prop.inner_property)
    elif isinstance(prop, UnionProperty):
        for each in prop.inner_properties:
            yield from _named(each)


def answer_of(endpoint: Endpoint, name: str, models: Models, shared: set[str]) -> Answer:
    """Return what an action answers; the models for it are noted.

    Args:
        endpoint: the generated function.
        name: of the action.
        models: takes those that the answer needs.
        shared: the models that are things of their own.
    """
    successes = [
        each
        for each in endpoint.responses.patterns
        if each.status_code.range and each.status_code.range[0] in _SUCCESS
        if each.source["attribute"] != "None"
    ]
    noun = "_".join(name.split("_")[1:])
    what = "the documented answer"
    if not successes:
        return Answer(kind="nothing")
    prop = successes[0].prop
    if isinstance(prop, FileProperty):
        return Answer([("content_base64", reading.Read("str | None", ""), "")], "", what, "file")
    if len({str(each.prop.get_type_string().as_unembedded_code()) for each in successes}) > 1:
        return Answer([(_safe(noun), reading.Read("Any", "as_json({0})"), "found")], "", what)
    several = " | " in str(endpoint.response_type().as_unembedded_code())
    guard = _guard(prop) if several else ""
    if isinstance(prop, ModelProperty) and not models.is_map(prop):
        model = str(prop.class_info.name)
        if model in shared:
            read = reading.read(prop, models)
            entity = _safe(kinds.snake(re.sub(r"(Dto|Model|Schema|Response)$", "", model) or model))
            whole = reading.Read(read.annotation, f"{reading.reader(model)}({{0}})")
            return Answer([(entity, whole, "found")], guard, what)
        found = [
            (_safe(each.python_name), reading.read(each, models), f"found.{each.python_name}")
            for each in models.fields(prop)
        ]
        return Answer(found, guard, what)
    read = reading.read(prop, models)
    return Answer([(_safe(noun), read, "found")], guard, what)


def _guard(prop: Any) -> str:
    if isinstance(prop, ModelProperty):
        return f"models.{prop.class_info.name}"
    if isinstance(prop, ListProperty):
        return "list"
    kind = str(prop.get_base_type_string().as_unembedded_code())
    return "" if isinstance(prop, AnyProperty) or "|" in kind or "." in kind else kind


def _safe(name: str) -> str:
    """Return a name that a field of a result can have."""
    return field_name(name, _RESULT)


def field_name(name: str, taken: Iterable[str] = ()) -> str:
    """Return a name that a field of a pydantic model can have, and that hides no type."""
    from pydantic import BaseModel

    plain = naming.parameter_name(name)
    bad = {*taken, "str", "int", "float", "bool", "list", "dict", "dt", "models", "types"}
    is_bad = plain in bad or hasattr(BaseModel, plain) or plain.startswith("model_")
    return f"{plain.rstrip('_')}_" if is_bad else plain
