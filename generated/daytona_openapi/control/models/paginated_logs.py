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
    from ..models.log_entry import LogEntry


T = TypeVar("T", bound="PaginatedLogs")


@_attrs_define
class PaginatedLogs:
    """
    Example:
        {'total': 6.027456183070403, 'totalPages': 5.962133916683182, 'page': 1.4658129805029452, 'items': [{'traceId':
            'traceId', 'spanId': 'spanId', 'severityText': 'severityText', 'severityNumber': 0.8008281904610115,
            'logAttributes': {'key': 'logAttributes'}, 'body': 'body', 'serviceName': 'serviceName', 'resourceAttributes':
            {'key': 'resourceAttributes'}, 'timestamp': 'timestamp'}, {'traceId': 'traceId', 'spanId': 'spanId',
            'severityText': 'severityText', 'severityNumber': 0.8008281904610115, 'logAttributes': {'key': 'logAttributes'},
            'body': 'body', 'serviceName': 'serviceName', 'resourceAttributes': {'key': 'resourceAttributes'}, 'timestamp':
            'timestamp'}]}

    Attributes:
        items (list[LogEntry] | Unset): List of log entries
        total (float | Unset): Total number of log entries matching the query
        page (float | Unset): Current page number
        total_pages (float | Unset): Total number of pages
    """

    items: list[LogEntry] | Unset = UNSET
    total: float | Unset = UNSET
    page: float | Unset = UNSET
    total_pages: float | Unset = UNSET
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

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.log_entry import LogEntry  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_items_item(items_item_data: Any) -> LogEntry:
            items_item = LogEntry.from_dict(items_item_data)

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

        paginated_logs = cls(
            items=items,
            total=total,
            page=page,
            total_pages=total_pages,
        )

        paginated_logs.additional_properties = d
        return paginated_logs

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
