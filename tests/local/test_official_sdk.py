"""Official SDKs use a local Daytona as they use the real one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local.interpreter import packaged_node
from tests.local.clients import ISOLATIONS
from tests.local.git_servers import serve_repositories
from tests.local.official.outcomes import OUTCOMES, expected

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client

# Environments of their own, because the SDKs pin what this package does not: the newest, and that
# of the version that was recorded, in Python and JavaScript.
NEWEST = os.environ.get("OFFICIAL_SDK_PYTHON", "")
RECORDED = os.environ.get("RECORDED_SDK_PYTHON", "")
JAVASCRIPT = os.environ.get("JAVASCRIPT_SDK", "")
NODE = next(iter([*packaged_node(), shutil.which("node") or ""]))
DRIVERS = Path(__file__).with_name("official")
KINDS: dict[str, tuple[str, str, str, str]] = {
    "sync": (ISOLATIONS[0], RECORDED, "py", "sync"),
    "async": (ISOLATIONS[-1], RECORDED, "py", "async"),
    "javascript": (ISOLATIONS[0], JAVASCRIPT and NODE, "cjs", JAVASCRIPT),
}


def kind_of_sdk(kind: str) -> tuple[str, str, str, str]:
    """Return isolation, program, ending of its drivers and first argument; skip without the SDK."""
    if not KINDS[kind][1]:
        pytest.skip("RECORDED_SDK_PYTHON and JAVASCRIPT_SDK do not say where the SDKs are")
    return KINDS[kind]


def driven(client: Client, *command: str | Path) -> object:
    """Return what a driver has seen of a server."""
    daytona = client.daytona
    ended = subprocess.run(
        [*command, daytona.api_url, daytona.api_key],
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == ended.returncode, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.long
@pytest.mark.skipif(not NEWEST, reason="OFFICIAL_SDK_PYTHON names no Python with the official SDK")
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_official_sdk_drives_a_local_daytona(
    start_server: Callable[..., Client], kind: str
) -> None:
    """Create, execute, run code, upload, download, list, stop, start and delete."""
    seen = {
        "created": "started",
        "executed": [0, "hello\n"],
        "code": "42\n",
        "downloaded": "content",
        "files": [["file.txt", 7]],
        "listed": ["official"],
        "stopped": "stopped",
        "started": "started",
        "same": True,
    }
    assert seen == driven(start_server(), NEWEST, DRIVERS / "drive.py", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_an_sdk_of_the_recorded_version_drives_sessions(
    servers: Callable[[str], Client], kind: str
) -> None:
    """Create, run, run beside, ask, send input, read logs and delete.

    Following is by websockets, which a local Daytona refuses in words.
    """
    isolation, program, ending, first = kind_of_sdk(kind)
    driver = DRIVERS / f"sessions.{ending}"
    assert expected("sessions") == driven(servers(isolation), program, driver, first)


@pytest.mark.parametrize("kind", KINDS)
def test_an_sdk_of_the_recorded_version_drives_files_and_git(
    servers: Callable[[str], Client], kind: str
) -> None:
    """Whatever there is for them, unchanged, with a Git server that asks for a password."""
    isolation, program, ending, first = kind_of_sdk(kind)
    sandbox = servers(isolation).create(name=f"trees-{kind}")
    url = serve_repositories(sandbox)
    command = (program, DRIVERS / f"trees.{ending}", first, f"trees-{kind}", f"{url}/private.git")
    seen = driven(sandbox.client, *command)
    sandbox.http.delete(f"/sandbox/{sandbox.id}")
    assert expected("trees") == seen


@pytest.mark.parametrize("kind", KINDS)
def test_an_sdk_of_the_recorded_version_drives_lifecycle_snapshots_and_volumes(
    servers: Callable[[str], Client], kind: str
) -> None:
    """Whatever there is for them, unchanged; what a local Daytona has not is refused in words."""
    isolation, program, ending, first = kind_of_sdk(kind)
    driver = DRIVERS / f"machines.{ending}"
    assert expected("machines") == driven(servers(isolation), program, driver, first)


@pytest.mark.parametrize("driver", OUTCOMES)
def test_every_call_that_is_shown_is_made(driver: str) -> None:
    """The page names no call that its driver does not make."""
    python, javascript = (
        (DRIVERS / f"{driver}.{ending}").read_text(encoding="utf-8") for ending in ("py", "cjs")
    )
    for outcome in OUTCOMES[driver].values():
        for call in outcome.calls:
            assert f".{call.rpartition('.')[2]}" in python
        for call in outcome.javascript:
            assert f".{call.rpartition('.')[2]}(" in javascript
