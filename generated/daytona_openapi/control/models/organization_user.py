# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.organization_user_role import OrganizationUserRole
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
    read_time,
    write_time,
)

if TYPE_CHECKING:
    from ..models.organization_role import OrganizationRole


T = TypeVar("T", bound="OrganizationUser")


@_attrs_define
class OrganizationUser:
    """
    Example:
        {'organizationId': 'organizationId', 'createdAt': '2000-01-23T04:56:07.000+00:00', 'role': 'owner',
            'assignedRoles': [{'createdAt': '2000-01-23T04:56:07.000+00:00', 'permissions': ['write:registries',
            'write:registries'], 'name': 'name', 'isGlobal': True, 'description': 'description', 'id': 'id', 'updatedAt':
            '2000-01-23T04:56:07.000+00:00'}, {'createdAt': '2000-01-23T04:56:07.000+00:00', 'permissions':
            ['write:registries', 'write:registries'], 'name': 'name', 'isGlobal': True, 'description': 'description', 'id':
            'id', 'updatedAt': '2000-01-23T04:56:07.000+00:00'}], 'name': 'name', 'userId': 'userId', 'email': 'email',
            'updatedAt': '2000-01-23T04:56:07.000+00:00'}

    Attributes:
        user_id (str | Unset): User ID
        organization_id (str | Unset): Organization ID
        name (str | Unset): User name
        email (str | Unset): User email
        role (OrganizationUserRole | Unset): Member role
        assigned_roles (list[OrganizationRole] | Unset): Roles assigned to the user
        created_at (datetime.datetime | str | Unset): Creation timestamp
        updated_at (datetime.datetime | str | Unset): Last update timestamp
    """

    user_id: str | Unset = UNSET
    organization_id: str | Unset = UNSET
    name: str | Unset = UNSET
    email: str | Unset = UNSET
    role: OrganizationUserRole | Unset = UNSET
    assigned_roles: list[OrganizationRole] | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        user_id = self.user_id

        organization_id = self.organization_id

        name = self.name

        email = self.email

        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role.value

        assigned_roles: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.assigned_roles, Unset):
            assigned_roles = []
            for assigned_roles_item_data in self.assigned_roles:
                assigned_roles_item = assigned_roles_item_data.to_dict()
                assigned_roles.append(assigned_roles_item)

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = write_time(self.updated_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if user_id is not UNSET:
            field_dict["userId"] = user_id
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
        if name is not UNSET:
            field_dict["name"] = name
        if email is not UNSET:
            field_dict["email"] = email
        if role is not UNSET:
            field_dict["role"] = role
        if assigned_roles is not UNSET:
            field_dict["assignedRoles"] = assigned_roles
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.organization_role import OrganizationRole  # noqa: PLC0415

        d = as_object(src_dict)
        user_id = d.pop("userId", UNSET)
        if user_id is None:
            user_id = UNSET

        organization_id = d.pop("organizationId", UNSET)
        if organization_id is None:
            organization_id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        email = d.pop("email", UNSET)
        if email is None:
            email = UNSET

        role = read_or_unset(lambda value: OrganizationUserRole(value), d.pop("role", UNSET))

        def _read_assigned_roles_item(assigned_roles_item_data: Any) -> OrganizationRole:
            assigned_roles_item = OrganizationRole.from_dict(assigned_roles_item_data)

            return assigned_roles_item

        assigned_roles = read_or_unset(
            lambda value: read_list(_read_assigned_roles_item, value), d.pop("assignedRoles", UNSET)
        )

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        updated_at = read_or_unset(lambda value: read_time(value), d.pop("updatedAt", UNSET))

        organization_user = cls(
            user_id=user_id,
            organization_id=organization_id,
            name=name,
            email=email,
            role=role,
            assigned_roles=assigned_roles,
            created_at=created_at,
            updated_at=updated_at,
        )

        organization_user.additional_properties = d
        return organization_user

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
