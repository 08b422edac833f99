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
    from ..models.accessibility_node import AccessibilityNode


T = TypeVar("T", bound="AccessibilityNodesResponse")


@_attrs_define
class AccessibilityNodesResponse:
    """
    Attributes:
        matches (list[AccessibilityNode] | Unset):
        truncated (bool | Unset): Whether nodes were left out.
    """

    matches: list[AccessibilityNode] | Unset = UNSET
    truncated: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        matches: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.matches, Unset):
            matches = []
            for matches_item_data in self.matches:
                matches_item = matches_item_data.to_dict()
                matches.append(matches_item)

        truncated = self.truncated

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if matches is not UNSET:
            field_dict["matches"] = matches
        if truncated is not UNSET:
            field_dict["truncated"] = truncated

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.accessibility_node import AccessibilityNode  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_matches_item(matches_item_data: Any) -> AccessibilityNode:
            matches_item = AccessibilityNode.from_dict(matches_item_data)

            return matches_item

        matches = read_or_unset(
            lambda value: read_list(_read_matches_item, value), d.pop("matches", UNSET)
        )

        truncated = d.pop("truncated", UNSET)
        if truncated is None:
            truncated = UNSET

        accessibility_nodes_response = cls(
            matches=matches,
            truncated=truncated,
        )

        accessibility_nodes_response.additional_properties = d
        return accessibility_nodes_response

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
