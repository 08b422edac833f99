# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_workspace_class import CreateWorkspaceClass
from ..models.create_workspace_target import CreateWorkspaceTarget
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.create_build_info import CreateBuildInfo
    from ..models.create_workspace_env import CreateWorkspaceEnv
    from ..models.create_workspace_labels import CreateWorkspaceLabels
    from ..models.sandbox_volume import SandboxVolume


T = TypeVar("T", bound="CreateWorkspace")


@_attrs_define
class CreateWorkspace:
    """
    Example:
        {'image': 'daytonaio/workspace:latest', 'memory': 1, 'buildInfo': '', 'volumes': [{'mountPath': '/data',
            'volumeId': 'volume123', 'subpath': 'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123', 'subpath':
            'users/alice'}], 'cpu': 2, 'env': {'NODE_ENV': 'production'}, 'gpu': 1, 'autoStopInterval': 30, 'labels':
            {'daytona.io/public': 'true'}, 'target': 'eu', 'disk': 3, 'public': False, 'user': 'daytona', 'class': 'small',
            'autoArchiveInterval': 10080}

    Attributes:
        image (str | Unset): The image used for the workspace Example: daytonaio/workspace:latest.
        user (str | Unset): The user associated with the project Example: daytona.
        env (CreateWorkspaceEnv | Unset): Environment variables for the workspace Example: {'NODE_ENV': 'production'}.
        labels (CreateWorkspaceLabels | Unset): Labels for the workspace Example: {'daytona.io/public': 'true'}.
        public (bool | Unset): Whether the workspace http preview is publicly accessible Example: False.
        class_ (CreateWorkspaceClass | Unset): The workspace class type Example: small.
        target (CreateWorkspaceTarget | Unset): The target (region) where the workspace will be created Example: eu.
        cpu (int | Unset): CPU cores allocated to the workspace Example: 2.
        gpu (int | Unset): GPU units allocated to the workspace Example: 1.
        memory (int | Unset): Memory allocated to the workspace in GB Example: 1.
        disk (int | Unset): Disk space allocated to the workspace in GB Example: 3.
        auto_stop_interval (int | Unset): Auto-stop interval in minutes (0 means disabled) Example: 30.
        auto_archive_interval (int | Unset): Auto-archive interval in minutes (0 means the maximum interval will be
            used) Example: 10080.
        volumes (list[SandboxVolume] | Unset): Array of volumes to attach to the workspace
        build_info (CreateBuildInfo | Unset):
    """

    image: str | Unset = UNSET
    user: str | Unset = UNSET
    env: CreateWorkspaceEnv | Unset = UNSET
    labels: CreateWorkspaceLabels | Unset = UNSET
    public: bool | Unset = UNSET
    class_: CreateWorkspaceClass | Unset = UNSET
    target: CreateWorkspaceTarget | Unset = UNSET
    cpu: int | Unset = UNSET
    gpu: int | Unset = UNSET
    memory: int | Unset = UNSET
    disk: int | Unset = UNSET
    auto_stop_interval: int | Unset = UNSET
    auto_archive_interval: int | Unset = UNSET
    volumes: list[SandboxVolume] | Unset = UNSET
    build_info: CreateBuildInfo | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        image = self.image

        user = self.user

        env: dict[str, Any] | Unset = UNSET
        if not isinstance(self.env, Unset):
            env = self.env.to_dict()

        labels: dict[str, Any] | Unset = UNSET
        if not isinstance(self.labels, Unset):
            labels = self.labels.to_dict()

        public = self.public

        class_: str | Unset = UNSET
        if not isinstance(self.class_, Unset):
            class_ = self.class_.value

        target: str | Unset = UNSET
        if not isinstance(self.target, Unset):
            target = self.target.value

        cpu = self.cpu

        gpu = self.gpu

        memory = self.memory

        disk = self.disk

        auto_stop_interval = self.auto_stop_interval

        auto_archive_interval = self.auto_archive_interval

        volumes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.volumes, Unset):
            volumes = []
            for volumes_item_data in self.volumes:
                volumes_item = volumes_item_data.to_dict()
                volumes.append(volumes_item)

        build_info: dict[str, Any] | Unset = UNSET
        if not isinstance(self.build_info, Unset):
            build_info = self.build_info.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if image is not UNSET:
            field_dict["image"] = image
        if user is not UNSET:
            field_dict["user"] = user
        if env is not UNSET:
            field_dict["env"] = env
        if labels is not UNSET:
            field_dict["labels"] = labels
        if public is not UNSET:
            field_dict["public"] = public
        if class_ is not UNSET:
            field_dict["class"] = class_
        if target is not UNSET:
            field_dict["target"] = target
        if cpu is not UNSET:
            field_dict["cpu"] = cpu
        if gpu is not UNSET:
            field_dict["gpu"] = gpu
        if memory is not UNSET:
            field_dict["memory"] = memory
        if disk is not UNSET:
            field_dict["disk"] = disk
        if auto_stop_interval is not UNSET:
            field_dict["autoStopInterval"] = auto_stop_interval
        if auto_archive_interval is not UNSET:
            field_dict["autoArchiveInterval"] = auto_archive_interval
        if volumes is not UNSET:
            field_dict["volumes"] = volumes
        if build_info is not UNSET:
            field_dict["buildInfo"] = build_info

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.create_build_info import CreateBuildInfo  # noqa: PLC0415
        from ..models.create_workspace_env import CreateWorkspaceEnv  # noqa: PLC0415
        from ..models.create_workspace_labels import CreateWorkspaceLabels  # noqa: PLC0415
        from ..models.sandbox_volume import SandboxVolume  # noqa: PLC0415

        d = as_object(src_dict)
        image = d.pop("image", UNSET)
        if image is None:
            image = UNSET

        user = d.pop("user", UNSET)
        if user is None:
            user = UNSET

        env = read_or_unset(lambda value: CreateWorkspaceEnv.from_dict(value), d.pop("env", UNSET))

        labels = read_or_unset(
            lambda value: CreateWorkspaceLabels.from_dict(value), d.pop("labels", UNSET)
        )

        public = d.pop("public", UNSET)
        if public is None:
            public = UNSET

        class_ = read_or_unset(lambda value: CreateWorkspaceClass(value), d.pop("class", UNSET))

        target = read_or_unset(lambda value: CreateWorkspaceTarget(value), d.pop("target", UNSET))

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

        auto_stop_interval = d.pop("autoStopInterval", UNSET)
        if auto_stop_interval is None:
            auto_stop_interval = UNSET

        auto_archive_interval = d.pop("autoArchiveInterval", UNSET)
        if auto_archive_interval is None:
            auto_archive_interval = UNSET

        def _read_volumes_item(volumes_item_data: Any) -> SandboxVolume:
            volumes_item = SandboxVolume.from_dict(volumes_item_data)

            return volumes_item

        volumes = read_or_unset(
            lambda value: read_list(_read_volumes_item, value), d.pop("volumes", UNSET)
        )

        build_info = read_or_unset(
            lambda value: CreateBuildInfo.from_dict(value), d.pop("buildInfo", UNSET)
        )

        create_workspace = cls(
            image=image,
            user=user,
            env=env,
            labels=labels,
            public=public,
            class_=class_,
            target=target,
            cpu=cpu,
            gpu=gpu,
            memory=memory,
            disk=disk,
            auto_stop_interval=auto_stop_interval,
            auto_archive_interval=auto_archive_interval,
            volumes=volumes,
            build_info=build_info,
        )

        create_workspace.additional_properties = d
        return create_workspace

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
