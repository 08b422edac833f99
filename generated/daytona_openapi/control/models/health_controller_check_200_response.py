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
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.health_controller_check_200_response_details import (
        HealthControllerCheck200ResponseDetails,
    )
    from ..models.health_controller_check_200_response_error_type_0 import (
        HealthControllerCheck200ResponseErrorType0,
    )
    from ..models.health_controller_check_200_response_info_type_0 import (
        HealthControllerCheck200ResponseInfoType0,
    )


T = TypeVar("T", bound="HealthControllerCheck200Response")


@_attrs_define
class HealthControllerCheck200Response:
    """
    Example:
        {'details': {'database': {'status': 'up'}}, 'error': {}, 'status': 'ok', 'info': {'database': {'status': 'up'}}}

    Attributes:
        status (str | Unset):  Example: ok.
        info (HealthControllerCheck200ResponseInfoType0 | None | Unset):  Example: {'database': {'status': 'up'}}.
        error (HealthControllerCheck200ResponseErrorType0 | None | Unset):  Example: {}.
        details (HealthControllerCheck200ResponseDetails | Unset):  Example: {'database': {'status': 'up'}}.
    """

    status: str | Unset = UNSET
    info: HealthControllerCheck200ResponseInfoType0 | None | Unset = UNSET
    error: HealthControllerCheck200ResponseErrorType0 | None | Unset = UNSET
    details: HealthControllerCheck200ResponseDetails | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.health_controller_check_200_response_error_type_0 import (
            HealthControllerCheck200ResponseErrorType0,  # noqa: PLC0415
        )
        from ..models.health_controller_check_200_response_info_type_0 import (
            HealthControllerCheck200ResponseInfoType0,  # noqa: PLC0415
        )

        status = self.status

        info: dict[str, Any] | None | Unset
        if isinstance(self.info, Unset):
            info = UNSET
        elif isinstance(self.info, HealthControllerCheck200ResponseInfoType0):
            info = self.info.to_dict()
        else:
            info = self.info

        error: dict[str, Any] | None | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        elif isinstance(self.error, HealthControllerCheck200ResponseErrorType0):
            error = self.error.to_dict()
        else:
            error = self.error

        details: dict[str, Any] | Unset = UNSET
        if not isinstance(self.details, Unset):
            details = self.details.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if info is not UNSET:
            field_dict["info"] = info
        if error is not UNSET:
            field_dict["error"] = error
        if details is not UNSET:
            field_dict["details"] = details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.health_controller_check_200_response_details import (
            HealthControllerCheck200ResponseDetails,  # noqa: PLC0415
        )
        from ..models.health_controller_check_200_response_error_type_0 import (
            HealthControllerCheck200ResponseErrorType0,  # noqa: PLC0415
        )
        from ..models.health_controller_check_200_response_info_type_0 import (
            HealthControllerCheck200ResponseInfoType0,  # noqa: PLC0415
        )

        d = as_object(src_dict)
        status = d.pop("status", UNSET)
        if status is None:
            status = UNSET

        def _parse_info(data: object) -> HealthControllerCheck200ResponseInfoType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                info_type_0 = HealthControllerCheck200ResponseInfoType0.from_dict(data)

                return info_type_0
            except UNREADABLE:
                pass
            return UNSET

        info = _parse_info(d.pop("info", UNSET))

        def _parse_error(data: object) -> HealthControllerCheck200ResponseErrorType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                error_type_0 = HealthControllerCheck200ResponseErrorType0.from_dict(data)

                return error_type_0
            except UNREADABLE:
                pass
            return UNSET

        error = _parse_error(d.pop("error", UNSET))

        details = read_or_unset(
            lambda value: HealthControllerCheck200ResponseDetails.from_dict(value),
            d.pop("details", UNSET),
        )

        health_controller_check_200_response = cls(
            status=status,
            info=info,
            error=error,
            details=details,
        )

        health_controller_check_200_response.additional_properties = d
        return health_controller_check_200_response

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
