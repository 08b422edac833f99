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

T = TypeVar("T", bound="RunnerSnapshotDto")


@_attrs_define
class RunnerSnapshotDto:
    """
    Example:
        {'runnerDomain': 'runner.example.com', 'runnerId': '123e4567-e89b-12d3-a456-426614174000', 'runnerSnapshotId':
            '123e4567-e89b-12d3-a456-426614174000'}

    Attributes:
        runner_snapshot_id (str | Unset): Runner snapshot ID Example: 123e4567-e89b-12d3-a456-426614174000.
        runner_id (str | Unset): Runner ID Example: 123e4567-e89b-12d3-a456-426614174000.
        runner_domain (str | Unset): Runner domain Example: runner.example.com.
    """

    runner_snapshot_id: str | Unset = UNSET
    runner_id: str | Unset = UNSET
    runner_domain: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        runner_snapshot_id = self.runner_snapshot_id

        runner_id = self.runner_id

        runner_domain = self.runner_domain

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if runner_snapshot_id is not UNSET:
            field_dict["runnerSnapshotId"] = runner_snapshot_id
        if runner_id is not UNSET:
            field_dict["runnerId"] = runner_id
        if runner_domain is not UNSET:
            field_dict["runnerDomain"] = runner_domain

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        runner_snapshot_id = d.pop("runnerSnapshotId", UNSET)
        if runner_snapshot_id is None:
            runner_snapshot_id = UNSET

        runner_id = d.pop("runnerId", UNSET)
        if runner_id is None:
            runner_id = UNSET

        runner_domain = d.pop("runnerDomain", UNSET)
        if runner_domain is None:
            runner_domain = UNSET

        runner_snapshot_dto = cls(
            runner_snapshot_id=runner_snapshot_id,
            runner_id=runner_id,
            runner_domain=runner_domain,
        )

        runner_snapshot_dto.additional_properties = d
        return runner_snapshot_dto

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
