"""What counts as a change of an operation, and which actions use which operation."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from regeneration import operations, usage

from tests.regenerate.conftest import THINGS

if TYPE_CHECKING:
    from pathlib import Path

LIST = THINGS["paths"]["/things"]["get"]


def changed(at: list[str], value: object) -> dict[str, Any]:
    """Return the small description with another value at one place."""
    document = copy.deepcopy(THINGS)
    place: Any = document
    for key in at[:-1]:
        place = place.setdefault(key, {})
    place[at[-1]] = value
    return document


OPERATION = ["paths", "/things", "get"]
NAME = ["components", "schemas", "Thing", "properties", "name"]


@pytest.mark.parametrize(
    ("newer", "parts"),
    [
        (changed([*NAME, "type"], "integer"), ["answers"]),
        (changed([*NAME, "description"], "Other words."), []),
        (changed([*NAME[:-1], "description"], {"type": "string"}), ["answers"]),
        (changed([*OPERATION, "summary"], "Other words."), []),
        (changed([*OPERATION, "requestBody"], {"content": {}}), ["request body"]),
        (changed([*OPERATION, "parameters"], [{"name": "x", "in": "query"}]), ["parameters"]),
        (changed([*OPERATION[:-1], "parameters"], [{"name": "x", "in": "query"}]), ["parameters"]),
        (changed([*OPERATION, "deprecated"], value=True), ["deprecation"]),
        (changed([*OPERATION, "security"], [{"bearer": []}]), ["security"]),
        (changed(["security"], [{"bearer": []}]), ["security"]),
        (
            changed([*OPERATION, "operationId"], "allThings"),
            ["name (things.list_things is now things.all_things)"],
        ),
        (
            changed([*OPERATION, "tags"], ["stuff"]),
            ["name (things.list_things is now stuff.list_things)"],
        ),
    ],
)
def test_what_a_change_is(newer: dict[str, Any], parts: list[str]) -> None:
    """What a caller can notice is a change, also in what an operation refers to; prose is none."""
    found = operations.compare(operations.of(THINGS), operations.of(newer)).changed
    assert parts == [
        part for operation, of in found if operation.route == "GET /things" for part in of
    ]


def test_added_and_removed_operations() -> None:
    """Operations of only one of the descriptions are added or removed."""
    newer = {**THINGS, "paths": {"/things": {"get": LIST}, "/more": {"put": {"responses": {}}}}}
    found = operations.compare(operations.of(THINGS), operations.of(newer))
    assert [operation.route for operation in found.added] == ["PUT /more"]
    assert [operation.route for operation in found.removed] == ["POST /things"]


ROOMS = {
    "things.py": """
import daytona_openapi.toolbox.api.process.execute_command
from daytona_openapi.control.api.things import get_thing as endpoint
from daytona_actions.actions._waiting import until_ready as wait

def get(session): return endpoint

def make(session):
    from daytona_openapi.control.api.things import make_thing
    yield make_thing
    yield from wait()

def run(session): return daytona_openapi.toolbox.api.process.execute_command.sync

def nothing(session): return 1

def _private(session): return endpoint
""",
    "_waiting.py": """
from daytona_openapi.control.api.things.poll_thing import sync
from daytona_openapi.control.models import Thing

def until_ready(): return _poll()

def _poll(): return sync
""",
    "_alone.py": "from daytona_openapi.control.api.things import lonely\nx = lonely\n",
}


def test_which_actions_use_an_endpoint(tmp_path: Path) -> None:
    """An action uses what it names, directly or by way of other functions of the folder."""
    for name, text in ROOMS.items():
        (tmp_path / name).write_text(text)
    assert usage.by_endpoint(tmp_path) == {
        "control.things.get_thing": ["get"],
        "control.things.lonely": ["_alone"],
        "control.things.make_thing": ["make"],
        "control.things.poll_thing": ["make"],
        "toolbox.process.execute_command": ["run"],
    }


def test_which_arguments_are_passed(tmp_path: Path) -> None:
    """What is passed by name is known, to the function itself and by way of another."""
    (tmp_path / "make.py").write_text("""
from daytona_openapi.control.api.things import make_thing as endpoint

def make(session):
    yield from call(endpoint, "a", client=session.control, body=1, **more)
    endpoint.sync(size=2, request_options={})
    other(endpoint.sync, color=3)
""")
    assert usage.keywords(tmp_path) == {"control.things.make_thing": {"body", "size"}}


def test_no_actions_yet(tmp_path: Path) -> None:
    """Without hand-written modules no operation is used."""
    assert usage.by_endpoint(tmp_path / "missing") == {}
