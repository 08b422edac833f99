"""What counts as a change of an operation, and which actions use which operation."""

from __future__ import annotations

import copy
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from regeneration import differences, usage
from regeneration.layout import Layout

from tests.regenerate.conftest import PROJECT, THINGS

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


QUERY = {"name": "x", "in": "query"}


@pytest.mark.parametrize(
    ("newer", "lines"),
    [
        (changed([*NAME, "type"], "integer"), ["Thing.name is now integer, was string"]),
        (changed([*NAME, "description"], "Other words."), []),
        (
            changed([*NAME[:-1], "description"], {"type": "string"}),
            ["Thing.description added (string)"],
        ),
        (changed([*NAME, "nullable"], value=True), ["Thing.name is now nullable"]),
        (changed([*NAME, "enum"], ["a"]), ["Thing.name must be one of a"]),
        (changed([*NAME, "maxLength"], 5), ["Thing.name maxLength is now 5, was none"]),
        (changed([*NAME, "default"], "a"), ["Thing.name default is now a, was none"]),
        (
            changed(NAME, {"type": "object", "properties": {"a": {}}}),
            [
                "Thing.name is now object, was string",
                "Thing.name.a added (anything)",
            ],
        ),
        (changed([*NAME[:-2], "required"], []), ["Thing.name is no longer required"]),
        (changed([*OPERATION, "summary"], "Other words."), []),
        (
            changed([*OPERATION, "requestBody"], {"content": {"a/b": {}}}),
            ["GET /things body as a/b added (anything)"],
        ),
        (
            changed([*OPERATION, "parameters"], [QUERY]),
            ["GET /things query parameter x added (anything)"],
        ),
        (
            changed([*OPERATION[:-1], "parameters"], [QUERY]),
            [
                "GET /things query parameter x added (anything)",
                "POST /things query parameter x added (anything)",
            ],
        ),
        (changed([*OPERATION, "deprecated"], value=True), ["GET /things is deprecated"]),
        (
            changed([*OPERATION, "security"], [{"bearer": []}]),
            ["GET /things security is now bearer, was none"],
        ),
        (
            changed([*OPERATION, "operationId"], "allThings"),
            ["GET /things operationId is now allThings, was listThings"],
        ),
        (changed([*OPERATION, "tags"], ["stuff"]), ["GET /things tag is now stuff, was things"]),
        (changed(["servers"], [{"url": "/v2"}]), ["servers is now /v2, was none"]),
        (
            changed(
                ["components", "securitySchemes"], {"key": {"type": "http", "scheme": "bearer"}}
            ),
            ["security scheme key is now http bearer, was none"],
        ),
        (
            changed(["components", "schemas"], {}),
            ["Thing removed"],
        ),
        (
            {**THINGS, "paths": {"/things": {"get": LIST}, "/more": {"put": {"responses": {}}}}},
            ["POST /things removed", "PUT /more added"],
        ),
        (
            {**THINGS, "paths": {"/all": THINGS["paths"]["/things"]}},
            ["GET /things is now GET /all", "POST /things is now POST /all"],
        ),
    ],
)
def test_what_a_change_is(newer: dict[str, Any], lines: list[str]) -> None:
    """What a caller can notice is one line, where it is said and not where it is used; prose is none."""
    found = differences.between(differences.view(THINGS), differences.view(newer))
    assert lines == [str(change) for change in found]


ALIKE = [
    (
        {"$ref": "#/components/schemas/Thing"},
        {"allOf": [{"$ref": "#/components/schemas/Thing"}], "description": "It."},
    ),
    ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
    ({"type": "string", "nullable": True}, {"anyOf": [{"type": "null"}, {"type": "string"}]}),
    ({"type": "string", "enum": ["a", "b"]}, {"enum": ["b", "a"]}),
    (
        {"properties": {"a": {"type": "string"}}},
        {"type": "object", "properties": {"a": {"type": "string"}}},
    ),
    ({"type": "object"}, {"type": "object", "additionalProperties": {}}),
    (
        {"oneOf": [{"type": "string"}, {"type": "integer"}]},
        {"oneOf": [{"type": "integer"}, {"type": "string"}]},
    ),
    (
        {"$ref": "#/components/schemas/Thing"},
        {"allOf": [{"$ref": "#/components/schemas/Thing"}, {"description": "It."}]},
    ),
]


@pytest.mark.parametrize(("schema", "other"), ALIKE)
def test_what_means_the_same(schema: dict[str, Any], other: dict[str, Any]) -> None:
    """One thing said in two ways is no change."""
    pairs = [differences.view(changed(NAME, one)) for one in (schema, other)]
    assert [] == differences.between(*pairs)


ROOMS = {
    "things.py": """
import daytona_openapi.toolbox.api.process.execute_command
from daytona_openapi.control.api.things import get_thing as endpoint
from daytona_actions.actions._waiting import until_ready as wait

@action(title="Get")
def get(session): return endpoint

@action(title="Make")
def make(session):
    from daytona_openapi.control.api.things import make_thing
    yield make_thing
    yield from wait()

@action
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


def _package(folder: Path) -> Layout:
    layout = Layout(folder)
    layout.descriptions.mkdir()
    shutil.copy(PROJECT / "openapi" / "project.toml", layout.descriptions)
    layout.actions.mkdir(parents=True)
    for name, text in ROOMS.items():
        (layout.actions / name).write_text(text)
    return layout


def test_which_actions_use_an_endpoint(tmp_path: Path) -> None:
    """An action uses what it names, directly or by way of other functions."""
    uses = usage.by_endpoint(_package(tmp_path))
    assert {
        "control.things.get_thing": ["get"],
        "control.things.lonely": ["_alone"],
        "control.things.make_thing": ["make"],
        "control.things.poll_thing": ["make"],
        "toolbox.process.execute_command": ["run"],
    } == {endpoint: use.actions for endpoint, use in uses.items()}


def test_what_an_action_uses(tmp_path: Path) -> None:
    """What an action names itself comes before what is named for it."""
    assert {
        "get": ["control.things.get_thing"],
        "make": ["control.things.make_thing", "control.things.poll_thing"],
        "run": ["toolbox.process.execute_command"],
    } == usage.by_action(_package(tmp_path))


def test_which_names_are_used(tmp_path: Path) -> None:
    """Attributes, arguments and texts on the way to an endpoint are names that may be fields."""
    layout = _package(tmp_path)
    (layout.actions / "make.py").write_text("""
from daytona_openapi.control.api.things import make_thing as endpoint
from daytona_actions._session import GOALS

@action(title="Not this", note="nor this")
def build(session: "not this") -> "nor this":
    reply = yield from call(endpoint, body=Thing(cpu=1, x={"autoStop": 2}))
    return reply.state in GOALS, got("error_reason")
""")
    (tmp_path / "daytona_actions" / "_session.py").write_text(
        "from daytona_openapi.control import Client\nGOALS = {'started'}\n"
        "class Session:\n    def remember(self, sandbox): self.url = sandbox.proxy_url\n"
    )
    names = usage.by_endpoint(layout)["control.things.make_thing"].names["build"]
    assert {"body", "cpu", "x", "autoStop", "state", "error_reason", "started"} <= names
    assert "proxy_url" in names
    assert names.isdisjoint({"title", "note", "Not this", "nor this", "not this"})


def test_no_actions_yet(tmp_path: Path) -> None:
    """Without hand-written modules no operation is used."""
    layout = _package(tmp_path)
    shutil.rmtree(layout.actions.parent)
    assert {} == usage.by_endpoint(layout)
