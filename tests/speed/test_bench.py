"""The bench measures: each of its tasks runs, in a process of its own, and gives its figures."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.speed.conftest import SANDBOX, STUB

if TYPE_CHECKING:
    from pathlib import Path

    from tests.speed.conftest import Stub

MEASURE = STUB.with_name("measure.py")
FIGURES = {
    "start": ("import_ms", "client_ms", "first_call_ms", "modules", "memory_mb"),
    "calls": ("p50_ms", "p95_ms", "cpu_ms", "connections"),
    "flight": ("calls_per_s", "cpu_ms", "connections"),
    "mix": ("connections",),
    "listings": ("sandboxes_ms", "files_ms"),
    "upload": ("seconds", "mb_per_s", "memory_per_byte"),
    "download": ("seconds", "mb_per_s", "memory_per_byte"),
}


def test_threads(stub: Stub, tmp_path: Path) -> None:
    """The measurement of threads is one of the synchronous clients."""
    command = [sys.executable, MEASURE, "threads", "ours", stub.api_url, "made-up", SANDBOX, "2"]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env={"HOME": str(tmp_path)}
    )
    assert ("", 0) == (run.stderr, run.returncode)
    found = json.loads(run.stdout)
    assert found["calls_per_s"] > 0
    assert found["connections"] <= 3


@pytest.mark.parametrize("subject", ["ours async", "httpx async"])
@pytest.mark.parametrize("task", FIGURES)
def test_task(stub: Stub, tmp_path: Path, task: str, subject: str) -> None:
    """A measurement of a client gives every figure that the page shows of it, above zero."""
    command = [sys.executable, MEASURE, task, subject, stub.api_url, "made-up", SANDBOX, "2"]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env={"HOME": str(tmp_path)}
    )
    assert ("", 0) == (run.stderr, run.returncode)
    found = json.loads(run.stdout)
    positive = [name for name in FIGURES[task] if found[name] > 0 or name == "memory_per_byte"]
    assert [*FIGURES[task]] == positive
