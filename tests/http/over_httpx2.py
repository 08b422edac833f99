"""A plugin of pytest: httpx and httpcore are httpx2 and httpcore2, their maintained continuation."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import httpcore2
import httpx2

if TYPE_CHECKING:
    import pytest

sys.modules["httpx"], sys.modules["httpcore"] = httpx2, httpcore2


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the seam found under the name of httpx."""
    found = sys.modules["daytona_actions.engine.http.client"].httpx
    terminalreporter.write_line(f"over {found.__name__} {found.__version__}")
