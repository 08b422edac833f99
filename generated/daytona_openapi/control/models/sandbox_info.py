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

T = TypeVar("T", bound="SandboxInfo")


@_attrs_define
class SandboxInfo:
    """
    Attributes:
        created (str | Unset): The creation timestamp of the project Example: 2023-10-01T12:00:00Z.
        name (str | Unset): Deprecated: The name of the sandbox Default: ''. Example: MySandbox.
        provider_metadata (str | Unset): Additional metadata provided by the provider Example: {"key": "value"}.
    """

    created: str | Unset = UNSET
    name: str | Unset = UNSET
    provider_metadata: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created = self.created

        name = self.name

        provider_metadata = self.provider_metadata

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if created is not UNSET:
            field_dict["created"] = created
        if name is not UNSET:
            field_dict["name"] = name
        if provider_metadata is not UNSET:
            field_dict["providerMetadata"] = provider_metadata

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        created = d.pop("created", UNSET)
        if created is None:
            created = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        provider_metadata = d.pop("providerMetadata", UNSET)
        if provider_metadata is None:
            provider_metadata = UNSET

        sandbox_info = cls(
            created=created,
            name=name,
            provider_metadata=provider_metadata,
        )

        sandbox_info.additional_properties = d
        return sandbox_info

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
