"""What of a newer description breaks the project's own actions, and what does not."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from regeneration import proposal, sources, vendored
from regeneration.layout import Layout, RefusalError

from tests.regenerate import mutations
from tests.regenerate.conftest import PROJECT

if TYPE_CHECKING:
    from regeneration.proposal import Vendored

LAYOUT = Layout(PROJECT)
CONTROL = sources.read(LAYOUT).descriptions["control"]


@pytest.fixture(scope="module")
def current(description: dict[str, Any]) -> Vendored:
    """The description with what no action uses, and how the actions use the rest."""
    return proposal.of(LAYOUT, CONTROL, description)


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    """The vendored description, and in it some things that no action uses."""
    document = vendored.original(LAYOUT, CONTROL)
    mutations.prepare(document)
    return document


def judged(current: Vendored, document: dict[str, Any]) -> tuple[bool, str]:
    """Return whether a description is refused, and all that is said of it."""
    proposed = proposal.look(current, json.dumps(document).encode(), "newer.json")
    said = "\n".join(proposal.report(proposed))
    try:
        proposal.check(proposed, drop_unmatched=False)
    except RefusalError as refusal:
        return True, f"{said}\n{refusal}"
    return False, said


@pytest.mark.parametrize("name", mutations.ALL)
def test_one_change(current: Vendored, description: dict[str, Any], name: str) -> None:
    """What an action sends, reads or calls is refused by name when it changes; all else is only said."""
    mutation = mutations.ALL[name]
    newer = copy.deepcopy(description)
    mutation.change(newer)
    refused, said = judged(current, newer)
    assert (mutation.breaks, []) == (refused, [text for text in mutation.says if text not in said])


HARMLESS = [
    name
    for name, mutation in mutations.ALL.items()
    if not mutation.breaks and mutation.says != ("Changes: none",)
]


@pytest.mark.parametrize("name", HARMLESS)
def test_a_change_that_was_taken_over(description: dict[str, Any], name: str) -> None:
    """Each is still a change when the vendored description already says the same."""
    newer = copy.deepcopy(description)
    mutations.ALL[name].change(newer)
    mutations.prepare(newer)
    prepared = json.dumps(newer)
    mutations.ALL[name].change(newer)
    assert prepared != json.dumps(newer)


def test_which_actions_a_field_breaks(current: Vendored, description: dict[str, Any]) -> None:
    """An action that reads the model, but on no way the field, is not named."""
    newer = copy.deepcopy(description)
    del mutations.fields(newer, "Sandbox")["user"]
    [broken] = proposal.look(current, json.dumps(newer).encode(), "newer.json").broken
    assert {"get_sandbox_details"} == {"execute_command", "get_sandbox_details"} & {*broken.users}


def test_a_requirement_that_the_overlay_strips(current: Vendored) -> None:
    """The overlay takes away what is required, and still it is known."""
    assert any(fact.required for fact in current.original.models.values())
    assert not any(
        fact.required for place, fact in current.overlaid.models.items() if place.count(".") == 1
    )
