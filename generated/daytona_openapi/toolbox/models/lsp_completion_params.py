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
    from ..models.completion_context import CompletionContext
    from ..models.lsp_position import LspPosition


T = TypeVar("T", bound="LspCompletionParams")


@_attrs_define
class LspCompletionParams:
    """
    Attributes:
        language_id (str): One of python, typescript.
        path_to_project (str): The directory of the project.
        uri (str): The document, as a file URI.
        position (LspPosition):
        context (CompletionContext | Unset):
    """

    language_id: str
    path_to_project: str
    uri: str
    position: LspPosition
    context: CompletionContext | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        language_id = self.language_id

        path_to_project = self.path_to_project

        uri = self.uri

        position = self.position.to_dict()

        context: dict[str, Any] | Unset = UNSET
        if not isinstance(self.context, Unset):
            context = self.context.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "languageId": language_id,
                "pathToProject": path_to_project,
                "uri": uri,
                "position": position,
            }
        )
        if context is not UNSET:
            field_dict["context"] = context

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.completion_context import CompletionContext  # noqa: PLC0415
        from ..models.lsp_position import LspPosition  # noqa: PLC0415

        d = as_object(src_dict)
        language_id = d.pop("languageId")

        path_to_project = d.pop("pathToProject")

        uri = d.pop("uri")

        position = LspPosition.from_dict(d.pop("position"))

        context = read_or_unset(
            lambda value: CompletionContext.from_dict(value), d.pop("context", UNSET)
        )

        lsp_completion_params = cls(
            language_id=language_id,
            path_to_project=path_to_project,
            uri=uri,
            position=position,
            context=context,
        )

        lsp_completion_params.additional_properties = d
        return lsp_completion_params

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
