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

T = TypeVar("T", bound="MouseScrollRequest")


@_attrs_define
class MouseScrollRequest:
    """
    Attributes:
        x (int | Unset): Pixels from the left.
        y (int | Unset): Pixels from above.
        direction (str | Unset): One of up, down.
        amount (int | Unset): How far.
    """

    x: int | Unset = UNSET
    y: int | Unset = UNSET
    direction: str | Unset = UNSET
    amount: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        x = self.x

        y = self.y

        direction = self.direction

        amount = self.amount

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if x is not UNSET:
            field_dict["x"] = x
        if y is not UNSET:
            field_dict["y"] = y
        if direction is not UNSET:
            field_dict["direction"] = direction
        if amount is not UNSET:
            field_dict["amount"] = amount

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        x = d.pop("x", UNSET)
        if x is None:
            x = UNSET

        y = d.pop("y", UNSET)
        if y is None:
            y = UNSET

        direction = d.pop("direction", UNSET)
        if direction is None:
            direction = UNSET

        amount = d.pop("amount", UNSET)
        if amount is None:
            amount = UNSET

        mouse_scroll_request = cls(
            x=x,
            y=y,
            direction=direction,
            amount=amount,
        )

        mouse_scroll_request.additional_properties = d
        return mouse_scroll_request

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
