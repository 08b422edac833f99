"""The second connector through every door, against its little service."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
from openapi_spec_validator import validate

from daytona_actions.doors.manifest import manifest, manifest_schema
from daytona_actions.doors.openapi import openapi_document
from daytona_actions.doors.skill import action_pages
from daytona_actions.doors.tools import anthropic_tools, openai_tools
from tests.second_connector.every_door import answers, run
from tests.second_connector.server import KEY

if TYPE_CHECKING:
    from types import ModuleType

    import pytest

    from tests.second_connector.server import Depot

RECIPIENT = {"name": "Ada", "city": "Linz", "country": "AT"}
DOORS = 11
PAGE = Path(__file__).resolve().parents[2] / "docs" / "pattern.md"


def test_create(connector: ModuleType, depot: Depot) -> None:
    """The nested body and the day arrive alike from every door."""
    given = {"recipient": RECIPIENT, "ready_on": "2026-03-01"}
    words = ["--recipient", json.dumps(RECIPIENT), "2026-03-01"]
    found = answers(connector, "create_parcel", given, words)
    assert DOORS == len(found)
    assert [] == [(door, answer) for door, answer in found.items() if not answer["success"]]
    assert 1 == len({json.dumps(body) for _, _, _, body in depot.requests})
    assert {"Linz"} == {each["recipient"]["address"]["city"] for each in depot.parcels}
    assert DOORS == len(depot.parcels)


def test_page_says_how_many() -> None:
    """docs/pattern.md tells in how many ways each action is called."""
    assert f"call each action in {DOORS} ways" in PAGE.read_text("utf-8")


def test_list(connector: ModuleType, depot: Depot) -> None:
    """The enum arrives from every door, and all answer alike."""
    with connector.DepotActions() as client:
        client.create_parcel(
            connector.actions.Recipient(**RECIPIENT), connector.actions.date.today()
        )
    found = answers(connector, "list_parcels", {"status": "waiting"}, ["--status", "waiting"])
    assert DOORS == len(found)
    assert 1 == len({json.dumps(answer) for answer in found.values()})
    assert ["p1"] == [each["id"] for each in found["rest"]["parcels"]]
    assert {"/v1/parcels?status=waiting"} == {path for _, path, *_ in depot.requests[1:]}


def test_refusal(connector: ModuleType, depot: Depot) -> None:
    """Every door tells the service's own words."""
    found = answers(connector, "get_parcel", {"parcel_id": "p9"}, ["p9"])
    assert {"There is no parcel p9"} == {answer["error"] for answer in found.values()}
    assert {KEY} == {headers["X-Depot-Key"] for _, _, headers, _ in depot.requests}


def test_documents(connector: ModuleType) -> None:
    """What describes the actions is valid, and says how the key is sent."""
    service = connector.DEPOT
    made = manifest(service)
    jsonschema.validate(made, manifest_schema())
    auth = made["auth"]
    assert ("X-Depot-Key", "") == (auth["header"], auth["scheme"])
    assert "DEPOT_API_KEY" == auth["environment_variable"]
    document: Any = openapi_document(service)
    validate(document)
    names = list(service.actions)
    assert ["create_parcel", "list_parcels", "get_parcel"] == names
    assert names == [tool["name"] for tool in openai_tools(service, strict=True)]
    assert names == [tool["name"] for tool in anthropic_tools(service)]
    assert names == [path.rpartition("/")[2] for path in document["paths"]]
    [page] = action_pages(service).values()
    assert all(f"## {name}\n" in page for name in names)


def test_verbs(connector: ModuleType, depot: Depot) -> None:
    """The other verbs of the command line work too, and none speaks of what is not there."""
    service = connector.DEPOT
    checks = {each["subject"]: each for each in json.loads(run(service, "doctor", "--json"))}
    assert checks["test call"]["passed"]
    assert depot.url == checks["address"]["detail"]
    assert "depot" == json.loads(run(service, "manifest"))["name"]
    help_text = run(service, "--help")
    assert "--api-url" in help_text
    assert "--local" not in help_text
    assert "─ Actions ─" in help_text
    offering = run(service, "rest", "--help")
    assert (True, False) == ("--actions" in offering, "--families" in offering)


def test_no_key(connector: ModuleType, depot: Depot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key the check-up says how to get one, and of nothing that there is not."""
    monkeypatch.delenv("DEPOT_API_KEY")
    checks = {
        each["subject"]: each for each in json.loads(run(connector.DEPOT, "doctor", "--json"))
    }
    assert "not set. Ask at the counter. Set DEPOT_API_KEY to it." == checks["Depot key"]["detail"]
    assert [] == depot.requests


def test_skill(connector: ModuleType, tmp_path: Path) -> None:
    """A skill is made of what the registry says, where a service has none of its own words."""
    run(connector.DEPOT, "skill", "--output", str(tmp_path))
    text = (tmp_path / "depot" / "SKILL.md").read_text("utf-8")
    assert text.startswith('---\nname: "depot"\ndescription: "Hand parcels over')
    assert "## create_parcel\n" in text
