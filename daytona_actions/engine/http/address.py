"""Addresses: whether one can be sent to, whose machine it is, and what each path became."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

_PLAIN = re.compile(
    r"https?://(127\.0\.0\.1|([a-z0-9-]{1,63}\.)*[a-z]{1,63})(:[0-9]+)?(/[a-z0-9._~/-]*)?",
    re.IGNORECASE,
)

_MOST_KNOWN = 1024


def is_url(text: str) -> bool:
    """Tell whether a request can be sent to an address; httpx is loaded for odd ones only."""
    if _PLAIN.fullmatch(text) and "xn--" not in text.lower():
        return True
    import httpx

    try:
        # What sockets are asked for at last, and refuse in their own way.
        return bool(httpx.URL(text).host.encode("idna"))
    except (httpx.InvalidURL, UnicodeError):
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


class KnownAddresses:
    """The whole addresses of paths that were asked for: httpx takes them apart for each request."""

    def __init__(self) -> None:
        self._known: dict[str, httpx.URL] = {}

    def find(self, path: str) -> httpx.URL | str:
        """Return the address that a path became, or the path."""
        return self._known.get(path, path)

    def learn(self, path: str, request: httpx.Request) -> None:
        """Keep what a path without a query became."""
        if path in self._known or request.url.query:
            return
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[path] = request.url
