# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
"""The way to each host that is called: the proxy and authorities that the environment has for it.

httpx reads all such variables as soon as a client is made, and stops at any that it cannot read.
"""

import os
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.request import getproxies

import httpx

T = TypeVar("T", httpx.HTTPTransport, httpx.AsyncHTTPTransport)
FindProxy = Callable[[httpx.URL], httpx.Proxy | None]

# What both a client of httpx and its transports are made with.
_OF_TRANSPORTS = ("verify", "cert", "http1", "http2", "limits")
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HIGHEST_PORT = 65535
_CREDENTIALS = re.compile(r"^([a-z0-9+.-]+://)?.*@", re.IGNORECASE | re.DOTALL)


class _Ways(Generic[T]):
    """Transports, each made when its origin is first called

    An entry of the environment that concerns the origin and cannot be used is a ValueError.
    """

    _make: type[T]

    def __init__(self, find_proxy: FindProxy, options: Mapping[str, Any]) -> None:
        self._find_proxy = find_proxy
        self._options = options
        self._made: dict[tuple[str, bytes, int | None], T] = {}

    def _to(self, url: httpx.URL) -> T:
        origin = (url.scheme, url.raw_host, url.port)
        if origin not in self._made:
            self._made.setdefault(origin, self._make(**self._read_options(url)))
        return self._made[origin]

    def _read_options(self, url: httpx.URL) -> dict[str, Any]:
        proxy = self._find_proxy(url)
        options = {**self._options, "proxy": proxy, "trust_env": False}
        if options["verify"] is True:
            # Authorities are not read for nothing: that takes 20-50 ms.
            has_tls = url.scheme != "http" or (proxy is not None and proxy.url.scheme == "https")
            options["verify"] = has_tls and _find_authorities()
        return options


class Transport(_Ways[httpx.HTTPTransport], httpx.BaseTransport):
    """Calls each host on the way that was found for it"""

    _make = httpx.HTTPTransport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._to(request.url).handle_request(request)

    def close(self) -> None:
        for transport in list(self._made.values()):
            transport.close()


class AsyncTransport(_Ways[httpx.AsyncHTTPTransport], httpx.AsyncBaseTransport):
    """The same without blocking"""

    _make = httpx.AsyncHTTPTransport

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self._to(request.url).handle_async_request(request)

    async def aclose(self) -> None:
        for transport in list(self._made.values()):
            await transport.aclose()


def client_options(
    transport: type[Transport] | type[AsyncTransport],
    verify: ssl.SSLContext | str | bool,
    httpx_args: Mapping[str, Any],
) -> dict[str, Any]:
    """What a client of httpx is made with so that it reads no variables itself

    What the caller gave goes first; `transport` or `trust_env` leaves all to httpx.
    """
    given = {"verify": verify, **httpx_args}
    if given.get("transport") is not None or "trust_env" in given:
        return given
    proxy = given.pop("proxy", None)
    if proxy is not None and not isinstance(proxy, httpx.Proxy):
        proxy = httpx.Proxy(proxy)
    options = {name: given[name] for name in _OF_TRANSPORTS if name in given}
    way = transport(find_proxy if proxy is None else lambda _: proxy, options)
    # With httpx a mount that is None means: without a proxy.
    given["transport"] = transport(lambda _: None, options)
    given["mounts"] = {"all://": way, **(given.get("mounts") or {})}
    return {**given, "trust_env": False}


def find_proxy(url: httpx.URL) -> httpx.Proxy | None:
    """The environment's proxy for a URL; ValueError if its entry cannot be used"""
    entries = getproxies()
    for scheme in (url.scheme, "all"):
        entry = entries.get(scheme, "").strip()
        if entry:
            return None if _is_excepted(url, entries.get("no", "")) else _read_proxy(scheme, entry)
    return None


def _read_proxy(scheme: str, entry: str) -> httpx.Proxy:
    address = entry if "://" in entry else f"http://{entry}"
    problem = _find_fault(address)
    if problem:
        variable = _find_variable(f"{scheme}_proxy", entry)
        shown = _CREDENTIALS.sub(r"\1", entry)
        raise ValueError(f"{variable} is {shown!r}: {problem}; correct or unset it")
    return httpx.Proxy(address)


def _find_fault(address: str) -> str:
    """What is wrong with the address of a proxy; nothing of it is quoted, it may hold a password"""
    try:
        url = httpx.URL(address)
        is_address = bool(url.host.encode("idna")) and not re.search(r"\s", address)
    except (httpx.InvalidURL, UnicodeError):
        is_address = False
    if not is_address:
        return "that is not an address such as http://host:port"
    if (url.port or 0) > _HIGHEST_PORT:
        return f"the highest port is {_HIGHEST_PORT}"
    if url.scheme not in _PROXY_SCHEMES:
        return "the address of a proxy begins with http://, https:// or socks5://"
    if url.scheme.startswith("socks") and find_spec("socksio") is None:
        return "for SOCKS a package is missing, pip install 'httpx[socks]'"
    return ""


def _find_variable(name: str, entry: str) -> str:
    """The variable that holds an entry, as it is spelt in the environment"""
    for variable in sorted(os.environ, reverse=True):
        if variable.lower() == name and os.environ[variable].strip() == entry:
            return variable
    return "the system's proxy setting"


def _is_excepted(url: httpx.URL, entries: str) -> bool:
    """Whether NO_PROXY names a URL; entries that cannot be read name nothing"""
    return any(_is_named(url, entry) for entry in re.split(r"[,\s]+", entries.lower()) if entry)


def _is_named(url: httpx.URL, entry: str) -> bool:
    scheme, _, name = entry.rpartition("://")
    if scheme not in ("", "all", url.scheme):
        return False
    host = url.raw_host.decode().rstrip(".")
    # An IPv6 address has a port only behind brackets.
    with_port = re.fullmatch(r"(\[.*\]|[^:]*):(\d+)", name, re.ASCII)
    if with_port:
        name, port = with_port.groups()
        if port != str(url.port or _DEFAULT_PORTS.get(url.scheme)):
            return False
    if name == "*":
        return True
    try:
        return ip_address(host) in ip_network(name.strip("[]"), strict=False)
    except ValueError:
        name = name.removeprefix("*")
        return host.endswith(name) if name.startswith(".") else f".{host}".endswith(f".{name}")


def _find_authorities() -> ssl.SSLContext | bool:
    """The environment's authorities as httpx's `verify`; ValueError if they cannot be used"""
    if key_log := os.environ.get("SSLKEYLOGFILE"):
        with _naming("SSLKEYLOGFILE", key_log), Path(key_log).open("ab"):
            pass
    if file := os.environ.get("SSL_CERT_FILE"):
        with _naming("SSL_CERT_FILE", file):
            return ssl.create_default_context(cafile=file)
    if folders := os.environ.get("SSL_CERT_DIR"):
        with _naming("SSL_CERT_DIR", folders):
            if not any(Path(folder).is_dir() for folder in folders.split(os.pathsep)):
                raise NotADirectoryError(0, "no such folder")
            return ssl.create_default_context(capath=folders)
    return True


@contextmanager
def _naming(variable: str, entry: str) -> Iterator[None]:
    """Say which variable names what cannot be used"""
    try:
        yield
    except OSError as error:
        is_read = isinstance(error, ssl.SSLError)
        problem = "no certificate is in it" if is_read else error.strerror
        raise ValueError(f"{variable} is {entry!r}: {problem}; correct or unset it") from None
