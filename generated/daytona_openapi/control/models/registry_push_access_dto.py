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

T = TypeVar("T", bound="RegistryPushAccessDto")


@_attrs_define
class RegistryPushAccessDto:
    """
    Example:
        {'registryUrl': 'registry.example.com', 'registryId': '123e4567-e89b-12d3-a456-426614174000', 'project':
            'library', 'secret': 'eyJhbGciOiJIUzI1NiIs...', 'expiresAt': '2023-12-31T23:59:59Z', 'username': 'temp-
            user-123'}

    Attributes:
        username (str | Unset): Temporary username for registry authentication Example: temp-user-123.
        secret (str | Unset): Temporary secret for registry authentication Example: eyJhbGciOiJIUzI1NiIs....
        registry_url (str | Unset): Registry URL Example: registry.example.com.
        registry_id (str | Unset): Registry ID Example: 123e4567-e89b-12d3-a456-426614174000.
        project (str | Unset): Registry project ID Example: library.
        expires_at (str | Unset): Token expiration time in ISO format Example: 2023-12-31T23:59:59Z.
    """

    username: str | Unset = UNSET
    secret: str | Unset = UNSET
    registry_url: str | Unset = UNSET
    registry_id: str | Unset = UNSET
    project: str | Unset = UNSET
    expires_at: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        username = self.username

        secret = self.secret

        registry_url = self.registry_url

        registry_id = self.registry_id

        project = self.project

        expires_at = self.expires_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if username is not UNSET:
            field_dict["username"] = username
        if secret is not UNSET:
            field_dict["secret"] = secret
        if registry_url is not UNSET:
            field_dict["registryUrl"] = registry_url
        if registry_id is not UNSET:
            field_dict["registryId"] = registry_id
        if project is not UNSET:
            field_dict["project"] = project
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        username = d.pop("username", UNSET)
        if username is None:
            username = UNSET

        secret = d.pop("secret", UNSET)
        if secret is None:
            secret = UNSET

        registry_url = d.pop("registryUrl", UNSET)
        if registry_url is None:
            registry_url = UNSET

        registry_id = d.pop("registryId", UNSET)
        if registry_id is None:
            registry_id = UNSET

        project = d.pop("project", UNSET)
        if project is None:
            project = UNSET

        expires_at = d.pop("expiresAt", UNSET)
        if expires_at is None:
            expires_at = UNSET

        registry_push_access_dto = cls(
            username=username,
            secret=secret,
            registry_url=registry_url,
            registry_id=registry_id,
            project=project,
            expires_at=expires_at,
        )

        registry_push_access_dto.additional_properties = d
        return registry_push_access_dto

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
