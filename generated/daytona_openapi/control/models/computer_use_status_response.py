# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.computer_use_status_response_status import ComputerUseStatusResponseStatus
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="ComputerUseStatusResponse")


@_attrs_define
class ComputerUseStatusResponse:
    """
    Example:
        {'status': 'active'}

    Attributes:
        status (ComputerUseStatusResponseStatus | Unset): Status of computer use services (active, partial, inactive,
            error) Example: active.
    """

    status: ComputerUseStatusResponseStatus | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        status = read_or_unset(
            lambda value: ComputerUseStatusResponseStatus(value), d.pop("status", UNSET)
        )

        computer_use_status_response = cls(
            status=status,
        )

        computer_use_status_response.additional_properties = d
        return computer_use_status_response

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
