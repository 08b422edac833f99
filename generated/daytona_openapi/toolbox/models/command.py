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

T = TypeVar("T", bound="Command")


@_attrs_define
class Command:
    """
    Attributes:
        id (str | Unset):
        command (str | Unset): What was run.
        exit_code (int | Unset): The exit code; missing while it runs.
    """

    id: str | Unset = UNSET
    command: str | Unset = UNSET
    exit_code: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        command = self.command

        exit_code = self.exit_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if command is not UNSET:
            field_dict["command"] = command
        if exit_code is not UNSET:
            field_dict["exitCode"] = exit_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        command = d.pop("command", UNSET)
        if command is None:
            command = UNSET

        exit_code = d.pop("exitCode", UNSET)
        if exit_code is None:
            exit_code = UNSET

        command = cls(
            id=id,
            command=command,
            exit_code=exit_code,
        )

        command.additional_properties = d
        return command

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
