# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
    read_list,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.file_status import FileStatus


T = TypeVar("T", bound="GitStatus")


@_attrs_define
class GitStatus:
    """
    Example:
        {'behind': 6.027456183070403, 'fileStatus': [{'extra': 'extra', 'name': 'name', 'staging': 'staging',
            'worktree': 'worktree'}, {'extra': 'extra', 'name': 'name', 'staging': 'staging', 'worktree': 'worktree'}],
            'ahead': 0.8008281904610115, 'branchPublished': True, 'currentBranch': 'currentBranch'}

    Attributes:
        current_branch (str | Unset):
        file_status (list[FileStatus] | Unset):
        ahead (float | Unset):
        behind (float | Unset):
        branch_published (bool | Unset):
    """

    current_branch: str | Unset = UNSET
    file_status: list[FileStatus] | Unset = UNSET
    ahead: float | Unset = UNSET
    behind: float | Unset = UNSET
    branch_published: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        current_branch = self.current_branch

        file_status: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.file_status, Unset):
            file_status = []
            for file_status_item_data in self.file_status:
                file_status_item = file_status_item_data.to_dict()
                file_status.append(file_status_item)

        ahead = self.ahead

        behind = self.behind

        branch_published = self.branch_published

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if current_branch is not UNSET:
            field_dict["currentBranch"] = current_branch
        if file_status is not UNSET:
            field_dict["fileStatus"] = file_status
        if ahead is not UNSET:
            field_dict["ahead"] = ahead
        if behind is not UNSET:
            field_dict["behind"] = behind
        if branch_published is not UNSET:
            field_dict["branchPublished"] = branch_published

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_status import FileStatus  # noqa: PLC0415

        d = as_object(src_dict)
        current_branch = d.pop("currentBranch", UNSET)
        if current_branch is None:
            current_branch = UNSET

        def _read_file_status_item(file_status_item_data: Any) -> FileStatus:
            file_status_item = FileStatus.from_dict(file_status_item_data)

            return file_status_item

        file_status = read_or_unset(
            lambda value: read_list(_read_file_status_item, value), d.pop("fileStatus", UNSET)
        )

        ahead = d.pop("ahead", UNSET)
        if ahead is None:
            ahead = UNSET

        behind = d.pop("behind", UNSET)
        if behind is None:
            behind = UNSET

        branch_published = d.pop("branchPublished", UNSET)
        if branch_published is None:
            branch_published = UNSET

        git_status = cls(
            current_branch=current_branch,
            file_status=file_status,
            ahead=ahead,
            behind=behind,
            branch_published=branch_published,
        )

        git_status.additional_properties = d
        return git_status

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
