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

T = TypeVar("T", bound="WorkspacePortPreviewUrl")


@_attrs_define
class WorkspacePortPreviewUrl:
    """
    Example:
        {'url': 'https://123456-mysandbox.runner.com', 'token': 'ul67qtv-jl6wb9z5o3eii-ljqt9qed6l'}

    Attributes:
        url (str | Unset): Preview url Example: https://123456-mysandbox.runner.com.
        token (str | Unset): Access token Example: ul67qtv-jl6wb9z5o3eii-ljqt9qed6l.
    """

    url: str | Unset = UNSET
    token: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        token = self.token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if url is not UNSET:
            field_dict["url"] = url
        if token is not UNSET:
            field_dict["token"] = token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        url = d.pop("url", UNSET)
        if url is None:
            url = UNSET

        token = d.pop("token", UNSET)
        if token is None:
            token = UNSET

        workspace_port_preview_url = cls(
            url=url,
            token=token,
        )

        workspace_port_preview_url.additional_properties = d
        return workspace_port_preview_url

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
