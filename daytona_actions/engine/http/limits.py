"""What a connection, an answer and a client's pools may use, and what a request says of it."""

from __future__ import annotations

from typing import Protocol

import httpx

DEADLINE = "deadline"
"""Request extension: seconds for the whole exchange, in place of the client's own; or None."""

MAX_BYTES = "max_bytes"
"""Request extension: the longest body in bytes that is read, in place of `MOST_BYTES`."""

RECEIVER = "receiver"
"""Request extension: a `Receiver` of a successful body in place of the answer, or None."""

MOST_AWAITED = "most_awaited"
"""Request extension: the longest announced body in bytes that a thread awaits with the head."""

MOST_BYTES = 100 * 1024 * 1024
"""The longest body in bytes that is read: no answer may fill this memory."""

SMALL = 64 * 1024
"""The longest announced body in bytes that is awaited where it is wanted whole."""

MOST_COMPRESSED = 64 * 1024
"""The longest compressed refusal in bytes; its true size is up to a thousand times that."""

MOST_CONNECTIONS = 100
"""How many connections a client has to one service at most; further calls wait for a free one.

All of them are kept: httpx keeps 20 and closes the others after each call, so that more threads
than that connect anew all the time.
"""

KEPT_SECONDS = 5.0
"""How long an unused connection is kept: servers and gateways close theirs some time later."""


class Receiver(Protocol):
    """Takes a body piece by piece."""

    def clear(self) -> None: ...
    def take(self, piece: bytes) -> None: ...


class TooLargeError(Exception):
    """The answer has, or announces, more bytes than its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")


class CompressedError(Exception):
    """The answer is compressed although that was refused, so its true size cannot be limited."""


def connection_limits() -> httpx.Limits:
    """Return the limits of a client's connections in httpx's terms."""
    return httpx.Limits(
        max_connections=MOST_CONNECTIONS,
        max_keepalive_connections=MOST_CONNECTIONS,
        keepalive_expiry=KEPT_SECONDS,
    )
