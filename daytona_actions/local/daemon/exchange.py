"""What a toolbox route gets and gives: a request, an answer, and the errors that become answers."""

from __future__ import annotations

import json
import re
import time
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .settings import Settings


# The moment that Go writes where none was set.
NEVER = "0001-01-01T00:00:00Z"
SURROGATE = re.compile("[\ud800-\udfff]")


class Request(NamedTuple):
    """A call of a toolbox route, its body still to be read.

    ``client`` is the socket of whoever waits for the answer.
    """

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Iterator[bytes]
    settings: Settings
    client: int


class Answer(NamedTuple):
    """Status, headers and body of an answer; the body may be produced while it is sent."""

    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    body: Iterable[bytes] = ()

    @classmethod
    def of_json(cls, value: object, status: int = 200) -> Answer:
        """Return a JSON answer with its length."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        try:
            content = text.encode()
        except UnicodeEncodeError:
            # A path whose bytes are no text, or half of a surrogate pair that a client sent.
            content = SURROGATE.sub("\ufffd", text).encode()
        headers = {
            "content-type": "application/json; charset=utf-8",
            "content-length": str(len(content)),
        }
        return cls(status, headers, [content])


class RouteError(Exception):
    """A call that cannot be carried out, with the status, code and message to answer."""

    def __init__(self, status: int, code: str, message: str) -> None:
        """Keep what becomes the error body."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    @classmethod
    def bad_request(cls, reason: str) -> RouteError:
        """Return the 400 of a value that is understood but not accepted."""
        return cls(400, "BAD_REQUEST", f"bad request: {reason}")

    @classmethod
    def invalid_body(cls, reason: str) -> RouteError:
        """Return the 400 of a body that does not fit the route (recorded: run_code_empty)."""
        return cls(400, "INVALID_REQUEST_BODY", f"invalid body request: {reason}")

    @classmethod
    def unplaced(cls, message: str) -> RouteError:
        """Return the 500 that tells neither when nor where (recorded: session_errors)."""
        return cls(500, "", message)

    @classmethod
    def not_offered(cls, what: str) -> RouteError:
        """Return the 501 of what v0.190.0 has and this daemon has not."""
        message = (
            f"not implemented: the local Daytona does not offer {what};"
            " its page docs/local.md lists what it leaves out, a real Daytona has it"
        )
        return cls(501, "NOT_IMPLEMENTED", message)

    @classmethod
    def not_found(cls, reason: str) -> RouteError:
        """Return the 404 of what is named and not there."""
        return cls(404, "NOT_FOUND", f"not found: {reason}")

    @classmethod
    def conflict(cls, reason: str) -> RouteError:
        """Return the 409 of what something else is in the way of."""
        return cls(409, "CONFLICT", f"conflict: {reason}")

    @classmethod
    def internal(cls, message: str) -> RouteError:
        """Return the 500 of what failed for another reason."""
        return cls(500, "INTERNAL_SERVER_ERROR", message)

    def answer(self, method: str, path: str) -> Answer:
        """Return the error body that the daemon of v0.190.0 sends."""
        body: dict[str, object] = {
            "statusCode": self.status,
            "message": self.message,
            "code": self.code,
            "timestamp": rfc3339(time.time_ns()),
            "path": path,
            "method": method,
        }
        if not self.code:
            told = {"statusCode": self.status, "message": self.message}
            body = {**told, "timestamp": NEVER, "path": ""}
        answer = Answer.of_json(body, self.status)
        return answer._replace(headers={**answer.headers, "content-type": "application/json"})


def rfc3339(nanoseconds: int) -> str:
    """Return a moment in UTC as Go writes it: nanoseconds without trailing zeros."""
    seconds, fraction = divmod(nanoseconds, 1_000_000_000)
    text = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
    digits = f".{fraction:09}".rstrip("0").rstrip(".")
    return f"{text}{digits}Z"
