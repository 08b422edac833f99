"""The environments that scripts make are made by a Python that stays, whichever is active."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parents[2] / "scripts" / "environment"


def test_python_of_an_active_environment(tmp_path: Path) -> None:
    """Of an active environment, which may be stale and made anew, it is the Python behind it."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "it"], check=True)
    command = (
        f". {tmp_path}/it/bin/activate && command -v python3 && . {ENVIRONMENT} && find_python"
    )
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    active, found = map(Path, ran.stdout.splitlines())
    assert (True, False) == tuple(path.is_relative_to(tmp_path) for path in (active, found))
    assert found.exists()
