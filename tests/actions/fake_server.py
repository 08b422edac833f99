"""A server at the wire, answering what a test says; it sees requests as they would be sent."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

_UNSAID = object()


@dataclass(frozen=True)
class Answer:
    """One answer: a response, or what is raised in its place."""

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    stream: Any = None
    error: BaseException | None = None
    before: Callable[[], object] | None = None

    def give(self) -> httpx.Response:
        """Make the response anew, or raise the error."""
        if self.before is not None:
            self.before()
        if self.error is not None:
            raise self.error
        body = {"content": self.content} if self.stream is None else {"stream": self.stream}
        return httpx.Response(self.status, headers=self.headers, **body)


class FakeServer:
    """Answers in the order in which they were given, and the requests that it got."""

    def __init__(self) -> None:
        """Start with no answer at all."""
        self.requests: list[httpx.Request] = []
        self.unanswered: list[str] = []
        self.waiting: deque[Answer] = deque()
        self._always: Answer | None = None

    def answer(self, status: int = 200, json: Any = _UNSAID, **details: Any) -> None:
        """Give the next request an answer; a request without one fails the test at its end.

        Args:
            status: the HTTP status.
            json: the body, if it is JSON.
            details: other fields of an `Answer`: content, headers, stream, error, before.
        """
        self.waiting.append(_answer(status, json, details))

    def always(self, status: int = 200, json: Any = _UNSAID, **details: Any) -> None:
        """Give this answer to every request that has no other."""
        self._always = _answer(status, json, details)

    @property
    def calls(self) -> list[str]:
        """What was asked: method and path as they were sent, without the host."""
        return [f"{request.method} {request.url.raw_path.decode()}" for request in self.requests]

    def sent(self, index: int = -1) -> Any:
        """The JSON body of a request, the last one if none is named."""
        return json.loads(self.requests[index].content)

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, whose body has been read."""
        self.requests.append(request)
        answer = self.waiting.popleft() if self.waiting else self._always
        if answer is None:
            self.unanswered.append(f"{request.method} {request.url}")
            raise AssertionError(self.unanswered)
        return answer.give()


def _answer(status: int, body: Any, details: dict[str, Any]) -> Answer:
    if body is not _UNSAID:
        headers = {"content-type": "application/json"} | details.pop("headers", {})
        details = {"content": json.dumps(body).encode(), "headers": headers} | details
    return Answer(status, **details)
