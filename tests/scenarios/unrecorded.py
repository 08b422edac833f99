"""Tapes of what could not be recorded, built by hand from the description of the API.

The recorded server had it switched off, has no sandboxes of that kind, or was not asked: the answers
here have the fields of its other answers (settings_resize_recover, build_logs, snapshot_from_dockerfile).
docs/operations.md marks the operations. Once a scenario is recorded these are no longer used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.by_hand import add
from tests.scenarios.process_tapes import TAPES as PROCESSES
from tests.scenarios.text_tapes import TAPES as TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from vcr.cassette import Cassette

_API = "https://app.daytona.io/api"
_ID = "ef42abbf-8505-4c9c-a0e0-144582af02fc"
_SNAPSHOT = "142111ef-33bc-483e-83e1-37cd95f6c892"
_VOLUME = "7f0f5c5e-9f0d-4f6b-8d55-0d2b6f1c3a11"
_SANDBOX = {
    "id": _ID,
    "cpu": 1,
    "memory": 1,
    "disk": 3,
    "errorReason": None,
    "toolboxProxyUrl": "https://proxy.app.daytona.io/toolbox",
}


def _resize_sandbox(tape: Cassette) -> None:
    one, new = f"{_API}/sandbox/resized", {"cpu": 2, "memory": 4}
    before, after = _SANDBOX | {"name": "resized"}, _SANDBOX | {"name": "resized"} | new
    add(tape, "POST", f"{one}/resize", 200, before | {"state": "resizing"}, new)
    add(tape, "GET", one, 200, before | {"state": "resizing"})
    add(tape, "GET", one, 200, after | {"state": "started"})


def _recover_sandbox(tape: Cassette) -> None:
    seen = _SANDBOX | {"name": "broken", "desiredState": "started"}
    add(tape, "POST", f"{_API}/sandbox/broken/recover", 200, seen | {"state": "stopped"})
    for state in ("starting", "started"):
        add(tape, "GET", f"{_API}/sandbox/{_ID}", 200, seen | {"state": state})


def _fork_sandbox(tape: Cassette) -> None:
    forked = _SANDBOX | {"name": "fork", "desiredState": "started"}
    asked = {"name": "fork"}
    add(tape, "POST", f"{_API}/sandbox/origin/fork", 200, forked | {"state": "creating"}, asked)
    add(tape, "GET", f"{_API}/sandbox/{_ID}", 200, forked | {"state": "started"})


def _create_sandbox_with_a_volume(tape: Cassette) -> None:
    mount = {"volumeId": "rec-data", "mountPath": "/home/daytona/data", "subpath": "mine"}
    asked = {"name": "rec-mounts", "volumes": [mount]}
    made = _SANDBOX | {"name": "rec-mounts", "volumes": [mount | {"volumeId": _VOLUME}]}
    add(tape, "POST", f"{_API}/sandbox", 200, made | {"state": "creating"}, asked)
    for _ in range(2):
        add(tape, "GET", f"{_API}/sandbox/{_ID}", 200, made | {"state": "started"})
    found = {"id": _VOLUME, "name": "rec-data", "state": "ready"}
    add(tape, "GET", f"{_API}/volumes/by-name/rec-data", 200, found)


def _get_snapshot_build_logs(tape: Cassette) -> None:
    log = b"Step 1/1 : FROM daytonaio/sandbox:0.5.0-slim\nSuccessfully built 65726fcd3486\n"
    found = {"id": _SNAPSHOT, "name": "rec-built", "state": "active"}
    add(tape, "GET", f"{_API}/snapshots/rec-built", 200, found)
    add(tape, "GET", f"{_API}/snapshots/{_SNAPSHOT}/build-logs", 200, log)


UNRECORDED: dict[str, Callable[[Cassette], None]] = {
    "resize_sandbox": _resize_sandbox,
    "recover_sandbox": _recover_sandbox,
    "fork_sandbox": _fork_sandbox,
    "create_sandbox_with_a_volume": _create_sandbox_with_a_volume,
    "get_snapshot_build_logs": _get_snapshot_build_logs,
}
"""What writes the tape of each scenario whose success nobody could record, by its name."""

TAPES = PROCESSES | TEXTS | UNRECORDED
"""What writes the tape of each scenario that no recording has, by its name."""
