"""What can go wrong with an action: kinds of failure, how an answer maps to one, what to do next.

ActionError(Exception)          raised by `result.unwrap()`, and inside an action to end it
    .failure: ActionFailure     kind, message, status code, code, retryable, retry-after, hint
    .result                     the whole result, so that nothing that was created is lost

A service tells its failures in a vocabulary of its own: more kinds, its hints, and what its
messages mean. The one of the action that runs in this context is `vocabulary`.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from daytona_actions.engine.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Kind(StrEnum):
    """The kinds of failure that any service has; a vocabulary may have more."""

    AUTHENTICATION = "authentication"
    PERMISSION = "permission"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    INVALID_REQUEST = "invalid_request"
    UNSUPPORTED = "unsupported"
    RATE_LIMIT = "rate_limit"
    QUOTA = "quota"
    COMMAND_TIMEOUT = "command_timeout"
    REQUEST_TIMEOUT = "request_timeout"
    WAIT_TIMEOUT = "wait_timeout"
    TOO_LARGE = "too_large"
    CONNECTION = "connection"
    RESPONSE = "response"
    SERVER = "server"
    CLOSED = "closed"
    INTERNAL = "internal"


HINTS: Mapping[str, str] = {
    Kind.AUTHENTICATION: "Check the API key, and that it was made for the server that is called.",
    Kind.PERMISSION: "The key may not do this: use one with that permission.",
    Kind.NOT_FOUND: "Check the ID or name; names are case-sensitive.",
    Kind.CONFLICT: "Something of that name exists, or another change is in progress: look first.",
    Kind.INVALID_REQUEST: "Correct the argument that the message names, then call again.",
    Kind.UNSUPPORTED: "The server does not offer this, and no retry helps: do without it.",
    Kind.RATE_LIMIT: "Wait for retry_after seconds (a minute if unknown), then try again.",
    Kind.QUOTA: "Ask for less, delete what is not needed, or raise the quota.",
    Kind.COMMAND_TIMEOUT: "The command took longer than its own limit: pass a larger one.",
    Kind.REQUEST_TIMEOUT: (
        "The HTTP request timed out: the server may still be at work. Look before you repeat the "
        "call."
    ),
    Kind.WAIT_TIMEOUT: "It is still on its way: ask again later.",
    Kind.TOO_LARGE: "Ask for less at once.",
    Kind.CONNECTION: (
        "Check that the host is right and can be reached from here: network, proxy, certificate."
    ),
    Kind.RESPONSE: "The answer is not the service's: check its address and any proxy between.",
    Kind.SERVER: "The service failed: try again later.",
    Kind.CLOSED: "Make a new client, and keep it open for as long as it is used.",
    Kind.INTERNAL: "This is a defect of this package: please report it with the message.",
}

RETRYABLE = frozenset(
    {
        Kind.RATE_LIMIT,
        Kind.REQUEST_TIMEOUT,
        Kind.WAIT_TIMEOUT,
        Kind.CONNECTION,
        Kind.SERVER,
    }
)

_CLIENT_ERROR, _NOT_FOUND, _SERVER_ERROR, _NOT_OFFERED = 400, 404, 500, 501
LONG_ENOUGH = 8
"""Characters that make a secret one wherever it stands; `1` or `true` is also an ordinary word."""

_BY_STATUS: dict[int, Kind] = {
    401: Kind.AUTHENTICATION,
    402: Kind.QUOTA,
    407: Kind.CONNECTION,
    403: Kind.PERMISSION,
    404: Kind.NOT_FOUND,
    408: Kind.REQUEST_TIMEOUT,
    409: Kind.CONFLICT,
    410: Kind.NOT_FOUND,
    413: Kind.TOO_LARGE,
    429: Kind.RATE_LIMIT,
    # The one 5xx that is about the request: nothing was done, and the next time will be the same.
    _NOT_OFFERED: Kind.UNSUPPORTED,
}

_NEVER = late_pattern(r"(?!)")
_URL_CREDENTIALS = late_pattern(r"(?<=://)[^\s/?#]*@")


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """How the failures of one service are told.

    Attributes:
        kinds: its enum, with all kinds of `Kind` and its own.
        hints: what to do next, for each kind.
        by_message: where a status misleads, what the server's own words mean; the first that is
            found counts.
        clear: the statuses that never mislead.
        in_progress: what a message says where the same call can help a little later.
        messages: where the body of a refusal holds its message, as paths: `message`,
            `error.message`, `errors[].detail`; the first that is there counts.
        code: where it holds the service's own code, as paths.
        advice: what to do next where the server's own words say more than the kind; the first that
            is found counts.
        foreign: what a 404 says that comes from no route of the service: the address is wrong.
        not_offered: what to do about a 501.
    """

    kinds: type[StrEnum] = Kind
    hints: Mapping[str, str] = field(default_factory=lambda: HINTS)
    by_message: tuple[tuple[re.Pattern[str], str], ...] = ()
    clear: frozenset[int] = frozenset()
    in_progress: re.Pattern[str] = _NEVER
    messages: tuple[str, ...] = ("message", "error.message", "errors", "errors[].detail", "detail")
    code: tuple[str, ...] = ("code", "error", "errors[].code")
    advice: tuple[tuple[re.Pattern[str], str], ...] = ()
    foreign: re.Pattern[str] = _NEVER
    not_offered: str = HINTS[Kind.UNSUPPORTED]

    def kind_of(self, status_code: int, message: str) -> str:
        """Tell the kind of a failed answer: the server's words first, then the status."""
        for pattern, kind in self.by_message if status_code not in self.clear else ():
            if pattern.search(message):
                return kind
        if status_code == _NOT_FOUND and self.foreign.search(message):
            return Kind.RESPONSE
        if status_code < _CLIENT_ERROR:
            return Kind.RESPONSE
        usual = Kind.SERVER if status_code >= _SERVER_ERROR else Kind.INVALID_REQUEST
        return _BY_STATUS.get(status_code, usual)

    def hint_of(self, status_code: int | None, kind: str, message: str) -> str:
        """Tell what to do about a failure."""
        for pattern, hint in self.advice:
            if pattern.search(message):
                return hint
        if status_code == _NOT_OFFERED and kind == Kind.UNSUPPORTED:
            return self.not_offered
        return self.hints[kind]


