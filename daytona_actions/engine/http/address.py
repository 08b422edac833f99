"""Addresses: whether one can be sent to, and whose machine it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from daytona_actions.engine.late_pattern import late_pattern

if TYPE_CHECKING:
    import httpx

_PLAIN = late_pattern(
    r"https?://(127\.0\.0\.1|([a-z0-9-]{1,63}\.)*[a-z]{1,63})(:[0-9]+)?(/[a-z0-9._~/-]*)?",
    re.IGNORECASE,
)


SECURED = frozenset({b"https", b"wss"})
"""Schemes that are spoken over TLS."""

SCHEMES = SECURED | {b"http", b"ws"}
"""All that the pools speak."""


def refuse_scheme(scheme: bytes) -> NoReturn:
    """Refuse a scheme that no pool speaks; raises httpcore.UnsupportedProtocol."""
    import httpcore

    text = f"no request can be sent by {scheme.decode()}://" if scheme else "it has no scheme"
    raise httpcore.UnsupportedProtocol(text)


def is_url(text: str) -> bool:
    """Tell whether a request can be sent to an address; httpx is loaded for odd ones only."""
    if _PLAIN.fullmatch(text) and "xn--" not in text.lower():
        return True
    return parsed(text) is not None


def parsed(text: str) -> httpx.URL | None:
    """Return an address as httpx has it, None if no request can be sent to it."""
    import httpx

    try:
        url = httpx.URL(text)
        # What sockets are asked for at last, and refuse in their own way.
        return url if url.host.encode("idna") else None
    except (httpx.InvalidURL, UnicodeError):
        return None


def is_of_this_machine(url: str) -> bool:
    """Tell whether a URL names this machine; what is no URL names none."""
    from urllib.parse import urlsplit

    try:
        return is_loopback(urlsplit(url.strip()).hostname or "")
    except ValueError:
        return False


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, by its name or address alone."""
    from ipaddress import ip_address

    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
