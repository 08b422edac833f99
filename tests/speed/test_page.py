"""The page of figures is made of its results and nothing else; a target says honestly if it holds."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "scripts"))

from benchmark import chart, report, targets  # noqa: E402

FOLDER = PROJECT / "docs" / "benchmark"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The results that are published."""
    found: dict[str, Any] = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    return found


def test_page(document: dict[str, Any]) -> None:
    """The page says what the results say."""
    found = targets.check(document["results"], document["installed"])
    remarks = (FOLDER / "remarks.md").read_text(encoding="utf-8")
    page = (PROJECT / "docs" / "benchmark.md").read_text(encoding="utf-8")
    assert report.page(document, found, remarks) == page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_chart(document: dict[str, Any], theme: str) -> None:
    """The charts show what the results say."""
    drawn = (FOLDER / f"{theme}.svg").read_text(encoding="utf-8")
    assert chart.draw(document["results"], theme) == drawn


@pytest.mark.parametrize(
    ("promise", "ours", "other", "expected"),
    [
        ("at_most", [1.0], [1.0], True),
        ("at_most", [1.3], [1.0], False),
        ("at_most", [1.0, 1.3, 1.5], [1.0], True),
        ("at_most", [1.4, 1.4, 1.4], [1.0], False),
        ("at_least", [1.2], [1.0], False),
        ("at_least", [1.25], [1.0], True),
        ("at_least", [1.0, 1.1, 1.6], [1.0], True),
    ],
)
def test_target(promise: str, ours: list[float], other: list[float], *, expected: bool) -> None:
    """A target of 1.25 holds if the ratio of the medians does, or if the spread reaches it."""
    found = targets.Targets({})
    getattr(found, promise)("a promise", 1.25, ours, other)
    assert [expected] == [target.is_met for target in found.found]
