"""Every reach into a library's private parts: its reason, the test that notices, the way back.

The versions of httpx and httpcore are bounded in pyproject.toml because of what stands here.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import httpcore

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx


def wrap_network(
    client: httpx.Client, wrap: Callable[[httpcore.NetworkBackend], httpcore.NetworkBackend]
) -> int:
    """Wrap the network backends of a client's pools, proxies' included; return how many.

    Reason: a deadline for a whole call, and closing that wakes waiting threads, need the streams;
    httpcore's pools take a `network_backend`, but httpx passes none on.
    Noticed by: tests/http/test_seam.py, and `test_whole_exchange`.
    Way back: as soon as httpx's transport takes a backend or a pool, pass it there.
    """
    wrapped = 0
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001
        pool = getattr(transport, "_pool", None)
        if isinstance(pool, httpcore.ConnectionPool):
            pool._network_backend = wrap(pool._network_backend)  # noqa: SLF001
            wrapped += 1
    return wrapped


def replace_pool(client: httpx.Client | httpx.AsyncClient, pool: Any) -> None:
    """Put a pool of our own below a client's transport; proxies keep httpx's.

    Reason: docs/transport.md. Below the transport, not in its place, so that whoever watches or
    replaces requests there (vcrpy and the like) finds them.
    Noticed by: tests/http/test_seam.py, and every test that counts connections.
    Way back: leave the call out, and httpx's own pool serves, slower and with the gaps that
    docs/transport.md names.
    """
    transport: Any = client._transport  # noqa: SLF001
    known = (httpcore.ConnectionPool, httpcore.AsyncConnectionPool)
    if not isinstance(transport._pool, known):  # noqa: SLF001
        raise TypeError(f"httpx keeps its connections in a {type(transport._pool).__name__}")  # noqa: SLF001
    transport._pool = pool  # noqa: SLF001


surplus_of = attrgetter("_stream._httpcore_stream._stream._connection._h11_state.trailing_data")
"""Gets what came on a stream's connection beyond the answer, and whether the connection has ended.

After every answer it is asked for, so it is no function of ours. See `network_stream_of`.
"""


def network_stream_of(stream: Any) -> Any:
    """Return what closes a connection on which more has come than the answer.

    That would answer the next request.

    Reason: httpcore keeps those bytes in h11's buffer and uses the connection again.
    Noticed by: `test_surplus_bytes_never_answer_the_next_request`.
    Way back: httpcore looks at `trailing_data` itself before it keeps a connection.
    """
    return stream._stream._httpcore_stream._stream._connection._network_stream  # noqa: SLF001


class RedirectsUnread:
    """A client that reads no `Location`: it stands before httpx's client among the bases.

    Reason: redirects are not followed, and httpx fails at one whose address it cannot read.
    Noticed by: tests/http/test_seam.py, and `test_redirects_are_never_followed`.
    Way back: httpx builds the next request only for a client that follows redirects.
    """

    def _build_redirect_request(self, _request: object, _response: object) -> Any:
        return None
