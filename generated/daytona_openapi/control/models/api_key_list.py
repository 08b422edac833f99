# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.api_key_list_permissions_item import ApiKeyListPermissionsItem
from ..types import (
    UNREADABLE,
    UNSET,
    Unset,
    as_object,
    parse_time,
    read_list,
    read_or_unset,
    read_time,
    write_time,
)

T = TypeVar("T", bound="ApiKeyList")


@_attrs_define
class ApiKeyList:
    """
    Example:
        {'createdAt': '2024-03-14T12:00:00Z', 'lastUsedAt': '2024-03-14T12:00:00Z', 'permissions': ['write:registries',
            'write:registries'], 'name': 'My API Key', 'value': 'bb_********************def', 'userId': '123', 'expiresAt':
            '2024-03-14T12:00:00Z'}

    Attributes:
        name (str | Unset): The name of the API key Example: My API Key.
        value (str | Unset): The masked API key value Example: bb_********************def.
        created_at (datetime.datetime | str | Unset): When the API key was created Example: 2024-03-14T12:00:00Z.
        permissions (list[ApiKeyListPermissionsItem] | Unset): The list of organization resource permissions assigned to
            the API key
        last_used_at (datetime.datetime | str | None | Unset): When the API key was last used Example:
            2024-03-14T12:00:00Z.
        expires_at (datetime.datetime | str | None | Unset): When the API key expires Example: 2024-03-14T12:00:00Z.
        user_id (str | Unset): The user ID of the user who created the API key Example: 123.
    """

    name: str | Unset = UNSET
    value: str | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    permissions: list[ApiKeyListPermissionsItem] | Unset = UNSET
    last_used_at: datetime.datetime | str | None | Unset = UNSET
    expires_at: datetime.datetime | str | None | Unset = UNSET
    user_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        value = self.value

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        permissions: list[str] | Unset = UNSET
        if not isinstance(self.permissions, Unset):
            permissions = []
            for permissions_item_data in self.permissions:
                permissions_item = permissions_item_data.value
                permissions.append(permissions_item)

        last_used_at: None | str | Unset
        if isinstance(self.last_used_at, Unset):
            last_used_at = UNSET
        elif isinstance(self.last_used_at, datetime.datetime | str):
            last_used_at = write_time(self.last_used_at)
        else:
            last_used_at = self.last_used_at

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime | str):
            expires_at = write_time(self.expires_at)
        else:
            expires_at = self.expires_at

        user_id = self.user_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if value is not UNSET:
            field_dict["value"] = value
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if permissions is not UNSET:
            field_dict["permissions"] = permissions
        if last_used_at is not UNSET:
            field_dict["lastUsedAt"] = last_used_at
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if user_id is not UNSET:
            field_dict["userId"] = user_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        value = d.pop("value", UNSET)
        if value is None:
            value = UNSET

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        def _read_permissions_item(permissions_item_data: Any) -> ApiKeyListPermissionsItem:
            permissions_item = ApiKeyListPermissionsItem(permissions_item_data)

            return permissions_item

        permissions = read_or_unset(
            lambda value: read_list(_read_permissions_item, value), d.pop("permissions", UNSET)
        )

        def _parse_last_used_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_used_at_type_0 = parse_time(data)
                return last_used_at_type_0
            except UNREADABLE:
                pass
            if isinstance(data, str):
                return cast(datetime.datetime | None | Unset, data)
            return UNSET

        last_used_at = _parse_last_used_at(d.pop("lastUsedAt", UNSET))

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

        user_id = d.pop("userId", UNSET)
        if user_id is None:
            user_id = UNSET

        api_key_list = cls(
            name=name,
            value=value,
            created_at=created_at,
            permissions=permissions,
            last_used_at=last_used_at,
            expires_at=expires_at,
            user_id=user_id,
        )

        api_key_list.additional_properties = d
        return api_key_list

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
