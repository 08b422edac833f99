# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.update_organization_invitation_role import (
    UpdateOrganizationInvitationRole,
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

T = TypeVar("T", bound="UpdateOrganizationInvitation")


@_attrs_define
class UpdateOrganizationInvitation:
    """
    Example:
        {'role': 'owner', 'assignedRoleIds': ['assignedRoleIds', 'assignedRoleIds'], 'expiresAt':
            '2021-12-31T23:59:59Z'}

    Attributes:
        role (UpdateOrganizationInvitationRole | Unset): Organization member role
        assigned_role_ids (list[str] | Unset): Array of role IDs
        expires_at (datetime.datetime | str | Unset): Expiration date of the invitation Example: 2021-12-31T23:59:59Z.
    """

    role: UpdateOrganizationInvitationRole | Unset = UNSET
    assigned_role_ids: list[str] | Unset = UNSET
    expires_at: datetime.datetime | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
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
        role = read_or_unset(
            lambda value: UpdateOrganizationInvitationRole(value), d.pop("role", UNSET)
        )

        assigned_role_ids = cast(
            list[str] | Unset, read_or_unset(as_list, d.pop("assignedRoleIds", UNSET))
        )

        expires_at = read_or_unset(lambda value: read_time(value), d.pop("expiresAt", UNSET))

        update_organization_invitation = cls(
            role=role,
            assigned_role_ids=assigned_role_ids,
            expires_at=expires_at,
        )

        update_organization_invitation.additional_properties = d
        return update_organization_invitation

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
