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

T = TypeVar("T", bound="SessionCommandLogsResponse")


@_attrs_define
class SessionCommandLogsResponse:
    """
    Attributes:
        output (str | Unset): Both, each line marked by three bytes, 01 01 01 or 02 02 02.
        stdout (str | Unset): Standard output.
        stderr (str | Unset): Standard error.
    """

    output: str | Unset = UNSET
    stdout: str | Unset = UNSET
    stderr: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        output = self.output

        stdout = self.stdout

        stderr = self.stderr

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if output is not UNSET:
            field_dict["output"] = output
        if stdout is not UNSET:
            field_dict["stdout"] = stdout
        if stderr is not UNSET:
            field_dict["stderr"] = stderr

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        output = d.pop("output", UNSET)
        if output is None:
            output = UNSET

        stdout = d.pop("stdout", UNSET)
        if stdout is None:
            stdout = UNSET

        stderr = d.pop("stderr", UNSET)
        if stderr is None:
            stderr = UNSET

        session_command_logs_response = cls(
            output=output,
            stdout=stdout,
            stderr=stderr,
        )

        session_command_logs_response.additional_properties = d
        return session_command_logs_response

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
