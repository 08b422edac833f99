"""Settings of a client: arguments over environment over defaults, checked once, then frozen."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

CLOUD_API_URL = "https://app.daytona.io/api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one client, checked when they are made; the repr shows no secret.

    The fields are the arguments of the clients, which say what they mean.
    """

    api_key: str | None = field(repr=False)
    api_url: str | None
    target: str | None
    toolbox_url: str | None
    organization_id: str | None
    request_timeout: float
    wait_timeout: float
    max_retries: int
    retry_budget: float
    auto_start: bool
    label_created: bool
    allow_http: bool
    proxy: str | None = field(repr=False)
    verify: bool | str | os.PathLike[str]
    headers: Mapping[str, str] | None = field(repr=False)

    def __post_init__(self) -> None:
        """Fill in what the environment says, and refuse what cannot be meant."""
        self._settle("api_key", _header_value("api_key", self._chosen("api_key") or ""))
        self._settle("api_url", self._service_url("api_url") or CLOUD_API_URL)
        self._settle("target", self._chosen("target") or None)
        self._settle("toolbox_url", self._service_url("toolbox_url"))
        organization = self._chosen("organization_id") or ""
        self._settle("organization_id", _header_value("organization_id", organization) or None)
        self._settle("headers", _headers(self.headers))
        for name in ("request_timeout", "wait_timeout", "retry_budget"):
            _check_seconds(name, getattr(self, name), zero_allowed=name != "request_timeout")
        if type(self.max_retries) is not int or self.max_retries < 0:
            raise ValueError(f"max_retries must be a whole number, 0 or more: {self.max_retries!r}")
        if self.proxy is not None and _split("proxy", self.proxy).hostname is None:
            raise ValueError("proxy must be a URL such as http://host:port")
        if not isinstance(self.verify, bool) and not os.path.isfile(self.verify):  # noqa: PTH113
            raise ValueError(f"verify must be True, False or a CA file that exists: {self.verify}")

    @property
    def key(self) -> str:
        """The API key, empty if there is none."""
        return self.api_key or ""

    @property
    def base_url(self) -> str:
        """The base URL of the control plane."""
        return self.api_url or CLOUD_API_URL

    def check_address(self, name: str, url: str) -> str:
        """Return a service's base URL without a closing slash.

        Raises:
            ValueError: it is no URL, holds credentials, or would send the key unprotected.
        """
        parts = _split(name, url)
        if parts.username is not None or parts.password is not None:
            raise ValueError(f"{name} must not hold credentials: pass the key as api_key instead")
        is_web = parts.scheme in {"http", "https"} and parts.hostname
        if not is_web or parts.query or parts.fragment:
            raise ValueError(
                f"{name} must be an http or https URL without query, such as {CLOUD_API_URL}, "
                f"not {url!r}"
            )
        if parts.scheme == "http" and not (self.allow_http or is_loopback(parts.hostname or "")):
            raise ValueError(
                f"{name} {url!r} would send the key unprotected: use https, or pass "
                "allow_http=True if you mean it"
            )
        return url.rstrip("/")

    def _chosen(self, name: str) -> Any:
        argument = getattr(self, name)
        return os.environ.get(f"DAYTONA_{name.upper()}") if argument is None else argument

    def _service_url(self, name: str) -> str | None:
        url = self._chosen(name) if name == "api_url" else getattr(self, name)
        return self.check_address(name, url) if url else None

    def _settle(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, by its name or address alone."""
    from ipaddress import ip_address

    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _header_value(name: str, value: str) -> str:
    """Return a text that can be sent in a header; the text itself stays out of the message."""
    value = value.strip()  # keys read from a file end in a line break
    if not (value.isascii() and value.isprintable()):
        raise ValueError(f"{name} holds characters that no HTTP header can carry: copy it again")
    return value


def _headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    checked = {
        name: _header_value(f"headers[{name!r}]", text) for name, text in (headers or {}).items()
    }
    if "authorization" in {name.lower() for name in checked}:
        raise ValueError("headers must not hold Authorization: pass the key as api_key")
    return checked


def _split(name: str, value: str) -> SplitResult:
    # The value stays out of these messages: what cannot be taken apart may hold a password.
    if any(character.isspace() or not character.isprintable() for character in value):
        raise ValueError(f"{name} must not hold white space or control characters")
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise ValueError(f"{name} is not a URL: use one such as {CLOUD_API_URL}") from None
    return parts


def _check_seconds(name: str, value: float, *, zero_allowed: bool) -> None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not math.isfinite(value) or value < 0 or not (value or zero_allowed):
        least = "0 or more" if zero_allowed else "more than 0"
        raise ValueError(f"{name} must be a number of seconds, {least}, not {value!r}")
