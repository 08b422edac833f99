# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.display_info import DisplayInfo


T = TypeVar("T", bound="DisplayInfoResponse")


@_attrs_define
class DisplayInfoResponse:
    """
    Attributes:
        displays (list[DisplayInfo] | Unset):
    """

    displays: list[DisplayInfo] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        displays: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.displays, Unset):
            displays = []
            for displays_item_data in self.displays:
                displays_item = displays_item_data.to_dict()
                displays.append(displays_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if displays is not UNSET:
            field_dict["displays"] = displays

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.display_info import DisplayInfo  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_displays_item(displays_item_data: Any) -> DisplayInfo:
            displays_item = DisplayInfo.from_dict(displays_item_data)

            return displays_item

        displays = read_or_unset(
            lambda value: read_list(_read_displays_item, value), d.pop("displays", UNSET)
        )

        display_info_response = cls(
            displays=displays,
        )

        display_info_response.additional_properties = d
        return display_info_response

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
