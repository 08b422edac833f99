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
    from ..models.audit_log import AuditLog


T = TypeVar("T", bound="PaginatedAuditLogs")


@_attrs_define
class PaginatedAuditLogs:
    """
    Example:
        {'total': 6.027456183070403, 'nextToken': 'nextToken', 'totalPages': 5.962133916683182, 'page':
            1.4658129805029452, 'items': [{'actorApiKeyPrefix': 'actorApiKeyPrefix', 'metadata': {'key': ''}, 'targetId':
            'targetId', 'errorMessage': 'errorMessage', 'ipAddress': 'ipAddress', 'actorEmail': 'actorEmail', 'targetType':
            'targetType', 'userAgent': 'userAgent', 'source': 'source', 'organizationId': 'organizationId', 'createdAt':
            '2000-01-23T04:56:07.000+00:00', 'actorId': 'actorId', 'action': 'action', 'id': 'id', 'actorApiKeySuffix':
            'actorApiKeySuffix', 'statusCode': 0.8008281904610115}, {'actorApiKeyPrefix': 'actorApiKeyPrefix', 'metadata':
            {'key': ''}, 'targetId': 'targetId', 'errorMessage': 'errorMessage', 'ipAddress': 'ipAddress', 'actorEmail':
            'actorEmail', 'targetType': 'targetType', 'userAgent': 'userAgent', 'source': 'source', 'organizationId':
            'organizationId', 'createdAt': '2000-01-23T04:56:07.000+00:00', 'actorId': 'actorId', 'action': 'action', 'id':
            'id', 'actorApiKeySuffix': 'actorApiKeySuffix', 'statusCode': 0.8008281904610115}]}

    Attributes:
        items (list[AuditLog] | Unset):
        total (float | Unset):
        page (float | Unset):
        total_pages (float | Unset):
        next_token (str | Unset): Token for next page in cursor-based pagination
    """

    items: list[AuditLog] | Unset = UNSET
    total: float | Unset = UNSET
    page: float | Unset = UNSET
    total_pages: float | Unset = UNSET
    next_token: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        total = self.total

        page = self.page

        total_pages = self.total_pages

        next_token = self.next_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if items is not UNSET:
            field_dict["items"] = items
        if total is not UNSET:
            field_dict["total"] = total
        if page is not UNSET:
            field_dict["page"] = page
        if total_pages is not UNSET:
            field_dict["totalPages"] = total_pages
        if next_token is not UNSET:
            field_dict["nextToken"] = next_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_log import AuditLog  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_items_item(items_item_data: Any) -> AuditLog:
            items_item = AuditLog.from_dict(items_item_data)

            return items_item

        items = read_or_unset(
            lambda value: read_list(_read_items_item, value), d.pop("items", UNSET)
        )

        total = d.pop("total", UNSET)
        if total is None:
            total = UNSET

        page = d.pop("page", UNSET)
        if page is None:
            page = UNSET

        total_pages = d.pop("totalPages", UNSET)
        if total_pages is None:
            total_pages = UNSET

        next_token = d.pop("nextToken", UNSET)
        if next_token is None:
            next_token = UNSET

        paginated_audit_logs = cls(
            items=items,
            total=total,
            page=page,
            total_pages=total_pages,
            next_token=next_token,
        )

        paginated_audit_logs.additional_properties = d
        return paginated_audit_logs

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
