# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_list,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="CreateBuildInfo")


@_attrs_define
class CreateBuildInfo:
    """
    Attributes:
        dockerfile_content (str | Unset): The Dockerfile content used for the build Example: FROM node:14
            WORKDIR /app
            COPY . .
            RUN npm install
            CMD ["npm", "start"].
        context_hashes (list[str] | Unset): The context hashes used for the build Example: ['hash1', 'hash2'].
    """

    dockerfile_content: str | Unset = UNSET
    context_hashes: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dockerfile_content = self.dockerfile_content

        context_hashes: list[str] | Unset = UNSET
        if not isinstance(self.context_hashes, Unset):
            context_hashes = self.context_hashes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if dockerfile_content is not UNSET:
            field_dict["dockerfileContent"] = dockerfile_content
        if context_hashes is not UNSET:
            field_dict["contextHashes"] = context_hashes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        dockerfile_content = d.pop("dockerfileContent", UNSET)
        if dockerfile_content is None:
            dockerfile_content = UNSET

        context_hashes = cast(
            list[str] | Unset, read_or_unset(as_list, d.pop("contextHashes", UNSET))
        )

        create_build_info = cls(
            dockerfile_content=dockerfile_content,
            context_hashes=context_hashes,
        )

        create_build_info.additional_properties = d
        return create_build_info

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
