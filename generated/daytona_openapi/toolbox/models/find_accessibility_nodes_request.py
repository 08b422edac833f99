# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    as_list,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="FindAccessibilityNodesRequest")


@_attrs_define
class FindAccessibilityNodesRequest:
    """
    Attributes:
        scope (str | Unset): One of focused, pid, all.
        pid (int | Unset): The process; only for the scope pid.
        role (str | Unset):
        name (str | Unset): A name, or a part or pattern of it.
        name_match (str | Unset): How the name is compared, one of exact, substring, regex.
        states (list[str] | Unset): States that a node must have.
        limit (int | Unset): At most so many nodes.
    """

    scope: str | Unset = UNSET
    pid: int | Unset = UNSET
    role: str | Unset = UNSET
    name: str | Unset = UNSET
    name_match: str | Unset = UNSET
    states: list[str] | Unset = UNSET
    limit: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope = self.scope

        pid = self.pid

        role = self.role

        name = self.name

        name_match = self.name_match

        states: list[str] | Unset = UNSET
        if not isinstance(self.states, Unset):
            states = self.states

        limit = self.limit

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if scope is not UNSET:
            field_dict["scope"] = scope
        if pid is not UNSET:
            field_dict["pid"] = pid
        if role is not UNSET:
            field_dict["role"] = role
        if name is not UNSET:
            field_dict["name"] = name
        if name_match is not UNSET:
            field_dict["nameMatch"] = name_match
        if states is not UNSET:
            field_dict["states"] = states
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        scope = d.pop("scope", UNSET)
        if scope is None:
            scope = UNSET

        pid = d.pop("pid", UNSET)
        if pid is None:
            pid = UNSET

        role = d.pop("role", UNSET)
        if role is None:
            role = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        name_match = d.pop("nameMatch", UNSET)
        if name_match is None:
            name_match = UNSET

        states = cast(list[str] | Unset, read_or_unset(as_list, d.pop("states", UNSET)))

        limit = d.pop("limit", UNSET)
        if limit is None:
            limit = UNSET

        find_accessibility_nodes_request = cls(
            scope=scope,
            pid=pid,
            role=role,
            name=name,
            name_match=name_match,
            states=states,
            limit=limit,
        )

        find_accessibility_nodes_request.additional_properties = d
        return find_accessibility_nodes_request

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
