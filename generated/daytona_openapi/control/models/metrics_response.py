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
    from ..models.metric_series import MetricSeries


T = TypeVar("T", bound="MetricsResponse")


@_attrs_define
class MetricsResponse:
    """
    Example:
        {'series': [{'metricName': 'metricName', 'dataPoints': [{'value': 0.8008281904610115, 'timestamp': 'timestamp'},
            {'value': 0.8008281904610115, 'timestamp': 'timestamp'}]}, {'metricName': 'metricName', 'dataPoints': [{'value':
            0.8008281904610115, 'timestamp': 'timestamp'}, {'value': 0.8008281904610115, 'timestamp': 'timestamp'}]}]}

    Attributes:
        series (list[MetricSeries] | Unset): List of metric series
    """

    series: list[MetricSeries] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        series: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.series, Unset):
            series = []
            for series_item_data in self.series:
                series_item = series_item_data.to_dict()
                series.append(series_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if series is not UNSET:
            field_dict["series"] = series

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.metric_series import MetricSeries  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_series_item(series_item_data: Any) -> MetricSeries:
            series_item = MetricSeries.from_dict(series_item_data)

            return series_item

        series = read_or_unset(
            lambda value: read_list(_read_series_item, value), d.pop("series", UNSET)
        )

        metrics_response = cls(
            series=series,
        )

        metrics_response.additional_properties = d
        return metrics_response

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
