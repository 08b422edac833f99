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

T = TypeVar("T", bound="SignedPortPreviewUrl")


@_attrs_define
class SignedPortPreviewUrl:
    """
    Example:
        {'port': 3000, 'sandboxId': '123456', 'url': 'https://{port}-{token}.{proxyDomain}', 'token': 'jl6wb9z5o3eii'}

    Attributes:
        sandbox_id (str | Unset): ID of the sandbox Example: 123456.
        port (int | Unset): Port number of the signed preview URL Example: 3000.
        token (str | Unset): Token of the signed preview URL Example: jl6wb9z5o3eii.
        url (str | Unset): Signed preview url Example: https://{port}-{token}.{proxyDomain}.
    """

    sandbox_id: str | Unset = UNSET
    port: int | Unset = UNSET
    token: str | Unset = UNSET
    url: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sandbox_id = self.sandbox_id

        port = self.port

        token = self.token

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if sandbox_id is not UNSET:
            field_dict["sandboxId"] = sandbox_id
        if port is not UNSET:
            field_dict["port"] = port
        if token is not UNSET:
            field_dict["token"] = token
        if url is not UNSET:
            field_dict["url"] = url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        sandbox_id = d.pop("sandboxId", UNSET)
        if sandbox_id is None:
            sandbox_id = UNSET

        port = d.pop("port", UNSET)
        if port is None:
            port = UNSET

        token = d.pop("token", UNSET)
        if token is None:
            token = UNSET

        url = d.pop("url", UNSET)
        if url is None:
            url = UNSET

        signed_port_preview_url = cls(
            sandbox_id=sandbox_id,
            port=port,
            token=token,
            url=url,
        )

        signed_port_preview_url.additional_properties = d
        return signed_port_preview_url

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
