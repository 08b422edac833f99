"""What an exception of a request means: one table over httpx's whole tree."""

from __future__ import annotations

import httpx

from daytona_actions import errors
from daytona_actions._transport import CompressedError, TooLargeError
from daytona_actions.errors import FailureKind

_EXCERPT = 200
_UNCLEAR = "; whether the request was carried out is unknown"

# httpx's own tree, from the special to the general; a test enumerates it.
_EXPLANATIONS: tuple[tuple[type[Exception], FailureKind, str], ...] = (
    (httpx.ConnectTimeout, FailureKind.CONNECTION, "No connection to {host} within {connect}"),
    (httpx.PoolTimeout, FailureKind.REQUEST_TIMEOUT, "No free connection to {host} within {pool}"),
    (httpx.WriteTimeout, FailureKind.REQUEST_TIMEOUT, "No data taken by {host} within {write}"),
    (
        httpx.TimeoutException,
        FailureKind.REQUEST_TIMEOUT,
        "No answer from {host} within {read} (the HTTP limit)" + _UNCLEAR,
    ),
    (httpx.ProxyError, FailureKind.CONNECTION, "No way through the proxy to {host}: {reason}"),
    (httpx.ConnectError, FailureKind.CONNECTION, "No connection to {host}: {reason}"),
    (
        httpx.NetworkError,
        FailureKind.CONNECTION,
        "The connection to {host} broke ({reason})" + _UNCLEAR,
    ),
    (
        httpx.RemoteProtocolError,
        FailureKind.CONNECTION,
        "The server at {host} broke off or does not speak HTTP ({reason})" + _UNCLEAR,
    ),
    (httpx.UnsupportedProtocol, FailureKind.INVALID_REQUEST, "Not a usable URL: {reason}"),
    (httpx.LocalProtocolError, FailureKind.INVALID_REQUEST, "Not a valid request: {reason}"),
    (httpx.TransportError, FailureKind.CONNECTION, "The request to {host} failed: {reason}"),
    (httpx.DecodingError, FailureKind.RESPONSE, "The answer of {host} cannot be decoded"),
    (httpx.TooManyRedirects, FailureKind.RESPONSE, "The server at {host} redirects without end"),
    (httpx.HTTPError, FailureKind.RESPONSE, "The request to {host} failed: {reason}"),
    (httpx.InvalidURL, FailureKind.INVALID_REQUEST, "Not a valid URL: {reason}"),
    (UnicodeError, FailureKind.INVALID_REQUEST, "Not a valid URL: {reason}"),
    (httpx.CookieConflict, FailureKind.RESPONSE, "The answer's cookies contradict each other"),
    (TooLargeError, FailureKind.TOO_LARGE, "The answer has {reason}"),
    (CompressedError, FailureKind.RESPONSE, "The answer is compressed, which was refused"),
    (OSError, FailureKind.CONNECTION, "The connection failed: {reason}"),
    # Closed by another thread while the request was on its way.
    (RuntimeError, FailureKind.CLOSED, "The client's connections cannot be used: {reason}"),
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


def explain(problem: Exception) -> Exception:
    """Turn what a request raised into the failure that it means; anything else stays as it is."""
    for exception, kind, text in _EXPLANATIONS:
        if isinstance(problem, exception):
            told = errors.error(kind, text.format_map(_facts(problem)))
            told.unsent = isinstance(problem, _UNSENT)
            if _UNCLEAR in told.failure.message:
                errors.but(told, hint=_UNCLEAR_HINT)
            if "CERTIFICATE_VERIFY_FAILED" in told.failure.message:
                errors.but(told, retryable=False, hint=_CERTIFICATE_HINT)
            return told
    return problem


def _facts(problem: Exception) -> dict[str, str]:
    reason = str(problem) or type(problem).__name__
    shown = reason if len(reason) <= _EXCERPT else f"{reason[:_EXCERPT]}…"
    facts = {"reason": shown, "host": "the server"}
    try:
        request: httpx.Request = problem.request  # type: ignore[attr-defined]
    except (AttributeError, RuntimeError):  # no request was made yet
        limits = {}
    else:
        facts["host"] = request.url.host
        limits = request.extensions.get("timeout", {})
    names = ("connect", "read", "write", "pool")
    return facts | {name: _seconds(limits.get(name)) for name in names}


def _seconds(limit: float | None) -> str:
    return "its limit" if limit is None else f"{limit:g} s"
