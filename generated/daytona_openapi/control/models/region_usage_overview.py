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

T = TypeVar("T", bound="RegionUsageOverview")


@_attrs_define
class RegionUsageOverview:
    """
    Example:
        {'totalCpuQuota': 0.8008281904610115, 'maxCpuPerSandbox': 7.061401241503109, 'maxDiskPerSandbox':
            3.616076749251911, 'maxDiskPerNonEphemeralSandbox': 2.027123023002322, 'regionId': 'regionId',
            'currentDiskUsage': 2.3021358869347655, 'currentMemoryUsage': 5.962133916683182, 'currentCpuUsage':
            6.027456183070403, 'maxMemoryPerSandbox': 9.301444243932576, 'totalMemoryQuota': 1.4658129805029452,
            'totalDiskQuota': 5.637376656633329}

    Attributes:
        region_id (str | Unset):
        total_cpu_quota (float | Unset):
        current_cpu_usage (float | Unset):
        total_memory_quota (float | Unset):
        current_memory_usage (float | Unset):
        total_disk_quota (float | Unset):
        current_disk_usage (float | Unset):
        max_cpu_per_sandbox (float | None | Unset):
        max_memory_per_sandbox (float | None | Unset):
        max_disk_per_sandbox (float | None | Unset):
        max_disk_per_non_ephemeral_sandbox (float | None | Unset):
    """

    region_id: str | Unset = UNSET
    total_cpu_quota: float | Unset = UNSET
    current_cpu_usage: float | Unset = UNSET
    total_memory_quota: float | Unset = UNSET
    current_memory_usage: float | Unset = UNSET
    total_disk_quota: float | Unset = UNSET
    current_disk_usage: float | Unset = UNSET
    max_cpu_per_sandbox: float | None | Unset = UNSET
    max_memory_per_sandbox: float | None | Unset = UNSET
    max_disk_per_sandbox: float | None | Unset = UNSET
    max_disk_per_non_ephemeral_sandbox: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        region_id = self.region_id

        total_cpu_quota = self.total_cpu_quota

        current_cpu_usage = self.current_cpu_usage

        total_memory_quota = self.total_memory_quota

        current_memory_usage = self.current_memory_usage

        total_disk_quota = self.total_disk_quota

        current_disk_usage = self.current_disk_usage

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
        if region_id is not UNSET:
            field_dict["regionId"] = region_id
        if total_cpu_quota is not UNSET:
            field_dict["totalCpuQuota"] = total_cpu_quota
        if current_cpu_usage is not UNSET:
            field_dict["currentCpuUsage"] = current_cpu_usage
        if total_memory_quota is not UNSET:
            field_dict["totalMemoryQuota"] = total_memory_quota
        if current_memory_usage is not UNSET:
            field_dict["currentMemoryUsage"] = current_memory_usage
        if total_disk_quota is not UNSET:
            field_dict["totalDiskQuota"] = total_disk_quota
        if current_disk_usage is not UNSET:
            field_dict["currentDiskUsage"] = current_disk_usage
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
        region_id = d.pop("regionId", UNSET)
        if region_id is None:
            region_id = UNSET

        total_cpu_quota = d.pop("totalCpuQuota", UNSET)
        if total_cpu_quota is None:
            total_cpu_quota = UNSET

        current_cpu_usage = d.pop("currentCpuUsage", UNSET)
        if current_cpu_usage is None:
            current_cpu_usage = UNSET

        total_memory_quota = d.pop("totalMemoryQuota", UNSET)
        if total_memory_quota is None:
            total_memory_quota = UNSET

        current_memory_usage = d.pop("currentMemoryUsage", UNSET)
        if current_memory_usage is None:
            current_memory_usage = UNSET

        total_disk_quota = d.pop("totalDiskQuota", UNSET)
        if total_disk_quota is None:
            total_disk_quota = UNSET

        current_disk_usage = d.pop("currentDiskUsage", UNSET)
        if current_disk_usage is None:
            current_disk_usage = UNSET

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

        region_usage_overview = cls(
            region_id=region_id,
            total_cpu_quota=total_cpu_quota,
            current_cpu_usage=current_cpu_usage,
            total_memory_quota=total_memory_quota,
            current_memory_usage=current_memory_usage,
            total_disk_quota=total_disk_quota,
            current_disk_usage=current_disk_usage,
            max_cpu_per_sandbox=max_cpu_per_sandbox,
            max_memory_per_sandbox=max_memory_per_sandbox,
            max_disk_per_sandbox=max_disk_per_sandbox,
            max_disk_per_non_ephemeral_sandbox=max_disk_per_non_ephemeral_sandbox,
        )

        region_usage_overview.additional_properties = d
        return region_usage_overview

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
