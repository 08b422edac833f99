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

T = TypeVar("T", bound="UpdateOrganizationDefaultRegion")


@_attrs_define
class UpdateOrganizationDefaultRegion:
    """
    Example:
        {'defaultRegionId': 'us'}

    Attributes:
        default_region_id (str | Unset): The ID of the default region for the organization Example: us.
    """

    default_region_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        default_region_id = self.default_region_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if default_region_id is not UNSET:
            field_dict["defaultRegionId"] = default_region_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        default_region_id = d.pop("defaultRegionId", UNSET)
        if default_region_id is None:
            default_region_id = UNSET

        update_organization_default_region = cls(
            default_region_id=default_region_id,
        )

        update_organization_default_region.additional_properties = d
        return update_organization_default_region

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
