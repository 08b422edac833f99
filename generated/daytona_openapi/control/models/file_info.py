# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
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
    Example:
        {'mode': 'mode', 'owner': 'owner', 'size': 0.8008281904610115, 'modTime': 'modTime', 'permissions':
            'permissions', 'name': 'name', 'isDir': True, 'group': 'group'}

    Attributes:
        name (str | Unset):
        is_dir (bool | Unset):
        size (float | Unset):
        mod_time (str | Unset):
        mode (str | Unset):
        permissions (str | Unset):
        owner (str | Unset):
        group (str | Unset):
    """

    name: str | Unset = UNSET
    is_dir: bool | Unset = UNSET
    size: float | Unset = UNSET
    mod_time: str | Unset = UNSET
    mode: str | Unset = UNSET
    permissions: str | Unset = UNSET
    owner: str | Unset = UNSET
    group: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        is_dir = self.is_dir

        size = self.size

        mod_time = self.mod_time

        mode = self.mode

        permissions = self.permissions

        owner = self.owner

        group = self.group

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if is_dir is not UNSET:
            field_dict["isDir"] = is_dir
        if size is not UNSET:
            field_dict["size"] = size
        if mod_time is not UNSET:
            field_dict["modTime"] = mod_time
        if mode is not UNSET:
            field_dict["mode"] = mode
        if permissions is not UNSET:
            field_dict["permissions"] = permissions
        if owner is not UNSET:
            field_dict["owner"] = owner
        if group is not UNSET:
            field_dict["group"] = group

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        is_dir = d.pop("isDir", UNSET)
        if is_dir is None:
            is_dir = UNSET

        size = d.pop("size", UNSET)
        if size is None:
            size = UNSET

        mod_time = d.pop("modTime", UNSET)
        if mod_time is None:
            mod_time = UNSET

        mode = d.pop("mode", UNSET)
        if mode is None:
            mode = UNSET

        permissions = d.pop("permissions", UNSET)
        if permissions is None:
            permissions = UNSET

        owner = d.pop("owner", UNSET)
        if owner is None:
            owner = UNSET

        group = d.pop("group", UNSET)
        if group is None:
            group = UNSET

        file_info = cls(
            name=name,
            is_dir=is_dir,
            size=size,
            mod_time=mod_time,
            mode=mode,
            permissions=permissions,
            owner=owner,
            group=group,
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
