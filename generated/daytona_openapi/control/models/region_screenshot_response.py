# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.region_screenshot_response_cursor_position import (
        RegionScreenshotResponseCursorPosition,
    )


T = TypeVar("T", bound="RegionScreenshotResponse")


@_attrs_define
class RegionScreenshotResponse:
    """
    Example:
        {'cursorPosition': {'x': 500, 'y': 300}, 'screenshot':
            'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'sizeBytes':
            24576}

    Attributes:
        screenshot (str | Unset): Base64 encoded screenshot image data of the specified region Example:
            iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==.
        cursor_position (RegionScreenshotResponseCursorPosition | Unset): The current cursor position when the region
            screenshot was taken Example: {'x': 500, 'y': 300}.
        size_bytes (float | Unset): The size of the screenshot data in bytes Example: 24576.
    """

    screenshot: str | Unset = UNSET
    cursor_position: RegionScreenshotResponseCursorPosition | Unset = UNSET
    size_bytes: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        screenshot = self.screenshot

        cursor_position: dict[str, Any] | Unset = UNSET
        if not isinstance(self.cursor_position, Unset):
            cursor_position = self.cursor_position.to_dict()

        size_bytes = self.size_bytes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if screenshot is not UNSET:
            field_dict["screenshot"] = screenshot
        if cursor_position is not UNSET:
            field_dict["cursorPosition"] = cursor_position
        if size_bytes is not UNSET:
            field_dict["sizeBytes"] = size_bytes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.region_screenshot_response_cursor_position import (
            RegionScreenshotResponseCursorPosition,  # noqa: PLC0415
        )

        d = as_object(src_dict)
        screenshot = d.pop("screenshot", UNSET)
        if screenshot is None:
            screenshot = UNSET

        cursor_position = read_or_unset(
            lambda value: RegionScreenshotResponseCursorPosition.from_dict(value),
            d.pop("cursorPosition", UNSET),
        )

        size_bytes = d.pop("sizeBytes", UNSET)
        if size_bytes is None:
            size_bytes = UNSET

        region_screenshot_response = cls(
            screenshot=screenshot,
            cursor_position=cursor_position,
            size_bytes=size_bytes,
        )

        region_screenshot_response.additional_properties = d
        return region_screenshot_response

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
