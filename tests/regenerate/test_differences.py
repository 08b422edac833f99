"""Every change that matters to who sends or reads is a line of the report."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from regeneration import differences

from tests.regenerate.describing import TEXT, description, operation, record

if TYPE_CHECKING:
    from collections.abc import Callable

THING = record(name=TEXT, size={"type": "integer"}, parts={"type": "array", "items": TEXT})
OLD = description({"/a": {"get": operation("look")}}, {"Thing": THING})
SERVERS = [{"url": "https://other.example"}]


def lines(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return what is said of a change."""
    new = copy.deepcopy(OLD)
    change(new)
    return list(map(str, differences.between(differences.view(OLD), differences.view(new))))


def in_thing(**more: Any) -> list[str]:
    """Return what is said when the model says more."""
    return lines(lambda new: new["components"]["schemas"]["Thing"].update(more))


def in_field(field: str, **more: Any) -> list[str]:
    """Return what is said when a field of the model says more."""
    return lines(
        lambda new: new["components"]["schemas"]["Thing"]["properties"][field].update(more)
    )


def test_other_properties() -> None:
    """None may be sent by then, or only those of one type."""
    expected = ["Thing additionalProperties is now false, was none"]
    assert expected == in_thing(additionalProperties=False)
    expected = ["Thing additionalProperties is now string, was none"]
    assert expected == in_thing(additionalProperties=TEXT)
    assert [] == in_thing(additionalProperties=True)


@pytest.mark.parametrize("limit", ["minProperties", "maxProperties"])
def test_limits_of_an_object(limit: str) -> None:
    """How many properties there may be."""
    assert [f"Thing {limit} is now 2, was none"] == in_thing(**{limit: 2})


@pytest.mark.parametrize(
    ("field", "limit", "value", "usual"),
    [
        ("name", "readOnly", True, False),
        ("name", "writeOnly", True, False),
        ("name", "minLength", 1, 0),
        ("size", "multipleOf", 5, None),
        ("size", "exclusiveMinimum", 0, False),
        ("parts", "uniqueItems", True, False),
        ("parts", "minItems", 1, 0),
    ],
)
def test_limits_of_a_field(field: str, limit: str, value: object, usual: object) -> None:
    """Each is said, unless it only says what holds anyway."""
    shown = str(value).lower()
    expected = [f"Thing.{field} {limit} is now {shown}, was none"]
    assert expected == in_field(field, **{limit: value})
    assert usual is None or [] == in_field(field, **{limit: usual})


@pytest.mark.parametrize("place", ["path", "operation"])
def test_servers_of_a_part(place: str) -> None:
    """An operation may be served elsewhere, by itself or with its path."""

    def change(new: dict[str, Any]) -> None:
        path = new["paths"]["/a"]
        (path if place == "path" else path["get"])["servers"] = SERVERS

    assert ["GET /a servers is now https://other.example, was none"] == lines(change)
