# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    as_object,
    read_values,
)

if TYPE_CHECKING:
    from ..models.health_controller_check_200_response_info_value import (
        HealthControllerCheck200ResponseInfoValue,
    )


T = TypeVar("T", bound="HealthControllerCheck503ResponseInfoType0")


@_attrs_define
class HealthControllerCheck503ResponseInfoType0:
    """
    Example:
        {'database': {'status': 'up'}}

    """

    additional_properties: dict[str, HealthControllerCheck200ResponseInfoValue] = _attrs_field(
        factory=dict
    )

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        for prop_name, prop in self.additional_properties.items():
            field_dict[prop_name] = prop.to_dict()

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.health_controller_check_200_response_info_value import (
            HealthControllerCheck200ResponseInfoValue,  # noqa: PLC0415
        )

        d = as_object(src_dict)
        health_controller_check_503_response_info_type_0 = cls()

        def _read_additional_property(prop_dict: Any) -> HealthControllerCheck200ResponseInfoValue:
            additional_property = HealthControllerCheck200ResponseInfoValue.from_dict(prop_dict)

            return additional_property

        health_controller_check_503_response_info_type_0.additional_properties = read_values(
            _read_additional_property, d
        )
        return health_controller_check_503_response_info_type_0

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> HealthControllerCheck200ResponseInfoValue:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: HealthControllerCheck200ResponseInfoValue) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
