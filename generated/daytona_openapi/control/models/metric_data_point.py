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

T = TypeVar("T", bound="MetricDataPoint")


@_attrs_define
class MetricDataPoint:
    """
    Example:
        {'value': 0.8008281904610115, 'timestamp': 'timestamp'}

    Attributes:
        timestamp (str | Unset): Timestamp of the data point
        value (float | Unset): Value at this timestamp
    """

    timestamp: str | Unset = UNSET
    value: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        timestamp = self.timestamp

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if timestamp is not UNSET:
            field_dict["timestamp"] = timestamp
        if value is not UNSET:
            field_dict["value"] = value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        timestamp = d.pop("timestamp", UNSET)
        if timestamp is None:
            timestamp = UNSET

        value = d.pop("value", UNSET)
        if value is None:
            value = UNSET

        metric_data_point = cls(
            timestamp=timestamp,
            value=value,
        )

        metric_data_point.additional_properties = d
        return metric_data_point

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
