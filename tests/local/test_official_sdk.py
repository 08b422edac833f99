"""The newest official SDK, sync and async, uses a local Daytona as it uses the real one."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client

# An environment of its own, because the SDK pins what this package does not.
PYTHON = os.environ.get("OFFICIAL_SDK_PYTHON", "")
DRIVE = Path(__file__).with_name("official") / "drive.py"


@pytest.mark.skipif(not PYTHON, reason="OFFICIAL_SDK_PYTHON names no Python with the official SDK")
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_official_sdk_drives_a_local_daytona(
    start_server: Callable[..., Client], kind: str
) -> None:
    """Create, execute, run code, upload, download, list, stop, start and delete."""
    client = start_server()
    ended = subprocess.run(
        [PYTHON, DRIVE, kind, client.daytona.api_url, client.daytona.api_key],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    expected = {
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
    assert expected == json.loads(ended.stdout)
