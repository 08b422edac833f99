"""What the environment says of proxies and certificates, for the one service that is called.

httpx reads all proxy variables for every client, and fails at any entry that it cannot read. Here
only what concerns the service's own address is read, and what is wrong with it names its variable.
"""

from __future__ import annotations

import functools
import os
import re
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies

import httpx

from daytona_actions.engine.http.address import is_loopback, parsed
from daytona_actions.engine.late_pattern import late_pattern

if TYPE_CHECKING:
    import ssl

_SCHEMES = {"http", "https", "socks5", "socks5h"}
_HIGHEST_PORT = 65535
_CREDENTIALS = late_pattern(r"^([a-z0-9+.-]+://)?.*@", re.IGNORECASE | re.DOTALL)


class EntryError(Exception):
    """A setting cannot be used; `hint` says what to do about it."""

    def __init__(self, source: str, entry: object, problem: str, hint: str) -> None:
        super().__init__(f"{source} is {entry!r}: {problem}")
        self.hint = hint


@dataclass(frozen=True, slots=True)
class ProxyEntry:
    """A proxy, and where it was named: in an argument, or in a variable of the environment."""

    url: str
    source: str

    def __repr__(self) -> str:
        """Show the address without its credentials, and where it was named."""
        return f"{without_credentials(self.url)} ({self.source})"

    def in_httpx(self, options: dict[str, Any]) -> httpx.Proxy:
        """Return it in httpx's terms; its own certificate is checked as the service's is."""
        context = None
        if self.is_secured:
            context = httpx.create_ssl_context(options.get("verify", True), trust_env=False)
        return httpx.Proxy(self.url, ssl_context=context)

    @property
    def is_secured(self) -> bool:
        """Whether the proxy itself speaks TLS."""
        return self.url.lower().startswith("https:")


def without_credentials(entry: str) -> str:
    """Return a proxy's address without what stands before its host."""
    return _CREDENTIALS.sub(r"\1", entry)


def find_proxy(base_url: str) -> ProxyEntry | None:
    """Return the environment's proxy for a service; this machine is reached without one.

    Raises:
        EntryError: the entry for this service cannot be used. No other entry is looked at.
    """
    target = httpx.URL(base_url)
    if is_loopback(target.host):
        return None
    entries = getproxies()
    for scheme in (target.scheme, "all"):
        entry = entries.get(scheme, "").strip()
        if entry:
            if _is_excepted(target, entries.get("no", "")):
                return None
            return read_proxy(entry, _variable(scheme, entry))
    return None


def read_proxy(entry: str, source: str) -> ProxyEntry:
    """Return a proxy that can be used.

    Raises:
        EntryError: it cannot; the message shows no password.
    """
    url = entry if "://" in entry else f"http://{entry}"
    problem = _objection(url)
    if problem:
        hint = f"Correct {source}" if source == "proxy" else f"Correct or unset {source}"
        raise EntryError(source, without_credentials(entry), problem, f"{hint}, then try again.")
    return ProxyEntry(url, source)


def _objection(url: str) -> str:
    """Say what is wrong with a proxy's address, in words that quote none of it."""
    address = parsed(url)
    if address is None or re.search(r"\s", url):
        return "that is not an address such as http://host:port"
    if (address.port or 1) > _HIGHEST_PORT:
        return f"the highest port is {_HIGHEST_PORT}"
    if address.scheme not in _SCHEMES:
        return "a proxy's address begins with http://, https:// or socks5://"
    if address.scheme.startswith("socks") and not _has_socks():
        return "for SOCKS a package is missing: pip install 'httpx[socks]'"
    return ""


def _has_socks() -> bool:
    from importlib.util import find_spec

    return find_spec("socksio") is not None


def _variable(scheme: str, entry: str) -> str:
    """Return the name of the variable that an entry stands in, as it is spelt there."""
    name = f"{scheme}_proxy"
    spelt = [found for found, value in os.environ.items() if found.lower() == name]
    holding = [found for found in spelt if os.environ[found].strip() == entry]
    return next(iter(sorted(holding, reverse=True)), "the system's proxy setting")


