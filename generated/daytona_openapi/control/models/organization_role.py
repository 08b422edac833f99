# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.organization_role_permissions_item import OrganizationRolePermissionsItem
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
    read_time,
    write_time,
)

T = TypeVar("T", bound="OrganizationRole")


@_attrs_define
class OrganizationRole:
    """
    Example:
        {'createdAt': '2000-01-23T04:56:07.000+00:00', 'permissions': ['write:registries', 'write:registries'], 'name':
            'name', 'isGlobal': True, 'description': 'description', 'id': 'id', 'updatedAt':
            '2000-01-23T04:56:07.000+00:00'}

    Attributes:
        id (str | Unset): Role ID
        name (str | Unset): Role name
        description (str | Unset): Role description
        permissions (list[OrganizationRolePermissionsItem] | Unset): Roles assigned to the user
        is_global (bool | Unset): Global role flag
        created_at (datetime.datetime | str | Unset): Creation timestamp
        updated_at (datetime.datetime | str | Unset): Last update timestamp
    """

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    permissions: list[OrganizationRolePermissionsItem] | Unset = UNSET
    is_global: bool | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        description = self.description

        permissions: list[str] | Unset = UNSET
        if not isinstance(self.permissions, Unset):
            permissions = []
            for permissions_item_data in self.permissions:
                permissions_item = permissions_item_data.value
                permissions.append(permissions_item)

        is_global = self.is_global

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = write_time(self.updated_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if permissions is not UNSET:
            field_dict["permissions"] = permissions
        if is_global is not UNSET:
            field_dict["isGlobal"] = is_global
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        description = d.pop("description", UNSET)
        if description is None:
            description = UNSET

        def _read_permissions_item(permissions_item_data: Any) -> OrganizationRolePermissionsItem:
            permissions_item = OrganizationRolePermissionsItem(permissions_item_data)

            return permissions_item

        permissions = read_or_unset(
            lambda value: read_list(_read_permissions_item, value), d.pop("permissions", UNSET)
        )

        is_global = d.pop("isGlobal", UNSET)
        if is_global is None:
            is_global = UNSET

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        updated_at = read_or_unset(lambda value: read_time(value), d.pop("updatedAt", UNSET))

        organization_role = cls(
            id=id,
            name=name,
            description=description,
            permissions=permissions,
            is_global=is_global,
            created_at=created_at,
            updated_at=updated_at,
        )

        organization_role.additional_properties = d
        return organization_role

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
