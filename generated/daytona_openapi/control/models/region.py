# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.region_type import RegionType
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="Region")


@_attrs_define
class Region:
    """
    Example:
        {'organizationId': '123e4567-e89b-12d3-a456-426614174000', 'createdAt': '2023-01-01T00:00:00.000Z',
            'snapshotManagerUrl': 'http://snapshot-manager.example.com', 'regionType': 'shared', 'proxyUrl':
            'https://proxy.example.com', 'name': 'us-east-1', 'sshGatewayUrl': 'http://ssh-gateway.example.com', 'id':
            '123456789012', 'updatedAt': '2023-01-01T00:00:00.000Z'}

    Attributes:
        id (str | Unset): Region ID Example: 123456789012.
        name (str | Unset): Region name Example: us-east-1.
        organization_id (None | str | Unset): Organization ID Example: 123e4567-e89b-12d3-a456-426614174000.
        region_type (RegionType | Unset): The type of the region
        created_at (str | Unset): Creation timestamp Example: 2023-01-01T00:00:00.000Z.
        updated_at (str | Unset): Last update timestamp Example: 2023-01-01T00:00:00.000Z.
        proxy_url (None | str | Unset): Proxy URL for the region Example: https://proxy.example.com.
        ssh_gateway_url (None | str | Unset): SSH Gateway URL for the region Example: http://ssh-gateway.example.com.
        snapshot_manager_url (None | str | Unset): Snapshot Manager URL for the region Example: http://snapshot-
            manager.example.com.
    """

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    organization_id: None | str | Unset = UNSET
    region_type: RegionType | Unset = UNSET
    created_at: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    proxy_url: None | str | Unset = UNSET
    ssh_gateway_url: None | str | Unset = UNSET
    snapshot_manager_url: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        organization_id: None | str | Unset
        if isinstance(self.organization_id, Unset):
            organization_id = UNSET
        else:
            organization_id = self.organization_id

        region_type: str | Unset = UNSET
        if not isinstance(self.region_type, Unset):
            region_type = self.region_type.value

        created_at = self.created_at

        updated_at = self.updated_at

        proxy_url: None | str | Unset
        if isinstance(self.proxy_url, Unset):
            proxy_url = UNSET
        else:
            proxy_url = self.proxy_url

        ssh_gateway_url: None | str | Unset
        if isinstance(self.ssh_gateway_url, Unset):
            ssh_gateway_url = UNSET
        else:
            ssh_gateway_url = self.ssh_gateway_url

        snapshot_manager_url: None | str | Unset
        if isinstance(self.snapshot_manager_url, Unset):
            snapshot_manager_url = UNSET
        else:
            snapshot_manager_url = self.snapshot_manager_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
        if region_type is not UNSET:
            field_dict["regionType"] = region_type
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at
        if proxy_url is not UNSET:
            field_dict["proxyUrl"] = proxy_url
        if ssh_gateway_url is not UNSET:
            field_dict["sshGatewayUrl"] = ssh_gateway_url
        if snapshot_manager_url is not UNSET:
            field_dict["snapshotManagerUrl"] = snapshot_manager_url

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

        def _parse_organization_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        organization_id = _parse_organization_id(d.pop("organizationId", UNSET))

        region_type = read_or_unset(lambda value: RegionType(value), d.pop("regionType", UNSET))

        created_at = d.pop("createdAt", UNSET)
        if created_at is None:
            created_at = UNSET

        updated_at = d.pop("updatedAt", UNSET)
        if updated_at is None:
            updated_at = UNSET

        def _parse_proxy_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        proxy_url = _parse_proxy_url(d.pop("proxyUrl", UNSET))

        def _parse_ssh_gateway_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ssh_gateway_url = _parse_ssh_gateway_url(d.pop("sshGatewayUrl", UNSET))

        def _parse_snapshot_manager_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        snapshot_manager_url = _parse_snapshot_manager_url(d.pop("snapshotManagerUrl", UNSET))

        region = cls(
            id=id,
            name=name,
            organization_id=organization_id,
            region_type=region_type,
            created_at=created_at,
            updated_at=updated_at,
            proxy_url=proxy_url,
            ssh_gateway_url=ssh_gateway_url,
            snapshot_manager_url=snapshot_manager_url,
        )

        region.additional_properties = d
        return region

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
