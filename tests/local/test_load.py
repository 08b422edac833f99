"""The script that loads a local Daytona: what it shows, and that it says when something fails."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.local.parity.recordings import PROJECT

FEW = ["--sandboxes", "5", "--in-flight", "4", "--commands", "8"]


@pytest.mark.parametrize(("most", "code"), [("150", 0), ("1", 1)])
def test_the_load_is_shown(isolation: str, most: str, code: int) -> None:
    """Every command ran, and too much memory is exit code 1."""
    script = str(PROJECT / "scripts/local_load.py")
    options = [*FEW, "--isolation", isolation, "--most-megabytes", most]
    ended = subprocess.run(
        [sys.executable, script, *options], capture_output=True, text=True, check=False
    )
    shown = dict(line.split("  ", 1) for line in ended.stdout.splitlines())
    figures = {name: shown[name].strip().split(" in")[0] for name in list(shown)[:2]}
    failures = shown["failures"].strip()
    expected = ({"sandboxes started": "5", "commands": "8, 4"}, "0", code)
    assert expected == (figures, failures, ended.returncode), ended.stderr
