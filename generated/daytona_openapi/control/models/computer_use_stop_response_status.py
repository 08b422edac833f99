# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    as_object,
)

T = TypeVar("T", bound="ComputerUseStopResponseStatus")


@_attrs_define
class ComputerUseStopResponseStatus:
    """Status information about all VNC desktop processes after stopping

    Example:
        {'xvfb': {'running': False, 'priority': 100, 'autoRestart': True}, 'xfce4': {'running': False, 'priority': 200,
            'autoRestart': True}, 'x11vnc': {'running': False, 'priority': 300, 'autoRestart': True}, 'novnc': {'running':
            False, 'priority': 400, 'autoRestart': True}}

    """

    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        computer_use_stop_response_status = cls()

        computer_use_stop_response_status.additional_properties = d
        return computer_use_stop_response_status

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
