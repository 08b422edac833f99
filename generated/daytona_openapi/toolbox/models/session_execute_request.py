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

T = TypeVar("T", bound="SessionExecuteRequest")


@_attrs_define
class SessionExecuteRequest:
    """
    Attributes:
        command (str): What the bash of the session runs; not empty.
        run_async (bool | Unset): Whether to answer once it has begun.
        suppress_input_echo (bool | Unset): Whether input stays out of the output.
        async_ (bool | Unset): The former name of runAsync.
    """

    command: str
    run_async: bool | Unset = UNSET
    suppress_input_echo: bool | Unset = UNSET
    async_: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        command = self.command

        run_async = self.run_async

        suppress_input_echo = self.suppress_input_echo

        async_ = self.async_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "command": command,
            }
        )
        if run_async is not UNSET:
            field_dict["runAsync"] = run_async
        if suppress_input_echo is not UNSET:
            field_dict["suppressInputEcho"] = suppress_input_echo
        if async_ is not UNSET:
            field_dict["async"] = async_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        command = d.pop("command")

        run_async = d.pop("runAsync", UNSET)
        if run_async is None:
            run_async = UNSET

        suppress_input_echo = d.pop("suppressInputEcho", UNSET)
        if suppress_input_echo is None:
            suppress_input_echo = UNSET

        async_ = d.pop("async", UNSET)
        if async_ is None:
            async_ = UNSET

        session_execute_request = cls(
            command=command,
            run_async=run_async,
            suppress_input_echo=suppress_input_echo,
            async_=async_,
        )

        session_execute_request.additional_properties = d
        return session_execute_request

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
