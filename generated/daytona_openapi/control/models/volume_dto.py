# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.volume_state import VolumeState
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="VolumeDto")


@_attrs_define
class VolumeDto:
    """
    Example:
        {'organizationId': '123e4567-e89b-12d3-a456-426614174000', 'createdAt': '2023-01-01T00:00:00.000Z',
            'lastUsedAt': '2023-01-01T00:00:00.000Z', 'errorReason': 'Error processing volume', 'name': 'my-volume', 'id':
            'vol-12345678', 'state': 'ready', 'updatedAt': '2023-01-01T00:00:00.000Z'}

    Attributes:
        id (str | Unset): Volume ID Example: vol-12345678.
        name (str | Unset): Volume name Example: my-volume.
        organization_id (str | Unset): Organization ID Example: 123e4567-e89b-12d3-a456-426614174000.
        state (VolumeState | Unset): Volume state
        created_at (str | Unset): Creation timestamp Example: 2023-01-01T00:00:00.000Z.
        updated_at (str | Unset): Last update timestamp Example: 2023-01-01T00:00:00.000Z.
        last_used_at (None | str | Unset): Last used timestamp Example: 2023-01-01T00:00:00.000Z.
        error_reason (None | str | Unset): The error reason of the volume Example: Error processing volume.
    """

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    organization_id: str | Unset = UNSET
    state: VolumeState | Unset = UNSET
    created_at: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    last_used_at: None | str | Unset = UNSET
    error_reason: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        organization_id = self.organization_id

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        created_at = self.created_at

        updated_at = self.updated_at

        last_used_at: None | str | Unset
        if isinstance(self.last_used_at, Unset):
            last_used_at = UNSET
        else:
            last_used_at = self.last_used_at

        error_reason: None | str | Unset
        if isinstance(self.error_reason, Unset):
            error_reason = UNSET
        else:
            error_reason = self.error_reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
        if state is not UNSET:
            field_dict["state"] = state
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at
        if last_used_at is not UNSET:
            field_dict["lastUsedAt"] = last_used_at
        if error_reason is not UNSET:
            field_dict["errorReason"] = error_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        organization_id = d.pop("organizationId", UNSET)
        if organization_id is None:
            organization_id = UNSET

        state = read_or_unset(lambda value: VolumeState(value), d.pop("state", UNSET))

        created_at = d.pop("createdAt", UNSET)
        if created_at is None:
            created_at = UNSET

        updated_at = d.pop("updatedAt", UNSET)
        if updated_at is None:
            updated_at = UNSET

        def _parse_last_used_at(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        last_used_at = _parse_last_used_at(d.pop("lastUsedAt", UNSET))

        def _parse_error_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        error_reason = _parse_error_reason(d.pop("errorReason", UNSET))

        volume_dto = cls(
            id=id,
            name=name,
            organization_id=organization_id,
            state=state,
            created_at=created_at,
            updated_at=updated_at,
            last_used_at=last_used_at,
            error_reason=error_reason,
        )

        volume_dto.additional_properties = d
        return volume_dto

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
