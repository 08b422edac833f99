# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_list,
    as_object,
    read_or_unset,
    read_time,
    write_time,
)

T = TypeVar("T", bound="BuildInfo")


@_attrs_define
class BuildInfo:
    """
    Attributes:
        dockerfile_content (str | Unset): The Dockerfile content used for the build Example: FROM node:14
            WORKDIR /app
            COPY . .
            RUN npm install
            CMD ["npm", "start"].
        context_hashes (list[str] | Unset): The context hashes used for the build Example: ['hash1', 'hash2'].
        created_at (datetime.datetime | str | Unset): The creation timestamp
        updated_at (datetime.datetime | str | Unset): The last update timestamp
        snapshot_ref (str | Unset): The snapshot reference Example: daytonaio/sandbox:latest.
    """

    dockerfile_content: str | Unset = UNSET
    context_hashes: list[str] | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    snapshot_ref: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dockerfile_content = self.dockerfile_content

        context_hashes: list[str] | Unset = UNSET
        if not isinstance(self.context_hashes, Unset):
            context_hashes = self.context_hashes

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = write_time(self.updated_at)

        snapshot_ref = self.snapshot_ref

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if dockerfile_content is not UNSET:
            field_dict["dockerfileContent"] = dockerfile_content
        if context_hashes is not UNSET:
            field_dict["contextHashes"] = context_hashes
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at
        if snapshot_ref is not UNSET:
            field_dict["snapshotRef"] = snapshot_ref

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        dockerfile_content = d.pop("dockerfileContent", UNSET)
        if dockerfile_content is None:
            dockerfile_content = UNSET

        context_hashes = cast(
            list[str] | Unset, read_or_unset(as_list, d.pop("contextHashes", UNSET))
        )

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        updated_at = read_or_unset(lambda value: read_time(value), d.pop("updatedAt", UNSET))

        snapshot_ref = d.pop("snapshotRef", UNSET)
        if snapshot_ref is None:
            snapshot_ref = UNSET

        build_info = cls(
            dockerfile_content=dockerfile_content,
            context_hashes=context_hashes,
            created_at=created_at,
            updated_at=updated_at,
            snapshot_ref=snapshot_ref,
        )

        build_info.additional_properties = d
        return build_info

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
