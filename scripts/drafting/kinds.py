"""Says how a value of the generated client is taken as a parameter.

What the generator has read of a description is followed, so that drafts name its classes and fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openapi_python_client.parser.properties import (
    AnyProperty,
    BooleanProperty,
    ConstProperty,
    DateProperty,
    DateTimeProperty,
    EnumProperty,
    FileProperty,
    FloatProperty,
    IntProperty,
    ListProperty,
    ModelProperty,
    NoneProperty,
    StringProperty,
    UnionProperty,
    UuidProperty,
)
from regeneration.layout import RefusalError

from drafting.naming import free, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN: dict[type, str] = {
    StringProperty: "str",
    IntProperty: "int",
    FloatProperty: "float",
    BooleanProperty: "bool",
    DateProperty: "dt.date",
    DateTimeProperty: "dt.datetime",
    UuidProperty: "UUID",
    AnyProperty: "Any",
}


class AmbiguousError(RefusalError):
    """A choice of which no draft can tell the members apart; `owner` is the model that it is in."""

    def __init__(self, prop: UnionProperty, annotation: str) -> None:
        self.name = prop.name.get_untrusted_value()
        self.owner = ""
        super().__init__(f"{self.name} is a choice of {annotation}, which no draft can tell apart")


@dataclass(frozen=True)
class Taken:
    """How a value is taken.

    Attributes:
        annotation: its type in a signature, without None.
        convert: the expression that makes the generated form of `{0}`; empty if it is that already.
        make: the same as a function to name, where there is one.
        classes: what `isinstance` tells it by; empty if nothing does.
        nullable: whether null is a value.
    """

    annotation: str
    convert: str = ""
    make: str = ""
    classes: tuple[str, ...] = ()
    nullable: bool = False

    def of(self, value: str) -> str:
        """Return the expression for a value that is there."""
        return self.convert.format(value) if self.convert else value

    def inside(self, value: str) -> str:
        """Return the same as a part of another such expression."""
        made = self.convert.replace("{0}", value) if self.convert else value
        return f"None if {value} is None else {made}" if self.convert and self.nullable else made

    @property
    def whole(self) -> str:
        """Its type with None, if null is a value."""
        return f"{self.annotation} | None" if self.nullable else self.annotation


@dataclass(frozen=True)
class Choice:
    """A choice of several models, which a function of its own makes the generated form of.

    Attributes:
        name: of the function.
        annotation: what it takes.
        made: what it returns.
        tests: the class and the expression for each member that must be made, of `one`.
        is_whole: whether these are all members.
    """

    name: str
    annotation: str
    made: str
    tests: tuple[tuple[str, str], ...]
    is_whole: bool


@dataclass
class Models:
    """The models that drafts need, by name, each behind what it is made of.

    Attributes:
        known: all models.
        taken: those of parameters.
        read: those of results.
        choices: those of several models in parameters, by what they take.
    """

    known: Mapping[str, ModelProperty]
    taken: dict[str, ModelProperty] = field(default_factory=dict)
    read: dict[str, ModelProperty] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)

    def fields(self, prop: ModelProperty) -> list[Any]:
        """Return the fields of a model, those that must be there first.

        In a choice the generator leaves copies of models that it had not read yet.
        """
        whole = self.known.get(str(prop.class_info.name), prop)
        return [*(whole.required_properties or ()), *(whole.optional_properties or ())]

    def is_map(self, prop: ModelProperty) -> bool:
        """Tell whether a model is nothing but a map."""
        return not self.fields(prop)

    def values(self, prop: ModelProperty) -> Any:
        """Return what the values of a map are; None if they may be anything."""
        return self.known.get(str(prop.class_info.name), prop).additional_properties


def taken(prop: Any, models: Models) -> Taken:  # noqa: PLR0911 - one for each kind
    """Return how a property is taken; the models for it are noted.

    Raises:
        RefusalError: a draft cannot take it.
    """
    match prop:
        case ConstProperty():
            return Taken(f"Literal[{prop.value.python_code.as_unembedded_code()}]")
        case EnumProperty():
            return _taken_enum(prop)
        case ListProperty():
            inner = taken(prop.inner_property, models)
            convert = f"[{inner.inside('each')} for each in {{0}}]" if inner.convert else ""
            return Taken(f"list[{inner.whole}]", convert, classes=("list",))
        case ModelProperty():
            return _taken_model(prop, models)
        case UnionProperty():
            return _taken_union(prop, models)
        case FileProperty():
            annotation = "Annotated[str, Param(source=True)]"
            return Taken(annotation, 'types.File(base64_bytes("{0}", {0}))', classes=("str",))
        case NoneProperty():
            return Taken("None", nullable=True)
    name = _PLAIN[type(prop)]
    return Taken(name, classes=() if name == "Any" else (name,))


def taken_field(prop: Any, owner: str, models: Models) -> Taken:
    """Return how a field of a model is taken; raises what `taken` does."""
    try:
        return taken(prop, models)
    except AmbiguousError as problem:
        if not problem.owner:
            problem.owner, problem.name = owner, prop.name.get_untrusted_value()
        raise


def _taken_enum(prop: EnumProperty) -> Taken:
    values = list(prop.values.values())
    is_number = isinstance(values[0], int)
    said = ", ".join(str(value) if is_number else f'"{value}"' for value in values)
    name = f"models.{prop.class_info.name}"
    return Taken(f"Literal[{said}]", f"{name}({{0}})", name, ("int" if is_number else "str",))


def _taken_model(prop: ModelProperty, models: Models) -> Taken:
    name = str(prop.class_info.name)
    if models.is_map(prop):
        said = models.values(prop)
        inner = taken(said, models) if said else Taken("Any")
        if inner.convert:
            made = f"{{{{name: {inner.inside('each')} for name, each in {{0}}.items()}}}}"
            return Taken(f"dict[str, {inner.whole}]", f"models.{name}({made})", "", ("dict",))
        return Taken(
            f"dict[str, {inner.whole}]", f"models.{name}({{0}})", f"models.{name}", ("dict",)
        )
    if name not in models.taken:
        models.taken[name] = prop
        for each in models.fields(prop):
            taken_field(each, name, models)
        models.taken[name] = models.taken.pop(name)
    return Taken(name, f"{sender(name)}({{0}})", sender(name), (name,))


def _taken_union(prop: UnionProperty, models: Models) -> Taken:
    inner = [one for one in prop.inner_properties if not isinstance(one, NoneProperty)]
    nullable = len(inner) < len(prop.inner_properties)
    members = [taken(each, models) for each in inner]
    nullable = nullable or any(each.nullable for each in members)
    # Where any text or number is taken, some usual ones mean nothing more.
    any_of = {each.annotation for each in members}
    members = [
        each
        for each in {each.annotation: each for each in reversed(members)}.values()
        if not (each.annotation.startswith("Literal[") and any_of & {*each.classes})
    ][::-1]
    annotation = " | ".join(each.annotation for each in members) or "None"
    classes = tuple(name for each in members for name in each.classes)
    converted = [each for each in members if each.convert]
    if len(members) == 1:
        [only] = members
        return Taken(only.annotation, only.convert, only.make, only.classes, nullable)
    if not converted:
        return Taken(annotation, classes=classes, nullable=nullable)
    if any(classes.count(each.classes[0]) > 1 for each in converted):
        raise AmbiguousError(prop, annotation)
    if len(converted) == 1:
        [only] = converted
        convert = f"{only.convert} if isinstance({{0}}, {only.classes[0]}) else {{0}}"
        return Taken(annotation, convert, "", classes, nullable)
    if annotation not in models.choices:
        taken_names = {choice.name for choice in models.choices.values()}
        name = free(f"make_{snake(prop.name.get_untrusted_value())}_choice", taken_names)
        tests = tuple((each.classes[0], each.of("one")) for each in converted)
        made = _generated_type(prop)
        whole = len(converted) == len(members)
        models.choices[annotation] = Choice(name, annotation, made, tests, whole)
    name = models.choices[annotation].name
    return Taken(annotation, f"{name}({{0}})", name, classes, nullable)


def _generated_type(prop: UnionProperty) -> str:
    """Return the type of a choice in the generated client, but for None, as a module beside it writes it."""
    members = prop.get_type_strings_in_union(no_optional=True, json=False)
    names = {str(each.as_unembedded_code()) for each in members}
    said = " | ".join(sorted(names - {"None"}, key=str.lower))
    said = re.sub(r"\bdatetime\.", "dt.", said)
    return re.sub(r"\b(?!Any\b|UUID\b|None\b|Literal\b)([A-Z]\w*)(?![\w\"'])", r"models.\1", said)


def sender(name: str) -> str:
    """Return the function that makes the generated form of a parameter's model."""
    return f"make_{snake(name)}"


def snake(name: str) -> str:
    """Return the name of a class as that of a function."""
    return "_".join(words(name))
