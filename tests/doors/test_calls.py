"""What comes in through a door becomes arguments: JSON text, nulls, and maps as lists of pairs."""

from __future__ import annotations

from typing import Any

import pytest

from daytona_actions import ACTIONS, ActionError
from daytona_actions.doors.calls import arguments_of


@pytest.mark.parametrize("nothing", [None, "", "  ", b"", {}, "{}", "null"])
def test_no_arguments(nothing: object) -> None:
    """An empty text, null and an empty object all mean that there are no arguments."""
    assert {} == arguments_of(ACTIONS["list_sandboxes"], nothing)


@pytest.mark.parametrize("given", [{"limit": 3, "name": "a"}, '{"limit": 3, "name": "a"}'])
def test_object_or_its_text(given: object) -> None:
    """Arguments come as an object or as its JSON text."""
    assert {"limit": 3, "name": "a"} == arguments_of(ACTIONS["list_sandboxes"], given)


def test_null_counts_as_absent() -> None:
    """A strict schema makes models send null for what they leave out."""
    given = {"limit": None, "name": "a", "labels": None}
    assert {"name": "a"} == arguments_of(ACTIONS["list_sandboxes"], given)


@pytest.mark.parametrize(
    "labels", [{"a": "1", "b": 2}, [{"key": "a", "value": "1"}, {"value": 2, "key": "b"}]]
)
def test_both_forms_of_a_map(labels: object) -> None:
    """A map may come as it is, or as the list of pairs that a strict schema asks for."""
    given = {"labels": labels}
    assert {"labels": {"a": "1", "b": 2}} == arguments_of(ACTIONS["list_sandboxes"], given)


def test_list_stays_a_list() -> None:
    """A parameter that is a list is not taken for a map."""
    given = {"states": ["started"]}
    assert given == arguments_of(ACTIONS["list_sandboxes"], given)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("[1]", "arguments must be a JSON object, not list"),
        (7, "arguments must be a JSON object, not int"),
        ({1: 2}, "arguments must be a JSON object, not dict"),
        ('{"limit":', "arguments are not JSON: Expecting value at position 9"),
        (b"\xff\xfe{", "arguments are not JSON: it cannot be decoded"),
        ("[" * 200_000, "arguments are not JSON: it cannot be decoded"),
        ({"labels": [1]}, "argument labels must be an object, or a list of objects with key"),
        ({"labels": [{"key": "a"}]}, "argument labels must be an object, or a list of objects"),
        ({"labels": [{"key": 1, "value": 2}]}, "argument labels must have texts as keys"),
        (
            {"labels": [{"key": "a", "value": 1}, {"key": "a", "value": 2}]},
            "argument labels must have texts as keys, each of them once",
        ),
    ],
)
def test_refused(given: Any, complaint: str) -> None:
    """What cannot be arguments is refused, in words that name the place."""
    with pytest.raises(ActionError) as refused:
        arguments_of(ACTIONS["list_sandboxes"], given)
    assert complaint in refused.value.failure.message
    assert "invalid_request" == refused.value.failure.kind
