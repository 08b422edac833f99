"""What is wrong with a parameter of any kind is refused, in words that a model can act on."""

from __future__ import annotations

import datetime as dt
import json
import math
from typing import TYPE_CHECKING, Any

import pytest

from tests.doors.made_up.clients import Client
from tests.doors.made_up.kinds import Address, Colour, Person
from tests.doors.made_up.service import ACTIONS
from tests.doors.screen import words_of
from tests.doors.test_any_parameter import DOORS, by_command, by_dispatch, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOME = {"street": "a", "number": 1}
REST = {"since": None, "floor": 3}

REFUSED: list[tuple[str, Any, str]] = [
    ("enum", "blue", "argument given must be 'red' or 'green', not 'blue'"),
    ("literal", "c", "argument given must be 'a' or 'b', not 'c'"),
    ("numbers_literal", 3, "argument given must be 1 or 2, not 3"),
    (
        "date",
        "tomorrow",
        "argument given must be a date in the format YYYY-MM-DD, not another text",
    ),
    ("moment", "now", "argument given must be a datetime, not another text"),
    ("clock", "noon", "argument given must be in a time format, not another text"),
    ("duration", "long", "argument given must be a timedelta, not another text"),
    ("date", 5, "argument given must be a date, not 5"),
    ("uuid", "x", "argument given must be a UUID, not another text"),
    ("short_text", "a", "given is not valid: String should have at least 2 characters"),
    ("positive", 0, "argument given must be greater than 0, not 0"),
    ("limited", 10, "argument given must be less than or equal to 9, not 10"),
    ("model", {"name": "a"}, "argument given['address'] is missing"),
    (
        "model",
        {"name": "a", "address": {"street": "a", "number": "x"}},
        "argument given['address']['number'] must be an integer, not str",
    ),
    (
        "model",
        {"name": "a", "address": HOME | {"streat": "b"}},
        "argument given['address'] has no streat: there are street, number, since, floor",
    ),
    ("model", HOME | {"name": "a", "address": HOME}, "given has no street: there are name, addr"),
    ("models", [HOME, 5], "argument given[1] must be an object, not 5"),
    ("models", [HOME, HOME | {"x": 1}], "argument given[1] has no x: there are street"),
    ("map_of_numbers", {"a": "b"}, "argument given['a'] must be an integer, not str"),
    ("map_of_models", {"a": HOME | {"x": 1}}, "argument given['a'] has no x: there are street"),
    ("map_of_limited", {"a": 10}, "argument given['a'] must be less than or equal to 9, not 10"),
    ("number_or_model", {"street": "a"}, "argument given['number'] is missing"),
    ("number_or_model", HOME | {"x": 1}, "argument given has no x: there are street, number"),
    ("pets", [{"kind": "cow"}], "'cat', 'dog'"),
    ("pets", [{"kind": "cat"}], "argument given[0]['lives'] is missing"),
    ("typed_dict", {"depth": 1, "x": 2}, "argument given has no x: there are depth, label"),
    ("dataclass", {"y": 1}, "argument given['x'] is missing"),
    ("model_or_anything", HOME | {"x": 1}, "argument given has no x: there are street, number"),
    ("models_or_anything", [HOME, HOME | {"x": 1}], "argument given[1] has no x: there are str"),
    ("point_or_map", {"x": 1, "z": 1}, "argument given has no z: there are x, y"),
    ("options_in_map", {"a": {"depth": 1, "x": 1}}, "argument given['a'] has no x"),
    ("options_in_map", {"a": HOME | {"x": 1}}, "argument given['a'] has no x: there are street"),
    ("anything", {"a": 2**70}, "argument given holds a number that is too large to be sent"),
    ("anything", {"a": ["\ud800"]}, "argument given holds half a surrogate pair at position 0"),
    ("closed_model", {"name": "a", "x": 1}, "argument given['x'] is a name that there is not"),
    ("mixed_literal", "b", "argument given must be 'a' or 1, not 'b'"),
    ("tuple", [1], "argument given[1] is missing"),
    ("rows", [[1, "x"]], "argument given[0][1] must be an integer, not str"),
]


