"""What can go wrong with an action: the kinds, how an answer maps to one, and what to do about it.

ActionError(Exception)          raised by `result.unwrap()`, and inside an action to end it
    .failure: ActionFailure     kind, message, status code, code, retryable, retry-after, hint
    .result                     the whole result, so that nothing that was created is lost
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class FailureKind(StrEnum):
    """The kinds of failure that a program can branch on."""

    AUTHENTICATION = "authentication"
    PERMISSION = "permission"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    INVALID_REQUEST = "invalid_request"
    RATE_LIMIT = "rate_limit"
    QUOTA = "quota"
    SANDBOX_NOT_STARTED = "sandbox_not_started"
    SANDBOX_FAILED = "sandbox_failed"
    COMMAND_TIMEOUT = "command_timeout"
    REQUEST_TIMEOUT = "request_timeout"
    WAIT_TIMEOUT = "wait_timeout"
    TOO_LARGE = "too_large"
    CONNECTION = "connection"
    RESPONSE = "response"
    SERVER = "server"
    CLOSED = "closed"
    INTERNAL = "internal"


HINTS: dict[FailureKind, str] = {
    FailureKind.AUTHENTICATION: (
        "Check the API key: pass api_key=… or set DAYTONA_API_KEY to a key from the dashboard's "
        "Keys page, made for the Daytona that api_url names."
    ),
    FailureKind.PERMISSION: (
        "The key, or the sandbox's user, may not do this. Use a key with that permission, or a "
        "path that the sandbox's user may reach."
    ),
    FailureKind.NOT_FOUND: (
        "Check the ID, name or path; names are case-sensitive. list_sandboxes and list_files show "
        "what exists."
    ),
    FailureKind.CONFLICT: (
        "Something of that name exists, or another change is in progress: look with get_sandbox, "
        "then try again or choose another name."
    ),
    FailureKind.INVALID_REQUEST: "Correct the argument that the message names, then call again.",
    FailureKind.RATE_LIMIT: "Wait for retry_after seconds (a minute if unknown), then try again.",
    FailureKind.QUOTA: "Ask for less, delete sandboxes that are not needed, or raise the quota.",
    FailureKind.SANDBOX_NOT_STARTED: (
        "Call start_sandbox first, then try again; or make the client with auto_start=True."
    ),
    FailureKind.SANDBOX_FAILED: (
        "The sandbox exists but cannot be used: read its error_reason, then delete_sandbox and "
        "create another."
    ),
    FailureKind.COMMAND_TIMEOUT: (
        "The command's own limit fired and its output is lost: pass a larger timeout (seconds), "
        "or start it in the background with its output in a file."
    ),
    FailureKind.REQUEST_TIMEOUT: (
        "The HTTP limit fired: the server may still be at work. Look before you repeat the call, "
        "or make the client with a larger request_timeout (seconds)."
    ),
    FailureKind.WAIT_TIMEOUT: (
        "It is still on its way: ask again with get_sandbox, or make the client with a larger "
        "wait_timeout (seconds)."
    ),
    FailureKind.TOO_LARGE: "Split or compress the file inside the sandbox, then fetch the parts.",
    FailureKind.CONNECTION: (
        "Check that the host is right (api_url or DAYTONA_API_URL) and can be reached from here: "
        "network, proxy, certificate."
    ),
    FailureKind.RESPONSE: (
        "The answer is not Daytona's: check api_url (it usually ends in /api) and any proxy "
        "between."
    ),
    FailureKind.SERVER: "Daytona failed: try again later, and look at its status page if it lasts.",
    FailureKind.CLOSED: "Make a new client, and keep it open for as long as it is used.",
    FailureKind.INTERNAL: "This is a defect in daytona_actions: please report it with the message.",
}

RETRYABLE = frozenset(
    {
        FailureKind.RATE_LIMIT,
        FailureKind.REQUEST_TIMEOUT,
        FailureKind.WAIT_TIMEOUT,
        FailureKind.CONNECTION,
        FailureKind.SERVER,
    }
)

_CLIENT_ERROR, _SERVER_ERROR = 400, 500
LONG_ENOUGH = 8
"""Characters that make a secret one wherever it stands; `1` or `true` is also an ordinary word."""

_BY_STATUS: dict[int, FailureKind] = {
    401: FailureKind.AUTHENTICATION,
    402: FailureKind.QUOTA,
    407: FailureKind.CONNECTION,
    403: FailureKind.PERMISSION,
    404: FailureKind.NOT_FOUND,
    408: FailureKind.REQUEST_TIMEOUT,
    409: FailureKind.CONFLICT,
    410: FailureKind.NOT_FOUND,
    413: FailureKind.TOO_LARGE,
    429: FailureKind.RATE_LIMIT,
}

# These never mislead; and their messages quote names, which may hold any words at all.
_CLEAR = {404, 409, 429}

# Where the status misleads, the server's words tell the true kind; each line names its recording.
_BY_MESSAGE: tuple[tuple[re.Pattern[str], FailureKind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        # A stopped sandbox is a 400 in lifecycle_by_name, an archived one in archive_and_restore.
        (r"Is the Sandbox started\?|failed to get runner info", FailureKind.SANDBOX_NOT_STARTED),
        # A 400 in create_sandbox_fails_to_start, although the sandbox exists.
        (r"^Sandbox failed to start", FailureKind.SANDBOX_FAILED),
        # A 408 in execute_command_timeout and run_code_timeout.
        (r"command execution timeout", FailureKind.COMMAND_TIMEOUT),
        # A 400 in create_sandbox_quota_exceeded; other wordings are in the public server's source.
        (r"exceeds maximum allowed|(quota|limit) exceeded", FailureKind.QUOTA),
        # A 400 in create_sandbox_unknown_snapshot, a 500 in git_clone_unknown_branch.
        (r"^Snapshot .* not found|couldn't find remote ref", FailureKind.NOT_FOUND),
        # Stop of a stopped sandbox is a 400 in lifecycle_by_name.
        (r"not in a stoppable state", FailureKind.CONFLICT),
        # A 500 in git_clone_permission_denied, a 400 in upload_file_permission_denied.
        (r": permission denied$", FailureKind.PERMISSION),
        # A 500 in git_clone_unreachable_host; Go has a colon there if the host has no address.
        (r": dial tcp[: ]", FailureKind.CONNECTION),
    )
)

# Recordings stop_sandbox_conflict and delete_sandbox_conflict.
_IN_PROGRESS = re.compile(r"state change in progress")

_URL_CREDENTIALS = re.compile(r"(?<=://)[^\s/?#]*@")


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

    kind: FailureKind
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
        result: the result that was unwrapped, with whatever the action had by then (a created
            sandbox); None inside an action.
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
    kind: FailureKind,
    message: str,
    *,
    status_code: int | None = None,
    code: str | None = None,
    retry_after: float | None = None,
    hint: str | None = None,
) -> ActionError:
    """Make the exception that ends an action, with the kind's own hint unless one is given."""
    retryable = kind in RETRYABLE or bool(_IN_PROGRESS.search(message))
    return ActionError(
        ActionFailure(
            kind=kind,
            message=sendable(message),
            status_code=status_code,
            code=None if code is None else sendable(code),
            retryable=retryable,
            retry_after=retry_after,
            hint=HINTS[kind] if hint is None else hint,
        )
    )