_ANY = Vocabulary()
vocabulary: ContextVar[Vocabulary] = ContextVar("vocabulary", default=_ANY)
"""That of the service whose action runs in this context; the drivers set it."""


secrets_given: ContextVar[tuple[str, ...]] = ContextVar("secrets_given", default=())
"""Those among the arguments of the action that runs in this context; the drivers set it."""


@dataclass(frozen=True, slots=True)
class ActionFailure:
    """Why an action failed, in a form that a program can branch on.

    Attributes:
        kind: the kind of failure.
        message: what happened, the same text as the result's `error`.
        status_code: the HTTP status of the answer, None if there was none.
        code: the server's own code for it (`UNAUTHORIZED`, `Not Found`), None if it gave none.
        retryable: whether trying the same call again can help.
        retry_after: seconds that the server asks to wait first, None if it did not say.
        hint: what to do next, in one sentence.
        attempts: how often the request that failed was tried; 1 also where none was made.
    """

    kind: StrEnum
    message: str
    status_code: int | None = None
    code: str | None = None
    retryable: bool = False
    retry_after: float | None = None
    hint: str = ""
    attempts: int = 1


class ActionError(Exception):
    """An action failed: raised by `result.unwrap()`, and inside an action to end it.

    Attributes:
        failure: why, with a kind to branch on and a hint what to do.
        result: the result that was unwrapped, with whatever the action had by then (what was
            created); None inside an action.
        partial: fields of the result that are known in spite of the failure.
        unsent: whether the request cannot have reached the server.
    """

    def __init__(self, failure: ActionFailure, result: Any = None) -> None:
        super().__init__(failure, result)
        self.failure = failure
        self.result = result
        self.partial: dict[str, Any] = {}
        self.unsent = False

    def __str__(self) -> str:
        """Show the message with its hint: what happened and what to do."""
        return f"{self.failure.message} [{self.failure.kind}] {self.failure.hint}"


def error(  # noqa: PLR0913 - the fields of a failure, each with a default
    kind: str,
    message: str,
    *,
    status_code: int | None = None,
    code: str | None = None,
    retry_after: float | None = None,
    hint: str | None = None,
) -> ActionError:
    """Make the exception that ends an action, with the kind's own hint unless one is given."""
    spoken = vocabulary.get()
    return ActionError(
        ActionFailure(
            kind=spoken.kinds(kind),
            message=sendable(message),
            status_code=status_code,
            code=None if code is None else sendable(code),
            retryable=kind in RETRYABLE or bool(spoken.in_progress.search(message)),
            retry_after=retry_after,
            hint=spoken.hint_of(status_code, kind, message) if hint is None else hint,
        )
    )


def sendable(text: str) -> str:
    """Replace halves of surrogate pairs, which JSON can hold and UTF-8 cannot."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def invalid(message: str) -> ActionError:
    """Make the error for an argument that is refused before any request."""
    return error(Kind.INVALID_REQUEST, message)


def but(problem: ActionError, **changes: Any) -> ActionError:
    """Return the same error with other words or numbers in its failure."""
    other = ActionError(replace(problem.failure, **changes), problem.result)
    other.partial, other.unsent = {**problem.partial}, problem.unsent
    return other


def without(problem: ActionError, secrets: Iterable[str]) -> ActionError:
    """Return the same error without secrets and the credentials of URLs in its message.

    A server, or a proxy, may have repeated them.
    """
    message = _URL_CREDENTIALS.sub("", problem.failure.message)
    code = problem.failure.code
    for secret in filter(None, [*secrets, *secrets_given.get()]):
        message = _uncut(secret, _quoted(secret).sub("REDACTED", message))
        code = code and _quoted(secret).sub("REDACTED", code)
    return but(problem, message=message, code=code)


def without_given(text: str) -> str:
    """Return a text without the secrets among the arguments, such as a path that holds one."""
    for secret in filter(None, secrets_given.get()):
        text = _quoted(secret).sub("REDACTED", text)
    return text


def _uncut(secret: str, message: str) -> str:
    """Take out the beginning of a secret at which an excerpt was cut."""
    if "…" in message:
        for length in range(len(secret) - 1, 2, -1):
            message = message.replace(f"{secret[:length]}…", "REDACTED…")
    return message


def _quoted(secret: str) -> re.Pattern[str]:
    """Match a secret; a very short one only as a word, so that it does not riddle the message."""
    pattern = re.escape(secret)
    return re.compile(pattern if len(secret) >= LONG_ENOUGH else rf"(?<!\w){pattern}(?!\w)")


def counted(number: int, thing: str) -> str:
    """Say how many of something there are, for a message: `1 line`, `2 lines`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
