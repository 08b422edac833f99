"""The HTTP clients of one session: the same way out, trust and headers for each service."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx

from daytona_actions.engine.http.client import HttpClient
from daytona_actions.engine.http.environment import Certificates, find_proxy, read_proxy

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from daytona_actions.engine.http.async_client import AsyncHttpClient
    from daytona_actions.engine.http.transfers import OnTransfer


@dataclass(frozen=True, kw_only=True)
class Connector:
    """Makes HTTP clients that differ in their base URL alone.

    Attributes:
        headers: layers of headers, the weakest first: names are compared without regard to case.
        timeout: seconds, for connecting, for each pause, and for a whole exchange.
        proxy: the proxy for all requests; None: what the environment says.
        verify: whether to check certificates; or the path of a file of authorities.
        on_transfer: is called for each piece of a body.
    """

    headers: tuple[Mapping[str, str], ...] = field(repr=False)
    timeout: float
    proxy: str | None = field(default=None, repr=False)
    verify: bool | str | os.PathLike[str] = True
    on_transfer: OnTransfer | None = None
    _certificates: Certificates = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Share the certificates among the clients."""
        object.__setattr__(self, "_certificates", Certificates(self.verify))

    def client(self, base_url: str) -> HttpClient:
        """Make a synchronous client.

        Raises:
            EntryError: a setting, or what the environment says for this service, cannot be used.
        """
        return HttpClient(**self.options(base_url))

    def async_client(self, base_url: str) -> AsyncHttpClient:
        """Make an asynchronous client; raises what `client` raises."""
        from daytona_actions.engine.http.async_client import AsyncHttpClient

        return AsyncHttpClient(**self.options(base_url))

    def options(self, base_url: str) -> dict[str, Any]:
        """Return what a client for this service is made with."""
        way = read_proxy(self.proxy, "proxy") if self.proxy else find_proxy(base_url)
        headers = httpx.Headers()
        for layer in self.headers:
            headers.update(layer)
        # The limit of an answer counts its bytes as they are sent.
        headers["Accept-Encoding"] = "identity"
        has_tls = not base_url.startswith("http:") or (way is not None and way.is_secured)
        return {
            "base_url": base_url,
            "headers": headers,
            "timeout": self.timeout,
            "deadline": self.timeout,
            "proxy": way,
            "verify": has_tls and self._certificates.context(),
            "on_transfer": self.on_transfer,
        }