@pytest.mark.parametrize(("kind", "value", "words"), REFUSED)
def test_refused(kind: str, value: Any, words: str) -> None:
    """The place, what would be right, and never a text that could be a secret."""
    said = by_dispatch(f"take_{kind}", {"given": value})
    assert (False, "invalid_request") == (said["success"], said["failure"]["kind"])
    assert words in said["error"], said["error"]


@pytest.mark.parametrize("door", [*DOORS[:2], *DOORS[3:]])
def test_each_door_refuses(door: Callable[..., Any]) -> None:
    """No door takes what another refuses."""
    said = door("take_models", {"given": [HOME, HOME | {"x": 1}]})
    assert "argument given[1] has no x: there are street, number, since, floor" in said["error"]


def nested(depth: int) -> Any:
    """Return lists in lists."""
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize("depth", [100, 400, 5000])
def test_too_deep(depth: int) -> None:
    """A value without a bottom is refused, by the doors as by the method."""
    assert "nested" in by_dispatch("take_anything", {"given": nested(depth)})["error"]
    refused = Client().take_anything(nested(depth)).error  # type: ignore[attr-defined]
    assert "nested more than 100 levels deep" in refused


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (object(), "argument given holds a value of type object, for which JSON has no word"),
        (math.nan, "argument given holds nan, for which JSON has no word"),
        (Address(street="b", number=2**70), "holds a number that is too large to be sent"),
    ],
)
def test_what_python_has_and_json_has_not(value: Any, words: str) -> None:
    """Where anything may stand, it must be something that can be sent."""
    client: Any = Client()
    assert words in client.take_anything(value).error


def test_what_stands_for_json() -> None:
    """Where anything may stand, sets, numbers as keys and objects stand for what JSON has."""
    client: Any = Client()
    assert {"1": 2, "a": [3]} == client.take_anything({1: 2, "a": {3}}).seen[1]
    assert HOME.items() <= client.take_anything(Address(**HOME)).seen[1].items()


def test_python_values_are_taken_as_they_are() -> None:
    """Objects of the parameter's own type are not made anew."""
    client: Any = Client()
    person = Person(name="a", address=Address(street="b", number=1), colours=[Colour.RED])
    assert ["Person", person.model_dump(mode="json")] == client.take_model(person).seen
    assert ["date", "2026-01-31"] == client.take_date(dt.date(2026, 1, 31)).seen
    assert ["Colour", "red"] == client.take_enum(Colour.RED).seen
    assert "must be a date" in client.take_date(dt.timedelta(1)).error


@pytest.mark.parametrize(
    ("name", "given", "seen"),
    [
        ("take_nullable", None, ["NoneType", None]),
        ("take_anything", None, ["NoneType", None]),
        ("take_text_perhaps", None, ["NoneType", None]),
        ("take_model", {"name": "a", "address": HOME | {"floor": None}}, 3),
        ("take_anything", {"map_of_pairs": [{"key": "a", "value": [1]}]}, ["dict", {"a": [1]}]),
        ("take_anything", {"map_of_pairs": [1]}, ["dict", {"map_of_pairs": [1]}]),
        ("take_map_of_numbers", {"a": "5"}, ["dict", {"a": 5}]),
        ("take_number_or_text", "5", ["str", "5"]),
        ("take_number_or_model", "5", ["int", 5]),
        ("take_number_or_model", HOME | {"number": "1"}, HOME | {"since": None, "floor": 3}),
        ("take_letter", {"to": None}, {"to": {"street": "Main", "number": 1, **REST}}),
        ("take_mixed_literal", 1.0, ["int", 1]),
        ("take_models", json.dumps([HOME]), [HOME | {"since": None, "floor": 3}]),
        ("take_whole_enum", "2", ["Size", 2]),
        ("take_numbers_literal", 2.0, ["int", 2]),
        ("take_open_model", {"name": "a", "more": 1}, ["Open", {"name": "a", "more": 1}]),
    ],
)
def test_what_is_meant(name: str, given: Any, seen: Any) -> None:
    """What clients are known to send is read along the schema, however deep."""
    said = by_dispatch(name, {"given": given})
    assert said["success"], said["error"]
    kind, value = said["seen"]
    if seen == 3:
        kind, value = None, value["address"]["floor"]
    assert seen in ([kind, value], value)


