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
    from ..models.rate_limit_entry import RateLimitEntry


T = TypeVar("T", bound="RateLimitConfig")


@_attrs_define
class RateLimitConfig:
    """
    Attributes:
        failed_auth (RateLimitEntry | Unset):
        authenticated (RateLimitEntry | Unset):
        sandbox_create (RateLimitEntry | Unset):
        sandbox_lifecycle (RateLimitEntry | Unset):
    """

    failed_auth: RateLimitEntry | Unset = UNSET
    authenticated: RateLimitEntry | Unset = UNSET
    sandbox_create: RateLimitEntry | Unset = UNSET
    sandbox_lifecycle: RateLimitEntry | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        failed_auth: dict[str, Any] | Unset = UNSET
        if not isinstance(self.failed_auth, Unset):
            failed_auth = self.failed_auth.to_dict()

        authenticated: dict[str, Any] | Unset = UNSET
        if not isinstance(self.authenticated, Unset):
            authenticated = self.authenticated.to_dict()

        sandbox_create: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sandbox_create, Unset):
            sandbox_create = self.sandbox_create.to_dict()

        sandbox_lifecycle: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sandbox_lifecycle, Unset):
            sandbox_lifecycle = self.sandbox_lifecycle.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if failed_auth is not UNSET:
            field_dict["failedAuth"] = failed_auth
        if authenticated is not UNSET:
            field_dict["authenticated"] = authenticated
        if sandbox_create is not UNSET:
            field_dict["sandboxCreate"] = sandbox_create
        if sandbox_lifecycle is not UNSET:
            field_dict["sandboxLifecycle"] = sandbox_lifecycle

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rate_limit_entry import RateLimitEntry  # noqa: PLC0415

        d = as_object(src_dict)
        failed_auth = read_or_unset(
            lambda value: RateLimitEntry.from_dict(value), d.pop("failedAuth", UNSET)
        )

        authenticated = read_or_unset(
            lambda value: RateLimitEntry.from_dict(value), d.pop("authenticated", UNSET)
        )

        sandbox_create = read_or_unset(
            lambda value: RateLimitEntry.from_dict(value), d.pop("sandboxCreate", UNSET)
        )

        sandbox_lifecycle = read_or_unset(
            lambda value: RateLimitEntry.from_dict(value), d.pop("sandboxLifecycle", UNSET)
        )

        rate_limit_config = cls(
            failed_auth=failed_auth,
            authenticated=authenticated,
            sandbox_create=sandbox_create,
            sandbox_lifecycle=sandbox_lifecycle,
        )

        rate_limit_config.additional_properties = d
        return rate_limit_config

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
