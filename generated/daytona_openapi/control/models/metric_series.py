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
    from ..models.metric_data_point import MetricDataPoint


T = TypeVar("T", bound="MetricSeries")


@_attrs_define
class MetricSeries:
    """
    Example:
        {'metricName': 'metricName', 'dataPoints': [{'value': 0.8008281904610115, 'timestamp': 'timestamp'}, {'value':
            0.8008281904610115, 'timestamp': 'timestamp'}]}

    Attributes:
        metric_name (str | Unset): Name of the metric
        data_points (list[MetricDataPoint] | Unset): Data points for this metric
    """

    metric_name: str | Unset = UNSET
    data_points: list[MetricDataPoint] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        metric_name = self.metric_name

        data_points: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.data_points, Unset):
            data_points = []
            for data_points_item_data in self.data_points:
                data_points_item = data_points_item_data.to_dict()
                data_points.append(data_points_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if metric_name is not UNSET:
            field_dict["metricName"] = metric_name
        if data_points is not UNSET:
            field_dict["dataPoints"] = data_points

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.metric_data_point import MetricDataPoint  # noqa: PLC0415

        d = as_object(src_dict)
        metric_name = d.pop("metricName", UNSET)
        if metric_name is None:
            metric_name = UNSET

        def _read_data_points_item(data_points_item_data: Any) -> MetricDataPoint:
            data_points_item = MetricDataPoint.from_dict(data_points_item_data)

            return data_points_item

        data_points = read_or_unset(
            lambda value: read_list(_read_data_points_item, value), d.pop("dataPoints", UNSET)
        )

        metric_series = cls(
            metric_name=metric_name,
            data_points=data_points,
        )

        metric_series.additional_properties = d
        return metric_series

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
