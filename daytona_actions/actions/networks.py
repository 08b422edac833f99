"""What a sandbox may reach: the settings of its network, checked and in the form of the API."""

from __future__ import annotations

from typing import Any

from daytona_actions import errors
from daytona_actions.engine.networks import is_ipv4_network

_MOST_NETWORKS = 10  # recording settings_network


def network_fields(
    block_all: bool | None, networks: list[str] | None, domains: list[str] | None
) -> dict[str, Any]:
    """Return what a request says of it; an ActionError where settings exclude each other."""
    if block_all and (networks or domains):
        raise errors.invalid(
            "network_block_all and an allow list exclude each other: the list would win"
        )
    fields: dict[str, Any] = {}
    # A list ends a block of all; `false` beside it would take the list away again.
    if block_all is not None and not networks:
        fields["network_block_all"] = block_all
    if networks is not None:
        fields["network_allow_list"] = ",".join(_checked_networks(networks))
    if domains is not None:
        fields["domain_allow_list"] = ",".join(_checked_domains(domains))
    return fields


def _checked_networks(networks: list[str]) -> list[str]:
    if len(networks) > _MOST_NETWORKS:
        raise errors.invalid(f"network_allow_list has {len(networks)} networks; 10 are possible")
    for network in networks:
        if not is_ipv4_network(network):
            raise errors.invalid(
                f"network_allow_list has {network!r}, which is no IPv4 network such as 10.0.0.0/8"
            )
    return networks


def _checked_domains(domains: list[str]) -> list[str]:
    for domain in domains:
        if not domain or any(character in ", \t\r\n/:" for character in domain):
            raise errors.invalid(
                f"domain_allow_list has {domain!r}, which is no domain such as *.example.com"
            )
    return domains
