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
    from ..models.window_info import WindowInfo


T = TypeVar("T", bound="WindowsResponse")


@_attrs_define
class WindowsResponse:
    """
    Attributes:
        windows (list[WindowInfo] | Unset):
    """

    windows: list[WindowInfo] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        windows: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.windows, Unset):
            windows = []
            for windows_item_data in self.windows:
                windows_item = windows_item_data.to_dict()
                windows.append(windows_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if windows is not UNSET:
            field_dict["windows"] = windows

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.window_info import WindowInfo  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_windows_item(windows_item_data: Any) -> WindowInfo:
            windows_item = WindowInfo.from_dict(windows_item_data)

            return windows_item

        windows = read_or_unset(
            lambda value: read_list(_read_windows_item, value), d.pop("windows", UNSET)
        )

        windows_response = cls(
            windows=windows,
        )

        windows_response.additional_properties = d
        return windows_response

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
