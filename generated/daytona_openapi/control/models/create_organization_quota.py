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

T = TypeVar("T", bound="CreateOrganizationQuota")


@_attrs_define
class CreateOrganizationQuota:
    """
    Example:
        {'snapshotQuota': 7.061401241503109, 'totalCpuQuota': 0.8008281904610115, 'maxCpuPerSandbox': 5.962133916683182,
            'maxDiskPerSandbox': 2.3021358869347655, 'maxMemoryPerSandbox': 5.637376656633329, 'volumeQuota':
            3.616076749251911, 'totalMemoryQuota': 6.027456183070403, 'maxSnapshotSize': 9.301444243932576,
            'totalDiskQuota': 1.4658129805029452}

    Attributes:
        total_cpu_quota (float | Unset):
        total_memory_quota (float | Unset):
        total_disk_quota (float | Unset):
        max_cpu_per_sandbox (float | Unset):
        max_memory_per_sandbox (float | Unset):
        max_disk_per_sandbox (float | Unset):
        snapshot_quota (float | Unset):
        max_snapshot_size (float | Unset):
        volume_quota (float | Unset):
    """

    total_cpu_quota: float | Unset = UNSET
    total_memory_quota: float | Unset = UNSET
    total_disk_quota: float | Unset = UNSET
    max_cpu_per_sandbox: float | Unset = UNSET
    max_memory_per_sandbox: float | Unset = UNSET
    max_disk_per_sandbox: float | Unset = UNSET
    snapshot_quota: float | Unset = UNSET
    max_snapshot_size: float | Unset = UNSET
    volume_quota: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total_cpu_quota = self.total_cpu_quota

        total_memory_quota = self.total_memory_quota

        total_disk_quota = self.total_disk_quota

        max_cpu_per_sandbox = self.max_cpu_per_sandbox

        max_memory_per_sandbox = self.max_memory_per_sandbox

        max_disk_per_sandbox = self.max_disk_per_sandbox

        snapshot_quota = self.snapshot_quota

        max_snapshot_size = self.max_snapshot_size

        volume_quota = self.volume_quota

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
        if snapshot_quota is not UNSET:
            field_dict["snapshotQuota"] = snapshot_quota
        if max_snapshot_size is not UNSET:
            field_dict["maxSnapshotSize"] = max_snapshot_size
        if volume_quota is not UNSET:
            field_dict["volumeQuota"] = volume_quota

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        total_cpu_quota = d.pop("totalCpuQuota", UNSET)
        if total_cpu_quota is None:
            total_cpu_quota = UNSET

        total_memory_quota = d.pop("totalMemoryQuota", UNSET)
        if total_memory_quota is None:
            total_memory_quota = UNSET

        total_disk_quota = d.pop("totalDiskQuota", UNSET)
        if total_disk_quota is None:
            total_disk_quota = UNSET

        max_cpu_per_sandbox = d.pop("maxCpuPerSandbox", UNSET)
        if max_cpu_per_sandbox is None:
            max_cpu_per_sandbox = UNSET

        max_memory_per_sandbox = d.pop("maxMemoryPerSandbox", UNSET)
        if max_memory_per_sandbox is None:
            max_memory_per_sandbox = UNSET

        max_disk_per_sandbox = d.pop("maxDiskPerSandbox", UNSET)
        if max_disk_per_sandbox is None:
            max_disk_per_sandbox = UNSET

        snapshot_quota = d.pop("snapshotQuota", UNSET)
        if snapshot_quota is None:
            snapshot_quota = UNSET

        max_snapshot_size = d.pop("maxSnapshotSize", UNSET)
        if max_snapshot_size is None:
            max_snapshot_size = UNSET

        volume_quota = d.pop("volumeQuota", UNSET)
        if volume_quota is None:
            volume_quota = UNSET

        create_organization_quota = cls(
            total_cpu_quota=total_cpu_quota,
            total_memory_quota=total_memory_quota,
            total_disk_quota=total_disk_quota,
            max_cpu_per_sandbox=max_cpu_per_sandbox,
            max_memory_per_sandbox=max_memory_per_sandbox,
            max_disk_per_sandbox=max_disk_per_sandbox,
            snapshot_quota=snapshot_quota,
            max_snapshot_size=max_snapshot_size,
            volume_quota=volume_quota,
        )

        create_organization_quota.additional_properties = d
        return create_organization_quota

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
