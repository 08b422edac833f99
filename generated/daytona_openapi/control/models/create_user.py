# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_user_role import CreateUserRole
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.create_organization_quota import CreateOrganizationQuota


T = TypeVar("T", bound="CreateUser")


@_attrs_define
class CreateUser:
    """
    Example:
        {'emailVerified': True, 'role': 'admin', 'name': 'name', 'personalOrganizationDefaultRegionId':
            'personalOrganizationDefaultRegionId', 'id': 'id', 'personalOrganizationQuota': {'snapshotQuota':
            7.061401241503109, 'totalCpuQuota': 0.8008281904610115, 'maxCpuPerSandbox': 5.962133916683182,
            'maxDiskPerSandbox': 2.3021358869347655, 'maxMemoryPerSandbox': 5.637376656633329, 'volumeQuota':
            3.616076749251911, 'totalMemoryQuota': 6.027456183070403, 'maxSnapshotSize': 9.301444243932576,
            'totalDiskQuota': 1.4658129805029452}, 'email': 'email'}

    Attributes:
        id (str | Unset):
        name (str | Unset):
        email (str | Unset):
        personal_organization_quota (CreateOrganizationQuota | Unset):  Example: {'snapshotQuota': 7.061401241503109,
            'totalCpuQuota': 0.8008281904610115, 'maxCpuPerSandbox': 5.962133916683182, 'maxDiskPerSandbox':
            2.3021358869347655, 'maxMemoryPerSandbox': 5.637376656633329, 'volumeQuota': 3.616076749251911,
            'totalMemoryQuota': 6.027456183070403, 'maxSnapshotSize': 9.301444243932576, 'totalDiskQuota':
            1.4658129805029452}.
        personal_organization_default_region_id (str | Unset):
        role (CreateUserRole | Unset):
        email_verified (bool | Unset):
    """

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    email: str | Unset = UNSET
    personal_organization_quota: CreateOrganizationQuota | Unset = UNSET
    personal_organization_default_region_id: str | Unset = UNSET
    role: CreateUserRole | Unset = UNSET
    email_verified: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        email = self.email

        personal_organization_quota: dict[str, Any] | Unset = UNSET
        if not isinstance(self.personal_organization_quota, Unset):
            personal_organization_quota = self.personal_organization_quota.to_dict()

        personal_organization_default_region_id = self.personal_organization_default_region_id

        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role.value

        email_verified = self.email_verified

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if email is not UNSET:
            field_dict["email"] = email
        if personal_organization_quota is not UNSET:
            field_dict["personalOrganizationQuota"] = personal_organization_quota
        if personal_organization_default_region_id is not UNSET:
            field_dict["personalOrganizationDefaultRegionId"] = (
                personal_organization_default_region_id
            )
        if role is not UNSET:
            field_dict["role"] = role
        if email_verified is not UNSET:
            field_dict["emailVerified"] = email_verified

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.create_organization_quota import CreateOrganizationQuota  # noqa: PLC0415

        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        email = d.pop("email", UNSET)
        if email is None:
            email = UNSET

        personal_organization_quota = read_or_unset(
            lambda value: CreateOrganizationQuota.from_dict(value),
            d.pop("personalOrganizationQuota", UNSET),
        )

        personal_organization_default_region_id = d.pop(
            "personalOrganizationDefaultRegionId", UNSET
        )
        if personal_organization_default_region_id is None:
            personal_organization_default_region_id = UNSET

        role = read_or_unset(lambda value: CreateUserRole(value), d.pop("role", UNSET))

        email_verified = d.pop("emailVerified", UNSET)
        if email_verified is None:
            email_verified = UNSET

        create_user = cls(
            id=id,
            name=name,
            email=email,
            personal_organization_quota=personal_organization_quota,
            personal_organization_default_region_id=personal_organization_default_region_id,
            role=role,
            email_verified=email_verified,
        )

        create_user.additional_properties = d
        return create_user

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
