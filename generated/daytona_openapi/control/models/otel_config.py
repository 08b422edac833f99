# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNREADABLE,
    UNSET,
    Unset,
    as_object,
)

if TYPE_CHECKING:
    from ..models.otel_config_headers_type_0 import OtelConfigHeadersType0


T = TypeVar("T", bound="OtelConfig")


@_attrs_define
class OtelConfig:
    """
    Example:
        {'headers': {'x-api-key': 'my-api-key'}, 'endpoint': 'endpoint'}

    Attributes:
        endpoint (str | Unset): Endpoint
        headers (None | OtelConfigHeadersType0 | Unset): Headers Example: {'x-api-key': 'my-api-key'}.
    """

    endpoint: str | Unset = UNSET
    headers: None | OtelConfigHeadersType0 | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.otel_config_headers_type_0 import OtelConfigHeadersType0  # noqa: PLC0415

        endpoint = self.endpoint

        headers: dict[str, Any] | None | Unset
        if isinstance(self.headers, Unset):
            headers = UNSET
        elif isinstance(self.headers, OtelConfigHeadersType0):
            headers = self.headers.to_dict()
        else:
            headers = self.headers

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if endpoint is not UNSET:
            field_dict["endpoint"] = endpoint
        if headers is not UNSET:
            field_dict["headers"] = headers

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.otel_config_headers_type_0 import OtelConfigHeadersType0  # noqa: PLC0415

        d = as_object(src_dict)
        endpoint = d.pop("endpoint", UNSET)
        if endpoint is None:
            endpoint = UNSET

        def _parse_headers(data: object) -> None | OtelConfigHeadersType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                headers_type_0 = OtelConfigHeadersType0.from_dict(data)

                return headers_type_0
            except UNREADABLE:
                pass
            return UNSET

        headers = _parse_headers(d.pop("headers", UNSET))

        otel_config = cls(
            endpoint=endpoint,
            headers=headers,
        )

        otel_config.additional_properties = d
        return otel_config

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
