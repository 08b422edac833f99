# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
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

T = TypeVar("T", bound="CompletionItem")


@_attrs_define
class CompletionItem:
    """
    Attributes:
        label (str | Unset): What is shown.
        kind (int | Unset): A number of the Language Server Protocol.
        detail (str | Unset): For example a signature.
        documentation (Any | Unset): A text, or an object with a kind and a value.
        sort_text (str | Unset): By what they are sorted.
        filter_text (str | Unset): By what they are filtered.
        insert_text (str | Unset): What is inserted.
    """

    label: str | Unset = UNSET
    kind: int | Unset = UNSET
    detail: str | Unset = UNSET
    documentation: Any | Unset = UNSET
    sort_text: str | Unset = UNSET
    filter_text: str | Unset = UNSET
    insert_text: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        label = self.label

        kind = self.kind

        detail = self.detail

        documentation = self.documentation

        sort_text = self.sort_text

        filter_text = self.filter_text

        insert_text = self.insert_text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if label is not UNSET:
            field_dict["label"] = label
        if kind is not UNSET:
            field_dict["kind"] = kind
        if detail is not UNSET:
            field_dict["detail"] = detail
        if documentation is not UNSET:
            field_dict["documentation"] = documentation
        if sort_text is not UNSET:
            field_dict["sortText"] = sort_text
        if filter_text is not UNSET:
            field_dict["filterText"] = filter_text
        if insert_text is not UNSET:
            field_dict["insertText"] = insert_text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        label = d.pop("label", UNSET)
        if label is None:
            label = UNSET

        kind = d.pop("kind", UNSET)
        if kind is None:
            kind = UNSET

        detail = d.pop("detail", UNSET)
        if detail is None:
            detail = UNSET

        documentation = d.pop("documentation", UNSET)

        sort_text = d.pop("sortText", UNSET)
        if sort_text is None:
            sort_text = UNSET

        filter_text = d.pop("filterText", UNSET)
        if filter_text is None:
            filter_text = UNSET

        insert_text = d.pop("insertText", UNSET)
        if insert_text is None:
            insert_text = UNSET

        completion_item = cls(
            label=label,
            kind=kind,
            detail=detail,
            documentation=documentation,
            sort_text=sort_text,
            filter_text=filter_text,
            insert_text=insert_text,
        )

        completion_item.additional_properties = d
        return completion_item

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
