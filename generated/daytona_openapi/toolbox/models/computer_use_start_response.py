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
    from ..models.computer_use_start_response_status import ComputerUseStartResponseStatus


T = TypeVar("T", bound="ComputerUseStartResponse")


@_attrs_define
class ComputerUseStartResponse:
    """
    Attributes:
        message (str | Unset):
        status (ComputerUseStartResponseStatus | Unset):
    """

    message: str | Unset = UNSET
    status: ComputerUseStartResponseStatus | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        message = self.message

        status: dict[str, Any] | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if message is not UNSET:
            field_dict["message"] = message
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.computer_use_start_response_status import (
            ComputerUseStartResponseStatus,  # noqa: PLC0415
        )

        d = as_object(src_dict)
        message = d.pop("message", UNSET)
        if message is None:
            message = UNSET

        status = read_or_unset(
            lambda value: ComputerUseStartResponseStatus.from_dict(value), d.pop("status", UNSET)
        )

        computer_use_start_response = cls(
            message=message,
            status=status,
        )

        computer_use_start_response.additional_properties = d
        return computer_use_start_response

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
