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
    from ..models.interpreter_context import InterpreterContext


T = TypeVar("T", bound="ListContextsResponse")


@_attrs_define
class ListContextsResponse:
    """
    Attributes:
        contexts (list[InterpreterContext] | Unset):
    """

    contexts: list[InterpreterContext] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contexts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.contexts, Unset):
            contexts = []
            for contexts_item_data in self.contexts:
                contexts_item = contexts_item_data.to_dict()
                contexts.append(contexts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if contexts is not UNSET:
            field_dict["contexts"] = contexts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.interpreter_context import InterpreterContext  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_contexts_item(contexts_item_data: Any) -> InterpreterContext:
            contexts_item = InterpreterContext.from_dict(contexts_item_data)

            return contexts_item

        contexts = read_or_unset(
            lambda value: read_list(_read_contexts_item, value), d.pop("contexts", UNSET)
        )

        list_contexts_response = cls(
            contexts=contexts,
        )

        list_contexts_response.additional_properties = d
        return list_contexts_response

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
