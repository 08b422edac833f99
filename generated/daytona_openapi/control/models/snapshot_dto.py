# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.snapshot_state import SnapshotState
from ..types import (
    UNREADABLE,
    UNSET,
    Unset,
    as_list,
    as_object,
    parse_time,
    read_or_unset,
    read_time,
    write_time,
)

if TYPE_CHECKING:
    from ..models.build_info import BuildInfo


T = TypeVar("T", bound="SnapshotDto")


@_attrs_define
class SnapshotDto:
    """
    Example:
        {'imageName': 'imageName', 'buildInfo': '', 'cpu': 6.027456183070403, 'regionIds': ['regionIds', 'regionIds'],
            'gpu': 1.4658129805029452, 'organizationId': 'organizationId', 'general': True, 'createdAt':
            '2000-01-23T04:56:07.000+00:00', 'disk': 5.637376656633329, 'ref': 'daytonaio/sandbox:latest', 'size':
            0.8008281904610115, 'mem': 5.962133916683182, 'lastUsedAt': '2000-01-23T04:56:07.000+00:00', 'entrypoint':
            ['entrypoint', 'entrypoint'], 'errorReason': 'errorReason', 'name': 'name', 'id': 'id', 'state': '',
            'initialRunnerId': 'runner123', 'updatedAt': '2000-01-23T04:56:07.000+00:00'}

    Attributes:
        id (str | Unset):
        organization_id (str | Unset):
        general (bool | Unset):
        name (str | Unset):
        image_name (str | Unset):
        state (SnapshotState | Unset):
        size (float | None | Unset):
        entrypoint (list[str] | None | Unset):
        cpu (float | Unset):
        gpu (float | Unset):
        mem (float | Unset):
        disk (float | Unset):
        error_reason (None | str | Unset):
        created_at (datetime.datetime | str | Unset):
        updated_at (datetime.datetime | str | Unset):
        last_used_at (datetime.datetime | str | None | Unset):
        build_info (BuildInfo | Unset):
        region_ids (list[str] | Unset): IDs of regions where the snapshot is available
        initial_runner_id (str | Unset): The initial runner ID of the snapshot Example: runner123.
        ref (str | Unset): The snapshot reference Example: daytonaio/sandbox:latest.
    """

    id: str | Unset = UNSET
    organization_id: str | Unset = UNSET
    general: bool | Unset = UNSET
    name: str | Unset = UNSET
    image_name: str | Unset = UNSET
    state: SnapshotState | Unset = UNSET
    size: float | None | Unset = UNSET
    entrypoint: list[str] | None | Unset = UNSET
    cpu: float | Unset = UNSET
    gpu: float | Unset = UNSET
    mem: float | Unset = UNSET
    disk: float | Unset = UNSET
    error_reason: None | str | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    last_used_at: datetime.datetime | str | None | Unset = UNSET
    build_info: BuildInfo | Unset = UNSET
    region_ids: list[str] | Unset = UNSET
    initial_runner_id: str | Unset = UNSET
    ref: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        organization_id = self.organization_id

        general = self.general

        name = self.name

        image_name = self.image_name

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        size: float | None | Unset
        if isinstance(self.size, Unset):
            size = UNSET
        else:
            size = self.size

        entrypoint: list[str] | None | Unset
        if isinstance(self.entrypoint, Unset):
            entrypoint = UNSET
        elif isinstance(self.entrypoint, list):
            entrypoint = self.entrypoint

        else:
            entrypoint = self.entrypoint

        cpu = self.cpu

        gpu = self.gpu

        mem = self.mem

        disk = self.disk

        error_reason: None | str | Unset
        if isinstance(self.error_reason, Unset):
            error_reason = UNSET
        else:
            error_reason = self.error_reason

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = write_time(self.updated_at)

        last_used_at: None | str | Unset
        if isinstance(self.last_used_at, Unset):
            last_used_at = UNSET
        elif isinstance(self.last_used_at, datetime.datetime | str):
            last_used_at = write_time(self.last_used_at)
        else:
            last_used_at = self.last_used_at

        build_info: dict[str, Any] | Unset = UNSET
        if not isinstance(self.build_info, Unset):
            build_info = self.build_info.to_dict()

        region_ids: list[str] | Unset = UNSET
        if not isinstance(self.region_ids, Unset):
            region_ids = self.region_ids

        initial_runner_id = self.initial_runner_id

        ref = self.ref

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
        if general is not UNSET:
            field_dict["general"] = general
        if name is not UNSET:
            field_dict["name"] = name
        if image_name is not UNSET:
            field_dict["imageName"] = image_name
        if state is not UNSET:
            field_dict["state"] = state
        if size is not UNSET:
            field_dict["size"] = size
        if entrypoint is not UNSET:
            field_dict["entrypoint"] = entrypoint
        if cpu is not UNSET:
            field_dict["cpu"] = cpu
        if gpu is not UNSET:
            field_dict["gpu"] = gpu
        if mem is not UNSET:
            field_dict["mem"] = mem
        if disk is not UNSET:
            field_dict["disk"] = disk
        if error_reason is not UNSET:
            field_dict["errorReason"] = error_reason
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at
        if last_used_at is not UNSET:
            field_dict["lastUsedAt"] = last_used_at
        if build_info is not UNSET:
            field_dict["buildInfo"] = build_info
        if region_ids is not UNSET:
            field_dict["regionIds"] = region_ids
        if initial_runner_id is not UNSET:
            field_dict["initialRunnerId"] = initial_runner_id
        if ref is not UNSET:
            field_dict["ref"] = ref

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.build_info import BuildInfo  # noqa: PLC0415

        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        organization_id = d.pop("organizationId", UNSET)
        if organization_id is None:
            organization_id = UNSET

        general = d.pop("general", UNSET)
        if general is None:
            general = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        image_name = d.pop("imageName", UNSET)
        if image_name is None:
            image_name = UNSET

        state = read_or_unset(lambda value: SnapshotState(value), d.pop("state", UNSET))

        def _parse_size(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        size = _parse_size(d.pop("size", UNSET))

        def _parse_entrypoint(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                entrypoint_type_0 = cast(list[str], as_list(data))

                return entrypoint_type_0
            except UNREADABLE:
                pass
            return UNSET

        entrypoint = _parse_entrypoint(d.pop("entrypoint", UNSET))

        cpu = d.pop("cpu", UNSET)
        if cpu is None:
            cpu = UNSET

        gpu = d.pop("gpu", UNSET)
        if gpu is None:
            gpu = UNSET

        mem = d.pop("mem", UNSET)
        if mem is None:
            mem = UNSET

        disk = d.pop("disk", UNSET)
        if disk is None:
            disk = UNSET

        def _parse_error_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        error_reason = _parse_error_reason(d.pop("errorReason", UNSET))

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        updated_at = read_or_unset(lambda value: read_time(value), d.pop("updatedAt", UNSET))

        def _parse_last_used_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_used_at_type_0 = parse_time(data)
                return last_used_at_type_0
            except UNREADABLE:
                pass
            if isinstance(data, str):
                return cast(datetime.datetime | None | Unset, data)
            return UNSET

        last_used_at = _parse_last_used_at(d.pop("lastUsedAt", UNSET))

        build_info = read_or_unset(
            lambda value: BuildInfo.from_dict(value), d.pop("buildInfo", UNSET)
        )

        region_ids = cast(list[str] | Unset, read_or_unset(as_list, d.pop("regionIds", UNSET)))

        initial_runner_id = d.pop("initialRunnerId", UNSET)
        if initial_runner_id is None:
            initial_runner_id = UNSET

        ref = d.pop("ref", UNSET)
        if ref is None:
            ref = UNSET

        snapshot_dto = cls(
            id=id,
            organization_id=organization_id,
            general=general,
            name=name,
            image_name=image_name,
            state=state,
            size=size,
            entrypoint=entrypoint,
            cpu=cpu,
            gpu=gpu,
            mem=mem,
            disk=disk,
            error_reason=error_reason,
            created_at=created_at,
            updated_at=updated_at,
            last_used_at=last_used_at,
            build_info=build_info,
            region_ids=region_ids,
            initial_runner_id=initial_runner_id,
            ref=ref,
        )

        snapshot_dto.additional_properties = d
        return snapshot_dto

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
