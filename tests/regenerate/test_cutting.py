"""A description is cut down to operations, and to all that these need."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from regeneration import cutting
from regeneration.layout import RefusalError

from tests.regenerate.describing import TEXT, answering, description, many, operation, record, to

NOTHING = {"description": "Nothing."}
PATHS: dict[str, Any] = {
    "/things": {
        "parameters": [{"$ref": "#/components/parameters/page"}],
        "get": answering("list_things", many(to("Thing"))),
        "post": operation("create_thing", body={"application/json": to("New")}),
    },
    "/same": {"$ref": "#/components/pathItems/Same"},
    "/others": {
        "get": operation("list_others", responses={"200": {"$ref": "#/x-answers/Other"}}),
        "post": operation("create_other"),
    },
    "/like": {"get": {"$ref": "#/paths/~1others/get"}},
}
SCHEMAS = {
    "Thing": record(owner=to("Owner"), example=TEXT),
    "Owner": record(things=many(to("Thing"))),
    "New": record(name=TEXT),
    "Unused": record(thing=to("Thing")),
}
WHOLE = {
    **description(
        PATHS,
        SCHEMAS,
        parameters={"page": {"name": "page", "in": "query", "schema": TEXT}},
        pathItems={"Same": {"get": operation("same", body={"application/json": to("New")})}},
        responses={"unused": NOTHING},
        securitySchemes={"key": {"type": "http", "scheme": "bearer"}},
    ),
    "servers": [{"url": "https://things.example"}],
    "x-answers": {"Other": NOTHING},
    "webhooks": {"made": {"post": operation("made", body={"application/json": to("Unused")})}},
}


@pytest.mark.parametrize(
    ("routes", "paths", "components", "others"),
    [
        (
            ["GET /things"],
            {"/things": ["parameters", "get"]},
            {"schemas": ["Thing", "Owner"], "parameters": ["page"]},
            [],
        ),
        (
            ["POST /things"],
            {"/things": ["parameters", "post"]},
            {"schemas": ["New"], "parameters": ["page"]},
            [],
        ),
        (["GET /same"], {"/same": ["$ref"]}, {"schemas": ["New"], "pathItems": ["Same"]}, []),
        (["GET /others"], {"/others": ["get"]}, {}, ["x-answers"]),
        (["POST /others", "GET /gone"], {"/others": ["post"]}, {}, []),
        (["GET /like"], {"/others": ["get"], "/like": ["get"]}, {}, ["x-answers"]),
        ([], {}, {}, []),
    ],
)
def test_cut(
    routes: list[str],
    paths: dict[str, list[str]],
    components: dict[str, list[str]],
    others: list[str],
) -> None:
    """What is named stays with all that it refers to, as it was and in its order; the rest goes."""
    whole = copy.deepcopy(WHOLE)
    found = cutting.cut(whole, routes)
    assert WHOLE == whole
    assert paths == {path: list(item) for path, item in found["paths"].items()}
    expected = {**components, "securitySchemes": ["key"]}
    assert expected == {kind: list(parts) for kind, parts in found["components"].items()}
    assert ["openapi", "info", "paths", "components", "servers", *others] == list(found)
    for path, item in found["paths"].items():
        assert item == {key: PATHS[path][key] for key in item}


def test_name_that_is_missing() -> None:
    """A name of an operation that a description does not have is refused."""
    with pytest.raises(RefusalError, match=r"^it\.yaml has no operation GET /new: correct"):
        cutting.check(WHOLE, ["GET /things", "GET /new"], "it.yaml")


def test_too_many_schemas() -> None:
    """Of a description that is too large some operations are generated all the same."""
    much = description(PATHS, SCHEMAS | {f"S{number}": TEXT for number in range(5_000)})
    with pytest.raises(RefusalError, match="5,004 schemas: more than 5,000 are not generated"):
        cutting.generated(much, None, "it.yaml")
    assert 2 == len(cutting.generated(much, ["GET /things"], "it.yaml")["components"]["schemas"])
