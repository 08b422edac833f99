# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
)

T = TypeVar("T", bound="CreateRegionResponse")


@_attrs_define
class CreateRegionResponse:
    """
    Example:
        {'proxyApiKey': 'proxy-api-key-xyz', 'snapshotManagerUsername': 'daytona', 'snapshotManagerPassword':
            'snapshotManagerPassword', 'id': 'region_12345', 'sshGatewayApiKey': 'ssh-gateway-api-key-abc'}

    Attributes:
        id (str | Unset): ID of the created region Example: region_12345.
        proxy_api_key (None | str | Unset): Proxy API key for the region Example: proxy-api-key-xyz.
        ssh_gateway_api_key (None | str | Unset): SSH Gateway API key for the region Example: ssh-gateway-api-key-abc.
        snapshot_manager_username (None | str | Unset): Snapshot Manager username for the region Example: daytona.
        snapshot_manager_password (None | str | Unset): Snapshot Manager password for the region
    """

    id: str | Unset = UNSET
    proxy_api_key: None | str | Unset = UNSET
    ssh_gateway_api_key: None | str | Unset = UNSET
    snapshot_manager_username: None | str | Unset = UNSET
    snapshot_manager_password: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        proxy_api_key: None | str | Unset
        if isinstance(self.proxy_api_key, Unset):
            proxy_api_key = UNSET
        else:
            proxy_api_key = self.proxy_api_key

        ssh_gateway_api_key: None | str | Unset
        if isinstance(self.ssh_gateway_api_key, Unset):
            ssh_gateway_api_key = UNSET
        else:
            ssh_gateway_api_key = self.ssh_gateway_api_key

        snapshot_manager_username: None | str | Unset
        if isinstance(self.snapshot_manager_username, Unset):
            snapshot_manager_username = UNSET
        else:
            snapshot_manager_username = self.snapshot_manager_username

        snapshot_manager_password: None | str | Unset
        if isinstance(self.snapshot_manager_password, Unset):
            snapshot_manager_password = UNSET
        else:
            snapshot_manager_password = self.snapshot_manager_password

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if proxy_api_key is not UNSET:
            field_dict["proxyApiKey"] = proxy_api_key
        if ssh_gateway_api_key is not UNSET:
            field_dict["sshGatewayApiKey"] = ssh_gateway_api_key
        if snapshot_manager_username is not UNSET:
            field_dict["snapshotManagerUsername"] = snapshot_manager_username
        if snapshot_manager_password is not UNSET:
            field_dict["snapshotManagerPassword"] = snapshot_manager_password

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        def _parse_proxy_api_key(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        proxy_api_key = _parse_proxy_api_key(d.pop("proxyApiKey", UNSET))

        def _parse_ssh_gateway_api_key(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ssh_gateway_api_key = _parse_ssh_gateway_api_key(d.pop("sshGatewayApiKey", UNSET))

        def _parse_snapshot_manager_username(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        snapshot_manager_username = _parse_snapshot_manager_username(
            d.pop("snapshotManagerUsername", UNSET)
        )

        def _parse_snapshot_manager_password(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        snapshot_manager_password = _parse_snapshot_manager_password(
            d.pop("snapshotManagerPassword", UNSET)
        )

        create_region_response = cls(
            id=id,
            proxy_api_key=proxy_api_key,
            ssh_gateway_api_key=ssh_gateway_api_key,
            snapshot_manager_username=snapshot_manager_username,
            snapshot_manager_password=snapshot_manager_password,
        )

        create_region_response.additional_properties = d
        return create_region_response

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
