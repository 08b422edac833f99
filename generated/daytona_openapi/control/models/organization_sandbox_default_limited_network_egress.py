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

T = TypeVar("T", bound="OrganizationSandboxDefaultLimitedNetworkEgress")


@_attrs_define
class OrganizationSandboxDefaultLimitedNetworkEgress:
    """
    Example:
        {'sandboxDefaultLimitedNetworkEgress': True}

    Attributes:
        sandbox_default_limited_network_egress (bool | Unset): Sandbox default limited network egress
    """

    sandbox_default_limited_network_egress: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sandbox_default_limited_network_egress = self.sandbox_default_limited_network_egress

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if sandbox_default_limited_network_egress is not UNSET:
            field_dict["sandboxDefaultLimitedNetworkEgress"] = (
                sandbox_default_limited_network_egress
            )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        sandbox_default_limited_network_egress = d.pop("sandboxDefaultLimitedNetworkEgress", UNSET)
        if sandbox_default_limited_network_egress is None:
            sandbox_default_limited_network_egress = UNSET

        organization_sandbox_default_limited_network_egress = cls(
            sandbox_default_limited_network_egress=sandbox_default_limited_network_egress,
        )

        organization_sandbox_default_limited_network_egress.additional_properties = d
        return organization_sandbox_default_limited_network_egress

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
