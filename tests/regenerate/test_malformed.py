"""Malformed descriptions and project files get one clear line each, and nothing is written."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import regenerate
from regeneration import documents, operations
from regeneration.layout import Layout, RefusalError

from tests.regenerate.conftest import OVERLAY, THINGS, write, write_description

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def at(path: str, value: object) -> dict[str, Any]:
    """Return the small description with a value at a place, given as keys with > between them."""
    document: dict[str, Any] = copy.deepcopy(THINGS)
    *parents, last = path.split(" > ")
    place = document
    for key in parents:
        place = place.setdefault(key, {})
    place[last] = value
    return document


def nested(levels: int) -> dict[str, Any]:
    """Return a schema with so many schemas in each other."""
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(levels):
        schema = {"type": "array", "items": schema}
    return schema


ITEM = {"$ref": "#/components/responses/A"}
MALFORMED = [
    (at("info", []), "info is no object"),
    (at("info > license", "MIT"), "info.license is no object"),
    (at("components", []), "components is no object"),
    (at("components > schemas", None), "components.schemas is no object"),
    (at("paths > /x", None), "paths./x is no object"),
    (at("paths > /x > parameters", None), "paths./x.parameters is no list"),
    (at("paths > /x > get", None), "paths./x.get is no object"),
    (at("paths > /x > get", "x"), "paths./x.get is no object"),
    (at("paths > /x > get > operationId", 5), "paths./x.get.operationId is no text"),
    (at("paths > /x > get > tags", [5]), "paths./x.get.tags is no list of texts"),
    (at("paths > /x > get > tags", None), "paths./x.get.tags is no list"),
    (at("paths > /x > get > parameters", None), "paths./x.get.parameters is no list"),
    (at("paths > /x > get > parameters", [5]), "paths./x.get.parameters[0] has no name"),
    (at("paths > /x > get > requestBody", []), "paths./x.get.requestBody is no object"),
    (at("paths > /x > get > requestBody", {"content": 5}), "requestBody.content is no object"),
    (at("paths > /x > get > responses", None), "paths./x.get.responses is no object"),
    (at("paths > /x > get > responses", {"": {}}), "paths./x.get.responses has an empty status"),
    (at("paths > /x > get > responses > 200", None), "paths./x.get.responses.200 is no object"),
    (at("paths > /x > get > responses > 200 > content", {"a/b": 5}), "responses.200.content is"),
    (at("components > schemas > A", {"$ref": 5}), "$ref 5 is no text"),
    (at("components > schemas > A > properties > b", {"$ref": 5}), "$ref 5 is no text"),
    (
        {
            **at("components > schemas > A", {"$ref": "#/servers/0"}),
            "servers": [{"url": "/"}],
        },
        "$ref #/servers/0 leads through what is no object",
    ),
    (at("components > schemas > A", nested(900)), "it is nested more than 100 levels deep"),
    (
        {
            **at("components > responses > A", ITEM),
            "paths": {"/x": {"get": {"responses": {"200": ITEM}}}},
        },
        "$ref #/components/responses/A leads to itself",
    ),
]


@pytest.mark.parametrize(("document", "expected"), MALFORMED, ids=[text for _, text in MALFORMED])
def test_malformed_descriptions(
    tmp_path: Path, refusal: Callable[..., str], document: dict[str, Any], expected: str
) -> None:
    """Each mistake is named with its place."""
    assert re.search(
        f"malformed: .*{re.escape(expected)}", refusal("--source", write(tmp_path, document))
    )


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "openapi: 3.0.0\npaths: " + "[" * 5000]
)
def test_descriptions_nested_beyond_reading(
    tmp_path: Path, refusal: Callable[..., str], text: str
) -> None:
    """What Python cannot even read is refused alike."""
    path = tmp_path / "newer"
    path.write_text(text)
    assert f"{path} is nested too deeply" in refusal("--source", str(path))


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ("x-a: .nan", "it has a number that is infinite or none"),
        ("x-a: !!binary aGk=", "Object of type bytes is not JSON serializable"),
        ("x-a: !!set {b}", "Object of type set is not JSON serializable"),
    ],
)
def test_yaml_that_is_no_json(extra: str, reason: str) -> None:
    """What YAML can say and JSON cannot is refused."""
    text = f"openapi: 3.0.0\npaths: {{}}\n{extra}\n".encode()
    with pytest.raises(RefusalError, match=f"newer.yaml cannot be written as JSON: {reason}"):
        documents.description(text, "newer.yaml")


def test_statuses_without_quotes(project: Path, tmp_path: Path) -> None:
    """A status that YAML takes for a number is the text that it is in JSON."""
    text = json.dumps(THINGS).replace('"200"', "200").replace('"204"', "204")
    source = tmp_path / "newer.yaml"
    source.write_text(f"# YAML\n{text}")
    assert 0 == regenerate.main(["--source", str(source)], root=project)
    module = Layout(project).client / "control/api/things/list_things.py"
    assert "\ndef sync(" in module.read_text()


@pytest.mark.parametrize(
    ("schema", "documents_body"),
    [
        ({"description": "Anything."}, False),
        ({}, False),
        ({"$ref": "#/components/schemas/Anything"}, False),
        ({"type": "string"}, True),
        ({"properties": {"a": {"type": "string"}}}, True),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, True),
        ({"enum": ["a"]}, True),
        ({"$ref": "#/components/schemas/Thing"}, True),
    ],
)
def test_answers_without_a_type(project: Path, schema: object, documents_body: bool) -> None:
    """A schema that says no type promises nothing to read, and is no reason to refuse."""
    document = at("components > schemas > Anything", {"description": "Anything."})
    content = {"application/json": {"schema": schema}}
    document["paths"]["/x"] = {
        "get": {"responses": {"200": {"description": "It.", "content": content}}}
    }
    write_description(project, document)
    assert operations.of(document)["GET /x"].documents_body is documents_body
    assert 0 == regenerate.main([], root=project)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("sources.toml", '"things.yaml"', "5", "5 is no name of a file in openapi/"),
        ("sources.toml", '"things.overlay.yaml"', "5", "5 is no name of a file in openapi/"),
        ("sources.toml", "things.yaml", "a\\u0000b", r"'a\x00b' is no name of a file"),
        ("sources.toml", "things.yaml", "../things.yaml", "is no name of a file in openapi/"),
        (
            "things.overlay.yaml",
            "  remove: true",
            "  remove: true\n  x-upstream-has: 5",
            "action 1",
        ),
    ],
)
def test_malformed_project_files(
    project: Path, refusal: Callable[..., str], file: str, old: str, new: str, expected: str
) -> None:
    """Values of the wrong type in the files of the project are named."""
    path = Layout(project).descriptions / file
    path.write_text(path.read_text().replace(old, new))
    assert expected in refusal()


def test_an_overlay_that_makes_a_description_malformed(
    project: Path, refusal: Callable[..., str]
) -> None:
    """What the overlay breaks is refused like what was published so."""
    path = Layout(project).descriptions / "things.overlay.yaml"
    action = "- target: $.paths['/things']\n  description: d\n  update: {put: 5}\n"
    path.write_text(f"{OVERLAY}\n{action}")
    expected = "the description with its overlay is malformed: paths./things.put is no object"
    assert re.search(expected, refusal())
