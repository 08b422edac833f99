# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
)

T = TypeVar("T", bound="UpdateSandboxNetworkSettings")


@_attrs_define
class UpdateSandboxNetworkSettings:
    """
    Example:
        {'networkBlockAll': False, 'networkAllowList': '192.168.1.0/16,10.0.0.0/24'}

    Attributes:
        network_block_all (bool | Unset): Whether to block all network access for the sandbox Example: False.
        network_allow_list (str | Unset): Comma-separated list of allowed CIDR network addresses for the sandbox
            Example: 192.168.1.0/16,10.0.0.0/24.
        domain_allow_list (str | Unset): Comma-separated list of allowed domains for the sandbox; `*.` stands for
            subdomains.
    """

    network_block_all: bool | Unset = UNSET
    network_allow_list: str | Unset = UNSET
    domain_allow_list: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        network_block_all = self.network_block_all

        network_allow_list = self.network_allow_list

        domain_allow_list = self.domain_allow_list

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if network_block_all is not UNSET:
            field_dict["networkBlockAll"] = network_block_all
        if network_allow_list is not UNSET:
            field_dict["networkAllowList"] = network_allow_list
        if domain_allow_list is not UNSET:
            field_dict["domainAllowList"] = domain_allow_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        network_block_all = d.pop("networkBlockAll", UNSET)
        if network_block_all is None:
            network_block_all = UNSET

        network_allow_list = d.pop("networkAllowList", UNSET)
        if network_allow_list is None:
            network_allow_list = UNSET

        domain_allow_list = d.pop("domainAllowList", UNSET)
        if domain_allow_list is None:
            domain_allow_list = UNSET

        update_sandbox_network_settings = cls(
            network_block_all=network_block_all,
            network_allow_list=network_allow_list,
            domain_allow_list=domain_allow_list,
        )

        update_sandbox_network_settings.additional_properties = d
        return update_sandbox_network_settings

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
