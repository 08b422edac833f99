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
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.sandbox_labels_labels import SandboxLabelsLabels


T = TypeVar("T", bound="SandboxLabels")


@_attrs_define
class SandboxLabels:
    """
    Example:
        {'labels': {'environment': 'dev', 'team': 'backend'}}

    Attributes:
        labels (SandboxLabelsLabels | Unset): Key-value pairs of labels Example: {'environment': 'dev', 'team':
            'backend'}.
    """

    labels: SandboxLabelsLabels | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        labels: dict[str, Any] | Unset = UNSET
        if not isinstance(self.labels, Unset):
            labels = self.labels.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if labels is not UNSET:
            field_dict["labels"] = labels

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sandbox_labels_labels import SandboxLabelsLabels  # noqa: PLC0415

        d = as_object(src_dict)
        labels = read_or_unset(
            lambda value: SandboxLabelsLabels.from_dict(value), d.pop("labels", UNSET)
        )

        sandbox_labels = cls(
            labels=labels,
        )

        sandbox_labels.additional_properties = d
        return sandbox_labels

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
