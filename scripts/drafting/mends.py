"""Proposes overlay actions for what the generator refuses, or gets wrong, of a description.

Each has its reason; what a person must decide is refused with what to do.
"""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import yaml
from oas_patch.overlay import apply_overlay  # type: ignore[import-untyped]
from openapi_python_client.parser.openapi import GeneratorData
from openapi_python_client.strings import ClassName
from regeneration import nulls, operations, pitfalls, websockets
from regeneration.layout import RefusalError
from regeneration.shapes import names, resolved

from drafting.naming import free
from drafting.schema_mends import (
    JSON,
    Mend,
    of_choices,
    of_discriminators,
    of_json_files,
    of_schemas,
    schemas,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from openapi_python_client.config import Config
    from regeneration.documents import Document

    from drafting.schema_mends import Path

_SCHEMA = re.compile(r"/components/schemas/([^\s:]+)")
_TWICE = re.compile(r'duplicate models with name "(\w+)"')
_MOST_ROUNDS = 50


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
        list(of_schemas(document))
        or list({mend.target: mend for mend in of_discriminators(document)}.values())
        or list(of_choices(document))
        or list({mend.target: mend for mend in of_json_files(document)}.values())
        or list(_of_names(document))
        or list(_of_operations(document, wanted))
        or list(_of_complaints(document, wanted, config))
    )


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
    for kind in media if JSON in media else ():
        if kind != JSON:
            yield Mend(
                "The same body is described as JSON, which is sent.", (*place, "content", kind)
            )


def _left_out(route: str, complaint: str) -> Mend:
    method, path = route.split(" ", 1)
    reason = f"No action needs it, and the generator would get it wrong: it {complaint}."
    return Mend(reason, ("paths", path, method.lower()))


def _of_complaints(document: Document, wanted: Collection[str], config: Config) -> Iterator[Mend]:
    """Propose what the generator's own complaints ask for; what it cannot read may be anything."""
    data = _read(document, config)
    if data.errors:
        yield from _of_errors(document, data.errors)
        return
    left_out: dict[str, Mend] = {}
    for collection in data.endpoint_collections_by_tag.values():
        for error in collection.parse_errors:
            [route] = re.findall(r"parsing (\S+ .+?) within ", f"{error.header}")
            if route in wanted:
                raise RefusalError(
                    f"the generator cannot read {route}: {_said(error)}: leave it out of "
                    "--operations, or write an overlay that mends it and give it as --overlay"
                )
            left_out[route] = _left_out(route, f"cannot be read ({_said(error)})")
    yield from left_out.values() or _of_answers(document, wanted, data)


def _read(document: Document, config: Config) -> GeneratorData:
    try:
        data = GeneratorData.from_dict(
            nulls.spelled_out(websockets.without(document)), config=config
        )
    except Exception as problem:  # noqa: BLE001 - whatever the generator stumbles over
        reason = f"{type(problem).__name__} {problem}"
        raise RefusalError(f"the generator refuses the description: {reason}") from None
    if not isinstance(data, GeneratorData):
        raise RefusalError(f"the generator refuses the description: {_said(data)}")
    return data


def _of_errors(document: Document, errors: list[Any]) -> Iterator[Mend]:
    """Propose what lets schemas be read; what only refers to such a one needs nothing itself."""
    components = document.get("components", {}).get("schemas", {})
    causes = [error for error in errors if "Could not find reference" not in f"{error.detail}"]
    found: dict[str, list[Mend]] = {}
    for error in causes or errors[:1]:
        if titles := list(_titles(document, f"{error.detail}")):
            yield from titles
            return
        named = [name for name in _SCHEMA.findall(f"{error.header}") if name in components]
        if not named:
            raise RefusalError(f"the generator refuses the description: {_said(error)}")
        reason = f"The generator cannot read it ({_said(error)}): it may be anything."
        place: Path = ("components", "schemas")
        found[named[0]] = [Mend(reason, (*place, named[0])), Mend(reason, place, {named[0]: {}})]
    yield from (mend for pair in found.values() for mend in pair)


def _of_answers(document: Document, wanted: Collection[str], data: GeneratorData) -> Iterator[Mend]:
    """Propose JSON alone where the generator reads another form of an answer, that says nothing."""
    types = {
        f"{tag}.{endpoint.name}": str(endpoint.response_type().as_unembedded_code())
        for tag, collection in data.endpoint_collections_by_tag.items()
        for endpoint in collection.endpoints
    }
    for route, operation in operations.listed(document).items():
        if operation.documents_body and types.get(operation.module) == "Any":
            others = list(_other_answers(document, route))
            if not others and route in wanted:
                raise RefusalError(
                    f"the generator does not read the documented answer of {route}: leave it out "
                    "of --operations, or write an overlay that mends it and give it as --overlay"
                )
            yield from others or [_left_out(route, "has an answer that would not be read")]
            return


def _other_answers(document: Document, route: str) -> Iterator[Mend]:
    method, path = route.split(" ", 1)
    for status, answer in document["paths"][path][method.lower()].get("responses", {}).items():
        place: Path = ("paths", path, method.lower(), "responses", status)
        if "$ref" in answer:
            place = tuple(names(answer["$ref"]))
        media = resolved(document, answer).get("content") or {}
        for kind in media if JSON in media else ():
            if kind != JSON:
                yield Mend(
                    "The same answer is described as JSON, which is read.",
                    (*place, "content", kind),
                )


def _titles(document: Document, complaint: str) -> Iterator[Mend]:
    """Propose to leave out the titles that would name two models alike, if that is complained of."""
    for name in _TWICE.findall(complaint):
        for path, schema in schemas(document):
            title = schema.get("title")
            if isinstance(title, str) and path and name.endswith(str(ClassName(title, ""))):
                yield Mend(f"The generator would make two models {name}.", (*path, "title"))


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


def dumped(mends: list[Mend], title: str, before: list[dict[str, Any]]) -> str:
    """Return the text of an overlay, with the actions of one that it begins with."""
    head: dict[str, Any] = {"overlay": "1.0.0"}
    head["info"] = {"title": f"{title} as it answers", "version": "1.0.0"}
    # A copy without what is there twice, which YAML would write as an alias.
    head["actions"] = json.loads(json.dumps([*before, *(mend.action() for mend in mends)]))
    return yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=96)
