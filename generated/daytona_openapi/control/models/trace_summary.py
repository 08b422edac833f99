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

T = TypeVar("T", bound="TraceSummary")


@_attrs_define
class TraceSummary:
    """
    Example:
        {'traceId': 'traceId', 'spanCount': 6.027456183070403, 'rootSpanName': 'rootSpanName', 'startTime': 'startTime',
            'endTime': 'endTime', 'durationMs': 0.8008281904610115, 'statusCode': 'statusCode'}

    Attributes:
        trace_id (str | Unset): Unique trace identifier
        root_span_name (str | Unset): Name of the root span
        start_time (str | Unset): Trace start time
        end_time (str | Unset): Trace end time
        duration_ms (float | Unset): Total duration in milliseconds
        span_count (float | Unset): Number of spans in this trace
        status_code (str | Unset): Status code of the trace
    """

    trace_id: str | Unset = UNSET
    root_span_name: str | Unset = UNSET
    start_time: str | Unset = UNSET
    end_time: str | Unset = UNSET
    duration_ms: float | Unset = UNSET
    span_count: float | Unset = UNSET
    status_code: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        trace_id = self.trace_id

        root_span_name = self.root_span_name

        start_time = self.start_time

        end_time = self.end_time

        duration_ms = self.duration_ms

        span_count = self.span_count

        status_code = self.status_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if trace_id is not UNSET:
            field_dict["traceId"] = trace_id
        if root_span_name is not UNSET:
            field_dict["rootSpanName"] = root_span_name
        if start_time is not UNSET:
            field_dict["startTime"] = start_time
        if end_time is not UNSET:
            field_dict["endTime"] = end_time
        if duration_ms is not UNSET:
            field_dict["durationMs"] = duration_ms
        if span_count is not UNSET:
            field_dict["spanCount"] = span_count
        if status_code is not UNSET:
            field_dict["statusCode"] = status_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        trace_id = d.pop("traceId", UNSET)
        if trace_id is None:
            trace_id = UNSET

        root_span_name = d.pop("rootSpanName", UNSET)
        if root_span_name is None:
            root_span_name = UNSET

        start_time = d.pop("startTime", UNSET)
        if start_time is None:
            start_time = UNSET

        end_time = d.pop("endTime", UNSET)
        if end_time is None:
            end_time = UNSET

        duration_ms = d.pop("durationMs", UNSET)
        if duration_ms is None:
            duration_ms = UNSET

        span_count = d.pop("spanCount", UNSET)
        if span_count is None:
            span_count = UNSET

        status_code = d.pop("statusCode", UNSET)
        if status_code is None:
            status_code = UNSET

        trace_summary = cls(
            trace_id=trace_id,
            root_span_name=root_span_name,
            start_time=start_time,
            end_time=end_time,
            duration_ms=duration_ms,
            span_count=span_count,
            status_code=status_code,
        )

        trace_summary.additional_properties = d
        return trace_summary

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
