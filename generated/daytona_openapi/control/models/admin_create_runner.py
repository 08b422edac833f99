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

T = TypeVar("T", bound="AdminCreateRunner")


@_attrs_define
class AdminCreateRunner:
    """
    Example:
        {'diskGiB': 100, 'apiVersion': '2', 'apiKey': 'apiKey', 'apiUrl': 'https://api.runner1.example.com', 'regionId':
            'regionId', 'proxyUrl': 'https://proxy.runner1.example.com', 'memoryGiB': 16, 'domain': 'runner1.example.com',
            'name': 'name', 'cpu': 8}

    Attributes:
        region_id (str | Unset):
        name (str | Unset):
        api_key (str | Unset):
        api_version (str | Unset): The api version of the runner to create Example: 2.
        domain (str | Unset): The domain of the runner Example: runner1.example.com.
        api_url (str | Unset): The API URL of the runner Example: https://api.runner1.example.com.
        proxy_url (str | Unset): The proxy URL of the runner Example: https://proxy.runner1.example.com.
        cpu (float | Unset): The CPU capacity of the runner Example: 8.
        memory_gi_b (float | Unset): The memory capacity of the runner in GiB Example: 16.
        disk_gi_b (float | Unset): The disk capacity of the runner in GiB Example: 100.
    """

    region_id: str | Unset = UNSET
    name: str | Unset = UNSET
    api_key: str | Unset = UNSET
    api_version: str | Unset = UNSET
    domain: str | Unset = UNSET
    api_url: str | Unset = UNSET
    proxy_url: str | Unset = UNSET
    cpu: float | Unset = UNSET
    memory_gi_b: float | Unset = UNSET
    disk_gi_b: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        region_id = self.region_id

        name = self.name

        api_key = self.api_key

        api_version = self.api_version

        domain = self.domain

        api_url = self.api_url

        proxy_url = self.proxy_url

        cpu = self.cpu

        memory_gi_b = self.memory_gi_b

        disk_gi_b = self.disk_gi_b

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if region_id is not UNSET:
            field_dict["regionId"] = region_id
        if name is not UNSET:
            field_dict["name"] = name
        if api_key is not UNSET:
            field_dict["apiKey"] = api_key
        if api_version is not UNSET:
            field_dict["apiVersion"] = api_version
        if domain is not UNSET:
            field_dict["domain"] = domain
        if api_url is not UNSET:
            field_dict["apiUrl"] = api_url
        if proxy_url is not UNSET:
            field_dict["proxyUrl"] = proxy_url
        if cpu is not UNSET:
            field_dict["cpu"] = cpu
        if memory_gi_b is not UNSET:
            field_dict["memoryGiB"] = memory_gi_b
        if disk_gi_b is not UNSET:
            field_dict["diskGiB"] = disk_gi_b

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        region_id = d.pop("regionId", UNSET)
        if region_id is None:
            region_id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        api_key = d.pop("apiKey", UNSET)
        if api_key is None:
            api_key = UNSET

        api_version = d.pop("apiVersion", UNSET)
        if api_version is None:
            api_version = UNSET

        domain = d.pop("domain", UNSET)
        if domain is None:
            domain = UNSET

        api_url = d.pop("apiUrl", UNSET)
        if api_url is None:
            api_url = UNSET

        proxy_url = d.pop("proxyUrl", UNSET)
        if proxy_url is None:
            proxy_url = UNSET

        cpu = d.pop("cpu", UNSET)
        if cpu is None:
            cpu = UNSET

        memory_gi_b = d.pop("memoryGiB", UNSET)
        if memory_gi_b is None:
            memory_gi_b = UNSET

        disk_gi_b = d.pop("diskGiB", UNSET)
        if disk_gi_b is None:
            disk_gi_b = UNSET

        admin_create_runner = cls(
            region_id=region_id,
            name=name,
            api_key=api_key,
            api_version=api_version,
            domain=domain,
            api_url=api_url,
            proxy_url=proxy_url,
            cpu=cpu,
            memory_gi_b=memory_gi_b,
            disk_gi_b=disk_gi_b,
        )

        admin_create_runner.additional_properties = d
        return admin_create_runner

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
