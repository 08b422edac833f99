# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.webhook_event import WebhookEvent
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.send_webhook_dto_payload import SendWebhookDtoPayload


T = TypeVar("T", bound="SendWebhookDto")


@_attrs_define
class SendWebhookDto:
    """
    Example:
        {'eventId': 'evt_1234567890abcdef', 'payload': {'id': 'sandbox-123', 'name': 'My Sandbox'}, 'eventType':
            'sandbox.created'}

    Attributes:
        event_type (WebhookEvent | Unset): The type of event being sent
        payload (SendWebhookDtoPayload | Unset): The payload data to send Example: {'id': 'sandbox-123', 'name': 'My
            Sandbox'}.
        event_id (str | Unset): Optional event ID for idempotency Example: evt_1234567890abcdef.
    """

    event_type: WebhookEvent | Unset = UNSET
    payload: SendWebhookDtoPayload | Unset = UNSET
    event_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        event_type: str | Unset = UNSET
        if not isinstance(self.event_type, Unset):
            event_type = self.event_type.value

        payload: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payload, Unset):
            payload = self.payload.to_dict()

        event_id = self.event_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if event_type is not UNSET:
            field_dict["eventType"] = event_type
        if payload is not UNSET:
            field_dict["payload"] = payload
        if event_id is not UNSET:
            field_dict["eventId"] = event_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.send_webhook_dto_payload import SendWebhookDtoPayload  # noqa: PLC0415

        d = as_object(src_dict)
        event_type = read_or_unset(lambda value: WebhookEvent(value), d.pop("eventType", UNSET))

        payload = read_or_unset(
            lambda value: SendWebhookDtoPayload.from_dict(value), d.pop("payload", UNSET)
        )

        event_id = d.pop("eventId", UNSET)
        if event_id is None:
            event_id = UNSET

        send_webhook_dto = cls(
            event_type=event_type,
            payload=payload,
            event_id=event_id,
        )

        send_webhook_dto.additional_properties = d
        return send_webhook_dto

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
