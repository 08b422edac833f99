"""Settings of a client: arguments over environment over defaults, checked once, then frozen."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

CLOUD_API_URL = "https://app.daytona.io/api"


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked settings of one client; its repr never shows the key."""

    api_key: str = field(repr=False)
    api_url: str
    target: str | None
    toolbox_url: str | None
    organization_id: str | None
    request_timeout: float
    wait_timeout: float


def settings(  # noqa: PLR0913 - the documented arguments of a client
    api_key: str | None,
    *,
    api_url: str | None,
    target: str | None,
    toolbox_url: str | None,
    organization_id: str | None,
    request_timeout: float,
    wait_timeout: float,
) -> Settings:
    """Resolve and check the settings of a client.

    Raises:
        ValueError: a setting cannot be meant: an URL that is none, a time that is negative.
    """
    url = _chosen(api_url, "DAYTONA_API_URL") or CLOUD_API_URL
    organization = _chosen(organization_id, "DAYTONA_ORGANIZATION_ID")
    return Settings(
        api_key=_header_value("api_key", _chosen(api_key, "DAYTONA_API_KEY") or ""),
        api_url=_base_url("api_url", url),
        target=_chosen(target, "DAYTONA_TARGET") or None,
        toolbox_url=_base_url("toolbox_url", toolbox_url) if toolbox_url else None,
        organization_id=_header_value("organization_id", organization or "") or None,
        request_timeout=_seconds("request_timeout", request_timeout, zero_allowed=False),
        wait_timeout=_seconds("wait_timeout", wait_timeout, zero_allowed=True),
    )


def _chosen(argument: str | None, variable: str) -> str | None:
    return os.environ.get(variable) if argument is None else argument


def _header_value(name: str, value: str) -> str:
    """Return a text that can be sent in a header; the text itself stays out of the message."""
    value = value.strip()  # keys read from a file end in a line break
    if not (value.isascii() and value.isprintable()):
        message = f"{name} holds characters that no HTTP header can carry: copy it again"
        raise ValueError(message)
    return value


def _base_url(name: str, value: str) -> str:
    parts = _split(name, value)
    if parts.username is not None or parts.password is not None:
        message = f"{name} must not hold credentials: pass the key as api_key instead"
        raise ValueError(message)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        message = (
            f"{name} must be an http or https URL without query, such as {CLOUD_API_URL}, "
            f"not {value!r}"
        )
        raise ValueError(message)
    return value.rstrip("/")


def _split(name: str, value: str) -> SplitResult:
    # The value stays out of these messages: what cannot be taken apart may hold a password.
    if any(character.isspace() or not character.isprintable() for character in value):
        message = f"{name} must not hold white space or control characters"
        raise ValueError(message)
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        message = f"{name} is not a URL: use one such as {CLOUD_API_URL}"
        raise ValueError(message) from None
    return parts


def _seconds(name: str, value: float, *, zero_allowed: bool) -> float:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not math.isfinite(value) or value < 0 or not (value or zero_allowed):
        least = "0 or more" if zero_allowed else "more than 0"
        message = f"{name} must be a number of seconds, {least}, not {value!r}"
        raise ValueError(message)
    return float(value)
