"""Families of actions: read off classes, selected by name, and no matter to a service without."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import ACTIONS
from daytona_actions.actions import execution, files, git
from daytona_actions.engine.bind import actions_of
from daytona_actions.engine.client import SyncClient
from daytona_actions.engine.families import families_of
from daytona_actions.engine.settings import Access
from daytona_actions.listed import FAMILIES, SHORT_LIST
from daytona_actions.service import DAYTONA
from tests.actions.test_contract import CONTRACT

if TYPE_CHECKING:
    from daytona_actions.engine.service import Service

WITHOUT = replace(DAYTONA, families={}, short_list=())


class Git:
    """Repositories."""

    git_clone = git.git_clone


class CodeContexts:
    """Where code keeps its variables."""

    list_files = files.list_files
    download_file = files.download_file


class Some(Git, CodeContexts):
    """Some actions."""


FEW = replace(
    DAYTONA,
    actions={made.name: made for made in (execution.run_code, *actions_of(Some).values())},
    families=families_of(Some),
    short_list=(execution.run_code,),
)
"""A service with three actions in two families, and one in none."""


def test_every_action_has_one_family() -> None:
    """No action is in two families, and none in no family."""
    having = [name for family in FAMILIES.values() for name in family.actions]
    assert sorted(ACTIONS) == sorted(having)
    for action in ACTIONS.values():
        family = DAYTONA.family_of(action)
        assert family is not None
        assert action is family.actions[action.name]


def test_names_and_sentences() -> None:
    """A family is named after its class, which says in a sentence what it is about."""
    found = FEW.families
    assert ["git", "code_contexts"] == list(found)
    assert ("Code contexts", "Where code keeps its variables.") == (
        found["code_contexts"].title,
        found["code_contexts"].summary,
    )
    assert ["git_clone"] == list(found["git"].actions)
    assert all(family.summary.endswith(".") for family in FAMILIES.values())


def test_short_list() -> None:
    """Models are offered the documented twelve and what shows the snapshots; all others know all."""
    short = [action.name for action in SHORT_LIST]
    assert [*CONTRACT, "list_snapshots"] == short
    assert short == list(DAYTONA.select(short=True)) == list(ACTIONS)[: len(short)]
    assert list(ACTIONS) == list(DAYTONA.select()) == list(WITHOUT.select(short=True))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["run_code", "list_files", "download_file", "git_clone"]),
        ({"short": True}, ["run_code"]),
        ({"families": "git"}, ["git_clone"]),
        ({"families": ["git", "code_contexts"]}, ["list_files", "download_file", "git_clone"]),
        (
            {"families": ["git", "code_contexts"], "read_only": True},
            ["list_files", "download_file"],
        ),
        ({"families": ["git"], "names": ["list_files"]}, ["list_files", "git_clone"]),
        ({"names": "git_clone"}, ["git_clone"]),
        ({"names": ("git_clone",), "short": True}, ["git_clone"]),
        (
            {"families": "all", "short": True},
            ["run_code", "list_files", "download_file", "git_clone"],
        ),
        (
            {"families": ["all"], "names": []},
            ["run_code", "list_files", "download_file", "git_clone"],
        ),
    ],
)
def test_selection(given: dict[str, Any], expected: list[str]) -> None:
    """Families and names are added to each other; a bare name is one of them."""
    assert expected == list(FEW.select(**given))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"families": ["gits"]}, "no family 'gits'; choose from sandboxes, .*, all"),
        ({"families": 5}, "families must be a name or a list of names, not int"),
        ({"names": True}, "names must be a name or a list of names, not bool"),
        ({"names": "run"}, "no action 'run'; the actions are create_sandbox, "),
        ({"names": []}, "No action is left"),
        ({"names": ["git_clone"], "read_only": True}, "No action is left"),
    ],
)
def test_refused(given: dict[str, Any], expected: str) -> None:
    """What cannot be meant names what there is."""
    with pytest.raises(ValueError, match=expected):
        DAYTONA.select(**given, short=True)


def test_groups() -> None:
    """Actions are grouped by family; those of no family come last."""
    grouped = [(group and group.name, list(some)) for group, some in FEW.by_family(FEW.actions)]
    assert [
        ("git", ["git_clone"]),
        ("code_contexts", ["list_files", "download_file"]),
        (None, ["run_code"]),
    ] == grouped
    assert [("git", ["git_clone"])] == [
        (group and group.name, list(some)) for group, some in FEW.by_family(FEW.select("git_clone"))
    ]
    assert [(None, ACTIONS)] == WITHOUT.by_family(ACTIONS)


def test_functions_of_a_service_say_which_arguments_they_take() -> None:
    """By their own names: Python's words would name what all services share."""

    def offered(service: Service, *, short: bool) -> list[str]:
        return list(service.select(short=short))

    given: Any = FEW.given_to(offered)
    assert ["run_code"] == given(short=True)
    with pytest.raises(TypeError, match=r"^offered\(\): missing a required argument: 'short'$"):
        given()


def test_client_of_another_service() -> None:
    """It needs no constructor of its own, and refuses what cannot be meant."""

    class Few(Some, SyncClient):
        """The actions as plain methods."""

        access = Access(base_url="https://few.example/api", variables="FEW_", agent="few/1")

    with Few("key") as client:
        assert "<Few https://few.example/api open>" == repr(client)
    with pytest.raises(ValueError, match="max_retries"):
        Few("key", max_retries=-1)


def test_unoffered() -> None:
    """An action that is there, but not offered, is told from one that is not there at all."""
    assert "'git_clone' is not offered here; the actions are run_code" in (
        DAYTONA.unknown("git_clone", ["run_code"])
    )
    assert "There is no action 'git'; the actions are run_code" in (
        DAYTONA.unknown("git", ["run_code"])
    )
