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

T = TypeVar("T", bound="UpdateRegion")


@_attrs_define
class UpdateRegion:
    """
    Example:
        {'snapshotManagerUrl': 'https://snapshot-manager.example.com', 'proxyUrl': 'https://proxy.example.com',
            'sshGatewayUrl': 'ssh://ssh-gateway.example.com'}

    Attributes:
        proxy_url (None | str | Unset): Proxy URL for the region Example: https://proxy.example.com.
        ssh_gateway_url (None | str | Unset): SSH Gateway URL for the region Example: ssh://ssh-gateway.example.com.
        snapshot_manager_url (None | str | Unset): Snapshot Manager URL for the region Example: https://snapshot-
            manager.example.com.
    """

    proxy_url: None | str | Unset = UNSET
    ssh_gateway_url: None | str | Unset = UNSET
    snapshot_manager_url: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
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

        update_region = cls(
            proxy_url=proxy_url,
            ssh_gateway_url=ssh_gateway_url,
            snapshot_manager_url=snapshot_manager_url,
        )

        update_region.additional_properties = d
        return update_region

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
