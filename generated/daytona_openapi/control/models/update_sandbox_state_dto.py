# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.update_sandbox_state_dto_state import UpdateSandboxStateDtoState
from ..types import (
    UNSET,
    Unset,
    as_object,
    read_or_unset,
)

T = TypeVar("T", bound="UpdateSandboxStateDto")


@_attrs_define
class UpdateSandboxStateDto:
    """
    Example:
        {'errorReason': 'Failed to pull snapshot image', 'recoverable': True, 'state': 'started'}

    Attributes:
        state (UpdateSandboxStateDtoState | Unset): The new state for the sandbox Example: started.
        error_reason (str | Unset): Optional error message when reporting an error state Example: Failed to pull
            snapshot image.
        recoverable (bool | Unset): Whether the sandbox is recoverable Example: True.
    """

    state: UpdateSandboxStateDtoState | Unset = UNSET
    error_reason: str | Unset = UNSET
    recoverable: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        error_reason = self.error_reason

        recoverable = self.recoverable

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if state is not UNSET:
            field_dict["state"] = state
        if error_reason is not UNSET:
            field_dict["errorReason"] = error_reason
        if recoverable is not UNSET:
            field_dict["recoverable"] = recoverable

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        state = read_or_unset(
            lambda value: UpdateSandboxStateDtoState(value), d.pop("state", UNSET)
        )

        error_reason = d.pop("errorReason", UNSET)
        if error_reason is None:
            error_reason = UNSET

        recoverable = d.pop("recoverable", UNSET)
        if recoverable is None:
            recoverable = UNSET

        update_sandbox_state_dto = cls(
            state=state,
            error_reason=error_reason,
            recoverable=recoverable,
        )

        update_sandbox_state_dto.additional_properties = d
        return update_sandbox_state_dto

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