def test_null_for_what_is_required() -> None:
    """Null is no value of a parameter that has no null among its types."""
    assert (
        "missing a required argument: 'given'" in by_dispatch("take_text", {"given": None})["error"]
    )


def test_usual_values_are_published_as_examples() -> None:
    """A model of a language sees them, and may send others."""
    fields = ACTIONS["take_tagged"].input_schema["$defs"]["Tagged"]["properties"]
    usual = {"type": "string", "examples": ["a", "b"]}
    assert {"tag": usual, "mark": {"anyOf": [usual, {"type": "integer"}], "default": 1}} == fields
    states = ACTIONS["take_open_literal"].input_schema["properties"]["given"]
    assert usual | {"description": "What is taken"} == states
    assert ["Tagged", {"tag": "c", "mark": 2}] == by_dispatch(
        "take_tagged", {"given": {"tag": "c", "mark": 2}}
    )["seen"]


# ---- the command line


def test_from_a_file(tmp_path: Path) -> None:
    """A value of any kind may stand in a file."""
    path = tmp_path / "value.json"
    path.write_text(json.dumps([HOME, HOME]))
    assert 2 == len(by_command("take-models", "--given", f"@{path}")["seen"][1])
    path.write_text('{"a": 1}')
    assert {"a": 1} == by_command("take-map-of-numbers", "--given", f"@{path}")["seen"][1]
    assert {"a": 1} == by_command("take-anything", "--given", f"@{path}")["seen"][1]


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (["take-models", "--given", json.dumps(HOME), "--given", json.dumps(HOME)], 2),
        (["take-rows", "--given", "[1, 2]"], [[1, 2]]),
        (["take-rows", "--given", "[[1], [2]]"], [[1], [2]]),
        (["take-map-of-lists", "--given", '{"a": [1]}'], {"a": [1]}),
        (["take-anything", "--given", "just a text"], "just a text"),
        (["take-anything", "--given", "NaN"], "NaN"),
        (["take-number-or-text", "--given", "5"], 5),
        (["take-number-or-text", "--given", '"5"'], "5"),
        (["take-number-or-text", "--given", "[5]"], "[5]"),
        (["take-enums", "--given", "red", "--given", "green"], ["red", "green"]),
        (["take-set", "--given", "1", "--given", "2"], [1, 2]),
        (["take-open-literal", "anything-new"], "anything-new"),
        (["take-limited-perhaps", "--given", "3"], 3),
    ],
)
def test_words(words: list[str], seen: Any) -> None:
    """What stands on a command line is read by its schema."""
    found = by_command(*words)["seen"][1]
    assert seen in (found, len(found) if isinstance(found, list) else None)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["take-model", "--given", '{"name"'], "this is not JSON: Expecting ':' delimiter at posi"),
        (["take-model", "--given", "[NaN]"], "this is not JSON: it has no NaN"),
        (["take-model", "--given", "@no-such"], "no-such cannot be read: No such file"),
        (["take-map-of-numbers", "--given", "@no-such"], "no-such cannot be read: No such file"),
        (["take-literal", "c"], "'c' is not one of 'a', 'b'"),
        (["take-enums", "--given", "blue"], "'blue' is not one of 'red', 'green'"),
    ],
)
def test_usage_errors(words: list[str], complaint: str) -> None:
    """What cannot be read is told before anything is called."""
    code, said = printed(*words)
    assert (2, True) == (code, complaint in words_of(said)), said


def test_files_that_are_no_text(tmp_path: Path) -> None:
    """A file that is not UTF-8 is told as that."""
    path = tmp_path / "value.json"
    path.write_bytes(b"\xff")
    code, said = printed("take-model", "--given", f"@{path}")
    assert (2, True) == (code, "is not UTF-8" in words_of(said))


def test_help_says_what_is_inside() -> None:
    """The help of an option says what its JSON has in it."""
    _, said = printed("take-typed-dict", "--help")
    said = words_of(said)
    assert "object with depth (integer, required), label (string); JSON, or @FILE with it" in said
    assert all(action.input_schema for action in ACTIONS.values())
