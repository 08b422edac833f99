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

T = TypeVar("T", bound="GitCommitRequest")


@_attrs_define
class GitCommitRequest:
    """
    Attributes:
        path (str): The root of the repository.
        message (str): The message.
        author (str): Name of the author.
        email (str): E-mail address of the author.
        allow_empty (bool | Unset): Whether to commit if nothing is staged.
    """

    path: str
    message: str
    author: str
    email: str
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
        field_dict.update(
            {
                "path": path,
                "message": message,
                "author": author,
                "email": email,
            }
        )
        if allow_empty is not UNSET:
            field_dict["allow_empty"] = allow_empty

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        path = d.pop("path")

        message = d.pop("message")

        author = d.pop("author")

        email = d.pop("email")

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
