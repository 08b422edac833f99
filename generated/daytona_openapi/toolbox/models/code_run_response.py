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
    from ..models.code_run_artifacts import CodeRunArtifacts


T = TypeVar("T", bound="CodeRunResponse")


@_attrs_define
class CodeRunResponse:
    """
    Attributes:
        exit_code (int | Unset): The exit code of the program.
        result (str | Unset): Standard output and standard error, interleaved.
        artifacts (CodeRunArtifacts | Unset): What the code made besides its output; only there if it drew charts.
    """

    exit_code: int | Unset = UNSET
    result: str | Unset = UNSET
    artifacts: CodeRunArtifacts | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        exit_code = self.exit_code

        result = self.result

        artifacts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.artifacts, Unset):
            artifacts = self.artifacts.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if exit_code is not UNSET:
            field_dict["exitCode"] = exit_code
        if result is not UNSET:
            field_dict["result"] = result
        if artifacts is not UNSET:
            field_dict["artifacts"] = artifacts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.code_run_artifacts import CodeRunArtifacts  # noqa: PLC0415

        d = as_object(src_dict)
        exit_code = d.pop("exitCode", UNSET)
        if exit_code is None:
            exit_code = UNSET

        result = d.pop("result", UNSET)
        if result is None:
            result = UNSET

        artifacts = read_or_unset(
            lambda value: CodeRunArtifacts.from_dict(value), d.pop("artifacts", UNSET)
        )

        code_run_response = cls(
            exit_code=exit_code,
            result=result,
            artifacts=artifacts,
        )

        code_run_response.additional_properties = d
        return code_run_response

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
