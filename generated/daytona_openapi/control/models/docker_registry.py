# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.docker_registry_registry_type import DockerRegistryRegistryType
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
    read_time,
    write_time,
)

T = TypeVar("T", bound="DockerRegistry")


@_attrs_define
class DockerRegistry:
    """
    Example:
        {'registryType': 'internal', 'createdAt': '2024-01-31T12:00:00Z', 'name': 'My Docker Hub', 'project': 'my-
            project', 'id': '123e4567-e89b-12d3-a456-426614174000', 'url': 'https://registry.hub.docker.com', 'username':
            'username', 'updatedAt': '2024-01-31T12:00:00Z'}

    Attributes:
        id (str | Unset): Registry ID Example: 123e4567-e89b-12d3-a456-426614174000.
        name (str | Unset): Registry name Example: My Docker Hub.
        url (str | Unset): Registry URL Example: https://registry.hub.docker.com.
        username (str | Unset): Registry username Example: username.
        project (str | Unset): Registry project Example: my-project.
        registry_type (DockerRegistryRegistryType | Unset): Registry type Example: internal.
        created_at (datetime.datetime | str | Unset): Creation timestamp Example: 2024-01-31T12:00:00Z.
        updated_at (datetime.datetime | str | Unset): Last update timestamp Example: 2024-01-31T12:00:00Z.
    """

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    url: str | Unset = UNSET
    username: str | Unset = UNSET
    project: str | Unset = UNSET
    registry_type: DockerRegistryRegistryType | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        url = self.url

        username = self.username

        project = self.project

        registry_type: str | Unset = UNSET
        if not isinstance(self.registry_type, Unset):
            registry_type = self.registry_type.value

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = write_time(self.updated_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if url is not UNSET:
            field_dict["url"] = url
        if username is not UNSET:
            field_dict["username"] = username
        if project is not UNSET:
            field_dict["project"] = project
        if registry_type is not UNSET:
            field_dict["registryType"] = registry_type
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        url = d.pop("url", UNSET)
        if url is None:
            url = UNSET

        username = d.pop("username", UNSET)
        if username is None:
            username = UNSET

        project = d.pop("project", UNSET)
        if project is None:
            project = UNSET

        registry_type = read_or_unset(
            lambda value: DockerRegistryRegistryType(value), d.pop("registryType", UNSET)
        )

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        updated_at = read_or_unset(lambda value: read_time(value), d.pop("updatedAt", UNSET))

        docker_registry = cls(
            id=id,
            name=name,
            url=url,
            username=username,
            project=project,
            registry_type=registry_type,
            created_at=created_at,
            updated_at=updated_at,
        )

        docker_registry.additional_properties = d
        return docker_registry

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
