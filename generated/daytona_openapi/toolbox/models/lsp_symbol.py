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
    from ..models.lsp_location import LspLocation


T = TypeVar("T", bound="LspSymbol")


@_attrs_define
class LspSymbol:
    """
    Attributes:
        name (str | Unset):
        kind (int | Unset): A number of the Language Server Protocol.
        location (LspLocation | Unset):
    """

    name: str | Unset = UNSET
    kind: int | Unset = UNSET
    location: LspLocation | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind = self.kind

        location: dict[str, Any] | Unset = UNSET
        if not isinstance(self.location, Unset):
            location = self.location.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if kind is not UNSET:
            field_dict["kind"] = kind
        if location is not UNSET:
            field_dict["location"] = location

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lsp_location import LspLocation  # noqa: PLC0415

        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        kind = d.pop("kind", UNSET)
        if kind is None:
            kind = UNSET

        location = read_or_unset(
            lambda value: LspLocation.from_dict(value), d.pop("location", UNSET)
        )

        lsp_symbol = cls(
            name=name,
            kind=kind,
            location=location,
        )

        lsp_symbol.additional_properties = d
        return lsp_symbol

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
