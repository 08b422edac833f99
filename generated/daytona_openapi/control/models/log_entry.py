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
    from ..models.log_entry_log_attributes import LogEntryLogAttributes
    from ..models.log_entry_resource_attributes import LogEntryResourceAttributes


T = TypeVar("T", bound="LogEntry")


@_attrs_define
class LogEntry:
    """
    Example:
        {'traceId': 'traceId', 'spanId': 'spanId', 'severityText': 'severityText', 'severityNumber': 0.8008281904610115,
            'logAttributes': {'key': 'logAttributes'}, 'body': 'body', 'serviceName': 'serviceName', 'resourceAttributes':
            {'key': 'resourceAttributes'}, 'timestamp': 'timestamp'}

    Attributes:
        timestamp (str | Unset): Timestamp of the log entry
        body (str | Unset): Log message body
        severity_text (str | Unset): Severity level text (e.g., INFO, WARN, ERROR)
        severity_number (float | Unset): Severity level number
        service_name (str | Unset): Service name that generated the log
        resource_attributes (LogEntryResourceAttributes | Unset): Resource attributes from OTEL
        log_attributes (LogEntryLogAttributes | Unset): Log-specific attributes
        trace_id (str | Unset): Associated trace ID if available
        span_id (str | Unset): Associated span ID if available
    """

    timestamp: str | Unset = UNSET
    body: str | Unset = UNSET
    severity_text: str | Unset = UNSET
    severity_number: float | Unset = UNSET
    service_name: str | Unset = UNSET
    resource_attributes: LogEntryResourceAttributes | Unset = UNSET
    log_attributes: LogEntryLogAttributes | Unset = UNSET
    trace_id: str | Unset = UNSET
    span_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        timestamp = self.timestamp

        body = self.body

        severity_text = self.severity_text

        severity_number = self.severity_number

        service_name = self.service_name

        resource_attributes: dict[str, Any] | Unset = UNSET
        if not isinstance(self.resource_attributes, Unset):
            resource_attributes = self.resource_attributes.to_dict()

        log_attributes: dict[str, Any] | Unset = UNSET
        if not isinstance(self.log_attributes, Unset):
            log_attributes = self.log_attributes.to_dict()

        trace_id = self.trace_id

        span_id = self.span_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if timestamp is not UNSET:
            field_dict["timestamp"] = timestamp
        if body is not UNSET:
            field_dict["body"] = body
        if severity_text is not UNSET:
            field_dict["severityText"] = severity_text
        if severity_number is not UNSET:
            field_dict["severityNumber"] = severity_number
        if service_name is not UNSET:
            field_dict["serviceName"] = service_name
        if resource_attributes is not UNSET:
            field_dict["resourceAttributes"] = resource_attributes
        if log_attributes is not UNSET:
            field_dict["logAttributes"] = log_attributes
        if trace_id is not UNSET:
            field_dict["traceId"] = trace_id
        if span_id is not UNSET:
            field_dict["spanId"] = span_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.log_entry_log_attributes import LogEntryLogAttributes  # noqa: PLC0415
        from ..models.log_entry_resource_attributes import LogEntryResourceAttributes  # noqa: PLC0415

        d = as_object(src_dict)
        timestamp = d.pop("timestamp", UNSET)
        if timestamp is None:
            timestamp = UNSET

        body = d.pop("body", UNSET)
        if body is None:
            body = UNSET

        severity_text = d.pop("severityText", UNSET)
        if severity_text is None:
            severity_text = UNSET

        severity_number = d.pop("severityNumber", UNSET)
        if severity_number is None:
            severity_number = UNSET

        service_name = d.pop("serviceName", UNSET)
        if service_name is None:
            service_name = UNSET

        resource_attributes = read_or_unset(
            lambda value: LogEntryResourceAttributes.from_dict(value),
            d.pop("resourceAttributes", UNSET),
        )

        log_attributes = read_or_unset(
            lambda value: LogEntryLogAttributes.from_dict(value), d.pop("logAttributes", UNSET)
        )

        trace_id = d.pop("traceId", UNSET)
        if trace_id is None:
            trace_id = UNSET

        span_id = d.pop("spanId", UNSET)
        if span_id is None:
            span_id = UNSET

        log_entry = cls(
            timestamp=timestamp,
            body=body,
            severity_text=severity_text,
            severity_number=severity_number,
            service_name=service_name,
            resource_attributes=resource_attributes,
            log_attributes=log_attributes,
            trace_id=trace_id,
            span_id=span_id,
        )

        log_entry.additional_properties = d
        return log_entry

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
