"""What official SDKs see of a local Daytona: the tests compare it, and docs/parity.md shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

# Where JavaScript's name is not Python's in its own spelling.
JAVASCRIPT_NAMES = {
    "fs.get_file_info": "fs.getFileDetails",
    "process.exec": "process.executeCommand",
    "process.get_session_command_logs_async": "process.getSessionCommandLogs",
    "sandbox.create_signed_preview_url": "sandbox.getSignedPreviewUrl",
    "sandbox._experimental_create_snapshot": "sandbox._experimental_createSnapshot",
    "sandbox._experimental_fork": "sandbox._experimental_fork",
}
WORKS = "works"


@dataclass(frozen=True)
class Outcome:
    """Calls of Python's SDK, what a driver reports of them, and what that means."""

    calls: tuple[str, ...]
    seen: Any
    meaning: str = WORKS

    @property
    def javascript(self) -> tuple[str, ...]:
        """The same calls of the JavaScript SDK."""
        return tuple(JAVASCRIPT_NAMES.get(call) or _camel(call) for call in self.calls)


def _of(*calls: str, seen: Any, meaning: str = WORKS) -> Outcome:
    return Outcome(calls, seen, meaning)


_NO_PREVIEWS = "refused with 501 and a sentence: there is no proxy"
_AS_RECORDED = "refused as the recorded server refuses it"

MACHINES = {
    "labels": _of("daytona.create", "sandbox.set_labels", seen={"by": "sdk"}),
    "intervals": _of(
        *("sandbox.set_autostop_interval", "sandbox.set_auto_archive_interval"),
        *("sandbox.set_auto_delete_interval", "sandbox.refresh_activity", "sandbox.refresh_data"),
        seen=[5, 60, 120],
    ),
    "resized": _of("sandbox.resize", seen=[2, 4, 3]),
    "ssh": _of(
        "sandbox.create_ssh_access",
        "sandbox.revoke_ssh_access",
        seen=True,
        meaning="a token as recorded, which no gateway takes",
    ),
    "validation": _of("sandbox.validate_ssh_access", seen=True, meaning=_AS_RECORDED),
    "previews": _of(
        *("sandbox.get_preview_link", "sandbox.create_signed_preview_url"),
        "sandbox.expire_signed_preview_url",
        seen=True,
        meaning=_NO_PREVIEWS,
    ),
    "forked": _of("sandbox._experimental_fork", seen=True, meaning=_AS_RECORDED),
    "paused": _of("sandbox.pause", seen=True, meaning=_AS_RECORDED),
    "recovered": _of("sandbox.recover", seen=True, meaning=_AS_RECORDED),
    "snapshot": _of("sandbox._experimental_create_snapshot", "snapshot.get", seen=["active", 2, 4]),
    "snapshots": _of("snapshot.list", seen=True),
    "copied": _of("daytona.create", "process.exec", "snapshot.delete", seen="kept\n"),
    "activated": _of("snapshot.activate", seen=True, meaning="refused as there: it is active"),
    "built": _of(
        "snapshot.create", seen=True, meaning="refused with a sentence: no image is pulled or built"
    ),
    "restored": _of("sandbox.stop", "sandbox.archive", "sandbox.start", seen="started"),
    "volume": _of("volume.create", "volume.get", seen="ready"),
    "volumes": _of("volume.list", seen=True),
    "shared": _of("daytona.create", "process.exec", seen="shared\n"),
    "in_use": _of("volume.delete", seen=True, meaning="refused while a sandbox has it"),
    "gone": _of("sandbox.delete", "volume.delete", seen=True),
}
SESSIONS = {
    "sessions": _of("process.create_session", "process.list_sessions", seen=["work"]),
    "executed": _of("process.execute_session_command", seen=[3, "out\n", "err\n"]),
    "running": _of("process.get_session_command", seen=None),
    "ended": _of("process.send_session_command_input", seen=0),
    "logs": _of("process.get_session_command_logs", seen=["world\nhello world\n", ""]),
    "follow_is_refused": _of(
        "process.get_session_command_logs_async",
        seen=True,
        meaning="refused with 501: it follows by websocket",
    ),
    "entrypoint": _of("process.get_entrypoint_session", seen="'sleep' 'infinity'"),
    "missing": _of("process.delete_session", "process.get_session", seen=True),
}
TREES = {
    "info": _of(
        *("fs.upload_file", "fs.create_folder", "fs.move_files", "fs.set_file_permissions"),
        "fs.get_file_info",
        seen=["b.txt", 8, "-rw-r-----"],
    ),
    "found": _of("fs.find_files", seen=[["files/new/b.txt", 1, "one two"]]),
    "named": _of("fs.search_files", seen=["files/new/b.txt"]),
    "replaced": _of("fs.replace_in_files", seen=[True]),
    "downloaded": _of("fs.download_files", seen=["one 2\n", None]),
    "left": _of("fs.delete_file", "fs.list_files", seen=0),
    "staged": _of(
        *("git.clone", "git.create_branch", "git.checkout_branch", "git.add", "git.status"),
        seen=[["new", "Added"]],
    ),
    "committed": _of("git.commit", seen=40),
    "branches": _of(*("git.push", "git.pull", "git.delete_branch", "git.branches"), seen=["trunk"]),
    "status": _of("git.status", seen=["trunk", 0, 0]),
    "refused": _of("git.push", seen=True, meaning="refused without credentials, as there"),
}
# By the name of the driver that reports them.
OUTCOMES = {"machines": MACHINES, "sessions": SESSIONS, "trees": TREES}
_HEAD = """
## Official SDKs

The official SDKs of the recorded version use a local Daytona unchanged: Python's `daytona` 0.190.0, sync and async,
and `@daytonaio/sdk` 0.190.1. What the tests compare is what stands here; the newest Python SDK is tested beside them.

| calls in Python | calls in JavaScript | outcome |
|---|---|---|
"""


def expected(driver: str) -> dict[str, Any]:
    """Return what a driver has to report."""
    return {name: outcome.seen for name, outcome in OUTCOMES[driver].items()}


def table() -> str:
    """Return the part of docs/parity.md about official SDKs."""
    page = _HEAD
    for outcomes in OUTCOMES.values():
        for outcome in outcomes.values():
            calls = (_shown(outcome.calls), _shown(outcome.javascript))
            page += f"| {calls[0]} | {calls[1]} | {outcome.meaning} |\n"
    return page


def _shown(calls: tuple[str, ...]) -> str:
    return ", ".join(f"`{call}`" for call in calls)


def _camel(call: str) -> str:
    return re.sub(r"(?<=[a-z])_([a-z])", lambda found: found[1].upper(), call)
