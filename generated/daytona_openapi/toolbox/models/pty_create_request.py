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
    from ..models.pty_create_request_envs import PtyCreateRequestEnvs


T = TypeVar("T", bound="PtyCreateRequest")


@_attrs_define
class PtyCreateRequest:
    """
    Attributes:
        id (str): Its ID, of your choice.
        cols (int | Unset): Columns, at most 1000; 80 when left out.
        rows (int | Unset): Rows, at most 1000; 24 when left out.
        cwd (str | Unset): Where the shell starts.
        envs (PtyCreateRequestEnvs | Unset): Environment variables.
        lazy_start (bool | Unset): Whether the shell starts with the first connection.
    """

    id: str
    cols: int | Unset = UNSET
    rows: int | Unset = UNSET
    cwd: str | Unset = UNSET
    envs: PtyCreateRequestEnvs | Unset = UNSET
    lazy_start: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        cols = self.cols

        rows = self.rows

        cwd = self.cwd

        envs: dict[str, Any] | Unset = UNSET
        if not isinstance(self.envs, Unset):
            envs = self.envs.to_dict()

        lazy_start = self.lazy_start

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if cols is not UNSET:
            field_dict["cols"] = cols
        if rows is not UNSET:
            field_dict["rows"] = rows
        if cwd is not UNSET:
            field_dict["cwd"] = cwd
        if envs is not UNSET:
            field_dict["envs"] = envs
        if lazy_start is not UNSET:
            field_dict["lazyStart"] = lazy_start

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pty_create_request_envs import PtyCreateRequestEnvs  # noqa: PLC0415

        d = as_object(src_dict)
        id = d.pop("id")

        cols = d.pop("cols", UNSET)
        if cols is None:
            cols = UNSET

        rows = d.pop("rows", UNSET)
        if rows is None:
            rows = UNSET

        cwd = d.pop("cwd", UNSET)
        if cwd is None:
            cwd = UNSET

        envs = read_or_unset(
            lambda value: PtyCreateRequestEnvs.from_dict(value), d.pop("envs", UNSET)
        )

        lazy_start = d.pop("lazyStart", UNSET)
        if lazy_start is None:
            lazy_start = UNSET

        pty_create_request = cls(
            id=id,
            cols=cols,
            rows=rows,
            cwd=cwd,
            envs=envs,
            lazy_start=lazy_start,
        )

        pty_create_request.additional_properties = d
        return pty_create_request

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
