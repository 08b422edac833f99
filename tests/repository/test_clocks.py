"""Tests move the clock of the module that they test, never that of the whole process.

Servers that tests share run in it too: an event loop that has read another time once may sleep for hours.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
WHOLE = re.compile(r"""setattr\(\s*(["']time\.|(\w+\.)*time,)""")


def test_no_test_moves_the_clock_of_the_process() -> None:
    """Each replaces the name `time` of a module."""
    found = {
        path.name
        for path in TESTS.rglob("*.py")
        if path != Path(__file__).resolve() and WHOLE.search(path.read_text("utf-8"))
    }
    assert set() == found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('patch.setattr("time.monotonic", f)', True),
        ("patch.setattr(time, 'sleep', f)", True),
        ('patch.setattr(sparing.time, "monotonic", f)', True),
        ('patch.setattr(sparing, "time", clock)', False),
    ],
)
def test_what_is_found(source: str, *, expected: bool) -> None:
    """By the words, since that is how they are written here."""
    assert expected == bool(WHOLE.search(source))
