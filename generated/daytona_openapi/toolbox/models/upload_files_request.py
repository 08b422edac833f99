# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import (
    UNREADABLE,
    File,
    as_object,
    read_values,
)

T = TypeVar("T", bound="UploadFilesRequest")


@_attrs_define
class UploadFilesRequest:
    """
    Attributes:
        files0_path (str): Where the first file goes.
        files0_file (File): The first file.
    """

    files0_path: str
    files0_file: File
    additional_properties: dict[str, File | str] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        files0_path = self.files0_path

        files0_file = self.files0_file.to_tuple()

        field_dict: dict[str, Any] = {}
        for prop_name, prop in self.additional_properties.items():
            if isinstance(prop, File):
                field_dict[prop_name] = prop.to_tuple()

            else:
                field_dict[prop_name] = prop

        field_dict.update(
            {
                "files[0].path": files0_path,
                "files[0].file": files0_file,
            }
        )

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("files[0].path", (None, str(self.files0_path).encode(), "text/plain")))

        files.append(("files[0].file", self.files0_file.to_tuple()))

        for prop_name, prop in self.additional_properties.items():
            if isinstance(prop, File):
                files.append((prop_name, prop.to_tuple()))
            else:
                files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        files0_path = d.pop("files[0].path")

        files0_file = File(payload=BytesIO(d.pop("files[0].file")))

        upload_files_request = cls(
            files0_path=files0_path,
            files0_file=files0_file,
        )

        def _read_additional_property(prop_dict: Any) -> File | str:
            def _parse_additional_property(data: object) -> File | str:
                try:
                    if not isinstance(data, bytes):
                        raise TypeError()
                    additional_property_type_0 = File(payload=BytesIO(data))

                    return additional_property_type_0
                except UNREADABLE:
                    pass
                return cast(File | str, data)

            additional_property = _parse_additional_property(prop_dict)

            return additional_property

        upload_files_request.additional_properties = read_values(_read_additional_property, d)
        return upload_files_request

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> File | str:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: File | str) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
