"""Whether an address can be sent to, told without loading httpx for those that plainly can."""

from __future__ import annotations

import re

_PLAIN = re.compile(
    r"https?://(127\.0\.0\.1|([a-z0-9-]{1,63}\.)*[a-z]{1,63})(:[0-9]+)?(/[a-z0-9._~/-]*)?",
    re.IGNORECASE,
)


def is_url(text: str) -> bool:
    """Tell whether a request can be sent to an address."""
    if _PLAIN.fullmatch(text) and "xn--" not in text.lower():
        return True
    import httpx

    try:
        # What sockets are asked for at last, and refuse in their own way.
        return bool(httpx.URL(text).host.encode("idna"))
    except (httpx.InvalidURL, UnicodeError):
        return False
