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

T = TypeVar("T", bound="ResizeSandbox")


@_attrs_define
class ResizeSandbox:
    """
    Example:
        {'disk': 20, 'memory': 4, 'cpu': 2}

    Attributes:
        cpu (int | Unset): CPU cores to allocate to the sandbox (minimum: 1) Example: 2.
        memory (int | Unset): Memory in GB to allocate to the sandbox (minimum: 1) Example: 4.
        disk (int | Unset): Disk space in GB to allocate to the sandbox (can only be increased) Example: 20.
    """

    cpu: int | Unset = UNSET
    memory: int | Unset = UNSET
    disk: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cpu = self.cpu

        memory = self.memory

        disk = self.disk

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if cpu is not UNSET:
            field_dict["cpu"] = cpu
        if memory is not UNSET:
            field_dict["memory"] = memory
        if disk is not UNSET:
            field_dict["disk"] = disk

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        cpu = d.pop("cpu", UNSET)
        if cpu is None:
            cpu = UNSET

        memory = d.pop("memory", UNSET)
        if memory is None:
            memory = UNSET

        disk = d.pop("disk", UNSET)
        if disk is None:
            disk = UNSET

        resize_sandbox = cls(
            cpu=cpu,
            memory=memory,
            disk=disk,
        )

        resize_sandbox.additional_properties = d
        return resize_sandbox

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
