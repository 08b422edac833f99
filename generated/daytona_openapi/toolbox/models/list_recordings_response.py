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
    from ..models.recording import Recording


T = TypeVar("T", bound="ListRecordingsResponse")


@_attrs_define
class ListRecordingsResponse:
    """
    Attributes:
        recordings (list[Recording] | Unset):
    """

    recordings: list[Recording] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        recordings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.recordings, Unset):
            recordings = []
            for recordings_item_data in self.recordings:
                recordings_item = recordings_item_data.to_dict()
                recordings.append(recordings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if recordings is not UNSET:
            field_dict["recordings"] = recordings

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.recording import Recording  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_recordings_item(recordings_item_data: Any) -> Recording:
            recordings_item = Recording.from_dict(recordings_item_data)

            return recordings_item

        recordings = read_or_unset(
            lambda value: read_list(_read_recordings_item, value), d.pop("recordings", UNSET)
        )

        list_recordings_response = cls(
            recordings=recordings,
        )

        list_recordings_response.additional_properties = d
        return list_recordings_response

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
