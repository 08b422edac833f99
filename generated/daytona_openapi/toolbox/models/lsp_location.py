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
    from ..models.lsp_range import LspRange


T = TypeVar("T", bound="LspLocation")


@_attrs_define
class LspLocation:
    """
    Attributes:
        uri (str | Unset): The document.
        range_ (LspRange | Unset):
    """

    uri: str | Unset = UNSET
    range_: LspRange | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uri = self.uri

        range_: dict[str, Any] | Unset = UNSET
        if not isinstance(self.range_, Unset):
            range_ = self.range_.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if uri is not UNSET:
            field_dict["uri"] = uri
        if range_ is not UNSET:
            field_dict["range"] = range_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lsp_range import LspRange  # noqa: PLC0415

        d = as_object(src_dict)
        uri = d.pop("uri", UNSET)
        if uri is None:
            uri = UNSET

        range_ = read_or_unset(lambda value: LspRange.from_dict(value), d.pop("range", UNSET))

        lsp_location = cls(
            uri=uri,
            range_=range_,
        )

        lsp_location.additional_properties = d
        return lsp_location

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
