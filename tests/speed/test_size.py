"""What an installation of the base package brings with it."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from daytona_actions import ACTIONS
from daytona_actions.listed import SHORT_LIST
from tests.speed import facade

MOST_DISTRIBUTIONS = 17
MOST_MEGABYTES = 25
MOST_LINES_AN_ACTION = 96
MOST_LINES_OF_THE_SHORT_LIST = 2_000
MOST_LINES_OF_A_FILE = 300
PACKAGE = "daytona_actions.actions"
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
    assert {"execution.py", "sandboxes.py"} <= {path.name for path in actions}
    together = sum(len(path.read_text("utf-8").splitlines()) for path in actions)
    assert together / len(ACTIONS) <= MOST_LINES_AN_ACTION
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "daytona_actions").rglob("*.py")
    }
    assert {} == {path: lines for path, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE}


def test_short_list_stays_small() -> None:
    """The actions of the short list, with all of the facade that they need, stay few lines."""
    actions = [
        (action.function.__module__.removeprefix(f"{PACKAGE}."), action.name)
        for action in SHORT_LIST
    ]
    counted = facade.count(ROOT / "daytona_actions" / "actions", actions)
    assert {"sandboxes", "execution", "lifecycle", "toolbox"} < counted.keys()
    assert "volumes" not in counted
    assert sum(counted.values()) <= MOST_LINES_OF_THE_SHORT_LIST


def test_what_counts(tmp_path: Path) -> None:
    """Files count but for what only others use; what is quoted, imported or re-exported is used."""
    (tmp_path / "one.py").write_text(
        f"from {PACKAGE}.two import shared as renamed\n\nNAME = 1\n\n\n"
        'def wanted() -> "Kind":\n    return renamed()\n\n\n'
        "@decorated\ndef other():\n    return apart()\n\n\n"
        "class Kind:\n    pass\n"
    )
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "__init__.py").write_text(f"from {PACKAGE}.two.three import shared\n")
    (tmp_path / "two" / "three.py").write_text(
        "def shared():\n    pass\n\n\ndef unused():\n    pass\n"
    )
    (tmp_path / "four.py").write_text("def apart():\n    pass\n")
    assert {"one": 11, "two.three": 2} == facade.count(tmp_path, [("one", "wanted")])
