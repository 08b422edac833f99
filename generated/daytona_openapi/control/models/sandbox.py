# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.sandbox_backup_state import SandboxBackupState
from ..models.sandbox_class import SandboxClass
from ..models.sandbox_desired_state import SandboxDesiredState
from ..models.sandbox_state import SandboxState
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.build_info import BuildInfo
    from ..models.sandbox_env import SandboxEnv
    from ..models.sandbox_label_map import SandboxLabelMap
    from ..models.sandbox_volume import SandboxVolume


T = TypeVar("T", bound="Sandbox")


@_attrs_define
class Sandbox:
    """
    Example:
        {'memory': 4, 'buildInfo': '', 'toolboxProxyUrl': 'https://proxy.app.daytona.io/toolbox', 'lastActivityAt':
            '2024-10-01T12:00:00Z', 'autoStopInterval': 30, 'organizationId': 'organization123', 'createdAt':
            '2024-10-01T12:00:00Z', 'networkBlockAll': False, 'autoDeleteInterval': 30, 'public': False, 'errorReason': 'The
            sandbox is not running', 'runnerId': 'runner123', 'id': 'sandbox123', 'state': 'creating', 'class': 'small',
            'updatedAt': '2024-10-01T12:00:00Z', 'desiredState': 'destroyed', 'networkAllowList':
            '192.168.1.0/16,10.0.0.0/24', 'volumes': [{'mountPath': '/data', 'volumeId': 'volume123', 'subpath':
            'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123', 'subpath': 'users/alice'}], 'cpu': 2,
            'recoverable': True, 'env': {'NODE_ENV': 'production'}, 'gpu': 0, 'daemonVersion': '1.0.0', 'backupCreatedAt':
            '2024-10-01T12:00:00Z', 'labels': {'daytona.io/public': 'true'}, 'target': 'local', 'disk': 10, 'name':
            'MySandbox', 'backupState': 'None', 'user': 'daytona', 'autoArchiveInterval': 10080, 'snapshot':
            'daytonaio/sandbox:latest'}

    Attributes:
        id (str | Unset): The ID of the sandbox Example: sandbox123.
        organization_id (str | Unset): The organization ID of the sandbox Example: organization123.
        name (str | Unset): The name of the sandbox Example: MySandbox.
        snapshot (str | Unset): The snapshot used for the sandbox Example: daytonaio/sandbox:latest.
        user (str | Unset): The user associated with the project Example: daytona.
        env (SandboxEnv | Unset): Environment variables for the sandbox Example: {'NODE_ENV': 'production'}.
        labels (SandboxLabelMap | Unset): Labels for the sandbox Example: {'daytona.io/public': 'true'}.
        public (bool | Unset): Whether the sandbox http preview is public Example: False.
        network_block_all (bool | Unset): Whether to block all network access for the sandbox Example: False.
        network_allow_list (str | Unset): Comma-separated list of allowed CIDR network addresses for the sandbox
            Example: 192.168.1.0/16,10.0.0.0/24.
        target (str | Unset): The target environment for the sandbox Example: local.
        cpu (float | Unset): The CPU quota for the sandbox Example: 2.
        gpu (float | Unset): The GPU quota for the sandbox Example: 0.
        memory (float | Unset): The memory quota for the sandbox Example: 4.
        disk (float | Unset): The disk quota for the sandbox Example: 10.
        state (SandboxState | Unset): The state of the sandbox
        desired_state (SandboxDesiredState | Unset): The desired state of the sandbox
        error_reason (str | Unset): The error reason of the sandbox Example: The sandbox is not running.
        recoverable (bool | Unset): Whether the sandbox error is recoverable. Example: True.
        backup_state (SandboxBackupState | Unset): The state of the backup Example: None.
        backup_created_at (str | Unset): The creation timestamp of the last backup Example: 2024-10-01T12:00:00Z.
        auto_stop_interval (float | Unset): Auto-stop interval in minutes (0 means disabled) Example: 30.
        auto_archive_interval (float | Unset): Auto-archive interval in minutes Example: 10080.
        auto_delete_interval (float | Unset): Auto-delete interval in minutes (negative value means disabled, 0 means
            delete immediately upon stopping) Example: 30.
        volumes (list[SandboxVolume] | Unset): Array of volumes attached to the sandbox
        build_info (BuildInfo | Unset):
        created_at (str | Unset): The creation timestamp of the sandbox Example: 2024-10-01T12:00:00Z.
        updated_at (str | Unset): The last update timestamp of the sandbox Example: 2024-10-01T12:00:00Z.
        last_activity_at (str | Unset): The last activity timestamp of the sandbox Example: 2024-10-01T12:00:00Z.
        class_ (SandboxClass | Unset): The class of the sandbox Example: small.
        daemon_version (str | Unset): The version of the daemon running in the sandbox Example: 1.0.0.
        runner_id (str | Unset): The runner ID of the sandbox Example: runner123.
        toolbox_proxy_url (str | Unset): The toolbox proxy URL for the sandbox Example:
            https://proxy.app.daytona.io/toolbox.
        domain_allow_list (str | Unset): Comma-separated list of allowed domains for the sandbox; `*.` stands for
            subdomains.
    """

    id: str | Unset = UNSET
    organization_id: str | Unset = UNSET
    name: str | Unset = UNSET
    snapshot: str | Unset = UNSET
    user: str | Unset = UNSET
    env: SandboxEnv | Unset = UNSET
    labels: SandboxLabelMap | Unset = UNSET
    public: bool | Unset = UNSET
    network_block_all: bool | Unset = UNSET
    network_allow_list: str | Unset = UNSET
    target: str | Unset = UNSET
    cpu: float | Unset = UNSET
    gpu: float | Unset = UNSET
    memory: float | Unset = UNSET
    disk: float | Unset = UNSET
    state: SandboxState | Unset = UNSET
    desired_state: SandboxDesiredState | Unset = UNSET
    error_reason: str | Unset = UNSET
    recoverable: bool | Unset = UNSET
    backup_state: SandboxBackupState | Unset = UNSET
    backup_created_at: str | Unset = UNSET
    auto_stop_interval: float | Unset = UNSET
    auto_archive_interval: float | Unset = UNSET
    auto_delete_interval: float | Unset = UNSET
    volumes: list[SandboxVolume] | Unset = UNSET
    build_info: BuildInfo | Unset = UNSET
    created_at: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    last_activity_at: str | Unset = UNSET
    class_: SandboxClass | Unset = UNSET
    daemon_version: str | Unset = UNSET
    runner_id: str | Unset = UNSET
    toolbox_proxy_url: str | Unset = UNSET
    domain_allow_list: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        organization_id = self.organization_id

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

        target = self.target

        cpu = self.cpu

        gpu = self.gpu

        memory = self.memory

        disk = self.disk

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        desired_state: str | Unset = UNSET
        if not isinstance(self.desired_state, Unset):
            desired_state = self.desired_state.value

        error_reason = self.error_reason

        recoverable = self.recoverable

        backup_state: str | Unset = UNSET
        if not isinstance(self.backup_state, Unset):
            backup_state = self.backup_state.value

        backup_created_at = self.backup_created_at

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

        created_at = self.created_at

        updated_at = self.updated_at

        last_activity_at = self.last_activity_at

        class_: str | Unset = UNSET
        if not isinstance(self.class_, Unset):
            class_ = self.class_.value

        daemon_version = self.daemon_version

        runner_id = self.runner_id

        toolbox_proxy_url = self.toolbox_proxy_url

        domain_allow_list = self.domain_allow_list

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if organization_id is not UNSET:
            field_dict["organizationId"] = organization_id
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
        if state is not UNSET:
            field_dict["state"] = state
        if desired_state is not UNSET:
            field_dict["desiredState"] = desired_state
        if error_reason is not UNSET:
            field_dict["errorReason"] = error_reason
        if recoverable is not UNSET:
            field_dict["recoverable"] = recoverable
        if backup_state is not UNSET:
            field_dict["backupState"] = backup_state
        if backup_created_at is not UNSET:
            field_dict["backupCreatedAt"] = backup_created_at
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
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at
        if last_activity_at is not UNSET:
            field_dict["lastActivityAt"] = last_activity_at
        if class_ is not UNSET:
            field_dict["class"] = class_
        if daemon_version is not UNSET:
            field_dict["daemonVersion"] = daemon_version
        if runner_id is not UNSET:
            field_dict["runnerId"] = runner_id
        if toolbox_proxy_url is not UNSET:
            field_dict["toolboxProxyUrl"] = toolbox_proxy_url
        if domain_allow_list is not UNSET:
            field_dict["domainAllowList"] = domain_allow_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.build_info import BuildInfo  # noqa: PLC0415
        from ..models.sandbox_env import SandboxEnv  # noqa: PLC0415
        from ..models.sandbox_label_map import SandboxLabelMap  # noqa: PLC0415
        from ..models.sandbox_volume import SandboxVolume  # noqa: PLC0415

        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        organization_id = d.pop("organizationId", UNSET)
        if organization_id is None:
            organization_id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        snapshot = d.pop("snapshot", UNSET)
        if snapshot is None:
            snapshot = UNSET

        user = d.pop("user", UNSET)
        if user is None:
            user = UNSET

        env = read_or_unset(lambda value: SandboxEnv.from_dict(value), d.pop("env", UNSET))

        labels = read_or_unset(
            lambda value: SandboxLabelMap.from_dict(value), d.pop("labels", UNSET)
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

        state = read_or_unset(lambda value: SandboxState(value), d.pop("state", UNSET))

        desired_state = read_or_unset(
            lambda value: SandboxDesiredState(value), d.pop("desiredState", UNSET)
        )

        error_reason = d.pop("errorReason", UNSET)
        if error_reason is None:
            error_reason = UNSET

        recoverable = d.pop("recoverable", UNSET)
        if recoverable is None:
            recoverable = UNSET

        backup_state = read_or_unset(
            lambda value: SandboxBackupState(value), d.pop("backupState", UNSET)
        )

        backup_created_at = d.pop("backupCreatedAt", UNSET)
        if backup_created_at is None:
            backup_created_at = UNSET

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
            lambda value: BuildInfo.from_dict(value), d.pop("buildInfo", UNSET)
        )

        created_at = d.pop("createdAt", UNSET)
        if created_at is None:
            created_at = UNSET

        updated_at = d.pop("updatedAt", UNSET)
        if updated_at is None:
            updated_at = UNSET

        last_activity_at = d.pop("lastActivityAt", UNSET)
        if last_activity_at is None:
            last_activity_at = UNSET

        class_ = read_or_unset(lambda value: SandboxClass(value), d.pop("class", UNSET))

        daemon_version = d.pop("daemonVersion", UNSET)
        if daemon_version is None:
            daemon_version = UNSET

        runner_id = d.pop("runnerId", UNSET)
        if runner_id is None:
            runner_id = UNSET

        toolbox_proxy_url = d.pop("toolboxProxyUrl", UNSET)
        if toolbox_proxy_url is None:
            toolbox_proxy_url = UNSET

        domain_allow_list = d.pop("domainAllowList", UNSET)
        if domain_allow_list is None:
            domain_allow_list = UNSET

        sandbox = cls(
            id=id,
            organization_id=organization_id,
            name=name,
            snapshot=snapshot,
            user=user,
            env=env,
            labels=labels,
            public=public,
            network_block_all=network_block_all,
            network_allow_list=network_allow_list,
            target=target,
            cpu=cpu,
            gpu=gpu,
            memory=memory,
            disk=disk,
            state=state,
            desired_state=desired_state,
            error_reason=error_reason,
            recoverable=recoverable,
            backup_state=backup_state,
            backup_created_at=backup_created_at,
            auto_stop_interval=auto_stop_interval,
            auto_archive_interval=auto_archive_interval,
            auto_delete_interval=auto_delete_interval,
            volumes=volumes,
            build_info=build_info,
            created_at=created_at,
            updated_at=updated_at,
            last_activity_at=last_activity_at,
            class_=class_,
            daemon_version=daemon_version,
            runner_id=runner_id,
            toolbox_proxy_url=toolbox_proxy_url,
            domain_allow_list=domain_allow_list,
        )

        sandbox.additional_properties = d
        return sandbox

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
