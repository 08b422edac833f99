"""What was accepted is taken back in a newer description, and nothing else is."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from regeneration import acceptance

from tests.regenerate.describing import TEXT, answering, description, many, record, to

if TYPE_CHECKING:
    from collections.abc import Callable

Document = dict[str, Any]
BEFORE = description(
    {"/things": {"get": answering("list", many(to("Thing"))), "post": answering("make", TEXT)}},
    {"Thing": record("name", name=TEXT, size=to("Size")), "Size": record("rows", rows=TEXT)},
)


def fields(document: Document) -> Document:
    """Return the fields of the model that changes."""
    return document["components"]["schemas"]["Thing"]["properties"]  # type: ignore[no-any-return]


def _field_of_another_type(document: Document) -> None:
    fields(document)["name"] = many(TEXT)


def _field_gone_with_its_model(document: Document) -> None:
    del fields(document)["size"], document["components"]["schemas"]["Size"]


def _field_newly_required(document: Document) -> None:
    document["components"]["schemas"]["Thing"]["required"] += ["added"]
    fields(document)["added"] = TEXT


def _model_of_another_kind(document: Document) -> None:
    document["components"]["schemas"]["Size"] = {"enum": ["small"]}


def _answer_of_another_model(document: Document) -> None:
    document["paths"]["/things"]["get"] = answering("list", TEXT)


def _operation_moved(document: Document) -> None:
    document["paths"]["/v2"] = {"get": document["paths"]["/things"].pop("get")}


def _operation_gone(document: Document) -> None:
    del document["paths"]["/things"]["get"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (_field_of_another_type, "Thing.name"),
        (_field_gone_with_its_model, "Thing.size"),
        (_field_newly_required, "Thing.added"),
        (_model_of_another_kind, "Size"),
        (_answer_of_another_model, "GET /things answer as application/json"),
        (_operation_moved, "GET /things"),
        (_operation_gone, "GET /things"),
    ],
)
def test_what_was_accepted(change: Callable[[Document], None], name: str) -> None:
    """What is named is as it was, by then; what else is newer stays so."""
    newer, expected = copy.deepcopy(BEFORE), copy.deepcopy(BEFORE)
    for document in (newer, expected):
        fields(document)["other"] = TEXT
        document["paths"]["/things"]["post"] = answering("make", many(TEXT))
    change(newer)
    kept = copy.deepcopy(newer)
    found = acceptance.without(newer, BEFORE, [name])
    found["paths"].pop("/v2", None)
    assert expected == found
    assert kept == newer
    assert newer == acceptance.without(newer, BEFORE, ["servers", "security scheme key"])
