"""Whether an address can be sent to, told without loading httpx for those that plainly can."""

from __future__ import annotations

import re

_PLAIN = re.compile(
    r"https?://(127\.0\.0\.1|([A-Za-z0-9-]+\.)*[A-Za-z]+)(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?"
)


def is_url(text: str) -> bool:
    """Tell whether a request can be sent to an address."""
    if _PLAIN.fullmatch(text):
        return True
    import httpx

    try:
        httpx.URL(text)
    except httpx.InvalidURL:
        return False
    return True
