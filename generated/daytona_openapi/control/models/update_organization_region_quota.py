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

T = TypeVar("T", bound="UpdateOrganizationRegionQuota")


@_attrs_define
class UpdateOrganizationRegionQuota:
    """
    Example:
        {'totalCpuQuota': 0.8008281904610115, 'maxCpuPerSandbox': 5.962133916683182, 'maxDiskPerSandbox':
            2.3021358869347655, 'maxDiskPerNonEphemeralSandbox': 7.061401241503109, 'maxMemoryPerSandbox':
            5.637376656633329, 'totalMemoryQuota': 6.027456183070403, 'totalDiskQuota': 1.4658129805029452}

    Attributes:
        total_cpu_quota (float | None | Unset):
        total_memory_quota (float | None | Unset):
        total_disk_quota (float | None | Unset):
        max_cpu_per_sandbox (float | None | Unset):
        max_memory_per_sandbox (float | None | Unset):
        max_disk_per_sandbox (float | None | Unset):
        max_disk_per_non_ephemeral_sandbox (float | None | Unset):
    """

    total_cpu_quota: float | None | Unset = UNSET
    total_memory_quota: float | None | Unset = UNSET
    total_disk_quota: float | None | Unset = UNSET
    max_cpu_per_sandbox: float | None | Unset = UNSET
    max_memory_per_sandbox: float | None | Unset = UNSET
    max_disk_per_sandbox: float | None | Unset = UNSET
    max_disk_per_non_ephemeral_sandbox: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total_cpu_quota: float | None | Unset
        if isinstance(self.total_cpu_quota, Unset):
            total_cpu_quota = UNSET
        else:
            total_cpu_quota = self.total_cpu_quota

        total_memory_quota: float | None | Unset
        if isinstance(self.total_memory_quota, Unset):
            total_memory_quota = UNSET
        else:
            total_memory_quota = self.total_memory_quota

        total_disk_quota: float | None | Unset
        if isinstance(self.total_disk_quota, Unset):
            total_disk_quota = UNSET
        else:
            total_disk_quota = self.total_disk_quota

        max_cpu_per_sandbox: float | None | Unset
        if isinstance(self.max_cpu_per_sandbox, Unset):
            max_cpu_per_sandbox = UNSET
        else:
            max_cpu_per_sandbox = self.max_cpu_per_sandbox

        max_memory_per_sandbox: float | None | Unset
        if isinstance(self.max_memory_per_sandbox, Unset):
            max_memory_per_sandbox = UNSET
        else:
            max_memory_per_sandbox = self.max_memory_per_sandbox

        max_disk_per_sandbox: float | None | Unset
        if isinstance(self.max_disk_per_sandbox, Unset):
            max_disk_per_sandbox = UNSET
        else:
            max_disk_per_sandbox = self.max_disk_per_sandbox

        max_disk_per_non_ephemeral_sandbox: float | None | Unset
        if isinstance(self.max_disk_per_non_ephemeral_sandbox, Unset):
            max_disk_per_non_ephemeral_sandbox = UNSET
        else:
            max_disk_per_non_ephemeral_sandbox = self.max_disk_per_non_ephemeral_sandbox

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if total_cpu_quota is not UNSET:
            field_dict["totalCpuQuota"] = total_cpu_quota
        if total_memory_quota is not UNSET:
            field_dict["totalMemoryQuota"] = total_memory_quota
        if total_disk_quota is not UNSET:
            field_dict["totalDiskQuota"] = total_disk_quota
        if max_cpu_per_sandbox is not UNSET:
            field_dict["maxCpuPerSandbox"] = max_cpu_per_sandbox
        if max_memory_per_sandbox is not UNSET:
            field_dict["maxMemoryPerSandbox"] = max_memory_per_sandbox
        if max_disk_per_sandbox is not UNSET:
            field_dict["maxDiskPerSandbox"] = max_disk_per_sandbox
        if max_disk_per_non_ephemeral_sandbox is not UNSET:
            field_dict["maxDiskPerNonEphemeralSandbox"] = max_disk_per_non_ephemeral_sandbox

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)

        def _parse_total_cpu_quota(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        total_cpu_quota = _parse_total_cpu_quota(d.pop("totalCpuQuota", UNSET))

        def _parse_total_memory_quota(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        total_memory_quota = _parse_total_memory_quota(d.pop("totalMemoryQuota", UNSET))

        def _parse_total_disk_quota(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        total_disk_quota = _parse_total_disk_quota(d.pop("totalDiskQuota", UNSET))

        def _parse_max_cpu_per_sandbox(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_cpu_per_sandbox = _parse_max_cpu_per_sandbox(d.pop("maxCpuPerSandbox", UNSET))

        def _parse_max_memory_per_sandbox(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_memory_per_sandbox = _parse_max_memory_per_sandbox(d.pop("maxMemoryPerSandbox", UNSET))

        def _parse_max_disk_per_sandbox(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_disk_per_sandbox = _parse_max_disk_per_sandbox(d.pop("maxDiskPerSandbox", UNSET))

        def _parse_max_disk_per_non_ephemeral_sandbox(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_disk_per_non_ephemeral_sandbox = _parse_max_disk_per_non_ephemeral_sandbox(
            d.pop("maxDiskPerNonEphemeralSandbox", UNSET)
        )

        update_organization_region_quota = cls(
            total_cpu_quota=total_cpu_quota,
            total_memory_quota=total_memory_quota,
            total_disk_quota=total_disk_quota,
            max_cpu_per_sandbox=max_cpu_per_sandbox,
            max_memory_per_sandbox=max_memory_per_sandbox,
            max_disk_per_sandbox=max_disk_per_sandbox,
            max_disk_per_non_ephemeral_sandbox=max_disk_per_non_ephemeral_sandbox,
        )

        update_organization_region_quota.additional_properties = d
        return update_organization_region_quota

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
