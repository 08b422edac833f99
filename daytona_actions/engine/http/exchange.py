"""HTTP/1.1 on one connection, by h11: what to send, what has come, whether it can be used again.

It moves no bytes itself: the pool of threads and that of tasks each do so in their own way.
"""

from __future__ import annotations

import time
from typing import Any

import h11
import httpcore

from daytona_actions.engine.http.limits import KEPT_SECONDS

SECURED = frozenset({b"https", b"wss"})
"""Schemes that are spoken over TLS."""

SENT_ALONE = 16 * 1024
"""From so many bytes on a piece of a body is sent by itself; smaller ones go together."""

_LONGEST_HEAD = 100 * 1024  # bytes, as httpcore has it
_SCHEMES = SECURED | {b"http", b"ws"}
_SWITCHES = 101  # the last word in HTTP on a connection


def check_scheme(scheme: bytes) -> None:
    """Refuse a scheme that no pool speaks; raises httpcore.UnsupportedProtocol."""
    if scheme not in _SCHEMES:
        text = f"no request can be sent by {scheme.decode()}://" if scheme else "it has no scheme"
        raise httpcore.UnsupportedProtocol(text)


def limits_of(request: httpcore.Request) -> dict[str, float | None]:
    """Return the seconds that the phases of a request may take."""
    limits: dict[str, float | None] = request.extensions.get("timeout", {})
    return limits


def response_to(answer: Any, body: Any) -> httpcore.Response:
    """Make the answer that httpx's transport takes, of its head and the stream of its body."""
    return httpcore.Response(
        answer.status_code,
        headers=answer.headers.raw_items(),
        content=body,
        extensions={
            "http_version": b"HTTP/" + answer.http_version,
            "reason_phrase": bytes(answer.reason),
        },
    )


class Exchange:
    """Where HTTP stands on one connection to an origin."""

    def __init__(self, origin: httpcore.Origin) -> None:
        self.origin = origin
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
        self._free_since = 0.0

    @property
    def is_fresh(self) -> bool:
        """Whether it was used not long ago."""
        return time.monotonic() - self._free_since < KEPT_SECONDS

    def end_exchange(self) -> bool:
        """End an exchange; return whether the connection can be used for another."""
        if {self._http.our_state, self._http.their_state} != {h11.DONE}:
            return False
        if self._http.trailing_data[0]:  # it would answer the next request
            return False
        self._http.start_next_cycle()
        self._free_since = time.monotonic()
        return True

    def head(self, request: httpcore.Request) -> bytes:
        """Return the bytes that begin a request; raises httpcore.LocalProtocolError."""
        details = {"method": request.method, "target": request.url.target}
        return self._encoded(h11.Request, headers=request.headers, **details)

    def piece(self, content: bytes) -> bytes:
        """Return the bytes of a piece of its body."""
        return self._encoded(h11.Data, data=content)

    def end(self) -> bytes:
        """Return the bytes that end a request."""
        return self._encoded(h11.EndOfMessage)

    def _encoded(self, event: type[h11.Event], **details: Any) -> bytes:
        try:
            return self._http.send(event(**details)) or b""
        except h11.LocalProtocolError as problem:
            raise httpcore.LocalProtocolError(str(problem)) from problem

    def next_event(self) -> Any:
        """Return what h11 makes of what has come; None if more is needed.

        Raises:
            httpcore.RemoteProtocolError: the server does not speak HTTP.
        """
        try:
            event = self._http.next_event()
        except h11.RemoteProtocolError as problem:
            raise httpcore.RemoteProtocolError(str(problem)) from problem
        return None if event is h11.NEED_DATA else event

    def take(self, received: bytes) -> None:
        """Take the bytes that have come; none are the end."""
        if not received and self._http.their_state is h11.SEND_RESPONSE:
            raise httpcore.RemoteProtocolError("Server disconnected without an answer.")
        self._http.receive_data(received)


def is_head(event: Any) -> bool:
    """Tell whether an event is the head of the answer, and no word before it."""
    return isinstance(event, h11.Response) or event.status_code == _SWITCHES


def content_of(event: Any) -> bytes | None:
    """Return a piece of an answer's body; None for the end of it."""
    return bytes(event.data) if isinstance(event, h11.Data) else None