def _is_excepted(target: httpx.URL, entries: str) -> bool:
    """Tell whether NO_PROXY names an address; entries that cannot be read name nothing."""
    return any(_names(entry, target) for entry in re.split(r"[,\s]+", entries.lower()) if entry)


def _names(entry: str, target: httpx.URL) -> bool:
    scheme, _, rest = entry.rpartition("://")
    if scheme not in {"", "all", target.scheme}:
        return False
    name, port = _split_port(rest)
    if port and port != str(target.port or {"http": 80, "https": 443}.get(target.scheme)):
        return False
    if name == "*":
        return True
    host = target.host.lower().rstrip(".")
    try:
        return ip_address(host) in ip_network(name.strip("[]"), strict=False)
    except ValueError:
        name = name.removeprefix("*")
        return host.endswith(name) if name.startswith(".") else f".{host}".endswith(f".{name}")


def _split_port(entry: str) -> tuple[str, str]:
    """Take the port off an entry; an IPv6 address has one only behind brackets."""
    name, colon, port = entry.rpartition(":")
    has_port = bool(colon) and port.isdecimal() and (":" not in name or name.endswith("]"))
    return (name, port) if has_port else (entry, "")


class Certificates:
    """Whom to trust: made on first use, because it costs 20-50 ms, and shared by all clients.

    Args:
        verify: whether to check certificates; or the path of a file of authorities to check by.
    """

    def __init__(self, verify: bool | str | os.PathLike[str]) -> None:  # noqa: FBT001 - as httpx has it
        self._verify = verify
        self._context: ssl.SSLContext | None = None

    def context(self) -> ssl.SSLContext | bool:
        """Return httpx's `verify`.

        Raises:
            EntryError: the argument, or the environment, names what cannot be used.
        """
        if self._verify is False:
            return False
        if self._context is None:
            source, entry = self._find()
            self._context = _make_context(source, entry, _state_of(entry))
        return self._context

    def _find(self) -> tuple[str, str]:
        """Return which setting names authorities, and what it names; nothing: those of certifi."""
        if not isinstance(self._verify, bool):
            return "verify", os.fspath(self._verify)
        for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
            if entry := os.environ.get(variable):
                return variable, entry
        return "", ""


def _state_of(path: str) -> tuple[object, ...]:
    """Return what tells one content of a file of authorities, or a log of keys, from another."""
    key_log = os.environ.get("SSLKEYLOGFILE")
    if not path:
        return (key_log,)
    try:
        found = Path(path).stat()
    except (OSError, ValueError):  # told where it is read
        return (key_log,)
    return key_log, found.st_mtime_ns, found.st_size, found.st_ino


@functools.lru_cache(maxsize=8)
def _make_context(source: str, entry: str, _state: tuple[object, ...]) -> ssl.SSLContext:
    import ssl

    hint = "Let {0} name a file of certificates in PEM format that can be read, or leave it out."
    try:
        if not source:
            return httpx.create_ssl_context(trust_env=False)
        if source == "SSL_CERT_DIR":
            _check_folders(source, entry)
            return ssl.create_default_context(capath=entry)
        with Path(entry).open("rb"):  # OpenSSL's complaint would not tell it from a key log
            return ssl.create_default_context(cafile=entry)
    except ssl.SSLError:
        raise EntryError(source, entry, "no certificate is in it", hint.format(source)) from None
    except (OSError, ValueError) as problem:
        key_log = os.environ.get("SSLKEYLOGFILE", "")
        if not source or getattr(problem, "filename", None) in {None, key_log}:
            source, entry = "SSLKEYLOGFILE", key_log
            hint = "Let {0} name a file that can be written, or unset it."
        text = getattr(problem, "strerror", None) or str(problem)
        raise EntryError(source, entry, text, hint.format(source)) from None


def _check_folders(source: str, entry: str) -> None:
    if not any(Path(folder).is_dir() for folder in entry.split(os.pathsep)):
        hint = f"Let {source} name a folder of certificates, or unset it."
        raise EntryError(source, entry, "no such folder", hint)
