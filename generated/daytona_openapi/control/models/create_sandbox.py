# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_sandbox_class import CreateSandboxClass
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.create_build_info import CreateBuildInfo
    from ..models.create_sandbox_env import CreateSandboxEnv
    from ..models.create_sandbox_labels import CreateSandboxLabels
    from ..models.sandbox_volume import SandboxVolume


T = TypeVar("T", bound="CreateSandbox")


@_attrs_define
class CreateSandbox:
    """
    Example:
        {'memory': 1, 'buildInfo': '', 'networkAllowList': '192.168.1.0/16,10.0.0.0/24', 'volumes': [{'mountPath':
            '/data', 'volumeId': 'volume123', 'subpath': 'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123',
            'subpath': 'users/alice'}], 'cpu': 2, 'env': {'NODE_ENV': 'production'}, 'gpu': 1, 'autoStopInterval': 30,
            'labels': {'daytona.io/public': 'true'}, 'target': 'us', 'networkBlockAll': False, 'disk': 3,
            'autoDeleteInterval': 30, 'public': False, 'name': 'MySandbox', 'user': 'daytona', 'class': 'small',
            'autoArchiveInterval': 10080, 'snapshot': 'ubuntu-4vcpu-8ram-100gb'}

    Attributes:
        name (str | Unset): The name of the sandbox. If not provided, the sandbox ID will be used as the name Example:
            MySandbox.
        snapshot (str | Unset): The ID or name of the snapshot used for the sandbox Example: ubuntu-4vcpu-8ram-100gb.
        user (str | Unset): The user associated with the project Example: daytona.
        env (CreateSandboxEnv | Unset): Environment variables for the sandbox Example: {'NODE_ENV': 'production'}.
        labels (CreateSandboxLabels | Unset): Labels for the sandbox Example: {'daytona.io/public': 'true'}.
        public (bool | Unset): Whether the sandbox http preview is publicly accessible Example: False.
        network_block_all (bool | Unset): Whether to block all network access for the sandbox Example: False.
        network_allow_list (str | Unset): Comma-separated list of allowed CIDR network addresses for the sandbox
            Example: 192.168.1.0/16,10.0.0.0/24.
        class_ (CreateSandboxClass | Unset): The sandbox class type Example: small.
        target (str | Unset): The target (region) where the sandbox will be created Example: us.
        cpu (int | Unset): CPU cores allocated to the sandbox Example: 2.
        gpu (int | Unset): GPU units allocated to the sandbox Example: 1.
        memory (int | Unset): Memory allocated to the sandbox in GB Example: 1.
        disk (int | Unset): Disk space allocated to the sandbox in GB Example: 3.
        auto_stop_interval (int | Unset): Auto-stop interval in minutes (0 means disabled) Example: 30.
        auto_archive_interval (int | Unset): Auto-archive interval in minutes (0 means the maximum interval will be
            used) Example: 10080.
        auto_delete_interval (int | Unset): Auto-delete interval in minutes (negative value means disabled, 0 means
            delete immediately upon stopping) Example: 30.
        volumes (list[SandboxVolume] | Unset): Array of volumes to attach to the sandbox
        build_info (CreateBuildInfo | Unset):
        domain_allow_list (str | Unset): Comma-separated list of allowed domains for the sandbox; `*.` stands for
            subdomains.
    """

    name: str | Unset = UNSET
    snapshot: str | Unset = UNSET
    user: str | Unset = UNSET
    env: CreateSandboxEnv | Unset = UNSET
    labels: CreateSandboxLabels | Unset = UNSET
    public: bool | Unset = UNSET
    network_block_all: bool | Unset = UNSET
    network_allow_list: str | Unset = UNSET
    class_: CreateSandboxClass | Unset = UNSET
    target: str | Unset = UNSET
    cpu: int | Unset = UNSET
    gpu: int | Unset = UNSET
    memory: int | Unset = UNSET
    disk: int | Unset = UNSET
    auto_stop_interval: int | Unset = UNSET
    auto_archive_interval: int | Unset = UNSET
    auto_delete_interval: int | Unset = UNSET
    volumes: list[SandboxVolume] | Unset = UNSET
    build_info: CreateBuildInfo | Unset = UNSET
    domain_allow_list: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        snapshot = self.snapshot

        user = self.user

        env: dict[str, Any] | Unset = UNSET
        if not isinstance(self.env, Unset):
            env = self.env.to_dict()

        labels: dict[str, Any] | Unset = UNSET
        if not isinstance(self.labels, Unset):
            labels = self.labels.to_dict()

        public = self.public

        network_block_all = self.network_block_all

        network_allow_list = self.network_allow_list

        class_: str | Unset = UNSET
        if not isinstance(self.class_, Unset):
            class_ = self.class_.value

        target = self.target

        cpu = self.cpu

        gpu = self.gpu

        memory = self.memory

        disk = self.disk

        auto_stop_interval = self.auto_stop_interval

        auto_archive_interval = self.auto_archive_interval

        auto_delete_interval = self.auto_delete_interval

        volumes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.volumes, Unset):
            volumes = []
            for volumes_item_data in self.volumes:
                volumes_item = volumes_item_data.to_dict()
                volumes.append(volumes_item)

        build_info: dict[str, Any] | Unset = UNSET
        if not isinstance(self.build_info, Unset):
            build_info = self.build_info.to_dict()

        domain_allow_list = self.domain_allow_list

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if snapshot is not UNSET:
            field_dict["snapshot"] = snapshot
        if user is not UNSET:
            field_dict["user"] = user
        if env is not UNSET:
            field_dict["env"] = env
        if labels is not UNSET:
            field_dict["labels"] = labels
        if public is not UNSET:
            field_dict["public"] = public
        if network_block_all is not UNSET:
            field_dict["networkBlockAll"] = network_block_all
        if network_allow_list is not UNSET:
            field_dict["networkAllowList"] = network_allow_list
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
        if auto_delete_interval is not UNSET:
            field_dict["autoDeleteInterval"] = auto_delete_interval
        if volumes is not UNSET:
            field_dict["volumes"] = volumes
        if build_info is not UNSET:
            field_dict["buildInfo"] = build_info
        if domain_allow_list is not UNSET:
            field_dict["domainAllowList"] = domain_allow_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.create_build_info import CreateBuildInfo  # noqa: PLC0415
        from ..models.create_sandbox_env import CreateSandboxEnv  # noqa: PLC0415
        from ..models.create_sandbox_labels import CreateSandboxLabels  # noqa: PLC0415
        from ..models.sandbox_volume import SandboxVolume  # noqa: PLC0415

        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        snapshot = d.pop("snapshot", UNSET)
        if snapshot is None:
            snapshot = UNSET

        user = d.pop("user", UNSET)
        if user is None:
            user = UNSET

        env = read_or_unset(lambda value: CreateSandboxEnv.from_dict(value), d.pop("env", UNSET))

        labels = read_or_unset(
            lambda value: CreateSandboxLabels.from_dict(value), d.pop("labels", UNSET)
        )

        public = d.pop("public", UNSET)
        if public is None:
            public = UNSET

        network_block_all = d.pop("networkBlockAll", UNSET)
        if network_block_all is None:
            network_block_all = UNSET

        network_allow_list = d.pop("networkAllowList", UNSET)
        if network_allow_list is None:
            network_allow_list = UNSET

        class_ = read_or_unset(lambda value: CreateSandboxClass(value), d.pop("class", UNSET))

        target = d.pop("target", UNSET)
        if target is None:
            target = UNSET

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

        auto_delete_interval = d.pop("autoDeleteInterval", UNSET)
        if auto_delete_interval is None:
            auto_delete_interval = UNSET

        def _read_volumes_item(volumes_item_data: Any) -> SandboxVolume:
            volumes_item = SandboxVolume.from_dict(volumes_item_data)

            return volumes_item

        volumes = read_or_unset(
            lambda value: read_list(_read_volumes_item, value), d.pop("volumes", UNSET)
        )

        build_info = read_or_unset(
            lambda value: CreateBuildInfo.from_dict(value), d.pop("buildInfo", UNSET)
        )

        domain_allow_list = d.pop("domainAllowList", UNSET)
        if domain_allow_list is None:
            domain_allow_list = UNSET

        create_sandbox = cls(
            name=name,
            snapshot=snapshot,
            user=user,
            env=env,
            labels=labels,
            public=public,
            network_block_all=network_block_all,
            network_allow_list=network_allow_list,
            class_=class_,
            target=target,
            cpu=cpu,
            gpu=gpu,
            memory=memory,
            disk=disk,
            auto_stop_interval=auto_stop_interval,
            auto_archive_interval=auto_archive_interval,
            auto_delete_interval=auto_delete_interval,
            volumes=volumes,
            build_info=build_info,
            domain_allow_list=domain_allow_list,
        )

        create_sandbox.additional_properties = d
        return create_sandbox

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
