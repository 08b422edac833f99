# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
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

T = TypeVar("T", bound="OidcConfig")


@_attrs_define
class OidcConfig:
    """
    Attributes:
        issuer (str | Unset): OIDC issuer Example: https://auth.example.com.
        client_id (str | Unset): OIDC client ID Example: daytona-client.
        audience (str | Unset): OIDC audience Example: daytona-api.
    """

    issuer: str | Unset = UNSET
    client_id: str | Unset = UNSET
    audience: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        issuer = self.issuer

        client_id = self.client_id

        audience = self.audience

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if issuer is not UNSET:
            field_dict["issuer"] = issuer
        if client_id is not UNSET:
            field_dict["clientId"] = client_id
        if audience is not UNSET:
            field_dict["audience"] = audience

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict)
        issuer = d.pop("issuer", UNSET)
        if issuer is None:
            issuer = UNSET

        client_id = d.pop("clientId", UNSET)
        if client_id is None:
            client_id = UNSET

        audience = d.pop("audience", UNSET)
        if audience is None:
            audience = UNSET

        oidc_config = cls(
            issuer=issuer,
            client_id=client_id,
            audience=audience,
        )

        oidc_config.additional_properties = d
        return oidc_config

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
