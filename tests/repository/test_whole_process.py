"""Tests move the clock and the system of the module that they test, never those of the whole process.

Servers that tests share run in it too: an event loop that has read another time once may sleep for hours. And
whatever is imported while a test runs asks which system this is.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
CLOCK = r"""["']time\.|(\w+\.)*time,"""
SYSTEM = r"""["']([\w.]+\.)?(os\.name|sys\.platform)["']|(\w+\.)*(os,\s*["']name|sys,\s*["']platform)["']"""
WHOLE = re.compile(rf"setattr\(\s*({CLOCK}|{SYSTEM})")


def test_no_test_changes_what_the_process_sees() -> None:
    """Each replaces the name `time`, `os` or `sys` of a module."""
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
        ('patch.setattr("package.module.os.name", "nt")', True),
        ('patch.setattr("sys.platform", "darwin")', True),
        ('patch.setattr(module.sys, "platform", "darwin")', True),
        ('patch.setattr(os, "name", "nt")', True),
        ('patch.setattr(module, "os", other)', False),
        ('patch.setattr(sys, "stdin", text)', False),
    ],
)
def test_what_is_found(source: str, *, expected: bool) -> None:
    """By the words, since that is how they are written here."""
    assert expected == bool(WHOLE.search(source))
