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
    from ..models.lsp_position import LspPosition


T = TypeVar("T", bound="LspRange")


@_attrs_define
class LspRange:
    """
    Attributes:
        start (LspPosition | Unset):
        end (LspPosition | Unset):
    """

    start: LspPosition | Unset = UNSET
    end: LspPosition | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        start: dict[str, Any] | Unset = UNSET
        if not isinstance(self.start, Unset):
            start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lsp_position import LspPosition  # noqa: PLC0415

        d = as_object(src_dict)
        start = read_or_unset(lambda value: LspPosition.from_dict(value), d.pop("start", UNSET))

        end = read_or_unset(lambda value: LspPosition.from_dict(value), d.pop("end", UNSET))

        lsp_range = cls(
            start=start,
            end=end,
        )

        lsp_range.additional_properties = d
        return lsp_range

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
