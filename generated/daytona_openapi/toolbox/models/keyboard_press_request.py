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

T = TypeVar("T", bound="KeyboardPressRequest")


@_attrs_define
class KeyboardPressRequest:
    """
    Attributes:
        key (str | Unset): The key.
        modifiers (list[str] | Unset): Keys held down with it, any of ctrl, alt, shift, cmd.
    """

    key: str | Unset = UNSET
    modifiers: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        modifiers: list[str] | Unset = UNSET
        if not isinstance(self.modifiers, Unset):
            modifiers = self.modifiers

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if key is not UNSET:
            field_dict["key"] = key
        if modifiers is not UNSET:
            field_dict["modifiers"] = modifiers

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        key = d.pop("key", UNSET)
        if key is None:
            key = UNSET

        modifiers = cast(list[str] | Unset, read_or_unset(as_list, d.pop("modifiers", UNSET)))

        keyboard_press_request = cls(
            key=key,
            modifiers=modifiers,
        )

        keyboard_press_request.additional_properties = d
        return keyboard_press_request

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
