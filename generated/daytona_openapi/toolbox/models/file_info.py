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

T = TypeVar("T", bound="FileInfo")


@_attrs_define
class FileInfo:
    """
    Attributes:
        name (str | Unset): The last part of the path.
        size (int | Unset): Size in bytes.
        mode (str | Unset): Type and permissions as ls writes them.
        mod_time (str | Unset): Time of the last change as Go writes it.
        modified_at (str | Unset): Time of the last change, RFC 3339 with nanoseconds.
        is_dir (bool | Unset): Whether it is a directory.
        owner (str | Unset): Number of the owner.
        group (str | Unset): Number of the group.
        permissions (str | Unset): Permissions as octal digits.
    """

    name: str | Unset = UNSET
    size: int | Unset = UNSET
    mode: str | Unset = UNSET
    mod_time: str | Unset = UNSET
    modified_at: str | Unset = UNSET
    is_dir: bool | Unset = UNSET
    owner: str | Unset = UNSET
    group: str | Unset = UNSET
    permissions: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        size = self.size

        mode = self.mode

        mod_time = self.mod_time

        modified_at = self.modified_at

        is_dir = self.is_dir

        owner = self.owner

        group = self.group

        permissions = self.permissions

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if size is not UNSET:
            field_dict["size"] = size
        if mode is not UNSET:
            field_dict["mode"] = mode
        if mod_time is not UNSET:
            field_dict["modTime"] = mod_time
        if modified_at is not UNSET:
            field_dict["modifiedAt"] = modified_at
        if is_dir is not UNSET:
            field_dict["isDir"] = is_dir
        if owner is not UNSET:
            field_dict["owner"] = owner
        if group is not UNSET:
            field_dict["group"] = group
        if permissions is not UNSET:
            field_dict["permissions"] = permissions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        size = d.pop("size", UNSET)
        if size is None:
            size = UNSET

        mode = d.pop("mode", UNSET)
        if mode is None:
            mode = UNSET

        mod_time = d.pop("modTime", UNSET)
        if mod_time is None:
            mod_time = UNSET

        modified_at = d.pop("modifiedAt", UNSET)
        if modified_at is None:
            modified_at = UNSET

        is_dir = d.pop("isDir", UNSET)
        if is_dir is None:
            is_dir = UNSET

        owner = d.pop("owner", UNSET)
        if owner is None:
            owner = UNSET

        group = d.pop("group", UNSET)
        if group is None:
            group = UNSET

        permissions = d.pop("permissions", UNSET)
        if permissions is None:
            permissions = UNSET

        file_info = cls(
            name=name,
            size=size,
            mode=mode,
            mod_time=mod_time,
            modified_at=modified_at,
            is_dir=is_dir,
            owner=owner,
            group=group,
            permissions=permissions,
        )

        file_info.additional_properties = d
        return file_info

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
