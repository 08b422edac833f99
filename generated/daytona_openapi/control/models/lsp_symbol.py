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
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.lsp_location import LspLocation


T = TypeVar("T", bound="LspSymbol")


@_attrs_define
class LspSymbol:
    """
    Example:
        {'kind': 0.8008281904610115, 'name': 'name', 'location': {'range': {'start': {'character': 6.027456183070403,
            'line': 0.8008281904610115}, 'end': {'character': 6.027456183070403, 'line': 0.8008281904610115}}, 'uri':
            'uri'}}

    Attributes:
        kind (float | Unset):
        location (LspLocation | Unset):  Example: {'range': {'start': {'character': 6.027456183070403, 'line':
            0.8008281904610115}, 'end': {'character': 6.027456183070403, 'line': 0.8008281904610115}}, 'uri': 'uri'}.
        name (str | Unset):
    """

    kind: float | Unset = UNSET
    location: LspLocation | Unset = UNSET
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        location: dict[str, Any] | Unset = UNSET
        if not isinstance(self.location, Unset):
            location = self.location.to_dict()

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if kind is not UNSET:
            field_dict["kind"] = kind
        if location is not UNSET:
            field_dict["location"] = location
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lsp_location import LspLocation  # noqa: PLC0415

        d = as_object(src_dict)
        kind = d.pop("kind", UNSET)
        if kind is None:
            kind = UNSET

        location = read_or_unset(
            lambda value: LspLocation.from_dict(value), d.pop("location", UNSET)
        )

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        lsp_symbol = cls(
            kind=kind,
            location=location,
            name=name,
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
