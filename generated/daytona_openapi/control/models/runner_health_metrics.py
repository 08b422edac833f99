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

T = TypeVar("T", bound="RunnerHealthMetrics")


@_attrs_define
class RunnerHealthMetrics:
    """
    Attributes:
        current_cpu_load_average (float | Unset): Current CPU load average Example: 0.98.
        current_cpu_usage_percentage (float | Unset): Current CPU usage percentage Example: 45.5.
        current_memory_usage_percentage (float | Unset): Current memory usage percentage Example: 60.2.
        current_disk_usage_percentage (float | Unset): Current disk usage percentage Example: 35.8.
        current_allocated_cpu (float | Unset): Currently allocated CPU cores Example: 8.
        current_allocated_memory_gi_b (float | Unset): Currently allocated memory in GiB Example: 16.
        current_allocated_disk_gi_b (float | Unset): Currently allocated disk in GiB Example: 100.
        current_snapshot_count (float | Unset): Number of snapshots currently stored Example: 5.
        current_started_sandboxes (float | Unset): Number of started sandboxes Example: 10.
        cpu (float | Unset): Total CPU cores on the runner Example: 8.
        memory_gi_b (float | Unset): Total RAM in GiB on the runner Example: 16.
        disk_gi_b (float | Unset): Total disk space in GiB on the runner Example: 100.
    """

    current_cpu_load_average: float | Unset = UNSET
    current_cpu_usage_percentage: float | Unset = UNSET
    current_memory_usage_percentage: float | Unset = UNSET
    current_disk_usage_percentage: float | Unset = UNSET
    current_allocated_cpu: float | Unset = UNSET
    current_allocated_memory_gi_b: float | Unset = UNSET
    current_allocated_disk_gi_b: float | Unset = UNSET
    current_snapshot_count: float | Unset = UNSET
    current_started_sandboxes: float | Unset = UNSET
    cpu: float | Unset = UNSET
    memory_gi_b: float | Unset = UNSET
    disk_gi_b: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        current_cpu_load_average = self.current_cpu_load_average

        current_cpu_usage_percentage = self.current_cpu_usage_percentage

        current_memory_usage_percentage = self.current_memory_usage_percentage

        current_disk_usage_percentage = self.current_disk_usage_percentage

        current_allocated_cpu = self.current_allocated_cpu

        current_allocated_memory_gi_b = self.current_allocated_memory_gi_b

        current_allocated_disk_gi_b = self.current_allocated_disk_gi_b

        current_snapshot_count = self.current_snapshot_count

        current_started_sandboxes = self.current_started_sandboxes

        cpu = self.cpu

        memory_gi_b = self.memory_gi_b

        disk_gi_b = self.disk_gi_b

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if current_cpu_load_average is not UNSET:
            field_dict["currentCpuLoadAverage"] = current_cpu_load_average
        if current_cpu_usage_percentage is not UNSET:
            field_dict["currentCpuUsagePercentage"] = current_cpu_usage_percentage
        if current_memory_usage_percentage is not UNSET:
            field_dict["currentMemoryUsagePercentage"] = current_memory_usage_percentage
        if current_disk_usage_percentage is not UNSET:
            field_dict["currentDiskUsagePercentage"] = current_disk_usage_percentage
        if current_allocated_cpu is not UNSET:
            field_dict["currentAllocatedCpu"] = current_allocated_cpu
        if current_allocated_memory_gi_b is not UNSET:
            field_dict["currentAllocatedMemoryGiB"] = current_allocated_memory_gi_b
        if current_allocated_disk_gi_b is not UNSET:
            field_dict["currentAllocatedDiskGiB"] = current_allocated_disk_gi_b
        if current_snapshot_count is not UNSET:
            field_dict["currentSnapshotCount"] = current_snapshot_count
        if current_started_sandboxes is not UNSET:
            field_dict["currentStartedSandboxes"] = current_started_sandboxes
        if cpu is not UNSET:
            field_dict["cpu"] = cpu
        if memory_gi_b is not UNSET:
            field_dict["memoryGiB"] = memory_gi_b
        if disk_gi_b is not UNSET:
            field_dict["diskGiB"] = disk_gi_b

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        current_cpu_load_average = d.pop("currentCpuLoadAverage", UNSET)
        if current_cpu_load_average is None:
            current_cpu_load_average = UNSET

        current_cpu_usage_percentage = d.pop("currentCpuUsagePercentage", UNSET)
        if current_cpu_usage_percentage is None:
            current_cpu_usage_percentage = UNSET

        current_memory_usage_percentage = d.pop("currentMemoryUsagePercentage", UNSET)
        if current_memory_usage_percentage is None:
            current_memory_usage_percentage = UNSET

        current_disk_usage_percentage = d.pop("currentDiskUsagePercentage", UNSET)
        if current_disk_usage_percentage is None:
            current_disk_usage_percentage = UNSET

        current_allocated_cpu = d.pop("currentAllocatedCpu", UNSET)
        if current_allocated_cpu is None:
            current_allocated_cpu = UNSET

        current_allocated_memory_gi_b = d.pop("currentAllocatedMemoryGiB", UNSET)
        if current_allocated_memory_gi_b is None:
            current_allocated_memory_gi_b = UNSET

        current_allocated_disk_gi_b = d.pop("currentAllocatedDiskGiB", UNSET)
        if current_allocated_disk_gi_b is None:
            current_allocated_disk_gi_b = UNSET

        current_snapshot_count = d.pop("currentSnapshotCount", UNSET)
        if current_snapshot_count is None:
            current_snapshot_count = UNSET

        current_started_sandboxes = d.pop("currentStartedSandboxes", UNSET)
        if current_started_sandboxes is None:
            current_started_sandboxes = UNSET

        cpu = d.pop("cpu", UNSET)
        if cpu is None:
            cpu = UNSET

        memory_gi_b = d.pop("memoryGiB", UNSET)
        if memory_gi_b is None:
            memory_gi_b = UNSET

        disk_gi_b = d.pop("diskGiB", UNSET)
        if disk_gi_b is None:
            disk_gi_b = UNSET

        runner_health_metrics = cls(
            current_cpu_load_average=current_cpu_load_average,
            current_cpu_usage_percentage=current_cpu_usage_percentage,
            current_memory_usage_percentage=current_memory_usage_percentage,
            current_disk_usage_percentage=current_disk_usage_percentage,
            current_allocated_cpu=current_allocated_cpu,
            current_allocated_memory_gi_b=current_allocated_memory_gi_b,
            current_allocated_disk_gi_b=current_allocated_disk_gi_b,
            current_snapshot_count=current_snapshot_count,
            current_started_sandboxes=current_started_sandboxes,
            cpu=cpu,
            memory_gi_b=memory_gi_b,
            disk_gi_b=disk_gi_b,
        )

        runner_health_metrics.additional_properties = d
        return runner_health_metrics

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
