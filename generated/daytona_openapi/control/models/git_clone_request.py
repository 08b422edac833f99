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

T = TypeVar("T", bound="GitCloneRequest")


@_attrs_define
class GitCloneRequest:
    """
    Example:
        {'path': 'path', 'password': 'password', 'branch': 'branch', 'commit_id': 'commit_id', 'url': 'url', 'username':
            'username'}

    Attributes:
        url (str | Unset):
        path (str | Unset):
        username (str | Unset):
        password (str | Unset):
        branch (str | Unset):
        commit_id (str | Unset):
    """

    url: str | Unset = UNSET
    path: str | Unset = UNSET
    username: str | Unset = UNSET
    password: str | Unset = UNSET
    branch: str | Unset = UNSET
    commit_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        path = self.path

        username = self.username

        password = self.password

        branch = self.branch

        commit_id = self.commit_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if url is not UNSET:
            field_dict["url"] = url
        if path is not UNSET:
            field_dict["path"] = path
        if username is not UNSET:
            field_dict["username"] = username
        if password is not UNSET:
            field_dict["password"] = password
        if branch is not UNSET:
            field_dict["branch"] = branch
        if commit_id is not UNSET:
            field_dict["commit_id"] = commit_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        url = d.pop("url", UNSET)
        if url is None:
            url = UNSET

        path = d.pop("path", UNSET)
        if path is None:
            path = UNSET

        username = d.pop("username", UNSET)
        if username is None:
            username = UNSET

        password = d.pop("password", UNSET)
        if password is None:
            password = UNSET

        branch = d.pop("branch", UNSET)
        if branch is None:
            branch = UNSET

        commit_id = d.pop("commit_id", UNSET)
        if commit_id is None:
            commit_id = UNSET

        git_clone_request = cls(
            url=url,
            path=path,
            username=username,
            password=password,
            branch=branch,
            commit_id=commit_id,
        )

        git_clone_request.additional_properties = d
        return git_clone_request

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
