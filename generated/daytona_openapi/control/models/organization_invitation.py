# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.organization_invitation_role import OrganizationInvitationRole
from ..models.organization_invitation_status import OrganizationInvitationStatus
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


T = TypeVar("T", bound="OrganizationInvitation")


@_attrs_define
class OrganizationInvitation:
    """
    Example:
        {'organizationId': 'organizationId', 'createdAt': '2000-01-23T04:56:07.000+00:00', 'invitedBy': 'invitedBy',
            'role': 'owner', 'organizationName': 'organizationName', 'assignedRoles': [{'createdAt':
            '2000-01-23T04:56:07.000+00:00', 'permissions': ['write:registries', 'write:registries'], 'name': 'name',
            'isGlobal': True, 'description': 'description', 'id': 'id', 'updatedAt': '2000-01-23T04:56:07.000+00:00'},
            {'createdAt': '2000-01-23T04:56:07.000+00:00', 'permissions': ['write:registries', 'write:registries'], 'name':
            'name', 'isGlobal': True, 'description': 'description', 'id': 'id', 'updatedAt':
            '2000-01-23T04:56:07.000+00:00'}], 'id': 'id', 'email': 'email', 'expiresAt': '2000-01-23T04:56:07.000+00:00',
            'status': 'pending', 'updatedAt': '2000-01-23T04:56:07.000+00:00'}

    Attributes:
        id (str | Unset): Invitation ID
        email (str | Unset): Email address of the invitee
        invited_by (str | Unset): Email address of the inviter
        organization_id (str | Unset): Organization ID
        organization_name (str | Unset): Organization name
        expires_at (datetime.datetime | str | Unset): Expiration date of the invitation
        status (OrganizationInvitationStatus | Unset): Invitation status
        role (OrganizationInvitationRole | Unset): Member role
        assigned_roles (list[OrganizationRole] | Unset): Assigned roles
        created_at (datetime.datetime | str | Unset): Creation timestamp
        updated_at (datetime.datetime | str | Unset): Last update timestamp
    """

    id: str | Unset = UNSET
    email: str | Unset = UNSET
    invited_by: str | Unset = UNSET
    organization_id: str | Unset = UNSET
    organization_name: str | Unset = UNSET
    expires_at: datetime.datetime | str | Unset = UNSET
    status: OrganizationInvitationStatus | Unset = UNSET
    role: OrganizationInvitationRole | Unset = UNSET
    assigned_roles: list[OrganizationRole] | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        email = self.email

        invited_by = self.invited_by

        organization_id = self.organization_id

        organization_name = self.organization_name

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = write_time(self.expires_at)

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

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
        if id is not UNSET:
            field_dict["id"] = id
        if email is not UNSET:
            field_dict["email"] = email
        if invited_by is not UNSET:
            field_dict["invitedBy"] = invited_by
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
        if organization_name is not UNSET:
            field_dict["organizationName"] = organization_name
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if status is not UNSET:
            field_dict["status"] = status
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
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        email = d.pop("email", UNSET)
        if email is None:
            email = UNSET

        invited_by = d.pop("invitedBy", UNSET)
        if invited_by is None:
            invited_by = UNSET

        organization_id = d.pop("organizationId", UNSET)
        if organization_id is None:
            organization_id = UNSET

        organization_name = d.pop("organizationName", UNSET)
        if organization_name is None:
            organization_name = UNSET

        expires_at = read_or_unset(lambda value: read_time(value), d.pop("expiresAt", UNSET))

        status = read_or_unset(
            lambda value: OrganizationInvitationStatus(value), d.pop("status", UNSET)
        )

        role = read_or_unset(lambda value: OrganizationInvitationRole(value), d.pop("role", UNSET))

        def _read_assigned_roles_item(assigned_roles_item_data: Any) -> OrganizationRole:
            assigned_roles_item = OrganizationRole.from_dict(assigned_roles_item_data)

            return assigned_roles_item

        assigned_roles = read_or_unset(
            lambda value: read_list(_read_assigned_roles_item, value), d.pop("assignedRoles", UNSET)
        )

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        updated_at = read_or_unset(lambda value: read_time(value), d.pop("updatedAt", UNSET))

        organization_invitation = cls(
            id=id,
            email=email,
            invited_by=invited_by,
            organization_id=organization_id,
            organization_name=organization_name,
            expires_at=expires_at,
            status=status,
            role=role,
            assigned_roles=assigned_roles,
            created_at=created_at,
            updated_at=updated_at,
        )

        organization_invitation.additional_properties = d
        return organization_invitation

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
