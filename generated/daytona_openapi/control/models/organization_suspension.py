# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

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

T = TypeVar("T", bound="OrganizationSuspension")


@_attrs_define
class OrganizationSuspension:
    """
    Example:
        {'reason': 'reason', 'until': '2000-01-23T04:56:07.000+00:00', 'suspensionCleanupGracePeriodHours':
            0.08008281904610115}

    Attributes:
        reason (str | Unset): Suspension reason
        until (datetime.datetime | str | Unset): Suspension until
        suspension_cleanup_grace_period_hours (float | Unset): Suspension cleanup grace period hours
    """

    reason: str | Unset = UNSET
    until: datetime.datetime | str | Unset = UNSET
    suspension_cleanup_grace_period_hours: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        until: str | Unset = UNSET
        if not isinstance(self.until, Unset):
            until = write_time(self.until)

        suspension_cleanup_grace_period_hours = self.suspension_cleanup_grace_period_hours

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if reason is not UNSET:
            field_dict["reason"] = reason
        if until is not UNSET:
            field_dict["until"] = until
        if suspension_cleanup_grace_period_hours is not UNSET:
            field_dict["suspensionCleanupGracePeriodHours"] = suspension_cleanup_grace_period_hours

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        reason = d.pop("reason", UNSET)
        if reason is None:
            reason = UNSET

        until = read_or_unset(lambda value: read_time(value), d.pop("until", UNSET))

        suspension_cleanup_grace_period_hours = d.pop("suspensionCleanupGracePeriodHours", UNSET)
        if suspension_cleanup_grace_period_hours is None:
            suspension_cleanup_grace_period_hours = UNSET

        organization_suspension = cls(
            reason=reason,
            until=until,
            suspension_cleanup_grace_period_hours=suspension_cleanup_grace_period_hours,
        )

        organization_suspension.additional_properties = d
        return organization_suspension

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
