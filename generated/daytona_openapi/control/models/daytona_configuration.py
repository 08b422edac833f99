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
    from ..models.daytona_configuration_announcements import (
        DaytonaConfigurationAnnouncements,
    )
    from ..models.oidc_config import OidcConfig
    from ..models.posthog_config import PosthogConfig
    from ..models.rate_limit_config import RateLimitConfig


T = TypeVar("T", bound="DaytonaConfiguration")


@_attrs_define
class DaytonaConfiguration:
    """
    Example:
        {'dashboardUrl': 'https://dashboard.example.com', 'rateLimit': '', 'analyticsApiUrl':
            'https://analytics.example.com', 'sshGatewayPublicKey': 'ssh-gateway-public-key', 'billingApiUrl':
            'https://billing.example.com', 'linkedAccountsEnabled': True, 'version': '0.0.1', 'oidc': '', 'proxyToolboxUrl':
            'https://proxy.example.com/toolbox', 'posthog': '', 'maxAutoArchiveInterval': 43200, 'pylonAppId': 'pylon-
            app-123', 'proxyTemplateUrl': 'https://{{PORT}}-{{sandboxId}}.proxy.example.com', 'maintananceMode': False,
            'environment': 'production', 'defaultSnapshot': 'ubuntu:22.04', 'sshGatewayCommand': 'ssh -p 2222
            {{TOKEN}}@localhost', 'announcements': {'feature-update': {'text': 'New feature available!', 'learnMoreUrl':
            'https://example.com'}}}

    Attributes:
        version (str | Unset): Daytona version Example: 0.0.1.
        posthog (PosthogConfig | Unset):
        oidc (OidcConfig | Unset):
        linked_accounts_enabled (bool | Unset): Whether linked accounts are enabled Example: True.
        announcements (DaytonaConfigurationAnnouncements | Unset): System announcements Example: {'feature-update':
            {'text': 'New feature available!', 'learnMoreUrl': 'https://example.com'}}.
        pylon_app_id (str | Unset): Pylon application ID Example: pylon-app-123.
        proxy_template_url (str | Unset): Proxy template URL Example: https://{{PORT}}-{{sandboxId}}.proxy.example.com.
        proxy_toolbox_url (str | Unset): Toolbox template URL Example: https://proxy.example.com/toolbox.
        default_snapshot (str | Unset): Default snapshot for sandboxes Example: ubuntu:22.04.
        dashboard_url (str | Unset): Dashboard URL Example: https://dashboard.example.com.
        max_auto_archive_interval (float | Unset): Maximum auto-archive interval in minutes Example: 43200.
        maintanance_mode (bool | Unset): Whether maintenance mode is enabled Example: False.
        environment (str | Unset): Current environment Example: production.
        billing_api_url (str | Unset): Billing API URL Example: https://billing.example.com.
        analytics_api_url (str | Unset): Analytics API URL Example: https://analytics.example.com.
        ssh_gateway_command (str | Unset): SSH Gateway command Example: ssh -p 2222 {{TOKEN}}@localhost.
        ssh_gateway_public_key (str | Unset): Base64 encoded SSH Gateway public key Example: ssh-gateway-public-key.
        rate_limit (RateLimitConfig | Unset):
    """

    version: str | Unset = UNSET
    posthog: PosthogConfig | Unset = UNSET
    oidc: OidcConfig | Unset = UNSET
    linked_accounts_enabled: bool | Unset = UNSET
    announcements: DaytonaConfigurationAnnouncements | Unset = UNSET
    pylon_app_id: str | Unset = UNSET
    proxy_template_url: str | Unset = UNSET
    proxy_toolbox_url: str | Unset = UNSET
    default_snapshot: str | Unset = UNSET
    dashboard_url: str | Unset = UNSET
    max_auto_archive_interval: float | Unset = UNSET
    maintanance_mode: bool | Unset = UNSET
    environment: str | Unset = UNSET
    billing_api_url: str | Unset = UNSET
    analytics_api_url: str | Unset = UNSET
    ssh_gateway_command: str | Unset = UNSET
    ssh_gateway_public_key: str | Unset = UNSET
    rate_limit: RateLimitConfig | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        posthog: dict[str, Any] | Unset = UNSET
        if not isinstance(self.posthog, Unset):
            posthog = self.posthog.to_dict()

        oidc: dict[str, Any] | Unset = UNSET
        if not isinstance(self.oidc, Unset):
            oidc = self.oidc.to_dict()

        linked_accounts_enabled = self.linked_accounts_enabled

        announcements: dict[str, Any] | Unset = UNSET
        if not isinstance(self.announcements, Unset):
            announcements = self.announcements.to_dict()

        pylon_app_id = self.pylon_app_id

        proxy_template_url = self.proxy_template_url

        proxy_toolbox_url = self.proxy_toolbox_url

        default_snapshot = self.default_snapshot

        dashboard_url = self.dashboard_url

        max_auto_archive_interval = self.max_auto_archive_interval

        maintanance_mode = self.maintanance_mode

        environment = self.environment

        billing_api_url = self.billing_api_url

        analytics_api_url = self.analytics_api_url

        ssh_gateway_command = self.ssh_gateway_command

        ssh_gateway_public_key = self.ssh_gateway_public_key

        rate_limit: dict[str, Any] | Unset = UNSET
        if not isinstance(self.rate_limit, Unset):
            rate_limit = self.rate_limit.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if version is not UNSET:
            field_dict["version"] = version
        if posthog is not UNSET:
            field_dict["posthog"] = posthog
        if oidc is not UNSET:
            field_dict["oidc"] = oidc
        if linked_accounts_enabled is not UNSET:
            field_dict["linkedAccountsEnabled"] = linked_accounts_enabled
        if announcements is not UNSET:
            field_dict["announcements"] = announcements
        if pylon_app_id is not UNSET:
            field_dict["pylonAppId"] = pylon_app_id
        if proxy_template_url is not UNSET:
            field_dict["proxyTemplateUrl"] = proxy_template_url
        if proxy_toolbox_url is not UNSET:
            field_dict["proxyToolboxUrl"] = proxy_toolbox_url
        if default_snapshot is not UNSET:
            field_dict["defaultSnapshot"] = default_snapshot
        if dashboard_url is not UNSET:
            field_dict["dashboardUrl"] = dashboard_url
        if max_auto_archive_interval is not UNSET:
            field_dict["maxAutoArchiveInterval"] = max_auto_archive_interval
        if maintanance_mode is not UNSET:
            field_dict["maintananceMode"] = maintanance_mode
        if environment is not UNSET:
            field_dict["environment"] = environment
        if billing_api_url is not UNSET:
            field_dict["billingApiUrl"] = billing_api_url
        if analytics_api_url is not UNSET:
            field_dict["analyticsApiUrl"] = analytics_api_url
        if ssh_gateway_command is not UNSET:
            field_dict["sshGatewayCommand"] = ssh_gateway_command
        if ssh_gateway_public_key is not UNSET:
            field_dict["sshGatewayPublicKey"] = ssh_gateway_public_key
        if rate_limit is not UNSET:
            field_dict["rateLimit"] = rate_limit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.daytona_configuration_announcements import (
            DaytonaConfigurationAnnouncements,  # noqa: PLC0415
        )
        from ..models.oidc_config import OidcConfig  # noqa: PLC0415
        from ..models.posthog_config import PosthogConfig  # noqa: PLC0415
        from ..models.rate_limit_config import RateLimitConfig  # noqa: PLC0415

        d = as_object(src_dict)
        version = d.pop("version", UNSET)
        if version is None:
            version = UNSET

        posthog = read_or_unset(
            lambda value: PosthogConfig.from_dict(value), d.pop("posthog", UNSET)
        )

        oidc = read_or_unset(lambda value: OidcConfig.from_dict(value), d.pop("oidc", UNSET))

        linked_accounts_enabled = d.pop("linkedAccountsEnabled", UNSET)
        if linked_accounts_enabled is None:
            linked_accounts_enabled = UNSET

        announcements = read_or_unset(
            lambda value: DaytonaConfigurationAnnouncements.from_dict(value),
            d.pop("announcements", UNSET),
        )

        pylon_app_id = d.pop("pylonAppId", UNSET)
        if pylon_app_id is None:
            pylon_app_id = UNSET

        proxy_template_url = d.pop("proxyTemplateUrl", UNSET)
        if proxy_template_url is None:
            proxy_template_url = UNSET

        proxy_toolbox_url = d.pop("proxyToolboxUrl", UNSET)
        if proxy_toolbox_url is None:
            proxy_toolbox_url = UNSET

        default_snapshot = d.pop("defaultSnapshot", UNSET)
        if default_snapshot is None:
            default_snapshot = UNSET

        dashboard_url = d.pop("dashboardUrl", UNSET)
        if dashboard_url is None:
            dashboard_url = UNSET

        max_auto_archive_interval = d.pop("maxAutoArchiveInterval", UNSET)
        if max_auto_archive_interval is None:
            max_auto_archive_interval = UNSET

        maintanance_mode = d.pop("maintananceMode", UNSET)
        if maintanance_mode is None:
            maintanance_mode = UNSET

        environment = d.pop("environment", UNSET)
        if environment is None:
            environment = UNSET

        billing_api_url = d.pop("billingApiUrl", UNSET)
        if billing_api_url is None:
            billing_api_url = UNSET

        analytics_api_url = d.pop("analyticsApiUrl", UNSET)
        if analytics_api_url is None:
            analytics_api_url = UNSET

        ssh_gateway_command = d.pop("sshGatewayCommand", UNSET)
        if ssh_gateway_command is None:
            ssh_gateway_command = UNSET

        ssh_gateway_public_key = d.pop("sshGatewayPublicKey", UNSET)
        if ssh_gateway_public_key is None:
            ssh_gateway_public_key = UNSET

        rate_limit = read_or_unset(
            lambda value: RateLimitConfig.from_dict(value), d.pop("rateLimit", UNSET)
        )

        daytona_configuration = cls(
            version=version,
            posthog=posthog,
            oidc=oidc,
            linked_accounts_enabled=linked_accounts_enabled,
            announcements=announcements,
            pylon_app_id=pylon_app_id,
            proxy_template_url=proxy_template_url,
            proxy_toolbox_url=proxy_toolbox_url,
            default_snapshot=default_snapshot,
            dashboard_url=dashboard_url,
            max_auto_archive_interval=max_auto_archive_interval,
            maintanance_mode=maintanance_mode,
            environment=environment,
            billing_api_url=billing_api_url,
            analytics_api_url=analytics_api_url,
            ssh_gateway_command=ssh_gateway_command,
            ssh_gateway_public_key=ssh_gateway_public_key,
            rate_limit=rate_limit,
        )

        daytona_configuration.additional_properties = d
        return daytona_configuration

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
