"""What an action says of one parameter beyond its type: `Annotated[str, Param(example="mine")]`."""

from __future__ import annotations

import types
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

if TYPE_CHECKING:
    from collections.abc import Callable

UNIONS = (Union, types.UnionType)
UNSAID = "not in the schema"
"""Beside a range: it is checked, and a documented schema that has no word of it stays as it is."""


class Param:
    """The facts of a parameter that a JSON Schema has no word for; pydantic passes them over.

    A plain class, since every import of a client makes it.

    Args:
        example: a value that an example shows; of others one of their type is shown.
        shown: whether an example shows the parameter though it is optional.
        secret: whether no process list, shell history or log may show it.
        source: whether it is a text better kept in a file, or the base64 of a file's content.
        word: for a source, whether it is as often one word on a command line.
        file_name: for a source, the parameter that takes the name of the file that was read, if
            `place` ends in a slash.
        place: for a source, the parameter with the place that the content goes to.
        handle: whether it names what a handle holds, where it comes first; see `engine/handle.py`.
    """

    def __init__(  # noqa: PLR0913 - each is a fact, given by name
        self,
        *,
        example: Any = None,
        shown: bool = False,
        secret: bool = False,
        source: bool = False,
        word: bool = False,
        file_name: str = "",
        place: str = "",
        handle: bool = False,
    ) -> None:
        self.example = example
        self.shown = shown
        self.secret = secret
        self.source = source
        self.word = word
        self.file_name = file_name
        self.place = place
        self.handle = handle


NOTHING = Param()
"""What is known of a parameter that says no more than its type."""


def facts_of(annotation: Any) -> Param:
    """Return the facts that stand at a parameter: the outermost, and `NOTHING` without any."""
    if get_origin(annotation) is Annotated:
        for said in reversed(annotation.__metadata__):
            if isinstance(said, Param):
                return said
    inside = (facts_of(part) for part in get_args(annotation))
    return next((facts for facts in inside if facts is not NOTHING), NOTHING)


def usual_values(annotation: Any) -> tuple[Any, ...]:
    """Return the values of the first Literal in a type; `Literal[…] | str` may have others too."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    inside = (usual_values(part) for part in get_args(annotation))
    return next((values for values in inside if values), ())


def without_facts(annotation: Any) -> Any:
    """Return a type without its facts, as callers and pydantic are to see it."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        kept = [said for said in annotation.__metadata__ if not isinstance(said, Param)]
        plain = without_facts(parts[0])
        for said in kept:
            plain = Annotated[plain, said]
        return plain
    return mapped(annotation, without_facts)


def mapped(annotation: Any, change: Callable[[Any], Any]) -> Any:
    """Return a union or a generic type with each of its parts changed; any other as it is."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is None or origin in {Annotated, Literal}:
        return annotation
    changed = tuple(change(part) for part in parts)
    if changed == parts:
        return annotation
    return reduce(or_, changed) if origin in UNIONS else origin[changed]


def evaluated(function: Any, name: str, annotation: Any) -> Any:
    """Return the type that an annotation in quotes names, in the module of its function.

    Raises:
        TypeError: it is not known there, such as what is imported for type checkers only.
    """
    if not isinstance(annotation, str):
        return annotation
    try:
        return eval(annotation, function.__globals__)  # noqa: S307 - a programmer's own words
    except NameError as problem:
        text = f"The type of {name} of {function.__name__} cannot be read: {problem}; import it"
        raise TypeError(text) from None
