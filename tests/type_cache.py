"""What mypy keeps of the project, for tests that let it check something else that uses the project."""

from __future__ import annotations

import shutil
from pathlib import Path

_KEPT = Path(__file__).resolve().parents[1] / ".mypy_cache"


def type_cache(folder: Path) -> Path:
    """Return a cache of mypy in a folder, which begins with what it keeps of the project, if it does.

    Without it mypy reads all libraries anew for each test, which takes longer than all else there.
    """
    cache = folder / ".mypy_cache"
    if _KEPT.is_dir():
        shutil.copytree(_KEPT, cache)
    return cache
