"""Fixtures: the stub of the benchmark, in a process of its own so that only the client is seen."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

STUB = Path(__file__).resolve().parents[2] / "scripts" / "benchmark" / "stub.py"
SANDBOX = "11111111-1111-1111-1111-111111111111"


@dataclass
class Stub:
    """A server that answers at once, and counts its connections."""

    address: str

    @property
    def api_url(self) -> str:
        """The control plane's URL."""
        return f"{self.address}/api"

    def connections(self) -> int:
        """Count the connections that were made so far, this question's own included."""
        with urllib.request.urlopen(f"{self.address}/connections") as answer:  # noqa: S310 - http
            return int(json.load(answer))


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A fresh stub."""
    with subprocess.Popen([sys.executable, STUB], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield Stub(f"http://127.0.0.1:{process.stdout.readline().strip()}")
        process.terminate()
