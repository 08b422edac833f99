"""What is a network and what a domain, as allow lists have them."""

from __future__ import annotations


def is_ipv4_network(text: str) -> bool:
    """Tell whether a text is an IPv4 network with the length of its prefix, such as 10.0.0.0/8."""
    import ipaddress

    try:
        ipaddress.IPv4Network(text, strict=False)
    except ValueError:
        return False
    return "/" in text


def is_domain(text: str) -> bool:
    """Tell whether a text may be a domain such as *.example.com: no URL, no port, no list."""
    return bool(text) and not any(character in ", \t\r\n/:" for character in text)
