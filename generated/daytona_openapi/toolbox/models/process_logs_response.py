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

T = TypeVar("T", bound="ProcessLogsResponse")


@_attrs_define
class ProcessLogsResponse:
    """
    Attributes:
        process_name (str | Unset):
        logs (str | Unset):
    """

    process_name: str | Unset = UNSET
    logs: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        process_name = self.process_name

        logs = self.logs

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if process_name is not UNSET:
            field_dict["processName"] = process_name
        if logs is not UNSET:
            field_dict["logs"] = logs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        process_name = d.pop("processName", UNSET)
        if process_name is None:
            process_name = UNSET

        logs = d.pop("logs", UNSET)
        if logs is None:
            logs = UNSET

        process_logs_response = cls(
            process_name=process_name,
            logs=logs,
        )

        process_logs_response.additional_properties = d
        return process_logs_response

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
