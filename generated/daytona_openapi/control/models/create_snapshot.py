# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_list,
    as_object,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.create_build_info import CreateBuildInfo


T = TypeVar("T", bound="CreateSnapshot")


@_attrs_define
class CreateSnapshot:
    """
    Example:
        {'disk': 3, 'imageName': 'ubuntu:22.04', 'memory': 1, 'buildInfo': '', 'regionId': 'regionId', 'entrypoint':
            'sleep infinity', 'name': 'ubuntu-4vcpu-8ram-100gb', 'cpu': 1, 'gpu': 0}

    Attributes:
        name (str | Unset): The name of the snapshot Example: ubuntu-4vcpu-8ram-100gb.
        image_name (str | Unset): The image name of the snapshot Example: ubuntu:22.04.
        entrypoint (list[str] | Unset): The entrypoint command for the snapshot Example: sleep infinity.
        cpu (int | Unset): CPU cores allocated to the resulting sandbox Example: 1.
        gpu (int | Unset): GPU units allocated to the resulting sandbox Example: 0.
        memory (int | Unset): Memory allocated to the resulting sandbox in GB Example: 1.
        disk (int | Unset): Disk space allocated to the sandbox in GB Example: 3.
        build_info (CreateBuildInfo | Unset):
        region_id (str | Unset): ID of the region where the snapshot will be available. Defaults to organization default
            region if not specified.
    """

    name: str | Unset = UNSET
    image_name: str | Unset = UNSET
    entrypoint: list[str] | Unset = UNSET
    cpu: int | Unset = UNSET
    gpu: int | Unset = UNSET
    memory: int | Unset = UNSET
    disk: int | Unset = UNSET
    build_info: CreateBuildInfo | Unset = UNSET
    region_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        image_name = self.image_name

        entrypoint: list[str] | Unset = UNSET
        if not isinstance(self.entrypoint, Unset):
            entrypoint = self.entrypoint

        cpu = self.cpu

        gpu = self.gpu

        memory = self.memory

        disk = self.disk

        build_info: dict[str, Any] | Unset = UNSET
        if not isinstance(self.build_info, Unset):
            build_info = self.build_info.to_dict()

        region_id = self.region_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if image_name is not UNSET:
            field_dict["imageName"] = image_name
        if entrypoint is not UNSET:
            field_dict["entrypoint"] = entrypoint
        if cpu is not UNSET:
            field_dict["cpu"] = cpu
        if gpu is not UNSET:
            field_dict["gpu"] = gpu
        if memory is not UNSET:
            field_dict["memory"] = memory
        if disk is not UNSET:
            field_dict["disk"] = disk
        if build_info is not UNSET:
            field_dict["buildInfo"] = build_info
        if region_id is not UNSET:
            field_dict["regionId"] = region_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.create_build_info import CreateBuildInfo  # noqa: PLC0415

        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        image_name = d.pop("imageName", UNSET)
        if image_name is None:
            image_name = UNSET

        entrypoint = cast(list[str] | Unset, read_or_unset(as_list, d.pop("entrypoint", UNSET)))

        cpu = d.pop("cpu", UNSET)
        if cpu is None:
            cpu = UNSET

        gpu = d.pop("gpu", UNSET)
        if gpu is None:
            gpu = UNSET

        memory = d.pop("memory", UNSET)
        if memory is None:
            memory = UNSET

        disk = d.pop("disk", UNSET)
        if disk is None:
            disk = UNSET

        build_info = read_or_unset(
            lambda value: CreateBuildInfo.from_dict(value), d.pop("buildInfo", UNSET)
        )

        region_id = d.pop("regionId", UNSET)
        if region_id is None:
            region_id = UNSET

        create_snapshot = cls(
            name=name,
            image_name=image_name,
            entrypoint=entrypoint,
            cpu=cpu,
            gpu=gpu,
            memory=memory,
            disk=disk,
            build_info=build_info,
            region_id=region_id,
        )

        create_snapshot.additional_properties = d
        return create_snapshot

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
