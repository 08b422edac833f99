"""The seam over httpx2, so that the day of moving there holds no surprise (docs/transport.md)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ("test_client.py", "test_properties.py", "test_event_loops.py", "test_seam.py")


@pytest.mark.long
def test_seam_over_httpx2() -> None:
    """What holds of the seam over httpx holds over httpx2, in a process where it takes its place."""
    tests = [f"tests/http/{name}" for name in FILES]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.http.over_httpx2", *tests]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert 0 == ran.returncode, ran.stdout[-3000:]
    assert "over httpx2 2." in ran.stdout
