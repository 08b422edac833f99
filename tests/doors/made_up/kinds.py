"""Each kind of parameter that the made-up service has an action for."""

from __future__ import annotations

import dataclasses
import datetime as dt
import decimal
import enum
import uuid
from typing import Annotated, Any, Literal, NotRequired

from pydantic import BaseModel, ConfigDict, Field, RootModel
from typing_extensions import TypedDict

from daytona_actions.engine.parameter import Param

# ruff: noqa: PYI051 - a Literal beside `str` is one of the kinds


class Colour(enum.Enum):
    """A colour."""

    RED = "red"
    GREEN = "green"


class Size(enum.IntEnum):
    """A size."""

    SMALL = 1
    LARGE = 2


class Address(BaseModel):
    """Where somebody lives."""

    street: str
    number: int
    since: dt.date | None = None
    floor: int = 3


class Person(BaseModel):
    """Somebody."""

    name: str
    address: Address
    colours: list[Colour] = []
    notes: dict[str, Any] = {}


class Open(BaseModel):
    """Something with names of its own."""

    model_config = ConfigDict(extra="allow")

    name: str


class Closed(BaseModel):
    """Something that says itself that it has no other names."""

    model_config = ConfigDict(extra="forbid")

    name: str


class Tagged(BaseModel):
    """Something with values that are usual among others."""

    tag: Literal["a", "b"] | str
    mark: Literal["a", "b"] | str | int = 1


class Letter(BaseModel):
    """Something with a default that is an object."""

    to: Address = Address(street="Main", number=1)


class Tree(BaseModel):
    """Something with others of its kind in it."""

    name: str
    children: list[Tree] = []


class Options(TypedDict):
    """Some options."""

    depth: int
    label: NotRequired[str]


@dataclasses.dataclass
class Point:
    """A place."""

    x: float
    y: float = 0.0


class Anything(RootModel[Address | Any]):
    """Something that may be a place to live."""


class Cat(BaseModel):
    """A cat."""

    kind: Literal["cat"]
    lives: int


class Dog(BaseModel):
    """A dog."""

    kind: Literal["dog"]
    tricks: list[str]


KINDS: dict[str, Any] = {
    "text": str,
    "enum": Colour,
    "whole_enum": Size,
    "literal": Literal["a", "b"],
    "numbers_literal": Literal[1, 2],
    "open_literal": Literal["a", "b"] | str,
    "mixed_literal": Literal["a", 1],
    "open_map": dict[str, Literal["a", "b"] | str],
    "open_map_of_two": dict[str, Literal["a", "b"] | str | int],
    "flagged": Annotated[str, Field(pattern="(?i)^ab$"), Param(example="AB")],
    "open_enum": Colour | str,
    "date": dt.date,
    "moment": dt.datetime,
    "clock": dt.time,
    "duration": dt.timedelta,
    "uuid": uuid.UUID,
    "decimal": decimal.Decimal,
    "anything": Any,
    "short_text": Annotated[str, Field(min_length=2, max_length=5)],
    "pattern": Annotated[str, Field(pattern="^[a-z]+$"), Param(example="abc")],
    "positive": Annotated[int, Field(gt=0)],
    "limited": Annotated[int, range(1, 10)],
    "fraction": Annotated[float, Field(ge=0, le=1)],
    "model": Person,
    "open_model": Open,
    "closed_model": Closed,
    "letter": Letter,
    "tagged": Tagged,
    "tree": Tree,
    "typed_dict": Options,
    "dataclass": Point,
    "models": list[Address],
    "dates": list[dt.date],
    "enums": list[Colour],
    "rows": list[list[int]],
    "map_of_anything": dict[str, Any],
    "map_of_numbers": dict[str, int],
    "map_of_limited": dict[str, Annotated[int, range(1, 10)]],
    "map_of_models": dict[str, Address],
    "map_of_lists": dict[str, list[int]],
    "number_or_text": int | str,
    "number_or_model": int | Address,
    "date_or_text_list": dt.date | list[str],
    "pets": list[Annotated[Cat | Dog, Field(discriminator="kind")]],
    "tuple": tuple[int, str],
    "set": set[int],
    "model_or_anything": Address | Any,
    "models_or_anything": list[Address] | Any,
    "point_or_map": Point | dict[str, Any],
    "options_in_map": dict[str, Options | Anything],
    "nullable": str | None,
    "nullable_model": Address | None,
}
"""Types of parameters, by a name for each."""
