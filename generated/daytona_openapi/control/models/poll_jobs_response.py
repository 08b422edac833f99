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
    from ..models.job import Job


T = TypeVar("T", bound="PollJobsResponse")


@_attrs_define
class PollJobsResponse:
    """
    Example:
        {'jobs': [{'createdAt': '2024-10-01T12:00:00Z', 'resourceId': 'sandbox123', 'payload': 'payload',
            'errorMessage': 'Failed to create sandbox', 'id': 'job123', 'type': 'CREATE_SANDBOX', 'traceContext':
            {'traceparent': '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'}, 'status': 'PENDING', 'resourceType':
            'SANDBOX', 'updatedAt': '2024-10-01T12:00:00Z'}, {'createdAt': '2024-10-01T12:00:00Z', 'resourceId':
            'sandbox123', 'payload': 'payload', 'errorMessage': 'Failed to create sandbox', 'id': 'job123', 'type':
            'CREATE_SANDBOX', 'traceContext': {'traceparent': '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'},
            'status': 'PENDING', 'resourceType': 'SANDBOX', 'updatedAt': '2024-10-01T12:00:00Z'}]}

    Attributes:
        jobs (list[Job] | Unset): List of jobs
    """

    jobs: list[Job] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        jobs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.jobs, Unset):
            jobs = []
            for jobs_item_data in self.jobs:
                jobs_item = jobs_item_data.to_dict()
                jobs.append(jobs_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if jobs is not UNSET:
            field_dict["jobs"] = jobs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.job import Job  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_jobs_item(jobs_item_data: Any) -> Job:
            jobs_item = Job.from_dict(jobs_item_data)

            return jobs_item

        jobs = read_or_unset(lambda value: read_list(_read_jobs_item, value), d.pop("jobs", UNSET))

        poll_jobs_response = cls(
            jobs=jobs,
        )

        poll_jobs_response.additional_properties = d
        return poll_jobs_response

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
