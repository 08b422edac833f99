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

T = TypeVar("T", bound="GitCommitInfo")


@_attrs_define
class GitCommitInfo:
    """
    Example:
        {'author': 'author', 'message': 'message', 'hash': 'hash', 'email': 'email', 'timestamp': 'timestamp'}

    Attributes:
        hash_ (str | Unset):
        message (str | Unset):
        author (str | Unset):
        email (str | Unset):
        timestamp (str | Unset):
    """

    hash_: str | Unset = UNSET
    message: str | Unset = UNSET
    author: str | Unset = UNSET
    email: str | Unset = UNSET
    timestamp: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        hash_ = self.hash_

        message = self.message

        author = self.author

        email = self.email

        timestamp = self.timestamp

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if hash_ is not UNSET:
            field_dict["hash"] = hash_
        if message is not UNSET:
            field_dict["message"] = message
        if author is not UNSET:
            field_dict["author"] = author
        if email is not UNSET:
            field_dict["email"] = email
        if timestamp is not UNSET:
            field_dict["timestamp"] = timestamp

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        hash_ = d.pop("hash", UNSET)
        if hash_ is None:
            hash_ = UNSET

        message = d.pop("message", UNSET)
        if message is None:
            message = UNSET

        author = d.pop("author", UNSET)
        if author is None:
            author = UNSET

        email = d.pop("email", UNSET)
        if email is None:
            email = UNSET

        timestamp = d.pop("timestamp", UNSET)
        if timestamp is None:
            timestamp = UNSET

        git_commit_info = cls(
            hash_=hash_,
            message=message,
            author=author,
            email=email,
            timestamp=timestamp,
        )

        git_commit_info.additional_properties = d
        return git_commit_info

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
