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
    from ..models.execute_request_envs import ExecuteRequestEnvs


T = TypeVar("T", bound="ExecuteRequest")


@_attrs_define
class ExecuteRequest:
    """
    Attributes:
        command (str): The command line, run by a shell; not empty.
        cwd (str | Unset): Where to run it; the working directory of the sandbox when left out.
        envs (ExecuteRequestEnvs | Unset): Environment variables; names are shell identifiers.
        timeout (int | Unset): Time limit in seconds; none when left out or 0.
    """

    command: str
    cwd: str | Unset = UNSET
    envs: ExecuteRequestEnvs | Unset = UNSET
    timeout: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        command = self.command

        cwd = self.cwd

        envs: dict[str, Any] | Unset = UNSET
        if not isinstance(self.envs, Unset):
            envs = self.envs.to_dict()

        timeout = self.timeout

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "command": command,
            }
        )
        if cwd is not UNSET:
            field_dict["cwd"] = cwd
        if envs is not UNSET:
            field_dict["envs"] = envs
        if timeout is not UNSET:
            field_dict["timeout"] = timeout

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.execute_request_envs import ExecuteRequestEnvs  # noqa: PLC0415

        d = as_object(src_dict)
        command = d.pop("command")

        cwd = d.pop("cwd", UNSET)
        if cwd is None:
            cwd = UNSET

        envs = read_or_unset(
            lambda value: ExecuteRequestEnvs.from_dict(value), d.pop("envs", UNSET)
        )

        timeout = d.pop("timeout", UNSET)
        if timeout is None:
            timeout = UNSET

        execute_request = cls(
            command=command,
            cwd=cwd,
            envs=envs,
            timeout=timeout,
        )

        execute_request.additional_properties = d
        return execute_request

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
