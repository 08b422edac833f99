# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
    read_time,
    write_time,
)

T = TypeVar("T", bound="SshAccessDto")


@_attrs_define
class SshAccessDto:
    """
    Example:
        {'createdAt': '2025-01-01T11:00:00Z', 'sshCommand': 'ssh -p 2222 token@localhost', 'sandboxId':
            '123e4567-e89b-12d3-a456-426614174000', 'id': '123e4567-e89b-12d3-a456-426614174000', 'expiresAt':
            '2025-01-01T12:00:00Z', 'token': 'abc123def456ghi789jkl012mno345pqr678stu901vwx234yz', 'updatedAt':
            '2025-01-01T11:00:00Z'}

    Attributes:
        id (str | Unset): Unique identifier for the SSH access Example: 123e4567-e89b-12d3-a456-426614174000.
        sandbox_id (str | Unset): ID of the sandbox this SSH access is for Example:
            123e4567-e89b-12d3-a456-426614174000.
        token (str | Unset): SSH access token Example: abc123def456ghi789jkl012mno345pqr678stu901vwx234yz.
        expires_at (datetime.datetime | str | Unset): When the SSH access expires Example: 2025-01-01T12:00:00Z.
        created_at (datetime.datetime | str | Unset): When the SSH access was created Example: 2025-01-01T11:00:00Z.
        updated_at (datetime.datetime | str | Unset): When the SSH access was last updated Example:
            2025-01-01T11:00:00Z.
        ssh_command (str | Unset): SSH command to connect to the sandbox Example: ssh -p 2222 token@localhost.
    """

    id: str | Unset = UNSET
    sandbox_id: str | Unset = UNSET
    token: str | Unset = UNSET
    expires_at: datetime.datetime | str | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    ssh_command: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        sandbox_id = self.sandbox_id

        token = self.token

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = write_time(self.expires_at)

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = write_time(self.updated_at)

        ssh_command = self.ssh_command

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if sandbox_id is not UNSET:
            field_dict["sandboxId"] = sandbox_id
        if token is not UNSET:
            field_dict["token"] = token
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at
        if ssh_command is not UNSET:
            field_dict["sshCommand"] = ssh_command

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        sandbox_id = d.pop("sandboxId", UNSET)
        if sandbox_id is None:
            sandbox_id = UNSET

        token = d.pop("token", UNSET)
        if token is None:
            token = UNSET

        expires_at = read_or_unset(lambda value: read_time(value), d.pop("expiresAt", UNSET))

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        updated_at = read_or_unset(lambda value: read_time(value), d.pop("updatedAt", UNSET))

        ssh_command = d.pop("sshCommand", UNSET)
        if ssh_command is None:
            ssh_command = UNSET

        ssh_access_dto = cls(
            id=id,
            sandbox_id=sandbox_id,
            token=token,
            expires_at=expires_at,
            created_at=created_at,
            updated_at=updated_at,
            ssh_command=ssh_command,
        )

        ssh_access_dto.additional_properties = d
        return ssh_access_dto

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
