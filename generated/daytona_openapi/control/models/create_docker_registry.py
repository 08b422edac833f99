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

T = TypeVar("T", bound="CreateDockerRegistry")


@_attrs_define
class CreateDockerRegistry:
    """
    Example:
        {'password': 'password', 'name': 'name', 'project': 'project', 'url': 'url', 'username': 'username'}

    Attributes:
        name (str | Unset): Registry name
        url (str | Unset): Registry URL
        username (str | Unset): Registry username
        password (str | Unset): Registry password
        project (str | Unset): Registry project
    """

    name: str | Unset = UNSET
    url: str | Unset = UNSET
    username: str | Unset = UNSET
    password: str | Unset = UNSET
    project: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        url = self.url

        username = self.username

        password = self.password

        project = self.project

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if url is not UNSET:
            field_dict["url"] = url
        if username is not UNSET:
            field_dict["username"] = username
        if password is not UNSET:
            field_dict["password"] = password
        if project is not UNSET:
            field_dict["project"] = project

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        url = d.pop("url", UNSET)
        if url is None:
            url = UNSET

        username = d.pop("username", UNSET)
        if username is None:
            username = UNSET

        password = d.pop("password", UNSET)
        if password is None:
            password = UNSET

        project = d.pop("project", UNSET)
        if project is None:
            project = UNSET

        create_docker_registry = cls(
            name=name,
            url=url,
            username=username,
            password=password,
            project=project,
        )

        create_docker_registry.additional_properties = d
        return create_docker_registry

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
