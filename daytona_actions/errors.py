"""How Daytona's failures are told: its kinds, what to do about each, and what its messages mean."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from daytona_actions.engine import failures
from daytona_actions.engine.failures import (
    RETRYABLE,
    ActionError,
    ActionFailure,
    Kind,
    Vocabulary,
    but,
    counted,
    error,
    invalid,
    sendable,
    without,
)
from daytona_actions.engine.late_pattern import late_pattern

if TYPE_CHECKING:
    import re

__all__ = [
    "FAILURES",
    "HINTS",
    "RETRYABLE",
    "UNSETTLED",
    "ActionError",
    "ActionFailure",
    "FailureKind",
    "but",
    "counted",
    "error",
    "invalid",
    "sendable",
    "without",
]


class FailureKind(StrEnum):
    """The kinds of failure that a program can branch on."""

    AUTHENTICATION = Kind.AUTHENTICATION
    PERMISSION = Kind.PERMISSION
    NOT_FOUND = Kind.NOT_FOUND
    CONFLICT = Kind.CONFLICT
    INVALID_REQUEST = Kind.INVALID_REQUEST
    UNSUPPORTED = Kind.UNSUPPORTED
    RATE_LIMIT = Kind.RATE_LIMIT
    QUOTA = Kind.QUOTA
    SANDBOX_NOT_STARTED = "sandbox_not_started"
    SANDBOX_FAILED = "sandbox_failed"
    COMMAND_TIMEOUT = Kind.COMMAND_TIMEOUT
    REQUEST_TIMEOUT = Kind.REQUEST_TIMEOUT
    WAIT_TIMEOUT = Kind.WAIT_TIMEOUT
    TOO_LARGE = Kind.TOO_LARGE
    CONNECTION = Kind.CONNECTION
    RESPONSE = Kind.RESPONSE
    SERVER = Kind.SERVER
    CLOSED = Kind.CLOSED
    INTERNAL = Kind.INTERNAL


UNSETTLED = frozenset(
    {
        FailureKind.CONNECTION,
        FailureKind.REQUEST_TIMEOUT,
        FailureKind.RESPONSE,
        FailureKind.SERVER,
    }
)
"""The kinds after which what was asked for may have happened although no answer says so."""

_OWN_HINTS: dict[str, str] = {
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
    FailureKind.UNSUPPORTED: (
        "This Daytona has it switched off, or not for this kind of sandbox: no retry helps, do "
        "without it."
    ),
    FailureKind.QUOTA: "Ask for less, delete sandboxes that are not needed, or raise the quota.",
    FailureKind.SANDBOX_NOT_STARTED: (
        "Call start_sandbox first, then try again; or make the client with auto_start=True."
    ),
    FailureKind.SANDBOX_FAILED: (
        "The sandbox exists but cannot be used: read its error_reason, then delete_sandbox and "
        "create another."
    ),
    FailureKind.COMMAND_TIMEOUT: (
        "The command ran into its own timeout and its output is lost: pass a larger timeout "
        "(seconds), or start it in the background with its output in a file."
    ),
    FailureKind.REQUEST_TIMEOUT: (
        "The HTTP request timed out: the server may still be at work. Look before you repeat the "
        "call, or make the client with a larger request_timeout (seconds)."
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
        "The answer is not Daytona's: check api_url (it usually ends in /api), toolbox_url if it is "
        "set, and any proxy between."
    ),
    FailureKind.SERVER: "Daytona failed: try again later, and look at its status page if it lasts.",
    FailureKind.INTERNAL: "This is a defect in daytona_actions: please report it with the message.",
}

HINTS: dict[str, str] = {kind: _OWN_HINTS.get(kind) or failures.HINTS[kind] for kind in FailureKind}
"""What to do next, for each kind: as any service says it, where Daytona has no words of its own."""

# These never mislead; and their messages quote names, which may hold any words at all.
_CLEAR = frozenset({404, 409, 429, 501})

# Where the status misleads, the server's words tell the true kind; each line names its recording.
_BY_MESSAGE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (late_pattern(pattern), kind)
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
        # 422s in fork_and_family and settings_resize_recover.
        (r" is not supported for this sandbox$", FailureKind.UNSUPPORTED),
        # A taken name, and a deletion that comes too early or twice: 400s in volume_lifecycle.
        (r"^Volume with name .* already exists", FailureKind.CONFLICT),
        (r"^Volume must be in 'ready' or 'error' state", FailureKind.CONFLICT),
        # 400s in snapshot_in_use and snapshot_build_fails, and in snapshot_of_a_sandbox.
        (r"^Snapshot deactivation is still in progress", FailureKind.CONFLICT),
        (r"^Snapshot \S+ (is already active|cannot be activated)", FailureKind.CONFLICT),
        # "to resize" is in the public server's source only.
        (r"^Sandbox must be in started or stopped state to (create|resize)", FailureKind.CONFLICT),
        # In the public server's source, of a start, a stop or an archive.
        (r"^Sandbox is in an errored state$", FailureKind.SANDBOX_FAILED),
        # Archive of a started sandbox, or of an archived one, is a 400 in settings_archive_started.
        (r"^Sandbox is not stopped$", FailureKind.CONFLICT),
        # A 400 in settings_resize_recover.
        (r"^Sandbox is not in a recoverable state", FailureKind.CONFLICT),
        # A 400 in settings_backup.
        (r"^Sandbox backup is already in progress", FailureKind.CONFLICT),
        # Stop of a stopped sandbox is a 400 in lifecycle_by_name.
        (r"not in a stoppable state", FailureKind.CONFLICT),
        # Each a 500: git_branch_errors, git_commit_errors, git_add_errors, git_diverged.
        (r"^a branch named .* already exists|^non-fast-forward update", FailureKind.CONFLICT),
        (r"^cannot create empty commit", FailureKind.CONFLICT),
        (r"^invalid reference name$", FailureKind.INVALID_REQUEST),
        (r"^entry not found$", FailureKind.NOT_FOUND),
        # A 500 in git_clone_permission_denied, a 400 in upload_file_permission_denied.
        (r": permission denied$", FailureKind.PERMISSION),
        # A 500 in git_clone_unreachable_host; Go has a colon there if the host has no address.
        (r": dial tcp[: ]", FailureKind.CONNECTION),
    )
)

_ADVICE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (late_pattern(pattern), hint)
    for pattern, hint in (
        (
            r"^Volume with name .* already exists",
            "Choose another name, or use that one: get_volume and list_volumes show it.",
        ),
        (
            r"^Volume cannot be deleted because it is in use",
            (
                "Delete the sandboxes that have it (delete_sandbox), then try again; get_volume and "
                "list_volumes show how it stands."
            ),
        ),
        (
            r"^Volume must be in 'ready' or 'error' state",
            "Look with get_volume or list_volumes: it is on its way, or being deleted already.",
        ),
        (
            r"^(Sandbox|Snapshot) (with ID )?\S+ has no build info$",
            (
                "It was not built here, from a Dockerfile or the image of a sandbox: it has no build "
                "logs."
            ),
        ),
        (
            r"^Sandbox must be in started or stopped state to ",
            (
                "Where another change is in progress, call wait_for_sandbox; an archived sandbox needs "
                "start_sandbox. Then try again."
            ),
        ),
        (
            r"^Sandbox state change in progress",
            "Another change is in progress: call wait_for_sandbox, then try again.",
        ),
        (
            r"^Sandbox is in an errored state$",
            (
                "get_sandbox_details shows its error_reason; call recover_sandbox, or delete_sandbox and "
                "create another."
            ),
        ),
    )
)

# Recordings stop_sandbox_conflict and delete_sandbox_conflict.
_IN_PROGRESS = late_pattern(r"state change in progress")

FAILURES = Vocabulary(
    kinds=FailureKind,
    hints=HINTS,
    by_message=_BY_MESSAGE,
    clear=_CLEAR,
    in_progress=_IN_PROGRESS,
    advice=_ADVICE,
    # The API without /api, or beside it, and any other web server.
    foreign=late_pattern(r"^Cannot [A-Z]+ /|: 404 page not found$| with an HTML page$"),
    not_offered=(
        "This Daytona does not offer it, and no retry helps: in place of a local one, use a Daytona "
        "of your key."
    ),
    messages=("message", "errors"),  # a bulk upload answers the second
)
