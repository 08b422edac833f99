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

T = TypeVar("T", bound="RunnerServiceHealth")


@_attrs_define
class RunnerServiceHealth:
    """
    Example:
        {'healthy': False, 'errorReason': 'Cannot connect to the runner', 'serviceName': 'runner'}

    Attributes:
        service_name (str | Unset): Name of the service being checked Example: runner.
        healthy (bool | Unset): Whether the service is healthy Example: False.
        error_reason (str | Unset): Error reason if the service is unhealthy Example: Cannot connect to the runner.
    """

    service_name: str | Unset = UNSET
    healthy: bool | Unset = UNSET
    error_reason: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        service_name = self.service_name

        healthy = self.healthy

        error_reason = self.error_reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if service_name is not UNSET:
            field_dict["serviceName"] = service_name
        if healthy is not UNSET:
            field_dict["healthy"] = healthy
        if error_reason is not UNSET:
            field_dict["errorReason"] = error_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        service_name = d.pop("serviceName", UNSET)
        if service_name is None:
            service_name = UNSET

        healthy = d.pop("healthy", UNSET)
        if healthy is None:
            healthy = UNSET

        error_reason = d.pop("errorReason", UNSET)
        if error_reason is None:
            error_reason = UNSET

        runner_service_health = cls(
            service_name=service_name,
            healthy=healthy,
            error_reason=error_reason,
        )

        runner_service_health.additional_properties = d
        return runner_service_health

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
