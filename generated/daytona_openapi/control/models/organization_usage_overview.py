# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.region_usage_overview import RegionUsageOverview


T = TypeVar("T", bound="OrganizationUsageOverview")


@_attrs_define
class OrganizationUsageOverview:
    """
    Example:
        {'totalSnapshotQuota': 4.145608029883936, 'currentVolumeUsage': 1.0246457001441578, 'totalVolumeQuota':
            1.2315135367772556, 'currentSnapshotUsage': 7.386281948385884, 'regionUsage': [{'totalCpuQuota':
            0.8008281904610115, 'maxCpuPerSandbox': 7.061401241503109, 'maxDiskPerSandbox': 3.616076749251911,
            'maxDiskPerNonEphemeralSandbox': 2.027123023002322, 'regionId': 'regionId', 'currentDiskUsage':
            2.3021358869347655, 'currentMemoryUsage': 5.962133916683182, 'currentCpuUsage': 6.027456183070403,
            'maxMemoryPerSandbox': 9.301444243932576, 'totalMemoryQuota': 1.4658129805029452, 'totalDiskQuota':
            5.637376656633329}, {'totalCpuQuota': 0.8008281904610115, 'maxCpuPerSandbox': 7.061401241503109,
            'maxDiskPerSandbox': 3.616076749251911, 'maxDiskPerNonEphemeralSandbox': 2.027123023002322, 'regionId':
            'regionId', 'currentDiskUsage': 2.3021358869347655, 'currentMemoryUsage': 5.962133916683182, 'currentCpuUsage':
            6.027456183070403, 'maxMemoryPerSandbox': 9.301444243932576, 'totalMemoryQuota': 1.4658129805029452,
            'totalDiskQuota': 5.637376656633329}]}

    Attributes:
        region_usage (list[RegionUsageOverview] | Unset):
        total_snapshot_quota (float | Unset):
        current_snapshot_usage (float | Unset):
        total_volume_quota (float | Unset):
        current_volume_usage (float | Unset):
    """

    region_usage: list[RegionUsageOverview] | Unset = UNSET
    total_snapshot_quota: float | Unset = UNSET
    current_snapshot_usage: float | Unset = UNSET
    total_volume_quota: float | Unset = UNSET
    current_volume_usage: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        region_usage: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.region_usage, Unset):
            region_usage = []
            for region_usage_item_data in self.region_usage:
                region_usage_item = region_usage_item_data.to_dict()
                region_usage.append(region_usage_item)

        total_snapshot_quota = self.total_snapshot_quota

        current_snapshot_usage = self.current_snapshot_usage

        total_volume_quota = self.total_volume_quota

        current_volume_usage = self.current_volume_usage

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if region_usage is not UNSET:
            field_dict["regionUsage"] = region_usage
        if total_snapshot_quota is not UNSET:
            field_dict["totalSnapshotQuota"] = total_snapshot_quota
        if current_snapshot_usage is not UNSET:
            field_dict["currentSnapshotUsage"] = current_snapshot_usage
        if total_volume_quota is not UNSET:
            field_dict["totalVolumeQuota"] = total_volume_quota
        if current_volume_usage is not UNSET:
            field_dict["currentVolumeUsage"] = current_volume_usage

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.region_usage_overview import RegionUsageOverview  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_region_usage_item(region_usage_item_data: Any) -> RegionUsageOverview:
            region_usage_item = RegionUsageOverview.from_dict(region_usage_item_data)

            return region_usage_item

        region_usage = read_or_unset(
            lambda value: read_list(_read_region_usage_item, value), d.pop("regionUsage", UNSET)
        )

        total_snapshot_quota = d.pop("totalSnapshotQuota", UNSET)
        if total_snapshot_quota is None:
            total_snapshot_quota = UNSET

        current_snapshot_usage = d.pop("currentSnapshotUsage", UNSET)
        if current_snapshot_usage is None:
            current_snapshot_usage = UNSET

        total_volume_quota = d.pop("totalVolumeQuota", UNSET)
        if total_volume_quota is None:
            total_volume_quota = UNSET

        current_volume_usage = d.pop("currentVolumeUsage", UNSET)
        if current_volume_usage is None:
            current_volume_usage = UNSET

        organization_usage_overview = cls(
            region_usage=region_usage,
            total_snapshot_quota=total_snapshot_quota,
            current_snapshot_usage=current_snapshot_usage,
            total_volume_quota=total_volume_quota,
            current_volume_usage=current_volume_usage,
        )

        organization_usage_overview.additional_properties = d
        return organization_usage_overview

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
