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
    from ..models.sandbox import Sandbox


T = TypeVar("T", bound="PaginatedSandboxes")


@_attrs_define
class PaginatedSandboxes:
    """
    Example:
        {'total': 0.8008281904610115, 'totalPages': 1.4658129805029452, 'page': 6.027456183070403, 'items': [{'memory':
            4, 'buildInfo': '', 'toolboxProxyUrl': 'https://proxy.app.daytona.io/toolbox', 'lastActivityAt':
            '2024-10-01T12:00:00Z', 'autoStopInterval': 30, 'organizationId': 'organization123', 'createdAt':
            '2024-10-01T12:00:00Z', 'networkBlockAll': False, 'autoDeleteInterval': 30, 'public': False, 'errorReason': 'The
            sandbox is not running', 'runnerId': 'runner123', 'id': 'sandbox123', 'state': 'creating', 'class': 'small',
            'updatedAt': '2024-10-01T12:00:00Z', 'desiredState': 'destroyed', 'networkAllowList':
            '192.168.1.0/16,10.0.0.0/24', 'volumes': [{'mountPath': '/data', 'volumeId': 'volume123', 'subpath':
            'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123', 'subpath': 'users/alice'}], 'cpu': 2,
            'recoverable': True, 'env': {'NODE_ENV': 'production'}, 'gpu': 0, 'daemonVersion': '1.0.0', 'backupCreatedAt':
            '2024-10-01T12:00:00Z', 'labels': {'daytona.io/public': 'true'}, 'target': 'local', 'disk': 10, 'name':
            'MySandbox', 'backupState': 'None', 'user': 'daytona', 'autoArchiveInterval': 10080, 'snapshot':
            'daytonaio/sandbox:latest'}, {'memory': 4, 'buildInfo': '', 'toolboxProxyUrl':
            'https://proxy.app.daytona.io/toolbox', 'lastActivityAt': '2024-10-01T12:00:00Z', 'autoStopInterval': 30,
            'organizationId': 'organization123', 'createdAt': '2024-10-01T12:00:00Z', 'networkBlockAll': False,
            'autoDeleteInterval': 30, 'public': False, 'errorReason': 'The sandbox is not running', 'runnerId': 'runner123',
            'id': 'sandbox123', 'state': 'creating', 'class': 'small', 'updatedAt': '2024-10-01T12:00:00Z', 'desiredState':
            'destroyed', 'networkAllowList': '192.168.1.0/16,10.0.0.0/24', 'volumes': [{'mountPath': '/data', 'volumeId':
            'volume123', 'subpath': 'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123', 'subpath':
            'users/alice'}], 'cpu': 2, 'recoverable': True, 'env': {'NODE_ENV': 'production'}, 'gpu': 0, 'daemonVersion':
            '1.0.0', 'backupCreatedAt': '2024-10-01T12:00:00Z', 'labels': {'daytona.io/public': 'true'}, 'target': 'local',
            'disk': 10, 'name': 'MySandbox', 'backupState': 'None', 'user': 'daytona', 'autoArchiveInterval': 10080,
            'snapshot': 'daytonaio/sandbox:latest'}]}

    Attributes:
        items (list[Sandbox] | Unset):
        total (float | Unset):
        page (float | Unset):
        total_pages (float | Unset):
    """

    items: list[Sandbox] | Unset = UNSET
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
        from ..models.sandbox import Sandbox  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_items_item(items_item_data: Any) -> Sandbox:
            items_item = Sandbox.from_dict(items_item_data)

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

        paginated_sandboxes = cls(
            items=items,
            total=total,
            page=page,
            total_pages=total_pages,
        )

        paginated_sandboxes.additional_properties = d
        return paginated_sandboxes

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
