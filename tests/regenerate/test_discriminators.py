"""A choice of models by the value of a property is read as that model, or refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from regeneration import pitfalls
from regeneration.layout import RefusalError

from tests.regenerate.describing import TEXT, Made, answering, description, record, to

if TYPE_CHECKING:
    from collections.abc import Iterator

CHOICE = {"oneOf": [to("Dog"), to("Cat")], "discriminator": {"propertyName": "kind"}}
ANIMAL = record(age={"type": "integer"})


def described(dog: dict[str, Any], cat: dict[str, Any], *needed: str) -> dict[str, Any]:
    """Return a description of an answer that is a dog or a cat, told apart by kind."""
    dog_model = {"allOf": [to("Animal"), record(*needed, kind=dog, barks=TEXT)]}
    models = {"Dog": dog_model, "Cat": record(*needed, kind=cat, meows=TEXT), "Animal": ANIMAL}
    return description({"/pet": {"get": answering("look", CHOICE)}}, models)


TOLD = described({"const": "dog"}, {"const": "cat"}, "kind")


@pytest.mark.parametrize(
    "document",
    [
        described({"type": "string", "enum": ["dog"]}, {"type": "string", "enum": ["cat"]}, "kind"),
        described({"const": "dog"}, {"const": "cat"}),
        described({"const": "dog"}, TEXT, "kind"),
        described({"const": "dog", "enum": ["dog"]}, {"const": "cat"}, "kind"),
        description({}, {**TOLD["components"]["schemas"], "Cat": ANIMAL, "Pet": CHOICE}),
    ],
)
def test_models_that_are_not_told_apart(document: dict[str, Any]) -> None:
    """The first would be read whatever comes, since an unknown value of an enum is no error."""
    with pytest.raises(RefusalError, match="is a choice of models by their kind, which the gener"):
        pitfalls.check(document)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A client of such a choice as the refusal wants it."""
    made = Made(TOLD, tmp_path_factory.mktemp("told"), "made_up_pets")
    yield made
    made.forget()


@pytest.mark.parametrize("kind", ["dog", "cat"])
def test_models_that_are_told_apart(made: Made, kind: str) -> None:
    """Constants that are required say which model it is."""
    _, reply = made.call("look", answer=json.dumps({"kind": kind}).encode())
    assert kind.title() == type(reply.parsed).__name__
