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

T = TypeVar("T", bound="SandboxVolume")


@_attrs_define
class SandboxVolume:
    """
    Example:
        {'mountPath': '/data', 'volumeId': 'volume123', 'subpath': 'users/alice'}

    Attributes:
        volume_id (str | Unset): The ID of the volume Example: volume123.
        mount_path (str | Unset): The mount path for the volume Example: /data.
        subpath (str | Unset): Optional subpath within the volume to mount. When specified, only this S3 prefix will be
            accessible. When omitted, the entire volume is mounted. Example: users/alice.
    """

    volume_id: str | Unset = UNSET
    mount_path: str | Unset = UNSET
    subpath: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        volume_id = self.volume_id

        mount_path = self.mount_path

        subpath = self.subpath

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if volume_id is not UNSET:
            field_dict["volumeId"] = volume_id
        if mount_path is not UNSET:
            field_dict["mountPath"] = mount_path
        if subpath is not UNSET:
            field_dict["subpath"] = subpath

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        volume_id = d.pop("volumeId", UNSET)
        if volume_id is None:
            volume_id = UNSET

        mount_path = d.pop("mountPath", UNSET)
        if mount_path is None:
            mount_path = UNSET

        subpath = d.pop("subpath", UNSET)
        if subpath is None:
            subpath = UNSET

        sandbox_volume = cls(
            volume_id=volume_id,
            mount_path=mount_path,
            subpath=subpath,
        )

        sandbox_volume.additional_properties = d
        return sandbox_volume

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
