"""What an exception of a request means: one table over httpx's whole tree."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import httpx

from daytona_actions.engine import failures
from daytona_actions.engine.failures import Kind
from daytona_actions.engine.http.client import PROXY
from daytona_actions.engine.http.limits import CompressedError, TooLargeError
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.once import unclear
from daytona_actions.engine.unexpected import NO_FILES_HINT, is_for_want_of_files

if TYPE_CHECKING:
    from daytona_actions.engine.http.environment import ProxyEntry

_EXCERPT = 200
_PROXY_AUTHENTICATION = "407 "
_TLS = late_pattern(r"\[SSL|CERTIFICATE|certificate")
_UNCLEAR = "; whether the request was carried out is unknown"

# httpx's own tree, from the special to the general; a test enumerates it.
_EXPLANATIONS: tuple[tuple[type[Exception], Kind, str], ...] = (
    (httpx.ConnectTimeout, Kind.CONNECTION, "No connection to {way}{address} within {connect}"),
    (httpx.PoolTimeout, Kind.REQUEST_TIMEOUT, "No free connection to {host} within {pool}"),
    (httpx.WriteTimeout, Kind.REQUEST_TIMEOUT, "No data taken by {host} within {write}"),
    (
        httpx.TimeoutException,
        Kind.REQUEST_TIMEOUT,
        "No answer from {host} within {read} (the HTTP limit)" + _UNCLEAR,
    ),
    (
        httpx.ProxyError,
        Kind.CONNECTION,
        "The proxy{proxy} refused the way to {host}: {reason}",
    ),
    (httpx.ConnectError, Kind.CONNECTION, "No connection to {way}{address}: {reason}"),
    (
        httpx.NetworkError,
        Kind.CONNECTION,
        "The connection to {host} broke ({reason})" + _UNCLEAR,
    ),
    (
        httpx.RemoteProtocolError,
        Kind.CONNECTION,
        "The server at {host} broke off or does not speak HTTP ({reason})" + _UNCLEAR,
    ),
    (httpx.UnsupportedProtocol, Kind.INVALID_REQUEST, "Not a usable URL: {reason}"),
    (httpx.LocalProtocolError, Kind.INVALID_REQUEST, "Not a valid request: {reason}"),
    (httpx.TransportError, Kind.CONNECTION, "The request to {host} failed: {reason}"),
    (httpx.DecodingError, Kind.RESPONSE, "The answer of {host} cannot be decoded"),
    (httpx.TooManyRedirects, Kind.RESPONSE, "The server at {host} redirects without end"),
    (httpx.HTTPError, Kind.RESPONSE, "The request to {host} failed: {reason}"),
    (httpx.InvalidURL, Kind.INVALID_REQUEST, "Not a valid URL: {reason}"),
    (UnicodeError, Kind.INVALID_REQUEST, "Not a valid URL: {reason}"),
    (httpx.CookieConflict, Kind.RESPONSE, "The answer's cookies contradict each other"),
    (TooLargeError, Kind.TOO_LARGE, "The answer has {reason}"),
    (CompressedError, Kind.RESPONSE, "The answer is compressed, which was refused"),
    (OSError, Kind.CONNECTION, "The connection failed: {reason}"),
    # Closed by another thread while the request was on its way.
    (RuntimeError, Kind.CLOSED, "The client's connections cannot be used: {reason}"),
)

# The request has not left this machine, or no further than a proxy: any call may be repeated.
_UNSENT = (httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.ConnectError)

_UNCLEAR_HINT = (
    "Look whether it was carried out before you repeat the call; a larger limit (timeout, "
    "request_timeout, in seconds) may help."
)
_CERTIFICATE_HINT = (
    "The server's certificate is not trusted here: pass verify='/path/to/ca.pem', or set "
    "SSL_CERT_FILE to it."
)
_CERTIFICATES_OF = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def explain(problem: Exception) -> Exception:
    """Turn what a request raised into the failure that it means; anything else stays as it is."""
    for exception, kind, text in _EXPLANATIONS:
        if isinstance(problem, exception):
            failed = failures.error(kind, text.format_map(_facts(problem)))
            failed.unsent = isinstance(problem, _UNSENT)
            failed = failures.but(failed, **_advice(problem, failed.failure.message))
            may_be_sent = failed.failure.retryable and not failed.unsent
            return unclear(failed, failed.failure.hint) if may_be_sent else failed
    return problem


def _advice(problem: Exception, message: str) -> dict[str, Any]:
    """Say what to do where the kind's own hint would mislead."""
    if is_for_want_of_files(message):
        return {"hint": NO_FILES_HINT}
    if _UNCLEAR in message:
        return {"hint": _UNCLEAR_HINT}
    if "CERTIFICATE_VERIFY_FAILED" in message:
        said = [
            f"{name} is {os.environ[name]!r}" for name in _CERTIFICATES_OF if name in os.environ
        ]
        return {"retryable": False, "hint": " ".join([_CERTIFICATE_HINT, *said])}
    proxy = _proxy(problem)
    if proxy is not None and isinstance(problem, _UNSENT):
        password = ", and the user and password in it" if _PROXY_AUTHENTICATION in message else ""
        return {"hint": f"Check the proxy that {_named(proxy)}{password}."}
    return {}


def _named(proxy: ProxyEntry) -> str:
    argument = proxy.source == "proxy"
    return "the argument proxy names" if argument else f"{proxy.source} names"


def _facts(problem: Exception) -> dict[str, str]:
    reason = str(problem) or type(problem).__name__
    shown = reason if len(reason) <= _EXCERPT else f"{reason[:_EXCERPT]}…"
    proxy = _proxy(problem)
    facts = {"reason": shown, "host": "the server", "address": "the server", "proxy": "", "way": ""}
    if proxy is not None:
        facts["proxy"] = f" {proxy}"
        # What fails behind the proxy is TLS with the server, and says so.
        facts["way"] = "" if _TLS.search(reason) else f"the proxy {proxy}, the way to "
    request = _request(problem)
    limits = {}
    if request is not None:
        facts |= {"host": request.url.host, "address": _address(request.url)}
        limits = request.extensions.get("timeout", {})
    names = ("connect", "read", "write", "pool")
    return facts | {name: _seconds(limits.get(name)) for name in names}


def _address(url: httpx.URL) -> str:
    """Return the host, with the port where it is not the usual one."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    return host if url.port is None else f"{host}:{url.port}"


def _proxy(problem: Exception) -> ProxyEntry | None:
    request = _request(problem)
    return request.extensions.get(PROXY) if request is not None else None


def _request(problem: Exception) -> httpx.Request | None:
    try:
        return problem.request  # type: ignore[attr-defined,no-any-return]
    except (AttributeError, RuntimeError):  # no request was made yet
        return None


def _seconds(limit: float | None) -> str:
    return "its limit" if limit is None else f"{limit:g} s"
