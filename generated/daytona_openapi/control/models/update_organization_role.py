# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.update_organization_role_permissions_item import (
    UpdateOrganizationRolePermissionsItem,
)
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
)

T = TypeVar("T", bound="UpdateOrganizationRole")


@_attrs_define
class UpdateOrganizationRole:
    """
    Example:
        {'permissions': ['write:registries', 'write:registries'], 'name': 'Maintainer', 'description': 'Can manage all
            resources'}

    Attributes:
        name (str | Unset): The name of the role Example: Maintainer.
        description (str | Unset): The description of the role Example: Can manage all resources.
        permissions (list[UpdateOrganizationRolePermissionsItem] | Unset): The list of permissions assigned to the role
    """

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    permissions: list[UpdateOrganizationRolePermissionsItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        permissions: list[str] | Unset = UNSET
        if not isinstance(self.permissions, Unset):
            permissions = []
            for permissions_item_data in self.permissions:
                permissions_item = permissions_item_data.value
                permissions.append(permissions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if permissions is not UNSET:
            field_dict["permissions"] = permissions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        description = d.pop("description", UNSET)
        if description is None:
            description = UNSET

        def _read_permissions_item(
            permissions_item_data: Any,
        ) -> UpdateOrganizationRolePermissionsItem:
            permissions_item = UpdateOrganizationRolePermissionsItem(permissions_item_data)

            return permissions_item

        permissions = read_or_unset(
            lambda value: read_list(_read_permissions_item, value), d.pop("permissions", UNSET)
        )

        update_organization_role = cls(
            name=name,
            description=description,
            permissions=permissions,
        )

        update_organization_role.additional_properties = d
        return update_organization_role

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
