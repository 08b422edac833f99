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

T = TypeVar("T", bound="UpdateOrganizationQuota")


@_attrs_define
class UpdateOrganizationQuota:
    """
    Example:
        {'sandboxCreateRateLimitTtlSeconds': 4.145608029883936, 'sandboxLifecycleRateLimit': 3.616076749251911,
            'volumeQuota': 2.3021358869347655, 'maxSnapshotSize': 5.637376656633329, 'authenticatedRateLimit':
            7.061401241503109, 'sandboxCreateRateLimit': 9.301444243932576, 'snapshotQuota': 5.962133916683182,
            'sandboxLifecycleRateLimitTtlSeconds': 7.386281948385884, 'maxCpuPerSandbox': 0.8008281904610115,
            'maxDiskPerSandbox': 1.4658129805029452, 'snapshotDeactivationTimeoutMinutes': 1.2315135367772556,
            'maxMemoryPerSandbox': 6.027456183070403, 'authenticatedRateLimitTtlSeconds': 2.027123023002322}

    Attributes:
        max_cpu_per_sandbox (float | None | Unset):
        max_memory_per_sandbox (float | None | Unset):
        max_disk_per_sandbox (float | None | Unset):
        snapshot_quota (float | None | Unset):
        max_snapshot_size (float | None | Unset):
        volume_quota (float | None | Unset):
        authenticated_rate_limit (float | None | Unset):
        sandbox_create_rate_limit (float | None | Unset):
        sandbox_lifecycle_rate_limit (float | None | Unset):
        authenticated_rate_limit_ttl_seconds (float | None | Unset):
        sandbox_create_rate_limit_ttl_seconds (float | None | Unset):
        sandbox_lifecycle_rate_limit_ttl_seconds (float | None | Unset):
        snapshot_deactivation_timeout_minutes (float | None | Unset): Time in minutes before an unused snapshot is
            deactivated
    """

    max_cpu_per_sandbox: float | None | Unset = UNSET
    max_memory_per_sandbox: float | None | Unset = UNSET
    max_disk_per_sandbox: float | None | Unset = UNSET
    snapshot_quota: float | None | Unset = UNSET
    max_snapshot_size: float | None | Unset = UNSET
    volume_quota: float | None | Unset = UNSET
    authenticated_rate_limit: float | None | Unset = UNSET
    sandbox_create_rate_limit: float | None | Unset = UNSET
    sandbox_lifecycle_rate_limit: float | None | Unset = UNSET
    authenticated_rate_limit_ttl_seconds: float | None | Unset = UNSET
    sandbox_create_rate_limit_ttl_seconds: float | None | Unset = UNSET
    sandbox_lifecycle_rate_limit_ttl_seconds: float | None | Unset = UNSET
    snapshot_deactivation_timeout_minutes: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
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

        snapshot_quota: float | None | Unset
        if isinstance(self.snapshot_quota, Unset):
            snapshot_quota = UNSET
        else:
            snapshot_quota = self.snapshot_quota

        max_snapshot_size: float | None | Unset
        if isinstance(self.max_snapshot_size, Unset):
            max_snapshot_size = UNSET
        else:
            max_snapshot_size = self.max_snapshot_size

        volume_quota: float | None | Unset
        if isinstance(self.volume_quota, Unset):
            volume_quota = UNSET
        else:
            volume_quota = self.volume_quota

        authenticated_rate_limit: float | None | Unset
        if isinstance(self.authenticated_rate_limit, Unset):
            authenticated_rate_limit = UNSET
        else:
            authenticated_rate_limit = self.authenticated_rate_limit

        sandbox_create_rate_limit: float | None | Unset
        if isinstance(self.sandbox_create_rate_limit, Unset):
            sandbox_create_rate_limit = UNSET
        else:
            sandbox_create_rate_limit = self.sandbox_create_rate_limit

        sandbox_lifecycle_rate_limit: float | None | Unset
        if isinstance(self.sandbox_lifecycle_rate_limit, Unset):
            sandbox_lifecycle_rate_limit = UNSET
        else:
            sandbox_lifecycle_rate_limit = self.sandbox_lifecycle_rate_limit

        authenticated_rate_limit_ttl_seconds: float | None | Unset
        if isinstance(self.authenticated_rate_limit_ttl_seconds, Unset):
            authenticated_rate_limit_ttl_seconds = UNSET
        else:
            authenticated_rate_limit_ttl_seconds = self.authenticated_rate_limit_ttl_seconds

        sandbox_create_rate_limit_ttl_seconds: float | None | Unset
        if isinstance(self.sandbox_create_rate_limit_ttl_seconds, Unset):
            sandbox_create_rate_limit_ttl_seconds = UNSET
        else:
            sandbox_create_rate_limit_ttl_seconds = self.sandbox_create_rate_limit_ttl_seconds

        sandbox_lifecycle_rate_limit_ttl_seconds: float | None | Unset
        if isinstance(self.sandbox_lifecycle_rate_limit_ttl_seconds, Unset):
            sandbox_lifecycle_rate_limit_ttl_seconds = UNSET
        else:
            sandbox_lifecycle_rate_limit_ttl_seconds = self.sandbox_lifecycle_rate_limit_ttl_seconds

        snapshot_deactivation_timeout_minutes: float | None | Unset
        if isinstance(self.snapshot_deactivation_timeout_minutes, Unset):
            snapshot_deactivation_timeout_minutes = UNSET
        else:
            snapshot_deactivation_timeout_minutes = self.snapshot_deactivation_timeout_minutes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
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
        if authenticated_rate_limit is not UNSET:
            field_dict["authenticatedRateLimit"] = authenticated_rate_limit
        if sandbox_create_rate_limit is not UNSET:
            field_dict["sandboxCreateRateLimit"] = sandbox_create_rate_limit
        if sandbox_lifecycle_rate_limit is not UNSET:
            field_dict["sandboxLifecycleRateLimit"] = sandbox_lifecycle_rate_limit
        if authenticated_rate_limit_ttl_seconds is not UNSET:
            field_dict["authenticatedRateLimitTtlSeconds"] = authenticated_rate_limit_ttl_seconds
        if sandbox_create_rate_limit_ttl_seconds is not UNSET:
            field_dict["sandboxCreateRateLimitTtlSeconds"] = sandbox_create_rate_limit_ttl_seconds
        if sandbox_lifecycle_rate_limit_ttl_seconds is not UNSET:
            field_dict["sandboxLifecycleRateLimitTtlSeconds"] = (
                sandbox_lifecycle_rate_limit_ttl_seconds
            )
        if snapshot_deactivation_timeout_minutes is not UNSET:
            field_dict["snapshotDeactivationTimeoutMinutes"] = snapshot_deactivation_timeout_minutes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)

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

        def _parse_snapshot_quota(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        snapshot_quota = _parse_snapshot_quota(d.pop("snapshotQuota", UNSET))

        def _parse_max_snapshot_size(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_snapshot_size = _parse_max_snapshot_size(d.pop("maxSnapshotSize", UNSET))

        def _parse_volume_quota(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        volume_quota = _parse_volume_quota(d.pop("volumeQuota", UNSET))

        def _parse_authenticated_rate_limit(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        authenticated_rate_limit = _parse_authenticated_rate_limit(
            d.pop("authenticatedRateLimit", UNSET)
        )

        def _parse_sandbox_create_rate_limit(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        sandbox_create_rate_limit = _parse_sandbox_create_rate_limit(
            d.pop("sandboxCreateRateLimit", UNSET)
        )

        def _parse_sandbox_lifecycle_rate_limit(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        sandbox_lifecycle_rate_limit = _parse_sandbox_lifecycle_rate_limit(
            d.pop("sandboxLifecycleRateLimit", UNSET)
        )

        def _parse_authenticated_rate_limit_ttl_seconds(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        authenticated_rate_limit_ttl_seconds = _parse_authenticated_rate_limit_ttl_seconds(
            d.pop("authenticatedRateLimitTtlSeconds", UNSET)
        )

        def _parse_sandbox_create_rate_limit_ttl_seconds(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        sandbox_create_rate_limit_ttl_seconds = _parse_sandbox_create_rate_limit_ttl_seconds(
            d.pop("sandboxCreateRateLimitTtlSeconds", UNSET)
        )

        def _parse_sandbox_lifecycle_rate_limit_ttl_seconds(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        sandbox_lifecycle_rate_limit_ttl_seconds = _parse_sandbox_lifecycle_rate_limit_ttl_seconds(
            d.pop("sandboxLifecycleRateLimitTtlSeconds", UNSET)
        )

        def _parse_snapshot_deactivation_timeout_minutes(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        snapshot_deactivation_timeout_minutes = _parse_snapshot_deactivation_timeout_minutes(
            d.pop("snapshotDeactivationTimeoutMinutes", UNSET)
        )

        update_organization_quota = cls(
            max_cpu_per_sandbox=max_cpu_per_sandbox,
            max_memory_per_sandbox=max_memory_per_sandbox,
            max_disk_per_sandbox=max_disk_per_sandbox,
            snapshot_quota=snapshot_quota,
            max_snapshot_size=max_snapshot_size,
            volume_quota=volume_quota,
            authenticated_rate_limit=authenticated_rate_limit,
            sandbox_create_rate_limit=sandbox_create_rate_limit,
            sandbox_lifecycle_rate_limit=sandbox_lifecycle_rate_limit,
            authenticated_rate_limit_ttl_seconds=authenticated_rate_limit_ttl_seconds,
            sandbox_create_rate_limit_ttl_seconds=sandbox_create_rate_limit_ttl_seconds,
            sandbox_lifecycle_rate_limit_ttl_seconds=sandbox_lifecycle_rate_limit_ttl_seconds,
            snapshot_deactivation_timeout_minutes=snapshot_deactivation_timeout_minutes,
        )

        update_organization_quota.additional_properties = d
        return update_organization_quota

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
