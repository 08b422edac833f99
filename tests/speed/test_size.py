"""What an installation of the base package brings with it."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from daytona_actions import ACTIONS

MOST_DISTRIBUTIONS = 17
MOST_MEGABYTES = 25
MOST_LINES_AN_ACTION = 108
MOST_LINES_OF_A_FILE = 300
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def brought() -> set[str]:
    """The distributions that the base package needs, directly or not."""
    found: set[str] = set()
    waiting = ["daytona-actions"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for line in distribution(name).requires or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                waiting.append(needed.name.lower().replace("_", "-"))
    return found


def test_few_distributions(brought: set[str]) -> None:
    """Few distributions are installed with the package, itself included."""
    assert {"daytona-actions", "httpx", "pydantic"} <= brought
    assert len(brought) <= MOST_DISTRIBUTIONS


def test_little_space(brought: set[str]) -> None:
    """They take little space on disk, bytecode not counted."""
    files = {
        Path(str(file.locate()))
        for name in brought - {"daytona-actions"}
        for file in distribution(name).files or ()
    }
    for package in ("daytona_actions", "generated"):  # installed in place here
        files |= set((ROOT / package).rglob("*"))
    size = sum(file.stat().st_size for file in files if file.is_file() and file.suffix != ".pyc")
    assert 1 < size / 1e6 <= MOST_MEGABYTES


def test_facade_stays_small() -> None:
    """The actions, with what they share, are few lines each; no file of ours has two jobs."""
    actions = [*(ROOT / "daytona_actions" / "actions").rglob("*.py")]
    assert {"process.py", "sandboxes.py"} <= {path.name for path in actions}
    together = sum(len(path.read_text("utf-8").splitlines()) for path in actions)
    assert together / len(ACTIONS) <= MOST_LINES_AN_ACTION
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "daytona_actions").rglob("*.py")
    }
    assert {} == {path: lines for path, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE}
