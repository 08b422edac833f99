"""The facts of a parameter stand in its type, and nobody else sees them there."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest

from daytona_actions import ACTIONS
from daytona_actions.engine.action import action
from daytona_actions.engine.parameter import (
    NOTHING,
    Param,
    evaluated,
    facts_of,
    usual_values,
    without_facts,
)

# ruff: noqa: PYI051 - a Literal beside `str` is what is tested
FACTS = Param(example="mine", secret=True)
NAMED = Annotated[str, FACTS]


@pytest.mark.parametrize(
    "annotation",
    [
        NAMED,
        NAMED | None,
        list[NAMED],
        Annotated[int, range(1, 5), FACTS],
    ],
)
def test_facts_are_found(annotation: Any) -> None:
    """Wherever they stand in the type."""
    assert FACTS is facts_of(annotation)


def test_the_outermost_facts_count() -> None:
    """What an action says of its own parameter goes before what a shared kind says."""
    own = Param(example="yours")
    assert own is facts_of(Annotated[NAMED, own] | None)


@pytest.mark.parametrize("annotation", [str, int | None, Annotated[int, range(1, 5)], None, "str"])
def test_no_facts(annotation: Any) -> None:
    """A type may say nothing more."""
    assert NOTHING is facts_of(annotation)


@pytest.mark.parametrize(
    ("annotation", "plain"),
    [
        (NAMED, str),
        (NAMED | None, str | None),
        (list[NAMED], list[str]),
        (Annotated[int, range(1, 5), FACTS], Annotated[int, range(1, 5)]),
        (Annotated[Literal["a"] | str, FACTS], Literal["a"] | str),
        (dict[str, int], dict[str, int]),
    ],
)
def test_callers_see_none(annotation: Any, plain: Any) -> None:
    """Signatures show the type alone, with its limits."""
    assert plain == without_facts(annotation)


@pytest.mark.parametrize(
    ("annotation", "values"),
    [
        (Literal["a", "b"] | str, ("a", "b")),
        (list[Literal["a"] | str] | None, ("a",)),
        (Annotated[Literal[1, 2], FACTS], (1, 2)),
        (str | None, ()),
    ],
)
def test_usual_values(annotation: Any, values: tuple[Any, ...]) -> None:
    """Those of a Literal, however deep."""
    assert values == usual_values(annotation)


def postponed(session: object, given: Annotated[int, FACTS], other: Missing) -> None:  # type: ignore[name-defined]  # noqa: F821
    """Have annotations that are texts, as all of this module are."""


def test_types_in_quotes() -> None:
    """They are looked up in the function's module."""
    said = postponed.__annotations__["given"]
    assert facts_of(evaluated(postponed, "given", said)) is FACTS
    assert int is evaluated(postponed, "given", int)


def test_types_that_are_not_there() -> None:
    """What cannot be read is told by its parameter, with what to do."""
    words = "The type of other of postponed cannot be read: name 'Missing' is not defined; import"
    with pytest.raises(TypeError, match=words):
        evaluated(postponed, "other", postponed.__annotations__["other"])


def test_actions_show_none() -> None:
    """No facts are in what help and frameworks read of an action."""
    shown = " ".join(str(action.signature) for action in ACTIONS.values())
    assert "Param" not in shown
    assert "Literal['python', 'javascript', 'typescript']" in shown


def test_one_name_may_have_several_facts() -> None:
    """The name of a parameter does not say what is known of it."""
    named = {
        name: action.facts["name"] for name, action in ACTIONS.items() if "name" in action.facts
    }
    assert named["create_sandbox"].shown
    assert not named["list_sandboxes"].shown


def test_a_parameter_that_nothing_is_said_of() -> None:
    """A door shows it all the same, without words."""

    def say(session: object, word: str, loud: bool) -> Any:
        """Say a word.

        Args:
            word: What is said
        """

    properties = action(title="Say")(say).input_schema["properties"]
    said = {name: details["description"] for name, details in properties.items()}
    assert {"word": "What is said", "loud": ""} == said
