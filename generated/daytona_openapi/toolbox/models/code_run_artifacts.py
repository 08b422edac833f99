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
    from ..models.chart import Chart


T = TypeVar("T", bound="CodeRunArtifacts")


@_attrs_define
class CodeRunArtifacts:
    """What the code made besides its output; only there if it drew charts.

    Attributes:
        charts (list[Chart] | Unset):
    """

    charts: list[Chart] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        charts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.charts, Unset):
            charts = []
            for charts_item_data in self.charts:
                charts_item = charts_item_data.to_dict()
                charts.append(charts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if charts is not UNSET:
            field_dict["charts"] = charts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chart import Chart  # noqa: PLC0415

        d = as_object(src_dict)

        def _read_charts_item(charts_item_data: Any) -> Chart:
            charts_item = Chart.from_dict(charts_item_data)

            return charts_item

        charts = read_or_unset(
            lambda value: read_list(_read_charts_item, value), d.pop("charts", UNSET)
        )

        code_run_artifacts = cls(
            charts=charts,
        )

        code_run_artifacts.additional_properties = d
        return code_run_artifacts

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
