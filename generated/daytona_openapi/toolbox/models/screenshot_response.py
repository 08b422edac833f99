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
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.position import Position


T = TypeVar("T", bound="ScreenshotResponse")


@_attrs_define
class ScreenshotResponse:
    """
    Attributes:
        screenshot (str | Unset): The picture in base64.
        size_bytes (int | Unset): Size of the picture.
        cursor_position (Position | Unset):
    """

    screenshot: str | Unset = UNSET
    size_bytes: int | Unset = UNSET
    cursor_position: Position | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        screenshot = self.screenshot

        size_bytes = self.size_bytes

        cursor_position: dict[str, Any] | Unset = UNSET
        if not isinstance(self.cursor_position, Unset):
            cursor_position = self.cursor_position.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if screenshot is not UNSET:
            field_dict["screenshot"] = screenshot
        if size_bytes is not UNSET:
            field_dict["sizeBytes"] = size_bytes
        if cursor_position is not UNSET:
            field_dict["cursorPosition"] = cursor_position

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.position import Position  # noqa: PLC0415

        d = as_object(src_dict)
        screenshot = d.pop("screenshot", UNSET)
        if screenshot is None:
            screenshot = UNSET

        size_bytes = d.pop("sizeBytes", UNSET)
        if size_bytes is None:
            size_bytes = UNSET

        cursor_position = read_or_unset(
            lambda value: Position.from_dict(value), d.pop("cursorPosition", UNSET)
        )

        screenshot_response = cls(
            screenshot=screenshot,
            size_bytes=size_bytes,
            cursor_position=cursor_position,
        )

        screenshot_response.additional_properties = d
        return screenshot_response

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
