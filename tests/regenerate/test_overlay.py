"""The judgement on single overlay actions, and taking actions out of an overlay."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from regeneration import overlay
from regeneration.judgement import Verdict
from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = {
    "paths": {
        "/a": {"get": {"parameters": [{"name": "x", "in": "query"}, {"name": "y", "in": "query"}]}}
    },
    "components": {"schemas": {"A": {"enum": ["one"], "title": "A"}, "B": {"required": ["b"]}}},
}


def judged(tmp_path: Path, action: dict[str, Any]) -> tuple[str, str]:
    """Return the verdict on one action, and the reason."""
    path = tmp_path / "overlay.yaml"
    path.write_text(json.dumps({"actions": [{"description": "d", **action}]}))
    [judgement] = overlay.apply(copy.deepcopy(DOCUMENT), overlay.read(path))
    return judgement.verdict.value, judgement.reason


A = "$.components.schemas.A"
PARAMETERS = "$.paths['/a'].get.parameters"


@pytest.mark.parametrize(
    ("action", "verdict", "reason"),
    [
        ({"target": A, "update": {"title": "New"}}, "applies", ""),
        ({"target": f"{A}.enum", "update": ["two"]}, "applies", ""),
        ({"target": f"{A}.enum", "update": "two"}, "applies", ""),
        ({"target": "$.components.schemas.*.required", "remove": True}, "applies", ""),
        ({"target": f"{PARAMETERS}[?(@.name=='x')]", "remove": True}, "applies", ""),
        ({"target": PARAMETERS, "update": {"name": "x", "in": "header"}}, "applies", ""),
        ({"target": "$.components.schemas['A', 'B']", "update": {"title": "T"}}, "applies", ""),
        ({"target": "$.nowhere", "update": {}}, "no longer fits", "it matches nothing"),
        ({"target": "$.nowhere.at.all", "remove": True}, "no longer fits", "it matches nothing"),
        (
            {"target": "$.components.schemas['A', 'C']", "update": {"title": "T"}},
            "no longer fits",
            "it does not match $.components.schemas.C",
        ),
        (
            {"target": PARAMETERS, "update": [{"name": "x", "in": "query", "schema": {}}]},
            "no longer fits",
            "the description already has query parameter x, but not the rest",
        ),
        (
            {"target": A, "update": {"enum": ["one", "two"]}},
            "no longer fits",
            'the description already has "one", but not the rest',
        ),
        (
            {"target": "$.components.schemas.* where title", "remove": True},
            "no longer fits",
            "it changes nothing",
        ),
        ({"target": f"{A}.enum", "update": "one"}, "no longer needed", "the description already"),
        ({"target": A, "update": {"title": "A"}}, "no longer needed", "the description already"),
        ({"target": f"{A}.required", "remove": True}, "no longer needed", "what it removes"),
        (
            {"target": A, "update": {"title": "T"}, "x-upstream-has": f"{A}.title"},
            "no longer needed",
            "upstream has $.components.schemas.A.title",
        ),
        (
            {
                "target": f"{A}.enum",
                "update": ["one", "two"],
                "x-upstream-has": f"{A}.enum",
            },
            "applies",
            'upstream has $.components.schemas.A.enum, but lacks "two", which it adds',
        ),
        (
            {"target": f"{A}.enum", "update": ["one"], "x-upstream-has": f"{A}.enum"},
            "no longer needed",
            "upstream has $.components.schemas.A.enum",
        ),
    ],
)
def test_verdict(tmp_path: Path, action: dict[str, Any], verdict: str, reason: str) -> None:
    """An action applies, is no longer needed, or no longer fits, with the reason."""
    found, why = judged(tmp_path, action)
    assert verdict == found
    assert why.startswith(reason)


def test_an_action_that_cannot_be_applied(tmp_path: Path) -> None:
    """An update that does not go with its target is refused by name."""
    with pytest.raises(RefusalError, match=r"action 1 \(.*enum\[0\]\) cannot be applied: Type"):
        judged(tmp_path, {"target": f"{A}.enum[0]", "update": {"x": 1}})


def test_upstream_is_asked_before_earlier_actions(tmp_path: Path) -> None:
    """What an action before added does not count as said by upstream."""
    path = tmp_path / "overlay.yaml"
    first = {"target": A, "description": "d", "update": {"more": 1}}
    second = {"target": A, "description": "d", "update": {"most": 2}, "x-upstream-has": f"{A}.more"}
    path.write_text(json.dumps({"actions": [first, second]}))
    verdicts = [
        judgement.verdict
        for judgement in overlay.apply(copy.deepcopy(DOCUMENT), overlay.read(path))
    ]
    assert verdicts == [Verdict.APPLIES, Verdict.APPLIES]


TEXT = """\
overlay: 1.0.0
# Kept.
actions:
# Why one.
- target: $.one  # also one
  description: d
  remove: true

# Why two,
# at length.
- target: $.two
  description: >-
    several

    lines
  remove: true

- target: $.three
  description: d
  remove: true
# What follows.
extends: nothing
"""


@pytest.mark.parametrize(
    ("dropped", "kept"),
    [([0], ["$.two", "$.three"]), ([1], ["$.one", "$.three"]), ([1, 2], ["$.one"])],
)
def test_taking_actions_out(tmp_path: Path, dropped: list[int], kept: list[str]) -> None:
    """The other actions stay, and so does every line that isn't of an action taken out."""
    path = tmp_path / "overlay.yaml"
    path.write_text(TEXT)
    actions = overlay.read(path)
    path.write_text(overlay.without(TEXT, [actions[index] for index in dropped]))
    assert kept == [action.content["target"] for action in overlay.read(path)]
    left = path.read_text()
    assert set(left.splitlines()) <= set(TEXT.splitlines())
    assert "# Kept.\nactions:\n" in left
    assert left.endswith("# What follows.\nextends: nothing\n")
    assert ("# Why one." in left) == ("$.one" in kept)
    assert ("# Why two,\n# at length.\n" in left) == ("# at length." in left) == ("$.two" in kept)


def test_taking_all_actions_out(tmp_path: Path) -> None:
    """An overlay of which nothing is left is still one."""
    path = tmp_path / "overlay.yaml"
    path.write_text(TEXT)
    path.write_text(overlay.without(TEXT, overlay.read(path)))
    assert [] == overlay.read(path)
    assert (
        "overlay: 1.0.0\n# Kept.\nactions: []\n# What follows.\nextends: nothing\n"
    ) == path.read_text()


def test_actions_in_one_line(tmp_path: Path) -> None:
    """Of actions in one line all can be taken out, but not one."""
    path = tmp_path / "overlay.yaml"
    text = "actions: [{target: $.one, description: d, remove: true}]\n"
    path.write_text(text)
    assert "actions: []\n" == overlay.without(text, overlay.read(path))
    action = "{target: $.one, description: d, remove: true}"
    path.write_text(f"actions: [{action}, {action}]\n")
    with pytest.raises(RefusalError, match="begin on lines of their own"):
        overlay.without(path.read_text(), overlay.read(path)[:1])
