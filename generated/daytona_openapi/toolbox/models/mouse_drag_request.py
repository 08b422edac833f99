# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
)

T = TypeVar("T", bound="MouseDragRequest")


@_attrs_define
class MouseDragRequest:
    """
    Attributes:
        start_x (int | Unset):
        start_y (int | Unset):
        end_x (int | Unset):
        end_y (int | Unset):
        button (str | Unset): One of left, right, middle.
    """

    start_x: int | Unset = UNSET
    start_y: int | Unset = UNSET
    end_x: int | Unset = UNSET
    end_y: int | Unset = UNSET
    button: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        start_x = self.start_x

        start_y = self.start_y

        end_x = self.end_x

        end_y = self.end_y

        button = self.button

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if start_x is not UNSET:
            field_dict["startX"] = start_x
        if start_y is not UNSET:
            field_dict["startY"] = start_y
        if end_x is not UNSET:
            field_dict["endX"] = end_x
        if end_y is not UNSET:
            field_dict["endY"] = end_y
        if button is not UNSET:
            field_dict["button"] = button

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        start_x = d.pop("startX", UNSET)
        if start_x is None:
            start_x = UNSET

        start_y = d.pop("startY", UNSET)
        if start_y is None:
            start_y = UNSET

        end_x = d.pop("endX", UNSET)
        if end_x is None:
            end_x = UNSET

        end_y = d.pop("endY", UNSET)
        if end_y is None:
            end_y = UNSET

        button = d.pop("button", UNSET)
        if button is None:
            button = UNSET

        mouse_drag_request = cls(
            start_x=start_x,
            start_y=start_y,
            end_x=end_x,
            end_y=end_y,
            button=button,
        )

        mouse_drag_request.additional_properties = d
        return mouse_drag_request

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
