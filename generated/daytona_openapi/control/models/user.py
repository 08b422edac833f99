# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

import datetime
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
    read_time,
    write_time,
)

if TYPE_CHECKING:
    from ..models.user_public_key import UserPublicKey


T = TypeVar("T", bound="User")


@_attrs_define
class User:
    """
    Example:
        {'createdAt': '2000-01-23T04:56:07.000+00:00', 'publicKeys': [{'name': 'name', 'key': 'key'}, {'name': 'name',
            'key': 'key'}], 'name': 'name', 'id': 'id', 'email': 'email'}

    Attributes:
        id (str | Unset): User ID
        name (str | Unset): User name
        email (str | Unset): User email
        public_keys (list[UserPublicKey] | Unset): User public keys
        created_at (datetime.datetime | str | Unset): Creation timestamp
    """

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    email: str | Unset = UNSET
    public_keys: list[UserPublicKey] | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        email = self.email

        public_keys: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.public_keys, Unset):
            public_keys = []
            for public_keys_item_data in self.public_keys:
                public_keys_item = public_keys_item_data.to_dict()
                public_keys.append(public_keys_item)

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = write_time(self.created_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if email is not UNSET:
            field_dict["email"] = email
        if public_keys is not UNSET:
            field_dict["publicKeys"] = public_keys
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.user_public_key import UserPublicKey  # noqa: PLC0415

        d = as_object(src_dict)
        id = d.pop("id", UNSET)
        if id is None:
            id = UNSET

        name = d.pop("name", UNSET)
        if name is None:
            name = UNSET

        email = d.pop("email", UNSET)
        if email is None:
            email = UNSET

        def _read_public_keys_item(public_keys_item_data: Any) -> UserPublicKey:
            public_keys_item = UserPublicKey.from_dict(public_keys_item_data)

            return public_keys_item

        public_keys = read_or_unset(
            lambda value: read_list(_read_public_keys_item, value), d.pop("publicKeys", UNSET)
        )

        created_at = read_or_unset(lambda value: read_time(value), d.pop("createdAt", UNSET))

        user = cls(
            id=id,
            name=name,
            email=email,
            public_keys=public_keys,
            created_at=created_at,
        )

        user.additional_properties = d
        return user

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
