# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_api_key_permissions_item import CreateApiKeyPermissionsItem
from ..types import (
    UNREADABLE,
    UNSET,
    Unset,
    as_object,
    parse_time,
    read_list,
    read_or_unset,
    write_time,
)

T = TypeVar("T", bound="CreateApiKey")


@_attrs_define
class CreateApiKey:
    """
    Example:
        {'permissions': ['write:registries', 'write:registries'], 'name': 'My API Key', 'expiresAt':
            '2025-06-09T12:00:00Z'}

    Attributes:
        name (str | Unset): The name of the API key Example: My API Key.
        permissions (list[CreateApiKeyPermissionsItem] | Unset): The list of organization resource permissions
            explicitly assigned to the API key
        expires_at (datetime.datetime | str | None | Unset): When the API key expires Example: 2025-06-09T12:00:00Z.
    """

    name: str | Unset = UNSET
    permissions: list[CreateApiKeyPermissionsItem] | Unset = UNSET
    expires_at: datetime.datetime | str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        permissions: list[str] | Unset = UNSET
        if not isinstance(self.permissions, Unset):
            permissions = []
            for permissions_item_data in self.permissions:
                permissions_item = permissions_item_data.value
                permissions.append(permissions_item)

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime | str):
            expires_at = write_time(self.expires_at)
        else:
            expires_at = self.expires_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if permissions is not UNSET:
            field_dict["permissions"] = permissions
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        def _read_permissions_item(permissions_item_data: Any) -> CreateApiKeyPermissionsItem:
            permissions_item = CreateApiKeyPermissionsItem(permissions_item_data)

            return permissions_item

        permissions = read_or_unset(
            lambda value: read_list(_read_permissions_item, value), d.pop("permissions", UNSET)
        )

        def _parse_expires_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = parse_time(data)
                return expires_at_type_0
            except UNREADABLE:
                pass
            if isinstance(data, str):
                return cast(datetime.datetime | None | Unset, data)
            return UNSET

        expires_at = _parse_expires_at(d.pop("expiresAt", UNSET))

        create_api_key = cls(
            name=name,
            permissions=permissions,
            expires_at=expires_at,
        )

        create_api_key.additional_properties = d
        return create_api_key

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
