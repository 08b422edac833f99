# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.runner_class import RunnerClass
from ..models.runner_state import RunnerState
from ..models.sandbox_class import SandboxClass
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="Runner")


@_attrs_define
class Runner:
    """
    Example:
        {'currentStartedSandboxes': 5, 'appVersion': 'v0.0.0-dev', 'memory': 16, 'currentMemoryUsagePercentage': 68.2,
            'availabilityScore': 85, 'currentDiskUsagePercentage': 33.8, 'currentCpuUsagePercentage': 45.6, 'createdAt':
            '2023-10-01T12:00:00Z', 'apiVersion': '0', 'apiUrl': 'https://api.runner1.example.com', 'id': 'runner123',
            'state': 'initializing', 'unschedulable': False, 'class': 'small', 'currentAllocatedDiskGiB': 50000,
            'currentAllocatedMemoryGiB': 8000, 'gpuType': 'gpuType', 'currentAllocatedCpu': 4000, 'updatedAt':
            '2023-10-01T12:00:00Z', 'proxyUrl': 'https://proxy.runner1.example.com', 'cpu': 8, 'gpu': 1,
            'currentSnapshotCount': 12, 'version': '0', 'disk': 100, 'domain': 'runner1.example.com', 'name': 'runner1',
            'runnerClass': 'container', 'region': 'us', 'lastChecked': '2024-10-01T12:00:00Z'}

    Attributes:
        id (str | Unset): The ID of the runner Example: runner123.
        domain (str | Unset): The domain of the runner Example: runner1.example.com.
        api_url (str | Unset): The API URL of the runner Example: https://api.runner1.example.com.
        proxy_url (str | Unset): The proxy URL of the runner Example: https://proxy.runner1.example.com.
        cpu (float | Unset): The CPU capacity of the runner Example: 8.
        memory (float | Unset): The memory capacity of the runner in GiB Example: 16.
        disk (float | Unset): The disk capacity of the runner in GiB Example: 100.
        gpu (float | Unset): The GPU capacity of the runner Example: 1.
        gpu_type (str | Unset): The type of GPU
        class_ (SandboxClass | Unset): The class of the runner
        current_cpu_usage_percentage (float | Unset): Current CPU usage percentage Example: 45.6.
        current_memory_usage_percentage (float | Unset): Current RAM usage percentage Example: 68.2.
        current_disk_usage_percentage (float | Unset): Current disk usage percentage Example: 33.8.
        current_allocated_cpu (float | Unset): Current allocated CPU Example: 4000.
        current_allocated_memory_gi_b (float | Unset): Current allocated memory in GiB Example: 8000.
        current_allocated_disk_gi_b (float | Unset): Current allocated disk in GiB Example: 50000.
        current_snapshot_count (float | Unset): Current snapshot count Example: 12.
        current_started_sandboxes (float | Unset): Current number of started sandboxes Example: 5.
        availability_score (float | Unset): Runner availability score Example: 85.
        region (str | Unset): The region of the runner Example: us.
        name (str | Unset): The name of the runner Example: runner1.
        state (RunnerState | Unset): The state of the runner
        last_checked (str | Unset): The last time the runner was checked Example: 2024-10-01T12:00:00Z.
        unschedulable (bool | Unset): Whether the runner is unschedulable Example: False.
        created_at (str | Unset): The creation timestamp of the runner Example: 2023-10-01T12:00:00Z.
        updated_at (str | Unset): The last update timestamp of the runner Example: 2023-10-01T12:00:00Z.
        version (str | Unset): The version of the runner (deprecated in favor of apiVersion) Example: 0.
        api_version (str | Unset): The api version of the runner Example: 0.
        runner_class (RunnerClass | Unset): The class of the runner
        app_version (str | Unset): The app version of the runner Example: v0.0.0-dev.
    """

    id: str | Unset = UNSET
    domain: str | Unset = UNSET
    api_url: str | Unset = UNSET
    proxy_url: str | Unset = UNSET
    cpu: float | Unset = UNSET
    memory: float | Unset = UNSET
    disk: float | Unset = UNSET
    gpu: float | Unset = UNSET
    gpu_type: str | Unset = UNSET
    class_: SandboxClass | Unset = UNSET
    current_cpu_usage_percentage: float | Unset = UNSET
    current_memory_usage_percentage: float | Unset = UNSET
    current_disk_usage_percentage: float | Unset = UNSET
    current_allocated_cpu: float | Unset = UNSET
    current_allocated_memory_gi_b: float | Unset = UNSET
    current_allocated_disk_gi_b: float | Unset = UNSET
    current_snapshot_count: float | Unset = UNSET
    current_started_sandboxes: float | Unset = UNSET
    availability_score: float | Unset = UNSET
    region: str | Unset = UNSET
    name: str | Unset = UNSET
    state: RunnerState | Unset = UNSET
    last_checked: str | Unset = UNSET
    unschedulable: bool | Unset = UNSET
    created_at: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    version: str | Unset = UNSET
    api_version: str | Unset = UNSET
    runner_class: RunnerClass | Unset = UNSET
    app_version: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        domain = self.domain

        api_url = self.api_url

        proxy_url = self.proxy_url

        cpu = self.cpu

        memory = self.memory

        disk = self.disk

        gpu = self.gpu

        gpu_type = self.gpu_type

        class_: str | Unset = UNSET
        if not isinstance(self.class_, Unset):
            class_ = self.class_.value

        current_cpu_usage_percentage = self.current_cpu_usage_percentage

        current_memory_usage_percentage = self.current_memory_usage_percentage

        current_disk_usage_percentage = self.current_disk_usage_percentage

        current_allocated_cpu = self.current_allocated_cpu

        current_allocated_memory_gi_b = self.current_allocated_memory_gi_b

        current_allocated_disk_gi_b = self.current_allocated_disk_gi_b

        current_snapshot_count = self.current_snapshot_count

        current_started_sandboxes = self.current_started_sandboxes

        availability_score = self.availability_score

        region = self.region

        name = self.name

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        last_checked = self.last_checked

        unschedulable = self.unschedulable

        created_at = self.created_at

        updated_at = self.updated_at

        version = self.version

        api_version = self.api_version

        runner_class: str | Unset = UNSET
        if not isinstance(self.runner_class, Unset):
            runner_class = self.runner_class.value

        app_version = self.app_version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if domain is not UNSET:
            field_dict["domain"] = domain
        if api_url is not UNSET:
            field_dict["apiUrl"] = api_url
        if proxy_url is not UNSET:
            field_dict["proxyUrl"] = proxy_url
        if cpu is not UNSET:
            field_dict["cpu"] = cpu
        if memory is not UNSET:
            field_dict["memory"] = memory
        if disk is not UNSET:
            field_dict["disk"] = disk
        if gpu is not UNSET:
            field_dict["gpu"] = gpu
        if gpu_type is not UNSET:
            field_dict["gpuType"] = gpu_type
        if class_ is not UNSET:
            field_dict["class"] = class_
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
        if availability_score is not UNSET:
            field_dict["availabilityScore"] = availability_score
        if region is not UNSET:
            field_dict["region"] = region
        if name is not UNSET:
            field_dict["name"] = name
        if state is not UNSET:
            field_dict["state"] = state
        if last_checked is not UNSET:
            field_dict["lastChecked"] = last_checked
        if unschedulable is not UNSET:
            field_dict["unschedulable"] = unschedulable
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at
        if version is not UNSET:
            field_dict["version"] = version
        if api_version is not UNSET:
            field_dict["apiVersion"] = api_version
        if runner_class is not UNSET:
            field_dict["runnerClass"] = runner_class
        if app_version is not UNSET:
            field_dict["appVersion"] = app_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        domain = d.pop("domain", UNSET)
        if domain is None:
            domain = UNSET

        api_url = d.pop("apiUrl", UNSET)
        if api_url is None:
            api_url = UNSET

        proxy_url = d.pop("proxyUrl", UNSET)
        if proxy_url is None:
            proxy_url = UNSET

        cpu = d.pop("cpu", UNSET)
        if cpu is None:
            cpu = UNSET

        memory = d.pop("memory", UNSET)
        if memory is None:
            memory = UNSET

        disk = d.pop("disk", UNSET)
        if disk is None:
            disk = UNSET

        gpu = d.pop("gpu", UNSET)
        if gpu is None:
            gpu = UNSET

        gpu_type = d.pop("gpuType", UNSET)
        if gpu_type is None:
            gpu_type = UNSET

        class_ = read_or_unset(lambda value: SandboxClass(value), d.pop("class", UNSET))

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

        availability_score = d.pop("availabilityScore", UNSET)
        if availability_score is None:
            availability_score = UNSET

        region = d.pop("region", UNSET)
        if region is None:
            region = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        state = read_or_unset(lambda value: RunnerState(value), d.pop("state", UNSET))

        last_checked = d.pop("lastChecked", UNSET)
        if last_checked is None:
            last_checked = UNSET

        unschedulable = d.pop("unschedulable", UNSET)
        if unschedulable is None:
            unschedulable = UNSET

        created_at = d.pop("createdAt", UNSET)
        if created_at is None:
            created_at = UNSET

        updated_at = d.pop("updatedAt", UNSET)
        if updated_at is None:
            updated_at = UNSET

        version = d.pop("version", UNSET)
        if version is None:
            version = UNSET

        api_version = d.pop("apiVersion", UNSET)
        if api_version is None:
            api_version = UNSET

        runner_class = read_or_unset(lambda value: RunnerClass(value), d.pop("runnerClass", UNSET))

        app_version = d.pop("appVersion", UNSET)
        if app_version is None:
            app_version = UNSET

        runner = cls(
            id=id,
            domain=domain,
            api_url=api_url,
            proxy_url=proxy_url,
            cpu=cpu,
            memory=memory,
            disk=disk,
            gpu=gpu,
            gpu_type=gpu_type,
            class_=class_,
            current_cpu_usage_percentage=current_cpu_usage_percentage,
            current_memory_usage_percentage=current_memory_usage_percentage,
            current_disk_usage_percentage=current_disk_usage_percentage,
            current_allocated_cpu=current_allocated_cpu,
            current_allocated_memory_gi_b=current_allocated_memory_gi_b,
            current_allocated_disk_gi_b=current_allocated_disk_gi_b,
            current_snapshot_count=current_snapshot_count,
            current_started_sandboxes=current_started_sandboxes,
            availability_score=availability_score,
            region=region,
            name=name,
            state=state,
            last_checked=last_checked,
            unschedulable=unschedulable,
            created_at=created_at,
            updated_at=updated_at,
            version=version,
            api_version=api_version,
            runner_class=runner_class,
            app_version=app_version,
        )

        runner.additional_properties = d
        return runner

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
