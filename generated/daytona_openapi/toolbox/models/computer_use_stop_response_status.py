# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    as_object,
    read_values,
)

if TYPE_CHECKING:
    from ..models.process_status import ProcessStatus


T = TypeVar("T", bound="ComputerUseStopResponseStatus")


@_attrs_define
class ComputerUseStopResponseStatus:
    additional_properties: dict[str, ProcessStatus] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        for prop_name, prop in self.additional_properties.items():
            field_dict[prop_name] = prop.to_dict()

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.process_status import ProcessStatus  # noqa: PLC0415

        d = as_object(src_dict)
        computer_use_stop_response_status = cls()

        def _read_additional_property(prop_dict: Any) -> ProcessStatus:
            additional_property = ProcessStatus.from_dict(prop_dict)

            return additional_property

        computer_use_stop_response_status.additional_properties = read_values(
            _read_additional_property, d
        )
        return computer_use_stop_response_status

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> ProcessStatus:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: ProcessStatus) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
