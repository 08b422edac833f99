# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
    read_time,
    write_time,
)

if TYPE_CHECKING:
    from ..models.audit_log_metadata import AuditLogMetadata


T = TypeVar("T", bound="AuditLog")


@_attrs_define
class AuditLog:
    """
    Example:
        {'actorApiKeyPrefix': 'actorApiKeyPrefix', 'metadata': {'key': ''}, 'targetId': 'targetId', 'errorMessage':
            'errorMessage', 'ipAddress': 'ipAddress', 'actorEmail': 'actorEmail', 'targetType': 'targetType', 'userAgent':
            'userAgent', 'source': 'source', 'organizationId': 'organizationId', 'createdAt':
            '2000-01-23T04:56:07.000+00:00', 'actorId': 'actorId', 'action': 'action', 'id': 'id', 'actorApiKeySuffix':
            'actorApiKeySuffix', 'statusCode': 0.8008281904610115}

    Attributes:
        id (str | Unset):
        actor_id (str | Unset):
        actor_email (str | Unset):
        actor_api_key_prefix (str | Unset):
        actor_api_key_suffix (str | Unset):
        organization_id (str | Unset):
        action (str | Unset):
        target_type (str | Unset):
        target_id (str | Unset):
        status_code (float | Unset):
        error_message (str | Unset):
        ip_address (str | Unset):
        user_agent (str | Unset):
        source (str | Unset):
        metadata (AuditLogMetadata | Unset):
        created_at (datetime.datetime | str | Unset):
    """

    id: str | Unset = UNSET
    actor_id: str | Unset = UNSET
    actor_email: str | Unset = UNSET
    actor_api_key_prefix: str | Unset = UNSET
    actor_api_key_suffix: str | Unset = UNSET
    organization_id: str | Unset = UNSET
    action: str | Unset = UNSET
    target_type: str | Unset = UNSET
    target_id: str | Unset = UNSET
    status_code: float | Unset = UNSET
    error_message: str | Unset = UNSET
    ip_address: str | Unset = UNSET
    user_agent: str | Unset = UNSET
    source: str | Unset = UNSET
    metadata: AuditLogMetadata | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        actor_id = self.actor_id

        actor_email = self.actor_email

        actor_api_key_prefix = self.actor_api_key_prefix

        actor_api_key_suffix = self.actor_api_key_suffix

        organization_id = self.organization_id

        action = self.action

        target_type = self.target_type

        target_id = self.target_id

        status_code = self.status_code

        error_message = self.error_message

        ip_address = self.ip_address

        user_agent = self.user_agent

        source = self.source

        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if actor_id is not UNSET:
            field_dict["actorId"] = actor_id
        if actor_email is not UNSET:
            field_dict["actorEmail"] = actor_email
        if actor_api_key_prefix is not UNSET:
            field_dict["actorApiKeyPrefix"] = actor_api_key_prefix
        if actor_api_key_suffix is not UNSET:
            field_dict["actorApiKeySuffix"] = actor_api_key_suffix
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
        if action is not UNSET:
            field_dict["action"] = action
        if target_type is not UNSET:
            field_dict["targetType"] = target_type
        if target_id is not UNSET:
            field_dict["targetId"] = target_id
        if status_code is not UNSET:
            field_dict["statusCode"] = status_code
        if error_message is not UNSET:
            field_dict["errorMessage"] = error_message
        if ip_address is not UNSET:
            field_dict["ipAddress"] = ip_address
        if user_agent is not UNSET:
            field_dict["userAgent"] = user_agent
        if source is not UNSET:
            field_dict["source"] = source
        if metadata is not UNSET:
            field_dict["metadata"] = metadata
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_log_metadata import AuditLogMetadata  # noqa: PLC0415

        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        actor_id = d.pop("actorId", UNSET)
        if actor_id is None:
            actor_id = UNSET

        actor_email = d.pop("actorEmail", UNSET)
        if actor_email is None:
            actor_email = UNSET

        actor_api_key_prefix = d.pop("actorApiKeyPrefix", UNSET)
        if actor_api_key_prefix is None:
            actor_api_key_prefix = UNSET

        actor_api_key_suffix = d.pop("actorApiKeySuffix", UNSET)
        if actor_api_key_suffix is None:
            actor_api_key_suffix = UNSET

        organization_id = d.pop("organizationId", UNSET)
        if organization_id is None:
            organization_id = UNSET

        action = d.pop("action", UNSET)
        if action is None:
            action = UNSET

        target_type = d.pop("targetType", UNSET)
        if target_type is None:
            target_type = UNSET

        target_id = d.pop("targetId", UNSET)
        if target_id is None:
            target_id = UNSET

        status_code = d.pop("statusCode", UNSET)
        if status_code is None:
            status_code = UNSET

        error_message = d.pop("errorMessage", UNSET)
        if error_message is None:
            error_message = UNSET

        ip_address = d.pop("ipAddress", UNSET)
        if ip_address is None:
            ip_address = UNSET

        user_agent = d.pop("userAgent", UNSET)
        if user_agent is None:
            user_agent = UNSET

        source = d.pop("source", UNSET)
        if source is None:
            source = UNSET

        metadata = read_or_unset(
            lambda value: AuditLogMetadata.from_dict(value), d.pop("metadata", UNSET)
        )

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        audit_log = cls(
            id=id,
            actor_id=actor_id,
            actor_email=actor_email,
            actor_api_key_prefix=actor_api_key_prefix,
            actor_api_key_suffix=actor_api_key_suffix,
            organization_id=organization_id,
            action=action,
            target_type=target_type,
            target_id=target_id,
            status_code=status_code,
            error_message=error_message,
            ip_address=ip_address,
            user_agent=user_agent,
            source=source,
            metadata=metadata,
            created_at=created_at,
        )

        audit_log.additional_properties = d
        return audit_log

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
