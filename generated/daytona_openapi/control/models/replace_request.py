# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_list,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="ReplaceRequest")


@_attrs_define
class ReplaceRequest:
    """
    Example:
        {'newValue': 'newValue', 'pattern': 'pattern', 'files': ['files', 'files']}

    Attributes:
        files (list[str] | Unset):
        pattern (str | Unset):
        new_value (str | Unset):
    """

    files: list[str] | Unset = UNSET
    pattern: str | Unset = UNSET
    new_value: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        files: list[str] | Unset = UNSET
        if not isinstance(self.files, Unset):
            files = self.files

        pattern = self.pattern

        new_value = self.new_value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if files is not UNSET:
            field_dict["files"] = files
        if pattern is not UNSET:
            field_dict["pattern"] = pattern
        if new_value is not UNSET:
            field_dict["newValue"] = new_value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        files = cast(list[str] | Unset, read_or_unset(as_list, d.pop("files", UNSET)))

        pattern = d.pop("pattern", UNSET)
        if pattern is None:
            pattern = UNSET

        new_value = d.pop("newValue", UNSET)
        if new_value is None:
            new_value = UNSET

        replace_request = cls(
            files=files,
            pattern=pattern,
            new_value=new_value,
        )

        replace_request.additional_properties = d
        return replace_request

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
