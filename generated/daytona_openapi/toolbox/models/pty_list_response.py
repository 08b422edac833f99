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
    read_list,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.pty_session_info import PtySessionInfo


T = TypeVar("T", bound="PtyListResponse")


@_attrs_define
class PtyListResponse:
    """
    Attributes:
        sessions (list[PtySessionInfo] | Unset):
    """

    sessions: list[PtySessionInfo] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sessions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.sessions, Unset):
            sessions = []
            for sessions_item_data in self.sessions:
                sessions_item = sessions_item_data.to_dict()
                sessions.append(sessions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if sessions is not UNSET:
            field_dict["sessions"] = sessions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pty_session_info import PtySessionInfo  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_sessions_item(sessions_item_data: Any) -> PtySessionInfo:
            sessions_item = PtySessionInfo.from_dict(sessions_item_data)

            return sessions_item

        sessions = read_or_unset(
            lambda value: read_list(_read_sessions_item, value), d.pop("sessions", UNSET)
        )

        pty_list_response = cls(
            sessions=sessions,
        )

        pty_list_response.additional_properties = d
        return pty_list_response

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
