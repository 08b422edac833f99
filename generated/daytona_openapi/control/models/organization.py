# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
    read_time,
    write_time,
)

if TYPE_CHECKING:
    from ..models.organization_experimental_config import OrganizationExperimentalConfig


T = TypeVar("T", bound="Organization")


@_attrs_define
class Organization:
    """
    Example:
        {'defaultRegionId': 'defaultRegionId', 'sandboxCreateRateLimitTtlSeconds': 2.027123023002322,
            'suspensionReason': 'suspensionReason', 'sandboxLifecycleRateLimit': 9.301444243932576, 'suspendedAt':
            '2000-01-23T04:56:07.000+00:00', 'personal': True, 'suspensionCleanupGracePeriodHours': 0.8008281904610115,
            'authenticatedRateLimit': 2.3021358869347655, 'suspended': True, 'sandboxCreateRateLimit': 7.061401241503109,
            'sandboxLifecycleRateLimitTtlSeconds': 4.145608029883936, 'createdAt': '2000-01-23T04:56:07.000+00:00',
            'maxCpuPerSandbox': 6.027456183070403, 'sandboxLimitedNetworkEgress': True, 'suspendedUntil':
            '2000-01-23T04:56:07.000+00:00', 'maxDiskPerSandbox': 5.962133916683182, 'createdBy': 'createdBy',
            'snapshotDeactivationTimeoutMinutes': 5.637376656633329, 'name': 'name', 'maxMemoryPerSandbox':
            1.4658129805029452, 'authenticatedRateLimitTtlSeconds': 3.616076749251911, 'id': 'id', 'experimentalConfig':
            '{}', 'updatedAt': '2000-01-23T04:56:07.000+00:00'}

    Attributes:
        id (str | Unset): Organization ID
        name (str | Unset): Organization name
        created_by (str | Unset): User ID of the organization creator
        personal (bool | Unset): Personal organization flag
        created_at (datetime.datetime | str | Unset): Creation timestamp
        updated_at (datetime.datetime | str | Unset): Last update timestamp
        suspended (bool | Unset): Suspended flag
        suspended_at (datetime.datetime | str | Unset): Suspended at
        suspension_reason (str | Unset): Suspended reason
        suspended_until (datetime.datetime | str | Unset): Suspended until
        suspension_cleanup_grace_period_hours (float | Unset): Suspension cleanup grace period hours
        max_cpu_per_sandbox (float | Unset): Max CPU per sandbox
        max_memory_per_sandbox (float | Unset): Max memory per sandbox
        max_disk_per_sandbox (float | Unset): Max disk per sandbox
        snapshot_deactivation_timeout_minutes (float | Unset): Time in minutes before an unused snapshot is deactivated
            Default: 20160.0.
        sandbox_limited_network_egress (bool | Unset): Sandbox default network block all
        default_region_id (str | Unset): Default region ID
        authenticated_rate_limit (float | None | Unset): Authenticated rate limit per minute
        sandbox_create_rate_limit (float | None | Unset): Sandbox create rate limit per minute
        sandbox_lifecycle_rate_limit (float | None | Unset): Sandbox lifecycle rate limit per minute
        experimental_config (OrganizationExperimentalConfig | Unset): Experimental configuration
        authenticated_rate_limit_ttl_seconds (float | None | Unset): Authenticated rate limit TTL in seconds
        sandbox_create_rate_limit_ttl_seconds (float | None | Unset): Sandbox create rate limit TTL in seconds
        sandbox_lifecycle_rate_limit_ttl_seconds (float | None | Unset): Sandbox lifecycle rate limit TTL in seconds
    """

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    created_by: str | Unset = UNSET
    personal: bool | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    suspended: bool | Unset = UNSET
    suspended_at: datetime.datetime | str | Unset = UNSET
    suspension_reason: str | Unset = UNSET
    suspended_until: datetime.datetime | str | Unset = UNSET
    suspension_cleanup_grace_period_hours: float | Unset = UNSET
    max_cpu_per_sandbox: float | Unset = UNSET
    max_memory_per_sandbox: float | Unset = UNSET
    max_disk_per_sandbox: float | Unset = UNSET
    snapshot_deactivation_timeout_minutes: float | Unset = UNSET
    sandbox_limited_network_egress: bool | Unset = UNSET
    default_region_id: str | Unset = UNSET
    authenticated_rate_limit: float | None | Unset = UNSET
    sandbox_create_rate_limit: float | None | Unset = UNSET
    sandbox_lifecycle_rate_limit: float | None | Unset = UNSET
    experimental_config: OrganizationExperimentalConfig | Unset = UNSET
    authenticated_rate_limit_ttl_seconds: float | None | Unset = UNSET
    sandbox_create_rate_limit_ttl_seconds: float | None | Unset = UNSET
    sandbox_lifecycle_rate_limit_ttl_seconds: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        created_by = self.created_by

        personal = self.personal

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = write_time(self.updated_at)

        suspended = self.suspended

        suspended_at: str | Unset = UNSET
        if not isinstance(self.suspended_at, Unset):
            suspended_at = write_time(self.suspended_at)

        suspension_reason = self.suspension_reason

        suspended_until: str | Unset = UNSET
        if not isinstance(self.suspended_until, Unset):
            suspended_until = write_time(self.suspended_until)

        suspension_cleanup_grace_period_hours = self.suspension_cleanup_grace_period_hours

        max_cpu_per_sandbox = self.max_cpu_per_sandbox

        max_memory_per_sandbox = self.max_memory_per_sandbox

        max_disk_per_sandbox = self.max_disk_per_sandbox

        snapshot_deactivation_timeout_minutes = self.snapshot_deactivation_timeout_minutes

        sandbox_limited_network_egress = self.sandbox_limited_network_egress

        default_region_id = self.default_region_id

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

        experimental_config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.experimental_config, Unset):
            experimental_config = self.experimental_config.to_dict()

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if created_by is not UNSET:
            field_dict["createdBy"] = created_by
        if personal is not UNSET:
            field_dict["personal"] = personal
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at
        if suspended is not UNSET:
            field_dict["suspended"] = suspended
        if suspended_at is not UNSET:
            field_dict["suspendedAt"] = suspended_at
        if suspension_reason is not UNSET:
            field_dict["suspensionReason"] = suspension_reason
        if suspended_until is not UNSET:
            field_dict["suspendedUntil"] = suspended_until
        if suspension_cleanup_grace_period_hours is not UNSET:
            field_dict["suspensionCleanupGracePeriodHours"] = suspension_cleanup_grace_period_hours
        if max_cpu_per_sandbox is not UNSET:
            field_dict["maxCpuPerSandbox"] = max_cpu_per_sandbox
        if max_memory_per_sandbox is not UNSET:
            field_dict["maxMemoryPerSandbox"] = max_memory_per_sandbox
        if max_disk_per_sandbox is not UNSET:
            field_dict["maxDiskPerSandbox"] = max_disk_per_sandbox
        if snapshot_deactivation_timeout_minutes is not UNSET:
            field_dict["snapshotDeactivationTimeoutMinutes"] = snapshot_deactivation_timeout_minutes
        if sandbox_limited_network_egress is not UNSET:
            field_dict["sandboxLimitedNetworkEgress"] = sandbox_limited_network_egress
        if default_region_id is not UNSET:
            field_dict["defaultRegionId"] = default_region_id
        if authenticated_rate_limit is not UNSET:
            field_dict["authenticatedRateLimit"] = authenticated_rate_limit
        if sandbox_create_rate_limit is not UNSET:
            field_dict["sandboxCreateRateLimit"] = sandbox_create_rate_limit
        if sandbox_lifecycle_rate_limit is not UNSET:
            field_dict["sandboxLifecycleRateLimit"] = sandbox_lifecycle_rate_limit
        if experimental_config is not UNSET:
            field_dict["experimentalConfig"] = experimental_config
        if authenticated_rate_limit_ttl_seconds is not UNSET:
            field_dict["authenticatedRateLimitTtlSeconds"] = authenticated_rate_limit_ttl_seconds
        if sandbox_create_rate_limit_ttl_seconds is not UNSET:
            field_dict["sandboxCreateRateLimitTtlSeconds"] = sandbox_create_rate_limit_ttl_seconds
        if sandbox_lifecycle_rate_limit_ttl_seconds is not UNSET:
            field_dict["sandboxLifecycleRateLimitTtlSeconds"] = (
                sandbox_lifecycle_rate_limit_ttl_seconds
            )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.organization_experimental_config import (
            OrganizationExperimentalConfig,  # noqa: PLC0415
        )

        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        created_by = d.pop("createdBy", UNSET)
        if created_by is None:
            created_by = UNSET

        personal = d.pop("personal", UNSET)
        if personal is None:
            personal = UNSET

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        updated_at = read_or_unset(lambda value: read_time(value), d.pop("updatedAt", UNSET))

        suspended = d.pop("suspended", UNSET)
        if suspended is None:
            suspended = UNSET

        suspended_at = read_or_unset(lambda value: read_time(value), d.pop("suspendedAt", UNSET))

        suspension_reason = d.pop("suspensionReason", UNSET)
        if suspension_reason is None:
            suspension_reason = UNSET

        suspended_until = read_or_unset(
            lambda value: read_time(value), d.pop("suspendedUntil", UNSET)
        )

        suspension_cleanup_grace_period_hours = d.pop("suspensionCleanupGracePeriodHours", UNSET)
        if suspension_cleanup_grace_period_hours is None:
            suspension_cleanup_grace_period_hours = UNSET

        max_cpu_per_sandbox = d.pop("maxCpuPerSandbox", UNSET)
        if max_cpu_per_sandbox is None:
            max_cpu_per_sandbox = UNSET

        max_memory_per_sandbox = d.pop("maxMemoryPerSandbox", UNSET)
        if max_memory_per_sandbox is None:
            max_memory_per_sandbox = UNSET

        max_disk_per_sandbox = d.pop("maxDiskPerSandbox", UNSET)
        if max_disk_per_sandbox is None:
            max_disk_per_sandbox = UNSET

        snapshot_deactivation_timeout_minutes = d.pop("snapshotDeactivationTimeoutMinutes", UNSET)
        if snapshot_deactivation_timeout_minutes is None:
            snapshot_deactivation_timeout_minutes = UNSET

        sandbox_limited_network_egress = d.pop("sandboxLimitedNetworkEgress", UNSET)
        if sandbox_limited_network_egress is None:
            sandbox_limited_network_egress = UNSET

        default_region_id = d.pop("defaultRegionId", UNSET)
        if default_region_id is None:
            default_region_id = UNSET

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

        experimental_config = read_or_unset(
            lambda value: OrganizationExperimentalConfig.from_dict(value),
            d.pop("experimentalConfig", UNSET),
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

        organization = cls(
            id=id,
            name=name,
            created_by=created_by,
            personal=personal,
            created_at=created_at,
            updated_at=updated_at,
            suspended=suspended,
            suspended_at=suspended_at,
            suspension_reason=suspension_reason,
            suspended_until=suspended_until,
            suspension_cleanup_grace_period_hours=suspension_cleanup_grace_period_hours,
            max_cpu_per_sandbox=max_cpu_per_sandbox,
            max_memory_per_sandbox=max_memory_per_sandbox,
            max_disk_per_sandbox=max_disk_per_sandbox,
            snapshot_deactivation_timeout_minutes=snapshot_deactivation_timeout_minutes,
            sandbox_limited_network_egress=sandbox_limited_network_egress,
            default_region_id=default_region_id,
            authenticated_rate_limit=authenticated_rate_limit,
            sandbox_create_rate_limit=sandbox_create_rate_limit,
            sandbox_lifecycle_rate_limit=sandbox_lifecycle_rate_limit,
            experimental_config=experimental_config,
            authenticated_rate_limit_ttl_seconds=authenticated_rate_limit_ttl_seconds,
            sandbox_create_rate_limit_ttl_seconds=sandbox_create_rate_limit_ttl_seconds,
            sandbox_lifecycle_rate_limit_ttl_seconds=sandbox_lifecycle_rate_limit_ttl_seconds,
        )

        organization.additional_properties = d
        return organization

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
