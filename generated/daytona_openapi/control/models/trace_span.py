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
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.trace_span_span_attributes import TraceSpanSpanAttributes


T = TypeVar("T", bound="TraceSpan")


@_attrs_define
class TraceSpan:
    """
    Example:
        {'traceId': 'traceId', 'spanId': 'spanId', 'spanAttributes': {'key': 'spanAttributes'}, 'parentSpanId':
            'parentSpanId', 'durationNs': 0.8008281904610115, 'statusMessage': 'statusMessage', 'spanName': 'spanName',
            'timestamp': 'timestamp', 'statusCode': 'statusCode'}

    Attributes:
        trace_id (str | Unset): Trace identifier
        span_id (str | Unset): Span identifier
        parent_span_id (str | Unset): Parent span identifier
        span_name (str | Unset): Span name
        timestamp (str | Unset): Span start timestamp
        duration_ns (float | Unset): Span duration in nanoseconds
        span_attributes (TraceSpanSpanAttributes | Unset): Span attributes
        status_code (str | Unset): Status code of the span
        status_message (str | Unset): Status message
    """

    trace_id: str | Unset = UNSET
    span_id: str | Unset = UNSET
    parent_span_id: str | Unset = UNSET
    span_name: str | Unset = UNSET
    timestamp: str | Unset = UNSET
    duration_ns: float | Unset = UNSET
    span_attributes: TraceSpanSpanAttributes | Unset = UNSET
    status_code: str | Unset = UNSET
    status_message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        trace_id = self.trace_id

        span_id = self.span_id

        parent_span_id = self.parent_span_id

        span_name = self.span_name

        timestamp = self.timestamp

        duration_ns = self.duration_ns

        span_attributes: dict[str, Any] | Unset = UNSET
        if not isinstance(self.span_attributes, Unset):
            span_attributes = self.span_attributes.to_dict()

        status_code = self.status_code

        status_message = self.status_message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if trace_id is not UNSET:
            field_dict["traceId"] = trace_id
        if span_id is not UNSET:
            field_dict["spanId"] = span_id
        if parent_span_id is not UNSET:
            field_dict["parentSpanId"] = parent_span_id
        if span_name is not UNSET:
            field_dict["spanName"] = span_name
        if timestamp is not UNSET:
            field_dict["timestamp"] = timestamp
        if duration_ns is not UNSET:
            field_dict["durationNs"] = duration_ns
        if span_attributes is not UNSET:
            field_dict["spanAttributes"] = span_attributes
        if status_code is not UNSET:
            field_dict["statusCode"] = status_code
        if status_message is not UNSET:
            field_dict["statusMessage"] = status_message

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.trace_span_span_attributes import TraceSpanSpanAttributes  # noqa: PLC0415

        d = as_object(src_dict)
        trace_id = d.pop("traceId", UNSET)
        if trace_id is None:
            trace_id = UNSET

        span_id = d.pop("spanId", UNSET)
        if span_id is None:
            span_id = UNSET

        parent_span_id = d.pop("parentSpanId", UNSET)
        if parent_span_id is None:
            parent_span_id = UNSET

        span_name = d.pop("spanName", UNSET)
        if span_name is None:
            span_name = UNSET

        timestamp = d.pop("timestamp", UNSET)
        if timestamp is None:
            timestamp = UNSET

        duration_ns = d.pop("durationNs", UNSET)
        if duration_ns is None:
            duration_ns = UNSET

        span_attributes = read_or_unset(
            lambda value: TraceSpanSpanAttributes.from_dict(value), d.pop("spanAttributes", UNSET)
        )

        status_code = d.pop("statusCode", UNSET)
        if status_code is None:
            status_code = UNSET

        status_message = d.pop("statusMessage", UNSET)
        if status_message is None:
            status_message = UNSET

        trace_span = cls(
            trace_id=trace_id,
            span_id=span_id,
            parent_span_id=parent_span_id,
            span_name=span_name,
            timestamp=timestamp,
            duration_ns=duration_ns,
            span_attributes=span_attributes,
            status_code=status_code,
            status_message=status_message,
        )

        trace_span.additional_properties = d
        return trace_span

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
