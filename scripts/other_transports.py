"""Other libraries' transports for httpx, each made to behave as ours as far as it can be told to."""

from __future__ import annotations

import ssl
from importlib import import_module
from typing import Any


def make_transport(name: str, verify: ssl.SSLContext | bool) -> Any:  # noqa: FBT001 - httpx's own
    """Make a transport of a library, each as its own documentation says."""
    import httpx

    from daytona_actions.engine.http.limits import (
        KEPT_SECONDS,
        MOST_CONNECTIONS,
        connection_limits,
    )

    if name == "httpx":
        return httpx.AsyncHTTPTransport(verify=verify, limits=connection_limits(), trust_env=False)
    if name == "httpx2":
        return _with_pool_of_httpx2(verify)
    if name == "httpx_aiohttp":
        kind = import_module("httpx_aiohttp").AiohttpTransport
        return kind(verify=verify, limits=connection_limits(), trust_env=False)
    if name == "pyqwest":
        made = import_module("pyqwest").HTTPTransport(
            tls_ca_cert="".join(map(ssl.DER_cert_to_PEM_cert, _authorities(verify))).encode()
            or None,
            max_connections_per_address=MOST_CONNECTIONS,
            pool_idle_timeout=KEPT_SECONDS,
            enable_gzip=False,
            enable_brotli=False,
            enable_zstd=False,
            follow_redirects=False,
            enable_otel=False,
        )
        return import_module("pyqwest.httpx").AsyncPyqwestTransport(made)
    if name == "pyreqwest":
        builder = import_module("pyreqwest.client").ClientBuilder()
        builder = builder.no_proxy().http1_only().follow_redirects(enable=False)
        builder = builder.max_connections(MOST_CONNECTIONS).gzip(enable=False)
        builder = builder.danger_accept_invalid_certs(enable=verify is False)
        for authority in _authorities(verify):
            builder = builder.add_root_certificate_der(authority)
        return import_module("pyreqwest.compatibility.httpx").HttpxTransport(builder.build())
    raise ValueError(f"no such transport: {name}")


def _authorities(verify: ssl.SSLContext | bool) -> list[bytes]:  # noqa: FBT001 - httpx's own
    return verify.get_ca_certs(binary_form=True) if isinstance(verify, ssl.SSLContext) else []


def _with_pool_of_httpx2(verify: ssl.SSLContext | bool) -> Any:  # noqa: FBT001 - httpx's own
    """Put the pool of httpx2 below httpx's transport, whose exceptions it then raises."""
    import httpcore
    import httpx

    httpcore2 = import_module("httpcore2")

    from daytona_actions.engine.http.limits import KEPT_SECONDS, MOST_CONNECTIONS

    transport: Any = httpx.AsyncHTTPTransport(verify=verify, trust_env=False)
    pool: Any = httpcore2.AsyncConnectionPool(
        ssl_context=httpx.create_ssl_context(verify, trust_env=False),
        max_connections=MOST_CONNECTIONS,
        max_keepalive_connections=MOST_CONNECTIONS,
        keepalive_expiry=KEPT_SECONDS,
    )
    transport._pool = _Translated(pool, httpcore, httpcore2)  # noqa: SLF001
    return transport


class _Translated:
    """A pool of httpcore2 that takes httpcore's requests, and raises its exceptions."""

    def __init__(self, pool: Any, old: Any, new: Any) -> None:
        self._pool, self._old, self._new = pool, old, new

    async def handle_async_request(self, request: Any) -> Any:
        url = self._new.URL(
            scheme=request.url.scheme,
            host=request.url.host,
            port=request.url.port,
            target=request.url.target,
        )
        asked = self._new.Request(
            request.method,
            url,
            headers=request.headers,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = await self._pool.handle_async_request(asked)
        except Exception as problem:
            raise self._translate(problem) from problem
        answer.stream = _TranslatedBody(answer.stream, self._translate)
        return answer

    def _translate(self, problem: Exception) -> Exception:
        known = getattr(self._old, type(problem).__name__, None)
        return problem if known is None else known(str(problem))

    async def aclose(self) -> None:
        await self._pool.aclose()


class _TranslatedBody:
    def __init__(self, stream: Any, translate: Any) -> None:
        self._stream, self._translate = stream, translate

    async def __aiter__(self) -> Any:
        try:
            async for piece in self._stream:
                yield piece
        except Exception as problem:
            raise self._translate(problem) from problem

    async def aclose(self) -> None:
        await self._stream.aclose()
