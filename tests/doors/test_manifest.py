"""The manifest and its published schema."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest

from daytona_actions import ACTIONS, manifest
from daytona_actions.doors.manifest import manifest_schema
from daytona_actions.listed import FAMILIES, SHORT_LIST


def test_schema_is_a_schema() -> None:
    """The published schema is a JSON Schema of 2020-12."""
    jsonschema.Draft202012Validator.check_schema(manifest_schema())


def test_manifest_conforms() -> None:
    """The manifest conforms to the published schema."""
    jsonschema.validate(manifest(families="all"), manifest_schema())


@pytest.mark.parametrize(
    "break_it",
    [
        lambda made: made.pop("auth"),
        lambda made: made.update(other=1),
        lambda made: made["actions"].clear(),
        lambda made: made["auth"].update(steps=[]),
        lambda made: made["actions"][0].update(access="both"),
        lambda made: made["actions"][0]["input_schema"].pop("properties"),
    ],
)
def test_schema_refuses(break_it: Any) -> None:
    """What is no manifest is refused, so that conforming says something."""
    made = copy.deepcopy(manifest())
    break_it(made)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, manifest_schema())


def test_who_it_is() -> None:
    """The manifest says what the connector's documentation says of it."""
    found = manifest()
    assert ("daytona", "Daytona") == (found["name"], found["display_name"])
    assert ["Developer Tools & Infrastructure", "Cloud", "Automation"] == found["categories"]
    assert ("https://app.daytona.io/api", True) == (found["base_url"], "money" in found["cost"])
    assert found["documentation"].startswith("https://www.daytona.io/docs")
    assert 3 == len(found["example_prompts"])
    auth = found["auth"]
    assert ("Authorization", "Bearer") == (auth["header"], auth["scheme"])
    assert "Your Daytona API key from app.daytona.io" == auth["description"]
    assert "Authenticate using your Daytona API key" == auth["purpose"]
    assert 4 == len(auth["steps"])
    assert ("Daytona API Key", True) == (auth["display_name"], auth["required"])
    assert "DAYTONA_API_KEY" == auth["environment_variable"]
    assert "GET /sandbox?limit=1" == f"{auth['test_call']['method']} {auth['test_call']['path']}"


def test_read_and_write() -> None:
    """Each action is marked read or write; the twelve documented ones are told apart."""
    found = {action["name"]: action for action in manifest(families="all")["actions"]}
    assert list(ACTIONS) == list(found)
    for name, action in ACTIONS.items():
        assert ("read" if action.read_only else "write") == found[name]["access"]
        assert action.documented == found[name]["documented"]
        assert name in FAMILIES[found[name]["family"]].actions
    assert 12 == sum(action["documented"] for action in found.values())


def test_short_list() -> None:
    """A catalogue gets the short list, unless it asks for families or names."""
    assert [action.name for action in SHORT_LIST] == [
        action["name"] for action in manifest()["actions"]
    ]
    assert [*FAMILIES["git"].actions] == [
        action["name"] for action in manifest(families="git")["actions"]
    ]


def test_manifest_is_the_callers_own() -> None:
    """Who changes a manifest changes nothing in the registry."""
    first = manifest()
    for action in first["actions"]:
        action["input_schema"].clear()
        action["output_schema"]["properties"].clear()
    assert all(action["output_schema"]["properties"] for action in manifest()["actions"])
    assert all(action["input_schema"] for action in manifest()["actions"])
