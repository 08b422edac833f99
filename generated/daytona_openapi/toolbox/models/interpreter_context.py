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

T = TypeVar("T", bound="InterpreterContext")


@_attrs_define
class InterpreterContext:
    """
    Attributes:
        id (str | Unset):
        cwd (str | Unset): Where the code runs.
        created_at (str | Unset): RFC 3339 with nanoseconds.
        active (bool | Unset): Whether it can be used; stays true if its interpreter died.
        language (str | Unset):
    """

    id: str | Unset = UNSET
    cwd: str | Unset = UNSET
    created_at: str | Unset = UNSET
    active: bool | Unset = UNSET
    language: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        cwd = self.cwd

        created_at = self.created_at

        active = self.active

        language = self.language

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if cwd is not UNSET:
            field_dict["cwd"] = cwd
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if active is not UNSET:
            field_dict["active"] = active
        if language is not UNSET:
            field_dict["language"] = language

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        cwd = d.pop("cwd", UNSET)
        if cwd is None:
            cwd = UNSET

        created_at = d.pop("createdAt", UNSET)
        if created_at is None:
            created_at = UNSET

        active = d.pop("active", UNSET)
        if active is None:
            active = UNSET

        language = d.pop("language", UNSET)
        if language is None:
            language = UNSET

        interpreter_context = cls(
            id=id,
            cwd=cwd,
            created_at=created_at,
            active=active,
            language=language,
        )

        interpreter_context.additional_properties = d
        return interpreter_context

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
