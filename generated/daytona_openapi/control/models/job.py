# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_resource_type import JobResourceType
from ..models.job_status import JobStatus
from ..models.job_type import JobType
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.job_trace_context import JobTraceContext


T = TypeVar("T", bound="Job")


@_attrs_define
class Job:
    """
    Example:
        {'createdAt': '2024-10-01T12:00:00Z', 'resourceId': 'sandbox123', 'payload': 'payload', 'errorMessage': 'Failed
            to create sandbox', 'id': 'job123', 'type': 'CREATE_SANDBOX', 'traceContext': {'traceparent':
            '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'}, 'status': 'PENDING', 'resourceType': 'SANDBOX',
            'updatedAt': '2024-10-01T12:00:00Z'}

    Attributes:
        id (str | Unset): The ID of the job Example: job123.
        type_ (JobType | Unset): The type of the job
        status (JobStatus | Unset):
        resource_type (JobResourceType | Unset): The type of resource this job operates on Example: SANDBOX.
        resource_id (str | Unset): The ID of the resource this job operates on (sandboxId, snapshotRef, etc.) Example:
            sandbox123.
        payload (str | Unset): Job-specific JSON-encoded payload data (operational metadata)
        trace_context (JobTraceContext | Unset): OpenTelemetry trace context for distributed tracing (W3C Trace Context
            format) Example: {'traceparent': '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'}.
        error_message (str | Unset): Error message if the job failed Example: Failed to create sandbox.
        created_at (str | Unset): The creation timestamp of the job Example: 2024-10-01T12:00:00Z.
        updated_at (str | Unset): The last update timestamp of the job Example: 2024-10-01T12:00:00Z.
    """

    id: str | Unset = UNSET
    type_: JobType | Unset = UNSET
    status: JobStatus | Unset = UNSET
    resource_type: JobResourceType | Unset = UNSET
    resource_id: str | Unset = UNSET
    payload: str | Unset = UNSET
    trace_context: JobTraceContext | Unset = UNSET
    error_message: str | Unset = UNSET
    created_at: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        resource_type: str | Unset = UNSET
        if not isinstance(self.resource_type, Unset):
            resource_type = self.resource_type.value

        resource_id = self.resource_id

        payload = self.payload

        trace_context: dict[str, Any] | Unset = UNSET
        if not isinstance(self.trace_context, Unset):
            trace_context = self.trace_context.to_dict()

        error_message = self.error_message

        created_at = self.created_at

        updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if type_ is not UNSET:
            field_dict["type"] = type_
        if status is not UNSET:
            field_dict["status"] = status
        if resource_type is not UNSET:
            field_dict["resourceType"] = resource_type
        if resource_id is not UNSET:
            field_dict["resourceId"] = resource_id
        if payload is not UNSET:
            field_dict["payload"] = payload
        if trace_context is not UNSET:
            field_dict["traceContext"] = trace_context
        if error_message is not UNSET:
            field_dict["errorMessage"] = error_message
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.job_trace_context import JobTraceContext  # noqa: PLC0415

        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        type_ = read_or_unset(lambda value: JobType(value), d.pop("type", UNSET))

        status = read_or_unset(lambda value: JobStatus(value), d.pop("status", UNSET))

        resource_type = read_or_unset(
            lambda value: JobResourceType(value), d.pop("resourceType", UNSET)
        )

        resource_id = d.pop("resourceId", UNSET)
        if resource_id is None:
            resource_id = UNSET

        payload = d.pop("payload", UNSET)
        if payload is None:
            payload = UNSET

        trace_context = read_or_unset(
            lambda value: JobTraceContext.from_dict(value), d.pop("traceContext", UNSET)
        )

        error_message = d.pop("errorMessage", UNSET)
        if error_message is None:
            error_message = UNSET

        created_at = d.pop("createdAt", UNSET)
        if created_at is None:
            created_at = UNSET

        updated_at = d.pop("updatedAt", UNSET)
        if updated_at is None:
            updated_at = UNSET

        job = cls(
            id=id,
            type_=type_,
            status=status,
            resource_type=resource_type,
            resource_id=resource_id,
            payload=payload,
            trace_context=trace_context,
            error_message=error_message,
            created_at=created_at,
            updated_at=updated_at,
        )

        job.additional_properties = d
        return job

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
