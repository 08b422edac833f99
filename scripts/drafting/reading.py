"""Says how a value of the generated client is read into a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openapi_python_client.parser.properties import (
    BooleanProperty,
    DateProperty,
    DateTimeProperty,
    EnumProperty,
    FloatProperty,
    IntProperty,
    ListProperty,
    ModelProperty,
    NoneProperty,
    StringProperty,
    UnionProperty,
)

from drafting.kinds import snake

if TYPE_CHECKING:
    from drafting.kinds import Models

_READ: dict[type, tuple[str, str]] = {
    StringProperty: ("str", "text({0})"),
    IntProperty: ("int", "whole({0})"),
    FloatProperty: ("float", "number({0})"),
    BooleanProperty: ("bool", "flag({0})"),
    DateProperty: ("str", "written({0})"),
    DateTimeProperty: ("str", "written({0})"),
}


@dataclass(frozen=True)
class Read:
    """How a field of an answer is read: its type in a result, with its default, and the expression."""

    annotation: str
    convert: str
    default: str = "None"

    def of(self, value: str) -> str:
        """Return the expression for what an answer has."""
        return self.convert.format(value)


def read(prop: Any, models: Models) -> Read:  # noqa: PLR0911 - one for each kind
    """Return how a property is read; the models for it are noted."""
    match prop:
        case EnumProperty():
            if isinstance(next(iter(prop.values.values())), int):
                return Read("int | None", "whole({0})")
            return Read("str | None", "text({0})")
        case ListProperty():
            return _read_list(prop.inner_property, models)
        case ModelProperty() if not models.is_map(prop):
            name = str(prop.class_info.name)
            if name not in models.read:
                models.read[name] = prop
                for each in models.fields(prop):
                    read(each, models)
                models.read[name] = models.read.pop(name)
            return Read(f"{name} | None", f"{reader(name)}({{0}}) if {{0}} else None")
        case ModelProperty():
            return Read("dict[str, Any] | None", "as_json({0})")
        case UnionProperty():
            members = [one for one in prop.inner_properties if not isinstance(one, NoneProperty)]
            if len(members) == 1:
                return read(members[0], models)
    annotation, convert = _READ.get(type(prop), ("Any", "as_json({0})"))
    return Read(annotation if annotation == "Any" else f"{annotation} | None", convert)


def _read_list(inner: Any, models: Models) -> Read:
    default = "Field(default_factory=list)"
    annotation = read(inner, models).annotation.removesuffix(" | None")
    if isinstance(inner, ModelProperty) and not models.is_map(inner):
        convert = f"[{reader(annotation)}(each) for each in {{0}} or []]"
        return Read(f"list[{annotation}]", convert, default)
    annotation = annotation if annotation in {"str", "int", "float", "bool"} else "Any"
    return Read(f"list[{annotation}]", "as_json({0}) or []", default)


def reader(name: str) -> str:
    """Return the function that reads the generated form into a result's model."""
    return f"read_{snake(name)}"
