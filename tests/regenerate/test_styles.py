"""Arrays in a query are written as their style says, and an optional choice is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.regenerate.describing import (
    TEXT,
    Made,
    description,
    many,
    operation,
    parameter,
    record,
    to,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

EITHER = {"oneOf": [many({"type": "integer"}), TEXT]}
COMMON = {"Few": {"name": "few", "in": "query", "schema": many(TEXT), "explode": False}}
FEW = {"$ref": "#/components/parameters/Few"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A client with a parameter of each style, two of them said for the whole path."""
    ask = operation(
        "ask",
        parameter("commas", schema=many(TEXT), explode=False),
        parameter("pipes", schema=EITHER, style="pipeDelimited"),
        parameter("spaces", schema=many({"type": "boolean"}), style="spaceDelimited"),
        parameter('q"', schema=many(to("Day")), style="form", explode=False),
        parameter("names", schema=many(TEXT)),
        parameter("over", schema=many(TEXT)),
    )
    path = {"get": ask, "parameters": [FEW, parameter("over", schema=many(TEXT), explode=False)]}
    choice = {"application/json": {"schema": {"oneOf": [to("A"), to("B")]}}}
    send = operation("send", requestBody={"content": choice})
    days = {"Day": {"type": "string", "enum": ["mo", "tu"]}}
    models = {"A": record(a=TEXT), "B": record(b=TEXT)}
    document = description({"/a": path, "/b": {"post": send}}, days | models)
    document["components"]["parameters"] = COMMON
    client = Made(document, tmp_path_factory.mktemp("styles"), "styles_client")
    yield client
    client.forget()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"commas": ["a", "b c"]}, [("commas", "a,b c")]),
        ({"pipes": [1, 2]}, [("pipes", "1|2")]),
        ({"pipes": "one"}, [("pipes", "one")]),
        ({"spaces": [True, False]}, [("spaces", "true false")]),
        ({"names": ["a", "b"]}, [("names", "a"), ("names", "b")]),
        ({"over": ["a", "b"]}, [("over", "a"), ("over", "b")]),
        ({"few": ["a", "b"]}, [("few", "a,b")]),
        ({"commas": [], "names": []}, []),
        ({}, []),
    ],
)
def test_arrays(made: Made, given: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """One value with what the style puts between its parts, or the name again for each."""
    request, _ = made.call("ask", **given)
    assert expected == request.url.params.multi_items()


def test_enums(made: Made) -> None:
    """Elements are written as in JSON, whatever the parameter is called."""
    request, _ = made.call("ask", q=[made.models.Day.MO, made.models.Day.TU])
    assert [('q"', "mo,tu")] == request.url.params.multi_items()


def test_body_that_is_left_out(made: Made) -> None:
    """A body that is a choice of models and need not be there is sent if it is given."""
    nothing, _ = made.call("send")
    assert (b"", None) == (nothing.content, nothing.headers.get("content-type"))
    request, _ = made.call("send", body=made.models.B(b="x"))
    assert b'{"b":"x"}' == request.content
