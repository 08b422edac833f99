# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
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
    from ..models.completion_item import CompletionItem


T = TypeVar("T", bound="CompletionList")


@_attrs_define
class CompletionList:
    """
    Attributes:
        is_incomplete (bool | Unset): Whether typing on gives others.
        items (list[CompletionItem] | Unset):
    """

    is_incomplete: bool | Unset = UNSET
    items: list[CompletionItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_incomplete = self.is_incomplete

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if is_incomplete is not UNSET:
            field_dict["isIncomplete"] = is_incomplete
        if items is not UNSET:
            field_dict["items"] = items

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.completion_item import CompletionItem  # noqa: PLC0415

        d = as_object(src_dict)
        is_incomplete = d.pop("isIncomplete", UNSET)
        if is_incomplete is None:
            is_incomplete = UNSET

        def _read_items_item(items_item_data: Any) -> CompletionItem:
            items_item = CompletionItem.from_dict(items_item_data)

            return items_item

        items = read_or_unset(
            lambda value: read_list(_read_items_item, value), d.pop("items", UNSET)
        )

        completion_list = cls(
            is_incomplete=is_incomplete,
            items=items,
        )

        completion_list.additional_properties = d
        return completion_list

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
