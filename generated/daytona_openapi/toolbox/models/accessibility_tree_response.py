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
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.accessibility_node import AccessibilityNode


T = TypeVar("T", bound="AccessibilityTreeResponse")


@_attrs_define
class AccessibilityTreeResponse:
    """
    Attributes:
        root (AccessibilityNode | Unset):
        truncated (bool | Unset): Whether nodes were left out.
    """

    root: AccessibilityNode | Unset = UNSET
    truncated: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        root: dict[str, Any] | Unset = UNSET
        if not isinstance(self.root, Unset):
            root = self.root.to_dict()

        truncated = self.truncated

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if root is not UNSET:
            field_dict["root"] = root
        if truncated is not UNSET:
            field_dict["truncated"] = truncated

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.accessibility_node import AccessibilityNode  # noqa: PLC0415

        d = as_object(src_dict)
        root = read_or_unset(lambda value: AccessibilityNode.from_dict(value), d.pop("root", UNSET))

        truncated = d.pop("truncated", UNSET)
        if truncated is None:
            truncated = UNSET

        accessibility_tree_response = cls(
            root=root,
            truncated=truncated,
        )

        accessibility_tree_response.additional_properties = d
        return accessibility_tree_response

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
