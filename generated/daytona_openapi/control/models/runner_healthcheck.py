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
    read_list,
    read_or_unset,
)

if TYPE_CHECKING:
    from ..models.runner_health_metrics import RunnerHealthMetrics
    from ..models.runner_service_health import RunnerServiceHealth


T = TypeVar("T", bound="RunnerHealthcheck")


@_attrs_define
class RunnerHealthcheck:
    """
    Example:
        {'appVersion': 'v0.0.0-dev', 'apiUrl': 'http://api.daytona.example.com:8080', 'proxyUrl':
            'http://proxy.daytona.example.com:8080', 'domain': 'runner-123.daytona.example.com', 'serviceHealth':
            [{'healthy': False, 'errorReason': 'Cannot connect to the runner', 'serviceName': 'runner'}, {'healthy': False,
            'errorReason': 'Cannot connect to the runner', 'serviceName': 'runner'}], 'metrics': ''}

    Attributes:
        metrics (RunnerHealthMetrics | Unset):
        service_health (list[RunnerServiceHealth] | Unset): Health status of individual services on the runner
        domain (str | Unset): Runner domain Example: runner-123.daytona.example.com.
        proxy_url (str | Unset): Runner proxy URL Example: http://proxy.daytona.example.com:8080.
        api_url (str | Unset): Runner API URL Example: http://api.daytona.example.com:8080.
        app_version (str | Unset): Runner app version Example: v0.0.0-dev.
    """

    metrics: RunnerHealthMetrics | Unset = UNSET
    service_health: list[RunnerServiceHealth] | Unset = UNSET
    domain: str | Unset = UNSET
    proxy_url: str | Unset = UNSET
    api_url: str | Unset = UNSET
    app_version: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        metrics: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metrics, Unset):
            metrics = self.metrics.to_dict()

        service_health: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.service_health, Unset):
            service_health = []
            for service_health_item_data in self.service_health:
                service_health_item = service_health_item_data.to_dict()
                service_health.append(service_health_item)

        domain = self.domain

        proxy_url = self.proxy_url

        api_url = self.api_url

        app_version = self.app_version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if metrics is not UNSET:
            field_dict["metrics"] = metrics
        if service_health is not UNSET:
            field_dict["serviceHealth"] = service_health
        if domain is not UNSET:
            field_dict["domain"] = domain
        if proxy_url is not UNSET:
            field_dict["proxyUrl"] = proxy_url
        if api_url is not UNSET:
            field_dict["apiUrl"] = api_url
        if app_version is not UNSET:
            field_dict["appVersion"] = app_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.runner_health_metrics import RunnerHealthMetrics  # noqa: PLC0415
        from ..models.runner_service_health import RunnerServiceHealth  # noqa: PLC0415

        d = as_object(src_dict)
        metrics = read_or_unset(
            lambda value: RunnerHealthMetrics.from_dict(value), d.pop("metrics", UNSET)
        )

        def _read_service_health_item(service_health_item_data: Any) -> RunnerServiceHealth:
            service_health_item = RunnerServiceHealth.from_dict(service_health_item_data)

            return service_health_item

        service_health = read_or_unset(
            lambda value: read_list(_read_service_health_item, value), d.pop("serviceHealth", UNSET)
        )

        domain = d.pop("domain", UNSET)
        if domain is None:
            domain = UNSET

        proxy_url = d.pop("proxyUrl", UNSET)
        if proxy_url is None:
            proxy_url = UNSET

        api_url = d.pop("apiUrl", UNSET)
        if api_url is None:
            api_url = UNSET

        app_version = d.pop("appVersion", UNSET)
        if app_version is None:
            app_version = UNSET

        runner_healthcheck = cls(
            metrics=metrics,
            service_health=service_health,
            domain=domain,
            proxy_url=proxy_url,
            api_url=api_url,
            app_version=app_version,
        )

        runner_healthcheck.additional_properties = d
        return runner_healthcheck

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
