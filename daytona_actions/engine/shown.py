"""What a result says of one field beyond its type: `Annotated[list[Row], Shown(columns=("id",))]`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(frozen=True)
class Shown:
    """How a field is shown to people and to models; no schema has it.

    Attributes:
        columns: for a list, the fields that a person sees as columns, as many as there is room
            for, the first first.
        the_rest: how to get what was left out of it where it was too long for a model.
        details: for a map that is too long, the name of the entries that are left out first.
        stream: for a text that a person wants as it is, such as what a program printed, where a
            command line writes it.
        secret: whether it is for programs only: no repr has it, and no terminal unless asked.
    """

    columns: tuple[str, ...] = ()
    the_rest: str = "Ask for less."
    details: str = ""
    stream: Literal["", "stdout", "stderr"] = ""
    secret: bool = False


_NOTHING = Shown()


def shown_of(result: type[BaseModel], field: str) -> Shown:
    """Return what a result says of a field; one that it does not have is shown as any other."""
    known = result.model_fields.get(field)
    said = known.metadata if known else ()
    return next((each for each in said if isinstance(each, Shown)), _NOTHING)


def texts_of(result: type[BaseModel]) -> dict[str, Shown]:
    """Return the fields of a result that hold a text for a stream."""
    found = {name: shown_of(result, name) for name in result.model_fields}
    return {name: shown for name, shown in found.items() if shown.stream}


def secrets_of(result: type[BaseModel]) -> set[str]:
    """Return the fields of a result that hold a secret."""
    return {name for name in result.model_fields if shown_of(result, name).secret}
