"""What a sandbox may reach: the settings of its network, checked and in the form of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daytona_actions import errors
from daytona_actions.engine.networks import is_domain, is_ipv4_network

if TYPE_CHECKING:
    from daytona_openapi.control.types import Unset

_MOST_NETWORKS = 10  # recording settings_network


class Network(NamedTuple):
    """What a request says of a sandbox's network."""

    network_block_all: bool | Unset
    network_allow_list: str | Unset
    domain_allow_list: str | Unset


def network_of(
    block_all: bool | None, networks: list[str] | None, domains: list[str] | None
) -> Network:
    """Return what a request says of it; an ActionError where settings exclude each other."""
    from daytona_openapi.control.types import UNSET

    if block_all and (networks or domains):
        raise errors.invalid(
            "network_block_all and an allow list exclude each other: the list would win"
        )
    if networks and len(networks) > _MOST_NETWORKS:
        raise errors.invalid(f"network_allow_list has {len(networks)} networks; 10 are possible")
    for name, listed, is_right, kind in (
        ("network_allow_list", networks, is_ipv4_network, "IPv4 network such as 10.0.0.0/8"),
        ("domain_allow_list", domains, is_domain, "domain such as *.example.com"),
    ):
        if wrong := [each for each in listed or () if not is_right(each)]:
            raise errors.invalid(f"{name} has {wrong[0]!r}, which is no {kind}")
    return Network(
        # A list ends a block of all; `false` beside it would take the list away again.
        network_block_all=UNSET if block_all is None or networks else block_all,
        network_allow_list=UNSET if networks is None else ",".join(networks),
        domain_allow_list=UNSET if domains is None else ",".join(domains),
    )