def sendable(text: str) -> str:
    """Replace halves of surrogate pairs, which JSON can hold and UTF-8 cannot."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def invalid(message: str) -> ActionError:
    """Make the error for an argument that is refused before any request."""
    return error(FailureKind.INVALID_REQUEST, message)


def kind_of(status_code: int, message: str) -> FailureKind:
    """Tell the kind of a failed answer: the server's words first, then the status."""
    for pattern, kind in _BY_MESSAGE if status_code not in _CLEAR else ():
        if pattern.search(message):
            return kind
    if status_code >= _SERVER_ERROR:
        return FailureKind.SERVER
    if status_code < _CLIENT_ERROR:
        return FailureKind.RESPONSE
    return _BY_STATUS.get(status_code, FailureKind.INVALID_REQUEST)


def but(problem: ActionError, **changes: Any) -> ActionError:
    """Change the words or numbers in an error's failure, and return the error."""
    problem.failure = replace(problem.failure, **changes)
    return problem


def without(problem: ActionError, secrets: Iterable[str]) -> ActionError:
    """Take secrets and the credentials of URLs out of an error's message, and return the error.

    A server, or a proxy, may have repeated them.
    """
    message = _URL_CREDENTIALS.sub("", problem.failure.message)
    code = problem.failure.code
    for secret in filter(None, secrets):
        message = _uncut(secret, _quoted(secret).sub("REDACTED", message))
        code = code and _quoted(secret).sub("REDACTED", code)
    return but(problem, message=message, code=code)


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
