"""Fields of a base model are compared as those of the model that has them."""

from __future__ import annotations

from typing import Any

import pytest
from regeneration import differences, merging

from tests.regenerate.describing import TEXT, description, record, to

BASE = record("id", id=TEXT, kind=TEXT)
KIND = {"enum": ["a", "b"]}


def places(**models: Any) -> dict[str, tuple[str, bool]]:
    """Return type and need of each place in models that have a Base beside them."""
    view = differences.view(description({}, {"Base": BASE, **models}))
    return {
        place: (fact.type, fact.required)
        for place, fact in view.models.items()
        if not place.startswith("Base")
    }


@pytest.mark.parametrize(
    "parts",
    [
        {"allOf": [to("Base"), record("size", kind=KIND, size=TEXT)]},
        {"allOf": [to("Base")], **record("size", kind=KIND, size=TEXT)},
        {"allOf": [to("Base"), {"allOf": [record(kind=KIND)]}, record("size", size=TEXT)]},
    ],
)
def test_fields_of_a_base(parts: dict[str, Any]) -> None:
    """However they are put together; the later part says more of a field."""
    whole = record("id", "size", id=TEXT, kind=KIND, size=TEXT)
    assert places(Thing=whole) == places(Thing=parts)


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [to("Base")]},
        {"allOf": [to("Base"), {"description": "It."}]},
        {"allOf": [to("Base"), to("Itself")]},
        {"allOf": [to("Base"), to("Either")]},
        {"allOf": [to("Base"), to("Missing")], "oneOf": [TEXT]},
        {"allOf": [to("Base"), {"$ref": "#/openapi"}]},
        {"type": "string", "allOf": [to("Base"), record()]},
    ],
)
def test_what_is_no_object_of_several(schema: dict[str, Any]) -> None:
    """One model alone, and what leads to itself or to a choice, stays as it is."""
    document = description({}, {"Base": BASE, "Either": {"oneOf": [TEXT]}, "Itself": schema})
    assert document == merging.merged(document)
