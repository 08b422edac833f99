"""What a file takes in memory, counted by what Python allocates: not measured, so not noisy."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.speed.conftest import SANDBOX

if TYPE_CHECKING:
    from tests.speed.conftest import Stub

SIZE = 24 * 1024 * 1024

# In a process of its own: while code is traced, as for coverage, Python lengthens no text in place.
_SCRIPT = """
import asyncio, inspect, sys, tracemalloc
from daytona_actions import AsyncDaytonaActions, DaytonaActions

async def main(kind, move, url, sandbox, size):
    content = "eXl5" * (size // 3)
    daytona = {"sync": DaytonaActions, "async": AsyncDaytonaActions}[kind]("made-up", api_url=url)

    async def moved(size):
        if move == "download":
            result = daytona.download_file(sandbox, f"/tmp/{size}.bin")
        else:
            result = daytona.upload_file(sandbox, f"/tmp/{size}.bin", content[: size // 3 * 4])
        return (await result if inspect.isawaitable(result) else result).unwrap()

    await moved(3)
    tracemalloc.start()
    result = await moved(size)
    peak = tracemalloc.get_traced_memory()[1]
    assert result.size == size
    await daytona.aclose() if kind == "async" else daytona.close()
    print(peak / size)

asyncio.run(main(*sys.argv[1:5], int(sys.argv[5])))
"""


@pytest.mark.parametrize(("move", "most"), [("download", 1.6), ("upload", 1.2)])
def test_file(kind: str, stub: Stub, move: str, most: float) -> None:
    """A download takes its base64 form and little more, an upload its bytes and little more."""
    command = [sys.executable, "-c", _SCRIPT, kind, move, stub.api_url, SANDBOX, str(SIZE)]
    untraced = {name: text for name, text in os.environ.items() if "COVERAGE" not in name}
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=untraced)
    assert 1 <= float(run.stdout) <= most
