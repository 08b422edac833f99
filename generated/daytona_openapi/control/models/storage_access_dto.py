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

T = TypeVar("T", bound="StorageAccessDto")


@_attrs_define
class StorageAccessDto:
    """
    Example:
        {'organizationId': '123e4567-e89b-12d3-a456-426614174000', 'bucket': 'daytona', 'accessKey': 'temp-user-123',
            'sessionToken': 'eyJhbGciOiJIUzI1NiIs...', 'secret': 'abchbGciOiJIUzI1NiIs...', 'storageUrl':
            'storage.example.com'}

    Attributes:
        access_key (str | Unset): Access key for storage authentication Example: temp-user-123.
        secret (str | Unset): Secret key for storage authentication Example: abchbGciOiJIUzI1NiIs....
        session_token (str | Unset): Session token for storage authentication Example: eyJhbGciOiJIUzI1NiIs....
        storage_url (str | Unset): Storage URL Example: storage.example.com.
        organization_id (str | Unset): Organization ID Example: 123e4567-e89b-12d3-a456-426614174000.
        bucket (str | Unset): S3 bucket name Example: daytona.
    """

    access_key: str | Unset = UNSET
    secret: str | Unset = UNSET
    session_token: str | Unset = UNSET
    storage_url: str | Unset = UNSET
    organization_id: str | Unset = UNSET
    bucket: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        access_key = self.access_key

        secret = self.secret

        session_token = self.session_token

        storage_url = self.storage_url

        organization_id = self.organization_id

        bucket = self.bucket

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if access_key is not UNSET:
            field_dict["accessKey"] = access_key
        if secret is not UNSET:
            field_dict["secret"] = secret
        if session_token is not UNSET:
            field_dict["sessionToken"] = session_token
        if storage_url is not UNSET:
            field_dict["storageUrl"] = storage_url
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
        if bucket is not UNSET:
            field_dict["bucket"] = bucket

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        access_key = d.pop("accessKey", UNSET)
        if access_key is None:
            access_key = UNSET

        secret = d.pop("secret", UNSET)
        if secret is None:
            secret = UNSET

        session_token = d.pop("sessionToken", UNSET)
        if session_token is None:
            session_token = UNSET

        storage_url = d.pop("storageUrl", UNSET)
        if storage_url is None:
            storage_url = UNSET

        organization_id = d.pop("organizationId", UNSET)
        if organization_id is None:
            organization_id = UNSET

        bucket = d.pop("bucket", UNSET)
        if bucket is None:
            bucket = UNSET

        storage_access_dto = cls(
            access_key=access_key,
            secret=secret,
            session_token=session_token,
            storage_url=storage_url,
            organization_id=organization_id,
            bucket=bucket,
        )

        storage_access_dto.additional_properties = d
        return storage_access_dto

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
