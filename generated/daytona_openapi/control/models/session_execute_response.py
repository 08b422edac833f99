# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
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

T = TypeVar("T", bound="SessionExecuteResponse")


@_attrs_define
class SessionExecuteResponse:
    """
    Example:
        {'output': 'total 20\\ndrwxr-xr-x  4 user group  128 Mar 15 10:30 .', 'cmdId': 'cmd-123', 'exitCode': 0}

    Attributes:
        cmd_id (str | Unset): The ID of the executed command Example: cmd-123.
        output (str | Unset): The output of the executed command marked with stdout and stderr prefixes Example: total
            20
            drwxr-xr-x  4 user group  128 Mar 15 10:30 ..
        exit_code (float | Unset): The exit code of the executed command Example: 0.
    """

    cmd_id: str | Unset = UNSET
    output: str | Unset = UNSET
    exit_code: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cmd_id = self.cmd_id

        output = self.output

        exit_code = self.exit_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if cmd_id is not UNSET:
            field_dict["cmdId"] = cmd_id
        if output is not UNSET:
            field_dict["output"] = output
        if exit_code is not UNSET:
            field_dict["exitCode"] = exit_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        cmd_id = d.pop("cmdId", UNSET)
        if cmd_id is None:
            cmd_id = UNSET

        output = d.pop("output", UNSET)
        if output is None:
            output = UNSET

        exit_code = d.pop("exitCode", UNSET)
        if exit_code is None:
            exit_code = UNSET

        session_execute_response = cls(
            cmd_id=cmd_id,
            output=output,
            exit_code=exit_code,
        )

        session_execute_response.additional_properties = d
        return session_execute_response

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
