"""Any part of a description may be of another type: it is refused in one sentence, or taken."""

from __future__ import annotations

import contextlib
import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
import regenerate
from regeneration import (
    cutting,
    differences,
    documents,
    nulls,
    operations,
    pitfalls,
    styles,
    websockets,
)
from regeneration.layout import Layout, RefusalError

from tests.regenerate.conftest import write_description
from tests.regenerate.describing import TEXT, description, many, operation, parameter, record, to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JSON, FORM = "application/json", "multipart/form-data"
ANSWER = {"description": "It.", "content": {JSON: {"schema": to("Thing")}}}
RICH = description(
    {
        "/things/{id}": {
            "parameters": [parameter("id", "path")],
            "get": operation(
                "listThings",
                parameter("tags", schema=many(TEXT), style="form", explode=False),
                {"$ref": "#/components/parameters/Page"},
                security=[{"bearer": []}],
                servers=[{"url": "/v2"}],
                responses={"200": ANSWER, "404": {"$ref": "#/components/responses/Missing"}},
            ),
            "post": operation("makeThing", body={JSON: to("Thing"), FORM: record(file=TEXT)}),
        },
        "/other": {"$ref": "#/components/pathItems/Other"},
    },
    {
        "Thing": {
            **record(
                "kind", kind={"const": "a"}, parts=many(to("Part")), state={"enum": ["a", None]}
            ),
            "additionalProperties": {"type": ["string", "null"], "format": "date"},
        },
        "Part": {"allOf": [to("Thing"), record(size={"type": "integer", "default": 5})]},
        "Either": {
            "oneOf": [to("Thing"), to("Part")],
            "discriminator": {"propertyName": "kind", "mapping": {"a": "Thing"}},
        },
    },
    parameters={
        "Page": parameter("page"),
        "Unused": parameter("a", content={JSON: {"schema": TEXT}}),
    },
    requestBodies={"Thing": {"content": {JSON: {"schema": to("Either")}}}},
    responses={"Missing": ANSWER},
    pathItems={"Other": {"get": operation("other")}},
    securitySchemes={"bearer": {"type": "http", "scheme": "bearer"}},
)
RICH |= {"servers": [{"url": "/"}], "security": [{"bearer": []}], "tags": [{"name": "odd"}]}


def places(value: Any, *way: Any) -> Iterator[tuple[Any, ...]]:
    """Return the way to each part of a description."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in parts:
        yield (*way, key)
        if isinstance(part, dict | list):
            yield from places(part, *way, key)


def with_part(way: tuple[Any, ...], part: Any) -> dict[str, Any]:
    """Return the description with another part in one place."""
    document = copy.deepcopy(RICH)
    around: Any = document
    for key in way[:-1]:
        around = around[key]
    around[way[-1]] = part
    return document


def look(document: dict[str, Any], folder: Path) -> None:
    """Do with a description what is done before the generator runs."""
    read = documents.description(json.dumps(document).encode(), "newer.json")
    differences.between(differences.view(read), differences.view(RICH))
    cutting.generated(read, ["GET /things/{id}"], "newer.json")
    operations.of(nulls.spelled_out(websockets.without(read)))
    styles.write(read, folder)
    pitfalls.check(read)


@pytest.mark.parametrize("part", [None, [], {}, "", 1, [1], {"a": 1}], ids=json.dumps)
def test_parts_of_another_type(tmp_path: Path, part: object) -> None:
    """Wherever one stands, nothing is raised but a refusal."""
    for way in places(RICH):
        with contextlib.suppress(RefusalError):
            look(with_part(way, part), tmp_path)


@pytest.mark.parametrize(
    ("way", "part", "expected"),
    [
        (("components", "schemas", "Thing", "required"), "a", "required of the schema Thing is no"),
        (("components", "schemas", "Thing", "properties"), [], "properties of the schema Thing"),
        (("components", "schemas", "Part", "allOf"), {}, "allOf of the schema Part is no list of"),
        (("paths", "/things/{id}", "post", "requestBody", "content"), None, "requestBody.content"),
    ],
)
def test_the_part_is_named(way: tuple[str, ...], part: object, expected: str) -> None:
    """It says where it is and what it ought to be."""
    with pytest.raises(RefusalError, match=f"malformed: .*{expected}"):
        documents.description(json.dumps(with_part(way, part)).encode(), "newer.json")


@pytest.mark.parametrize("keyword", ["type", "properties", "items"])
def test_null_for_what_is_left_out(project: Path, keyword: str) -> None:
    """A schema that says null for a keyword is one that does not say it, to the generator too."""
    schemas = {"Thing": {**record(a=TEXT), keyword: None}, "Part": {"allOf": [to("Thing")]}}
    write_description(project, description({"/a": {"get": operation("look")}}, schemas))
    (Layout(project).descriptions / "things.overlay.yaml").write_text("actions: []\n")
    assert 0 == regenerate.main([], root=project)
