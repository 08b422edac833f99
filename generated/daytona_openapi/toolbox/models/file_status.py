# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
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

T = TypeVar("T", bound="FileStatus")


@_attrs_define
class FileStatus:
    """
    Attributes:
        name (str | Unset): The path within the repository.
        extra (str | Unset): The former path of a renamed file.
        staging (str | Unset): What is staged.
        worktree (str | Unset): What is changed but not staged.
    """

    name: str | Unset = UNSET
    extra: str | Unset = UNSET
    staging: str | Unset = UNSET
    worktree: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        extra = self.extra

        staging = self.staging

        worktree = self.worktree

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if extra is not UNSET:
            field_dict["extra"] = extra
        if staging is not UNSET:
            field_dict["staging"] = staging
        if worktree is not UNSET:
            field_dict["worktree"] = worktree

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        extra = d.pop("extra", UNSET)
        if extra is None:
            extra = UNSET

        staging = d.pop("staging", UNSET)
        if staging is None:
            staging = UNSET

        worktree = d.pop("worktree", UNSET)
        if worktree is None:
            worktree = UNSET

        file_status = cls(
            name=name,
            extra=extra,
            staging=staging,
            worktree=worktree,
        )

        file_status.additional_properties = d
        return file_status

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
