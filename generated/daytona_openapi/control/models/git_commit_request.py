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

T = TypeVar("T", bound="GitCommitRequest")


@_attrs_define
class GitCommitRequest:
    """
    Example:
        {'path': 'path', 'author': 'author', 'message': 'message', 'email': 'email', 'allow_empty': False}

    Attributes:
        path (str | Unset):
        message (str | Unset):
        author (str | Unset):
        email (str | Unset):
        allow_empty (bool | Unset): Allow creating an empty commit when no changes are staged Default: False.
    """

    path: str | Unset = UNSET
    message: str | Unset = UNSET
    author: str | Unset = UNSET
    email: str | Unset = UNSET
    allow_empty: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        message = self.message

        author = self.author

        email = self.email

        allow_empty = self.allow_empty

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if path is not UNSET:
            field_dict["path"] = path
        if message is not UNSET:
            field_dict["message"] = message
        if author is not UNSET:
            field_dict["author"] = author
        if email is not UNSET:
            field_dict["email"] = email
        if allow_empty is not UNSET:
            field_dict["allow_empty"] = allow_empty

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        path = d.pop("path", UNSET)
        if path is None:
            path = UNSET

        message = d.pop("message", UNSET)
        if message is None:
            message = UNSET

        author = d.pop("author", UNSET)
        if author is None:
            author = UNSET

        email = d.pop("email", UNSET)
        if email is None:
            email = UNSET

        allow_empty = d.pop("allow_empty", UNSET)
        if allow_empty is None:
            allow_empty = UNSET

        git_commit_request = cls(
            path=path,
            message=message,
            author=author,
            email=email,
            allow_empty=allow_empty,
        )

        git_commit_request.additional_properties = d
        return git_commit_request

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
