# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.pty_session_info_envs import PtySessionInfoEnvs


T = TypeVar("T", bound="PtySessionInfo")


@_attrs_define
class PtySessionInfo:
    """
    Attributes:
        id (str | Unset):
        cwd (str | Unset): Where the shell started.
        envs (PtySessionInfoEnvs | Unset): Environment variables of the shell.
        cols (int | Unset): Columns.
        rows (int | Unset): Rows.
        created_at (str | Unset): RFC 3339 with nanoseconds.
        active (bool | Unset): Whether the shell runs.
        lazy_start (bool | Unset): Whether the shell starts with the first connection.
    """

    id: str | Unset = UNSET
    cwd: str | Unset = UNSET
    envs: PtySessionInfoEnvs | Unset = UNSET
    cols: int | Unset = UNSET
    rows: int | Unset = UNSET
    created_at: str | Unset = UNSET
    active: bool | Unset = UNSET
    lazy_start: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        cwd = self.cwd

        envs: dict[str, Any] | Unset = UNSET
        if not isinstance(self.envs, Unset):
            envs = self.envs.to_dict()

        cols = self.cols

        rows = self.rows

        created_at = self.created_at

        active = self.active

        lazy_start = self.lazy_start

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if cwd is not UNSET:
            field_dict["cwd"] = cwd
        if envs is not UNSET:
            field_dict["envs"] = envs
        if cols is not UNSET:
            field_dict["cols"] = cols
        if rows is not UNSET:
            field_dict["rows"] = rows
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if active is not UNSET:
            field_dict["active"] = active
        if lazy_start is not UNSET:
            field_dict["lazyStart"] = lazy_start

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pty_session_info_envs import PtySessionInfoEnvs  # noqa: PLC0415

        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        cwd = d.pop("cwd", UNSET)
        if cwd is None:
            cwd = UNSET

        envs = read_or_unset(
            lambda value: PtySessionInfoEnvs.from_dict(value), d.pop("envs", UNSET)
        )

        cols = d.pop("cols", UNSET)
        if cols is None:
            cols = UNSET

        rows = d.pop("rows", UNSET)
        if rows is None:
            rows = UNSET

        created_at = d.pop("createdAt", UNSET)
        if created_at is None:
            created_at = UNSET

        active = d.pop("active", UNSET)
        if active is None:
            active = UNSET

        lazy_start = d.pop("lazyStart", UNSET)
        if lazy_start is None:
            lazy_start = UNSET

        pty_session_info = cls(
            id=id,
            cwd=cwd,
            envs=envs,
            cols=cols,
            rows=rows,
            created_at=created_at,
            active=active,
            lazy_start=lazy_start,
        )

        pty_session_info.additional_properties = d
        return pty_session_info

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
