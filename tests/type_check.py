"""Lets mypy check something that uses the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[1]
_KEPT = ROOT / ".mypy_cache"


def check_types(
    folder: Path, *arguments: str | Path, cwd: Path = ROOT, mypy_path: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run mypy, which begins with what it keeps of the project, if it does.

    Without that it reads all libraries anew, which takes longer than all else in these tests.

    Args:
        folder: where it keeps what it reads here.
        arguments: what is checked.
        cwd: the folder whose settings hold.
        mypy_path: a folder of packages that are not installed.
    """
    cache = folder / ".mypy_cache"
    if _KEPT.is_dir() and not cache.exists():
        shutil.copytree(_KEPT, cache)
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", cache, *arguments],
        cwd=cwd,
        env={**os.environ, **({"MYPYPATH": str(mypy_path)} if mypy_path else {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
