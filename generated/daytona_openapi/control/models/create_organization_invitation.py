# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_organization_invitation_role import (
    CreateOrganizationInvitationRole,
)
from ..types import (
    UNSET,
    Unset,
    as_list,
    as_object,
    read_or_unset,
    read_time,
    write_time,
)

T = TypeVar("T", bound="CreateOrganizationInvitation")


@_attrs_define
class CreateOrganizationInvitation:
    """
    Example:
        {'role': 'member', 'assignedRoleIds': ['assignedRoleIds', 'assignedRoleIds'], 'email': 'mail@example.com',
            'expiresAt': '2021-12-31T23:59:59Z'}

    Attributes:
        email (str | Unset): Email address of the invitee Example: mail@example.com.
        role (CreateOrganizationInvitationRole | Unset): Organization member role for the invitee Default:
            CreateOrganizationInvitationRole.MEMBER.
        assigned_role_ids (list[str] | Unset): Array of assigned role IDs for the invitee
        expires_at (datetime.datetime | str | Unset): Expiration date of the invitation Example: 2021-12-31T23:59:59Z.
    """

    email: str | Unset = UNSET
    role: CreateOrganizationInvitationRole | Unset = UNSET
    assigned_role_ids: list[str] | Unset = UNSET
    expires_at: datetime.datetime | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role.value

        assigned_role_ids: list[str] | Unset = UNSET
        if not isinstance(self.assigned_role_ids, Unset):
            assigned_role_ids = self.assigned_role_ids

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = write_time(self.expires_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if email is not UNSET:
            field_dict["email"] = email
        if role is not UNSET:
            field_dict["role"] = role
        if assigned_role_ids is not UNSET:
            field_dict["assignedRoleIds"] = assigned_role_ids
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        email = d.pop("email", UNSET)
        if email is None:
            email = UNSET

        role = read_or_unset(
            lambda value: CreateOrganizationInvitationRole(value), d.pop("role", UNSET)
        )

        assigned_role_ids = cast(
            list[str] | Unset, read_or_unset(as_list, d.pop("assignedRoleIds", UNSET))
        )

        expires_at = read_or_unset(lambda value: read_time(value), d.pop("expiresAt", UNSET))

        create_organization_invitation = cls(
            email=email,
            role=role,
            assigned_role_ids=assigned_role_ids,
            expires_at=expires_at,
        )

        create_organization_invitation.additional_properties = d
        return create_organization_invitation

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
