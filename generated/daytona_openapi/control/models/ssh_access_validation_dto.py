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

T = TypeVar("T", bound="SshAccessValidationDto")


@_attrs_define
class SshAccessValidationDto:
    """
    Example:
        {'valid': True, 'sandboxId': '123e4567-e89b-12d3-a456-426614174000'}

    Attributes:
        valid (bool | Unset): Whether the SSH access token is valid Example: True.
        sandbox_id (str | Unset): ID of the sandbox this SSH access is for Example:
            123e4567-e89b-12d3-a456-426614174000.
    """

    valid: bool | Unset = UNSET
    sandbox_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        valid = self.valid

        sandbox_id = self.sandbox_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if valid is not UNSET:
            field_dict["valid"] = valid
        if sandbox_id is not UNSET:
            field_dict["sandboxId"] = sandbox_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        valid = d.pop("valid", UNSET)
        if valid is None:
            valid = UNSET

        sandbox_id = d.pop("sandboxId", UNSET)
        if sandbox_id is None:
            sandbox_id = UNSET

        ssh_access_validation_dto = cls(
            valid=valid,
            sandbox_id=sandbox_id,
        )

        ssh_access_validation_dto.additional_properties = d
        return ssh_access_validation_dto

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
