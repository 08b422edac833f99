# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_status import JobStatus
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="UpdateJobStatus")


@_attrs_define
class UpdateJobStatus:
    """
    Example:
        {'resultMetadata': 'resultMetadata', 'errorMessage': 'Failed to create sandbox', 'status': 'IN_PROGRESS'}

    Attributes:
        status (JobStatus | Unset):
        error_message (str | Unset): Error message if the job failed Example: Failed to create sandbox.
        result_metadata (str | Unset): Result metadata for the job
    """

    status: JobStatus | Unset = UNSET
    error_message: str | Unset = UNSET
    result_metadata: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        error_message = self.error_message

        result_metadata = self.result_metadata

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if error_message is not UNSET:
            field_dict["errorMessage"] = error_message
        if result_metadata is not UNSET:
            field_dict["resultMetadata"] = result_metadata

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        status = read_or_unset(lambda value: JobStatus(value), d.pop("status", UNSET))

        error_message = d.pop("errorMessage", UNSET)
        if error_message is None:
            error_message = UNSET

        result_metadata = d.pop("resultMetadata", UNSET)
        if result_metadata is None:
            result_metadata = UNSET

        update_job_status = cls(
            status=status,
            error_message=error_message,
            result_metadata=result_metadata,
        )

        update_job_status.additional_properties = d
        return update_job_status

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
