# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
)

T = TypeVar("T", bound="WebhookInitializationStatus")


@_attrs_define
class WebhookInitializationStatus:
    """
    Example:
        {'organizationId': '123e4567-e89b-12d3-a456-426614174000', 'createdAt': '2023-01-01T00:00:00.000Z', 'lastError':
            'Failed to create Svix application', 'retryCount': 3, 'svixApplicationId': 'app_1234567890', 'updatedAt':
            '2023-01-01T00:00:00.000Z'}

    Attributes:
        organization_id (str | Unset): Organization ID Example: 123e4567-e89b-12d3-a456-426614174000.
        svix_application_id (None | str | Unset): The ID of the Svix application Example: app_1234567890.
        last_error (None | str | Unset): The error reason for the last initialization attempt Example: Failed to create
            Svix application.
        retry_count (float | Unset): The number of times the initialization has been attempted Example: 3.
        created_at (str | Unset): When the webhook initialization was created Example: 2023-01-01T00:00:00.000Z.
        updated_at (str | Unset): When the webhook initialization was last updated Example: 2023-01-01T00:00:00.000Z.
    """

    organization_id: str | Unset = UNSET
    svix_application_id: None | str | Unset = UNSET
    last_error: None | str | Unset = UNSET
    retry_count: float | Unset = UNSET
    created_at: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        organization_id = self.organization_id

        svix_application_id: None | str | Unset
        if isinstance(self.svix_application_id, Unset):
            svix_application_id = UNSET
        else:
            svix_application_id = self.svix_application_id

        last_error: None | str | Unset
        if isinstance(self.last_error, Unset):
            last_error = UNSET
        else:
            last_error = self.last_error

        retry_count = self.retry_count

        created_at = self.created_at

        updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
        if svix_application_id is not UNSET:
            field_dict["svixApplicationId"] = svix_application_id
        if last_error is not UNSET:
            field_dict["lastError"] = last_error
        if retry_count is not UNSET:
            field_dict["retryCount"] = retry_count
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        organization_id = d.pop("organizationId", UNSET)
        if organization_id is None:
            organization_id = UNSET

        def _parse_svix_application_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        svix_application_id = _parse_svix_application_id(d.pop("svixApplicationId", UNSET))

        def _parse_last_error(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        last_error = _parse_last_error(d.pop("lastError", UNSET))

        retry_count = d.pop("retryCount", UNSET)
        if retry_count is None:
            retry_count = UNSET

        created_at = d.pop("createdAt", UNSET)
        if created_at is None:
            created_at = UNSET

        updated_at = d.pop("updatedAt", UNSET)
        if updated_at is None:
            updated_at = UNSET

        webhook_initialization_status = cls(
            organization_id=organization_id,
            svix_application_id=svix_application_id,
            last_error=last_error,
            retry_count=retry_count,
            created_at=created_at,
            updated_at=updated_at,
        )

        webhook_initialization_status.additional_properties = d
        return webhook_initialization_status

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
