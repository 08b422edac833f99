"""Settings of a client: arguments over environment over defaults, checked once, then frozen."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import SplitResult, urlsplit

from daytona_actions.engine.failures import LONG_ENOUGH
from daytona_actions.engine.http.address import is_loopback
from daytona_actions.engine.late_pattern import late_pattern

_OF_EACH_REQUEST = {"connection", "content-length", "host", "transfer-encoding", "upgrade"}
_HEADER_NAME = late_pattern(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where a service is, and how it is shown the key.

    Attributes:
        base_url: where calls go unless a setting says otherwise.
        variables: the beginning of its environment variables: `ACME_` makes `ACME_API_KEY`.
        agent: what requests name as their `User-Agent`.
        header: the HTTP header that carries the key.
        scheme: the word before it in that header, empty if there is none.
        key_advice: where a key is made and what goes without one: the hint where there is none.
    """

    base_url: str
    variables: str
    agent: str
    header: str = "Authorization"
    scheme: str = "Bearer"
    key_advice: str = ""

    @property
    def key_variable(self) -> str:
        """The environment variable that holds the key."""
        return f"{self.variables}API_KEY"

    @property
    def address_variable(self) -> str:
        """The environment variable that says where the service is."""
        return f"{self.variables}API_URL"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one client, checked when they are made; the repr shows no secret.

    The fields are the arguments of the clients, which say what they mean. A service that has more
    of them makes a class of this one.
    """

    access: Access = field(repr=False)
    api_key: str | None = field(repr=False)
    api_url: str | None
    request_timeout: float
    max_retries: int
    retry_budget: float
    allow_http: bool
    proxy: str | None = field(repr=False)
    verify: bool | str | os.PathLike[str]
    headers: Mapping[str, str] | None = field(repr=False)

    def __post_init__(self) -> None:
        """Fill in what the environment says, and refuse what cannot be meant."""
        for setting in fields(self):
            value = getattr(self, setting.name)
            if setting.type == "bool" and not isinstance(value, bool):
                raise ValueError(f"{setting.name} must be True or False, not {value!r}")
        self._settle("api_key", header_value(*self._chosen("api_key")))
        address = self.check_address(*self._chosen("api_url", self.access.base_url))
        self._settle("api_url", address)
        self._settle("headers", self._checked_headers())
        check_seconds("request_timeout", self.request_timeout, zero_allowed=False)
        check_seconds("retry_budget", self.retry_budget)
        if type(self.max_retries) is not int or self.max_retries < 0:
            raise ValueError(f"max_retries must be a whole number, 0 or more: {self.max_retries!r}")
        if self.proxy is not None and not self._split("proxy", self.proxy).hostname:
            raise ValueError("proxy must be a URL such as http://host:port")
        if not isinstance(self.verify, bool) and not _is_file(self.verify):
            raise ValueError(f"verify must be True, False or a CA file that exists: {self.verify}")

    @property
    def key(self) -> str:
        """The API key, empty if there is none."""
        return self.api_key or ""

    @property
    def own_headers(self) -> dict[str, str]:
        """The headers of every request that no setting of that name replaces: the key's."""
        return {self.access.header: f"{self.access.scheme} {self.key}".strip()}

    @property
    def secrets(self) -> list[str]:
        """What no message may hold: the key, and long header values, such as a gateway's token."""
        values = (self.headers or {}).values()
        return [self.key, *(value for value in values if len(value) >= LONG_ENOUGH)]

    @property
    def base_url(self) -> str:
        """The base URL that is called."""
        return self.api_url or self.access.base_url

    def check_address(self, name: str, url: str) -> str:
        """Return a base URL without a closing slash.

        Raises:
            ValueError: it is no URL, holds credentials, or would send the key unprotected.
        """
        parts = self._split(name, url)
        if "@" in url:
            raise ValueError(f"{name} must not hold credentials: pass the key as api_key instead")
        if "?" in url or "#" in url:
            raise ValueError(f"{name} must not hold a query or a fragment")
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(
                f"{name} must be an http or https URL such as {self.access.base_url}, not {url!r}"
            )
        if parts.scheme == "http" and not (self.allow_http or is_loopback(parts.hostname or "")):
            raise ValueError(
                f"{name} {url!r} would send the key unprotected: use https, or pass "
                "allow_http=True if you mean it"
            )
        return parts.geturl().rstrip("/")

    def _chosen(self, name: str, default: str = "") -> tuple[str, Any]:
        """Return a setting, after the name under which it was given."""
        argument = getattr(self, name)
        if argument is not None:
            return name, argument
        variable = f"{self.access.variables}{name.upper()}"
        return variable, os.environ.get(variable) or default

    def _settle(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _split(self, name: str, value: str) -> SplitResult:
        value = printable(name, value)
        if " " in value:
            raise ValueError(f"{name} must not hold white space")
        try:
            parts = urlsplit(value)
        except ValueError:
            raise ValueError(
                f"{name} is not a URL: use one such as {self.access.base_url}"
            ) from None
        try:
            _ = parts.port
        except ValueError:
            raise ValueError(f"{name} has {_wrong_port(parts)} a number from 0 to 65535") from None
        return parts

    def _checked_headers(self) -> dict[str, str]:
        if self.headers is not None and not isinstance(self.headers, Mapping):
            raise ValueError(
                f"headers must map names to texts, not be {type(self.headers).__name__}"
            )
        checked = {}
        for name, text in (self.headers or {}).items():
            if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
                raise ValueError(f"headers has the name {name!r}, which no HTTP header can have")
            if name.lower() == self.access.header.lower():
                raise ValueError(
                    f"headers must not hold {self.access.header}: pass the key as api_key"
                )
            if name.lower() in _OF_EACH_REQUEST:
                raise ValueError(f"headers must not hold {name}: each request has its own")
            checked[name] = header_value(f"headers[{name!r}]", text)
        return checked


def printable(name: str, value: Any) -> str:
    """Return a text without the white space around it: what is read from a file ends in a line.

    The text itself stays out of the messages, here and below: it may hold a secret.

    Raises:
        ValueError: it is no text, or no line of one.
    """
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text, not {type(value).__name__}")  # noqa: TRY004
    text = value.strip()
    if not text.isprintable():
        raise ValueError(f"{name} must not hold line breaks or control characters: copy it again")
    return text


def header_value(name: str, value: Any) -> str:
    """Return a text as a header can carry it; raises what `printable` does."""
    text = printable(name, value)
    if not text.isascii():
        raise ValueError(f"{name} holds characters that no HTTP header can carry: copy it again")
    return text


def check_seconds(name: str, value: float, *, zero_allowed: bool = True) -> None:
    """Refuse what is no number of seconds that this system can wait.

    Raises:
        ValueError: it is none.
    """
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    longest = threading.TIMEOUT_MAX  # what this system can wait at all
    if not is_number or not 0 <= value <= longest or not (value or zero_allowed):
        least = "from 0" if zero_allowed else "more than 0"
        raise ValueError(
            f"{name} must be a number of seconds, {least} and at most {longest:.0f}, not {value!r}"
        )


def _wrong_port(parts: SplitResult) -> str:
    """Say that a port is wrong, and which, unless it may be a password that stands in its place."""
    port = parts.netloc.rpartition(":")[2]
    is_shown = re.fullmatch("[0-9]{1,5}", port) and "@" not in parts.geturl()
    return f"the port {port}, not" if is_shown else "a port that is not"


def _is_file(path: object) -> bool:
    return isinstance(path, (str, os.PathLike)) and os.path.isfile(path)  # noqa: PTH113
