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

T = TypeVar("T", bound="Recording")


@_attrs_define
class Recording:
    """
    Attributes:
        id (str | Unset):
        file_name (str | Unset):
        file_path (str | Unset): Where it is in the sandbox.
        start_time (str | Unset):
        end_time (str | Unset): Missing while it goes on.
        duration_seconds (float | Unset):
        size_bytes (int | Unset):
        status (str | Unset): Whether it goes on.
    """

    id: str | Unset = UNSET
    file_name: str | Unset = UNSET
    file_path: str | Unset = UNSET
    start_time: str | Unset = UNSET
    end_time: str | Unset = UNSET
    duration_seconds: float | Unset = UNSET
    size_bytes: int | Unset = UNSET
    status: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        file_name = self.file_name

        file_path = self.file_path

        start_time = self.start_time

        end_time = self.end_time

        duration_seconds = self.duration_seconds

        size_bytes = self.size_bytes

        status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if file_name is not UNSET:
            field_dict["fileName"] = file_name
        if file_path is not UNSET:
            field_dict["filePath"] = file_path
        if start_time is not UNSET:
            field_dict["startTime"] = start_time
        if end_time is not UNSET:
            field_dict["endTime"] = end_time
        if duration_seconds is not UNSET:
            field_dict["durationSeconds"] = duration_seconds
        if size_bytes is not UNSET:
            field_dict["sizeBytes"] = size_bytes
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        file_name = d.pop("fileName", UNSET)
        if file_name is None:
            file_name = UNSET

        file_path = d.pop("filePath", UNSET)
        if file_path is None:
            file_path = UNSET

        start_time = d.pop("startTime", UNSET)
        if start_time is None:
            start_time = UNSET

        end_time = d.pop("endTime", UNSET)
        if end_time is None:
            end_time = UNSET

        duration_seconds = d.pop("durationSeconds", UNSET)
        if duration_seconds is None:
            duration_seconds = UNSET

        size_bytes = d.pop("sizeBytes", UNSET)
        if size_bytes is None:
            size_bytes = UNSET

        status = d.pop("status", UNSET)
        if status is None:
            status = UNSET

        recording = cls(
            id=id,
            file_name=file_name,
            file_path=file_path,
            start_time=start_time,
            end_time=end_time,
            duration_seconds=duration_seconds,
            size_bytes=size_bytes,
            status=status,
        )

        recording.additional_properties = d
        return recording

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
