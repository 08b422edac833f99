# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_list,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="Chart")


@_attrs_define
class Chart:
    """A chart; each type has more fields of its own, such as x_label.

    Attributes:
        type_ (str | Unset): The kind of chart, for example line, scatter or pie.
        title (str | Unset): The title of the chart.
        png (str | Unset): The picture, a PNG file in base64.
        elements (list[Any] | Unset): The data that was drawn.
    """

    type_: str | Unset = UNSET
    title: str | Unset = UNSET
    png: str | Unset = UNSET
    elements: list[Any] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        title = self.title

        png = self.png

        elements: list[Any] | Unset = UNSET
        if not isinstance(self.elements, Unset):
            elements = self.elements

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if title is not UNSET:
            field_dict["title"] = title
        if png is not UNSET:
            field_dict["png"] = png
        if elements is not UNSET:
            field_dict["elements"] = elements

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        type_ = d.pop("type", UNSET)
        if type_ is None:
            type_ = UNSET

        title = d.pop("title", UNSET)
        if title is None:
            title = UNSET

        png = d.pop("png", UNSET)
        if png is None:
            png = UNSET

        elements = cast(list[Any] | Unset, read_or_unset(as_list, d.pop("elements", UNSET)))

        chart = cls(
            type_=type_,
            title=title,
            png=png,
            elements=elements,
        )

        chart.additional_properties = d
        return chart

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
